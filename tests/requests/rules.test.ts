import {
  climbAfter,
  dueAfter,
  hoursLeft,
  isLate,
  isOpen,
  isTooLate,
  isToTake,
  leadsTo,
  mayAct,
  maySetOut,
  sortKeyOf,
  statesShown,
  ways,
} from '../../cloudfunctions/domain/requests/rules'
import { emergencyIn } from '../../src/contract/emergency'
import { workCalendarOf } from '../../src/contract/workdays'
import type { ChosenHelper } from '../../types/choosing'
import type { RequestAct, RequestState, ServiceRequest } from '../../types/requests'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const weekdays = workCalendarOf(new Map())
const limits = { firstAnswerHours: 24, limitDays: 3, chosenHours: 24 }
const nobody = { kind: 'help' as const, inTwos: false, volunteerIds: [] }
const states = Object.values(statesShown).flat()

describe('the table of a request', () => {
  it('G30 every state stands in one list, and is reached by some act', () => {
    const reached = new Set(Object.values(ways).flatMap(({ to }) => (to && to !== 'back' ? [to] : [])))
    expect([...reached].sort()).toEqual([...states].sort())
    expect(new Set(states).size).toBe(states.length)
  })

  it('G30 an honest end can be opened again, and only by who asked or the community', () => {
    const ended = statesShown.ended.filter(state => state !== 'withdrawn')
    for (const state of ended) {
      const request = { ...nobody, state, isOpenToClaims: true, waitingSince: null }
      expect(mayAct('reopen', request, ['asker'])).toBe(true)
      expect(mayAct('reopen', request, ['volunteer', 'anyVolunteer', 'another'])).toBe(false)
    }
  })

  it('G28 nobody claims what is not open to everybody', () => {
    const request = { ...nobody, state: 'accepted', waitingSince: null } as const
    expect(mayAct('claim', { ...request, isOpenToClaims: false }, ['anyVolunteer'])).toBe(false)
    expect(mayAct('claim', { ...request, isOpenToClaims: true }, ['anyVolunteer'])).toBe(true)
    expect(mayAct('claim', { ...request, isOpenToClaims: true }, ['asker', 'host'])).toBe(false)
  })

  it.each([
    ['accepted', 0, true],
    ['assigned', 1, true],
    ['assigned', 2, false],
    ['onTheWay', 1, false],
    ['done', 1, false],
  ] as const)('G37 where two go together, %s with %i: may a second come? %s', (state, people, may) => {
    const request = { state, isOpenToClaims: true, inTwos: true, volunteerIds: ['a', 'b'].slice(0, people) }
    expect(isToTake(request)).toBe(may)
    expect(isToTake({ ...request, inTwos: false })).toBe(state === 'accepted')
    expect(maySetOut(request)).toBe(state === 'assigned' && people === 2)
  })

  it.each([
    [7, true],
    [8, false],
    [19, false],
    [20, true],
    [2, true],
  ])('G37 at %i o’clock nobody goes to a home: %s; a public spot is nobody’s', (hour, late) => {
    const place = { communityId: 'sunny', estateId: null, building: null, spot: null }
    const hours = { fromHour: 8, untilHour: 20 }
    expect(isTooLate({ place }, hour, hours)).toBe(late)
    expect(isTooLate({ place: { ...place, spot: '门口' } }, hour, hours)).toBe(false)
  })

  it('A54 only whoever asked for help chooses, and only the chosen say yes or no', () => {
    const request = { ...nobody, state: 'submitted', isOpenToClaims: true, waitingSince: null } as const
    expect(mayAct('choose', request, ['asker'])).toBe(true)
    expect(mayAct('choose', { ...request, kind: 'opinion' }, ['asker'])).toBe(false)
    expect(mayAct('choose', request, ['host', 'anyVolunteer', 'another'])).toBe(false)
    const chosen = { ...request, state: 'chosen' } as const
    expect(mayAct('agree', chosen, ['chosenMate'])).toBe(true)
    expect(mayAct('turnDown', chosen, ['chosenMate'])).toBe(false)
    expect(mayAct('turnDown', chosen, ['chosen'])).toBe(true)
    expect(mayAct('claim', chosen, ['anyVolunteer'])).toBe(false)
    const everybody = [
      'asker',
      'host',
      'volunteer',
      'chosen',
      'chosenMate',
      'anyVolunteer',
      'another',
    ] as const
    expect(mayAct('passOn', chosen, everybody)).toBe(false)
  })

  it('G31 the clock waits once and goes on once', () => {
    const request = { ...nobody, state: 'accepted', isOpenToClaims: false } as const
    expect(mayAct('wait', { ...request, waitingSince: null }, ['host'])).toBe(true)
    expect(mayAct('wait', { ...request, waitingSince: 1 }, ['host'])).toBe(false)
    expect(mayAct('goOn', { ...request, waitingSince: null }, ['asker'])).toBe(false)
    expect(mayAct('goOn', { ...request, waitingSince: 1 }, ['asker'])).toBe(true)
  })
})

