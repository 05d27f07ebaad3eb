import {
  isOver,
  leaveAfter,
  mayAct,
  sortKeyOf,
  statesShown,
  ways,
  whyNotUntil,
} from '../../cloudfunctions/domain/wishes/rules'
import type { WishAct, WishState } from '../../types/wishes'
import { noon } from '../town'

const acts = Object.keys(ways) as WishAct[]
const states = Object.values(statesShown).flat()
const today = noon('2026-11-22')
const standing = { inTwos: false, volunteerIds: ['m'], leaveAt: 1 }
const aDay = 86_400_000

describe('the road of a small wish', () => {
  it('G35 every state but the first is reached, what is over is left by nobody, and each stands in one list', () => {
    expect(new Set(acts.map(act => ways[act].to))).toEqual(new Set(states))
    expect(new Set(states).size).toBe(states.length)
    for (const act of acts) expect(ways[act].from.filter(from => from !== null && isOver(from))).toEqual([])
  })

  it.each<[WishAct, WishState, boolean, string[]]>([
    ['take', 'published', false, []],
    ['take', 'taken', false, ['m']],
    ['take', 'taken', true, ['m']],
    ['take', 'taken', true, ['m', 'n']],
    ['take', 'said', false, []],
  ])('G37 may a member %s what is %s (in twos %s, by %j)?', (act, state, inTwos, volunteerIds) => {
    const may = mayAct(act, { ...standing, state, inTwos, volunteerIds }, ['anyMember'])
    expect(may).toBe(state === 'published' || (state === 'taken' && inTwos && volunteerIds.length === 1))
    expect(mayAct(act, { ...standing, state, inTwos, volunteerIds }, ['wisher', 'host', 'taker'])).toBe(false)
  })

  it('G29 it is not yet done only while the home is known', () => {
    expect(mayAct('notYet', { ...standing, state: 'fulfilled' }, ['wisher'])).toBe(true)
    expect(mayAct('notYet', { ...standing, state: 'fulfilled', leaveAt: null }, ['wisher'])).toBe(false)
  })

  it.each([
    ['2026-11-21', 'dayPast'],
    ['2026-11-22', null],
    ['2027-02-20', null],
    ['2027-02-21', 'dayTooFar'],
  ])('G35 until %s → %s', (untilDay, why) => {
    expect(whyNotUntil(untilDay, '2026-11-22')).toBe(why)
  })

  it('G35 it leaves after its last day; whoever has taken it is given a fortnight; what is over stays', () => {
    const over = noon('2026-11-25') - aDay / 2
    expect(leaveAfter('published', '2026-11-24', today)).toBe(over)
    expect(leaveAfter('taken', '2026-11-24', today)).toBe(today + 14 * aDay)
    expect(leaveAfter('taken', '2026-12-24', today)).toBe(noon('2026-12-25') - aDay / 2)
    expect(leaveAfter('fulfilled', '2026-12-24', today)).toBe(today + 14 * aDay)
    expect(leaveAfter('confirmed', '2026-12-24', today)).toBeNull()
  })

  it('G35 running ones stand by their last day, before those that are over, the latest first', () => {
    const keys = [
      sortKeyOf({ state: 'published', untilDay: '2026-11-24' }, today, 'b'),
      sortKeyOf({ state: 'taken', untilDay: '2026-12-01' }, today, 'a'),
      sortKeyOf({ state: 'confirmed', untilDay: '2026-11-20' }, today + 1, 'd'),
      sortKeyOf({ state: 'expired', untilDay: '2026-11-20' }, today, 'c'),
    ]
    expect([...keys].sort()).toEqual(keys)
  })
})
