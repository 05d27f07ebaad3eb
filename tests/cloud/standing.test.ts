import { type Standing, standingOf } from '../../src/cloud/standing'

it.each<[isAsking: boolean, isKnown: boolean, refusal: string | undefined, stands: Standing]>([
  [true, false, undefined, 'waiting'],
  [true, true, undefined, 'known'],
  [false, true, undefined, 'done'],
  [false, true, 'offline', 'offline'],
  [false, false, 'unavailable', 'offline'],
  [false, true, 'notAllowed', 'refused'],
])('asking %s, known %s, refused for %s: it stands %s', (isAsking, isKnown, refusal, stands) => {
  expect(standingOf(isAsking, isKnown, refusal)).toBe(stands)
})
