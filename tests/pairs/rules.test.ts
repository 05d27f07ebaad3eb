import fc from 'fast-check'
import {
  awaitedAfter,
  calendarOf,
  isOnCalendar,
  missedDays,
  nextDay,
  stateOf,
  whyNotTold,
} from '../../cloudfunctions/domain/pairs/rules'
import { addDays } from '../../src/contract/calendar'
import type { PairDay, PairRhythm } from '../../types/pairs'
import { seed, size } from '../size'

const weekly: PairRhythm = { everyWeeks: 1, from: '2026-11-24' }
const fortnightly: PairRhythm = { everyWeeks: 2, from: '2026-11-24' }
const together = { state: 'together', rhythm: weekly } as const

const told = (day: string, state: PairDay['state']): PairDay => ({
  _id: `k_${day}`,
  pairId: 'k',
  day,
  state,
  note: null,
  by: { side: 'member', openid: 'oLI', role: null, orgId: null, name: '李建国' },
  at: 0,
  tapId: 'tap',
})

describe('the calendar of a pair (G34)', () => {
  it.each([
    [weekly, '2026-11-20', '2026-11-24'],
    [weekly, '2026-11-24', '2026-12-01'],
    [weekly, '2026-12-30', '2027-01-05'],
    [fortnightly, '2026-11-24', '2026-12-08'],
    [fortnightly, '2026-12-07', '2026-12-08'],
  ])('G34 %j after %s comes %s', (rhythm, after, day) => {
    expect(nextDay(rhythm, after)).toBe(day)
  })

  it('G34 whatever was missed, the next day is a day of the calendar, later, and the first one', () => {
    const any = fc.record({ everyWeeks: fc.constantFrom(1 as const, 2 as const), later: fc.nat(2000) })
    fc.assert(
      fc.property(any, ({ everyWeeks, later }) => {
        const rhythm = { everyWeeks, from: '2026-11-24' }
        const after = addDays('2026-11-01', later)
        const day = nextDay(rhythm, after)
        expect(day > after).toBe(true)
        expect(isOnCalendar(rhythm, day)).toBe(true)
        const before = addDays(day, -7 * everyWeeks)
        expect(before > after && before >= rhythm.from).toBe(false)
      }),
      { numRuns: size(300), seed },
    )
  })

  it.each([
    ['2026-11-24', 0],
    ['2026-11-25', 1],
    ['2026-12-01', 1],
    ['2026-12-02', 2],
  ])('G34 on %s, %i days went by without a word', (today, missed) => {
    expect(missedDays({ ...together, awaitedDay: '2026-11-24' }, today)).toBe(missed)
  })

  it('G34 a later day told leaves an earlier one missed, and a day told late moves nothing back', () => {
    const awaiting = { rhythm: weekly, awaitedDay: '2026-11-24' }
    expect(awaitedAfter(awaiting, '2026-12-01')).toBe('2026-12-08')
    expect(awaitedAfter({ ...awaiting, awaitedDay: '2026-12-08' }, '2026-11-24')).toBe('2026-12-08')
    const days = calendarOf(together, [told('2026-12-01', 'visited')], '2026-12-02')
    expect(days.map(({ day, state }) => `${day} ${state}`)).toEqual([
      '2026-12-08 coming',
      '2026-12-01 visited',
      '2026-11-24 missed',
    ])
  })

  it('G34 nothing is told of a day that is none, or has not come', () => {
    expect(whyNotTold(weekly, '2026-11-25', '2026-11-26')).toBe('notADay')
    expect(whyNotTold(weekly, '2026-12-01', '2026-11-26')).toBe('dayNotYet')
    expect(whyNotTold(weekly, '2026-11-24', '2026-11-26')).toBeNull()
    expect(whyNotTold(null, '2026-11-25', '2026-11-26')).toBeNull()
    expect(whyNotTold(null, '2026-10-01', '2026-11-26')).toBe('notADay')
  })

  it.each([
    [[true], false, 'together'],
    [[true], true, 'asked'],
    [[true, false], true, 'asked'],
    [[true, true], true, 'together'],
    [[], false, 'asked'],
  ] as const)('A49 G37 %j said yes, in twos %s: %s', (agreed, inTwos, state) => {
    const members = agreed.map((yes, at) => ({ memberId: `m${at}`, name: '', agreedAt: yes ? 1 : null }))
    expect(stateOf({ members, inTwos })).toBe(state)
  })
})