describe('when it is due (A122 G31)', () => {
  const monday = at('2026-11-23T10:00')
  const due = (
    act: RequestAct,
    before:
      | (Partial<Pick<ServiceRequest, 'dueAt' | 'waitingSince' | 'chosen'>> & { state: RequestState })
      | null,
  ) =>
    dueAfter(
      act,
      before && {
        state: before.state,
        dueAt: before.dueAt ?? null,
        waitingSince: before.waitingSince ?? null,
        chosen: before.chosen ?? null,
      },
      monday,
      limits,
      weekdays,
    )

  it('A122 an answer is due a day of work after asking, the end three days after the answer', () => {
    expect(due('submit', null)).toBe(at('2026-11-24T10:00'))
    expect(due('accept', { state: 'submitted' })).toBe(at('2026-11-26T10:00'))
  })

  it('A122 what comes after the answer leaves the end where it was', () => {
    const dueAt = at('2026-11-25T18:00')
    for (const act of ['claim', 'setOut', 'release', 'wait', 'nudge', 'reply'] as const) {
      expect(due(act, { state: act === 'claim' ? 'accepted' : 'assigned', dueAt })).toBe(dueAt)
    }
  })

  it('G31 the time we waited for the resident is given back', () => {
    const dueAt = at('2026-11-24T10:00')
    const waitingSince = at('2026-11-20T10:00')
    expect(due('goOn', { state: 'accepted', dueAt, waitingSince })).toBe(at('2026-11-25T10:00'))
    expect(isLate({ dueAt, waitingSince }, at('2026-12-24T10:00'))).toBe(false)
    expect(isLate({ dueAt, waitingSince: null }, at('2026-12-24T10:00'))).toBe(true)
  })

  const chosenFrom = (from: RequestState, hoursLeft: number): ChosenHelper => ({
    kind: 'person',
    id: 'm',
    name: '',
    leadIds: ['m'],
    memberIds: ['m'],
    from,
    hoursLeft,
  })

  it.each(['submitted', 'accepted', 'reopened'] as const)(
    'A54 G31 who is chosen from %s has a day; without a yes the community gets its hours back',
    from => {
      const dueAt = at('2026-11-24T06:00')
      expect(due('choose', { state: from, dueAt })).toBe(at('2026-11-24T10:00'))
      const left = hoursLeft({ dueAt, waitingSince: null }, monday, weekdays)
      expect(left).toBe(20)
      const chosen = chosenFrom(from, left)
      for (const act of ['turnDown', 'passOn'] as const) {
        expect(leadsTo(act, { chosen })).toBe(from)
        expect(due(act, { state: 'chosen', dueAt, chosen })).toBe(at('2026-11-24T06:00'))
      }
      expect(due('agree', { state: 'chosen', dueAt, chosen })).toBe(
        from === 'accepted' ? at('2026-11-24T06:00') : at('2026-11-26T10:00'),
      )
      expect(due('reply', { state: 'chosen', dueAt, chosen })).toBe(dueAt)
    },
  )

  it('A54 G32 it goes on to the community when the time of the chosen is over, whatever was said meanwhile', () => {
    const after = { state: 'chosen', dueAt: monday, waitingSince: null } as const
    const before = { climbAt: monday, rung: 0, waitingSince: null }
    for (const act of ['choose', 'reply', 'join'] as const) {
      expect(climbAfter(act, before, after, monday - 1, { ladderHours: 24 }, weekdays)).toEqual({
        climbAt: monday,
        rung: 0,
      })
    }
    const back = { ...after, state: 'submitted', dueAt: monday + 5 } as const
    expect(climbAfter('passOn', before, back, monday, { ladderHours: 24 }, weekdays)).toEqual({
      climbAt: monday + 5,
      rung: 0,
    })
  })

  it('A122 nothing is due once it has ended, and reopening asks for an answer again', () => {
    expect(due('finish', { state: 'onTheWay', dueAt: 5 })).toBeNull()
    expect(due('decline', { state: 'submitted', dueAt: 5 })).toBeNull()
    expect(due('reopen', { state: 'done' })).toBe(at('2026-11-24T10:00'))
  })

  it('G30 open ones stand by what is due first, ended ones the latest first, and open before ended', () => {
    const key = (told: Partial<Parameters<typeof sortKeyOf>[0]>, id: string, now = 100) =>
      sortKeyOf({ state: 'accepted', dueAt: null, waitingSince: null, goesFirst: false, ...told }, now, id)
    const keys = [
      key({ dueAt: at('2026-11-24T10:00') }, 'b'),
      // Among those of one day some go first (A58).
      key({ dueAt: at('2026-11-25T18:00'), goesFirst: true }, 'a'),
      key({ dueAt: at('2026-11-25T09:00') }, 'f'),
      key({ dueAt: at('2026-11-25T10:00') }, 'a'),
      // Nobody is late while we wait for the resident (G31).
      key({ dueAt: at('2026-11-23T10:00'), waitingSince: 30, goesFirst: true }, 'e'),
      key({ state: 'done' }, 'c', 200),
      key({ state: 'done' }, 'd', 100),
    ]
    expect([...keys].sort()).toEqual(keys)
    expect(states.filter(isOpen)).toHaveLength(6)
  })
})

describe('words of danger (G23)', () => {
  it.each([
    ['厨房煤气味很大', '119'],
    ['我妈晕倒了', '120'],
    ['隔壁在打人', '110'],
    ['着火了，还有人受伤骨折', '119'],
    ['灯不亮了', null],
    [null, null],
  ])('G23 %s → %s', (text, number) => {
    expect(emergencyIn(text)).toBe(number)
  })
})
