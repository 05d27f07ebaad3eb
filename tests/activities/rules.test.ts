import {
  changedFields,
  decideAttend,
  homeOf,
  isConfirmedBy,
  isToBeTold,
  newsOf,
  takesAPlace,
  whyClosed,
} from '../../cloudfunctions/domain/activities/rules'
import { aMember, chenMing, liJianguo, today } from '../town'
import { anActivity, aPlan, hour } from './planning'

const begins = anActivity('clean').startsAt
const ends = anActivity('clean').endsAt

describe('a place or the line', () => {
  it.each([
    ['without a limit', { capacity: null, signedUp: 900, waiting: 0 }, true],
    ['with room', { capacity: 2, signedUp: 1, waiting: 0 }, true],
    ['when full', { capacity: 2, signedUp: 2, waiting: 0 }, false],
    ['with room that the first in line has not taken yet', { capacity: 2, signedUp: 1, waiting: 1 }, false],
    ['after the capacity was lowered', { capacity: 2, signedUp: 3, waiting: 0 }, false],
  ])('G40 %s', (_, activity, hasPlace) => {
    expect(takesAPlace(activity)).toBe(hasPlace)
  })
})

it.each([
  ['before it begins', {}, begins - 1, null],
  ['once it has begun', {}, begins, 'activityBegun'],
  ['once it is over', {}, ends, 'activityOver'],
  ['cancelled, whenever', { state: 'cancelled' as const }, begins - 1, 'activityCancelled'],
])('G40 sign-up %s', (_, change, now, refusal) => {
  expect(whyClosed(anActivity('clean', change), now)).toBe(refusal)
})

describe('who attends, and when', () => {
  const li = aMember(liJianguo)
  const chen = aMember(chenMing, { communityId: 'river' })
  const cancelled = anActivity('clean', { state: 'cancelled' })

  it.each([
    ['an hour early', anActivity('clean'), li, begins - hour, null],
    ['two hours after its end', anActivity('clean'), li, ends + 2 * hour, null],
    ['too early', anActivity('clean'), li, begins - hour - 1, 'outsideHours'],
    ['too late', anActivity('clean'), li, ends + 2 * hour + 1, 'outsideHours'],
    ['of another community', anActivity('clean'), chen, begins, 'notYourCommunity'],
    ['nobody on the roster', anActivity('clean'), null, begins, 'notYourCommunity'],
    ['a cancelled one', cancelled, li, begins, 'activityCancelled'],
    ['none that exists', null, li, begins, 'unknownActivity'],
  ])('A38 A53 %s', (_, activity, member, at, refusal) => {
    expect(decideAttend(activity, member, at)).toBe(refusal)
  })

  it('A26 where somebody is registered goes before where the roster says', () => {
    const registration = { communityId: 'sunny', state: 'accepted' as const, since: today }
    expect(homeOf({ communityId: 'river', registration })).toBe('sunny')
    expect(homeOf({ communityId: 'river', registration: { ...registration, state: 'declined' } })).toBe(
      'river',
    )
    expect(homeOf({ communityId: null, registration: null })).toBeNull()
  })
})

it('G204 counts by the words of two different members, never by one said twice', () => {
  expect(isConfirmedBy(['li'])).toBe(false)
  expect(isConfirmedBy(['li', 'li'])).toBe(false)
  expect(isConfirmedBy(['li', 'wang'])).toBe(true)
})

describe('what somebody is told until it was seen', () => {
  const signup = { isOpen: true, seenAt: 10, movedUpAt: null }
  const still = { cancelledAt: null, changedAt: null }

  it.each([
    ['nothing', signup, still, null],
    ['a place', { ...signup, movedUpAt: 11 }, still, 'movedUp'],
    ['a change', signup, { ...still, changedAt: 11 }, 'changed'],
    ['a place before a change', { ...signup, movedUpAt: 11 }, { ...still, changedAt: 12 }, 'movedUp'],
    [
      'a cancellation before all',
      { ...signup, movedUpAt: 12 },
      { cancelledAt: 11, changedAt: 11 },
      'cancelled',
    ],
    ['nothing that was seen', { ...signup, seenAt: 12 }, { cancelledAt: 11, changedAt: 12 }, null],
    ['nothing after leaving', { ...signup, isOpen: false }, { ...still, cancelledAt: 11 }, null],
  ])('G40 %s', (_, of, activity, news) => {
    expect(newsOf(of, activity)).toBe(news)
  })
})

it('G40 tells of another hour or place, not of more room', () => {
  const moved = changedFields(aPlan(), aPlan({ place: '桂花园北门', capacity: 5 }))
  expect(moved).toEqual(['place', 'capacity'])
  expect(isToBeTold(moved)).toBe(true)
  expect(isToBeTold(changedFields(aPlan(), aPlan({ capacity: 5 })))).toBe(false)
  expect(changedFields(aPlan(), aPlan())).toEqual([])
})
