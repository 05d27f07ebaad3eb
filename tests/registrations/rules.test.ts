import {
  campaignOn,
  endsByMoving,
  homeSeenFrom,
  isOpen,
  isReportedByScan,
  moves,
  stateAfter,
} from '../../cloudfunctions/domain/registrations/rules'
import type { RegistrationAct, RegistrationState } from '../../types/registrations'

const states: (RegistrationState | null)[] = [
  null,
  'dispatched',
  'reported',
  'accepted',
  'assigned',
  'declined',
  'withdrawn',
  'ended',
]

// biome-ignore format: a table to be read
const expected: [RegistrationAct, (RegistrationState | null)[]][] = [
  //           none          dispatched   reported     accepted    assigned    declined      withdrawn    ended
  ['dispatch', ['dispatched', null,        null,        null,       null,       'dispatched', 'dispatched', 'dispatched']],
  ['report',   [null,         'reported',  null,        null,       null,       null,         null,        null]],
  ['accept',   [null,         null,        'accepted',  null,       null,       null,         null,        null]],
  ['assign',   [null,         null,        null,        'assigned', 'assigned', null,         null,        null]],
  ['decline',  [null,         'declined',  'declined',  null,       null,       null,         null,        null]],
  ['withdraw', [null,         'withdrawn', 'withdrawn', null,       null,       'withdrawn',  null,        null]],
  ['leave',    [null,         'ended',     'ended',     'ended',    'ended',    'ended',      null,        null]],
  ['moveAway', [null,         'ended',     'ended',     'ended',    'ended',    null,         null,        null]],
  ['restore',  [null,         null,        null,        null,       null,       null,         null,        'assigned']],
]

describe('where a step leads', () => {
  it.each(expected)('A28 G01 %s', (act, after) => {
    expect(states.map(state => stateAfter(act, state, 'assigned'))).toEqual(after)
  })

  it('A28 every state can be reached from none', () => {
    const reached = new Set<RegistrationState | null>([null])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const { from, to } of Object.values(moves))
        if (to !== 'whereItEnded' && from.some(state => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...states].sort())
  })

  it('A28 whoever is dispatched, reported, accepted or assigned is in somebody’s hands', () => {
    expect(states.filter(state => state !== null && isOpen(state))).toEqual([
      'dispatched',
      'reported',
      'accepted',
      'assigned',
    ])
  })
})

describe('where a member is at home', () => {
  const sent = { communityId: 'river', state: 'dispatched', since: 1 } as const
  const declined = { ...sent, state: 'declined' } as const

  it.each([
    ['by the roster', { communityId: 'sunny', registration: null }, 'sunny', 'sunny'],
    ['kept from before registrations', { communityId: 'sunny' }, 'sunny', 'sunny'],
    ['dispatched elsewhere, seen from there', { communityId: 'sunny', registration: sent }, 'river', 'river'],
    ['dispatched elsewhere, seen from home', { communityId: 'sunny', registration: sent }, 'sunny', 'sunny'],
    ['sent back, seen from there', { communityId: 'sunny', registration: declined }, 'river', 'sunny'],
    ['nowhere', { communityId: null, registration: null }, 'sunny', null],
  ])('A26 A37 %s', (_situation, member, here, home) => {
    expect(homeSeenFrom(member, here)).toBe(home)
  })

  it('A28 A37 a scan reports only who was dispatched to this very community', () => {
    expect(isReportedByScan({ registration: sent }, 'river')).toBe(true)
    expect(isReportedByScan({ registration: sent }, 'sunny')).toBe(false)
    expect(isReportedByScan({ registration: { ...sent, state: 'reported' } }, 'river')).toBe(false)
    expect(isReportedByScan({}, 'river')).toBe(false)
  })
})

describe('an address that a roster brings', () => {
  const accepted = { communityId: 'sunny', state: 'accepted', since: 1 } as const
  it.each([
    ['in another community', { communityId: 'sunny', registration: accepted }, 'river', true],
    ['in the same one', { communityId: 'sunny', registration: accepted }, 'sunny', false],
    ['nowhere the county knows', { communityId: 'sunny', registration: accepted }, null, false],
    ['that the file does not say', { communityId: 'sunny', registration: accepted }, undefined, false],
    [
      'where the person is registered already',
      { communityId: 'river', registration: accepted },
      'sunny',
      false,
    ],
    [
      'of somebody sent back',
      { communityId: 'sunny', registration: { ...accepted, state: 'declined' as const } },
      'river',
      false,
    ],
    ['of somebody nobody dispatched', { communityId: 'sunny', registration: null }, 'river', false],
  ])('A90 %s: ends %#', (_where, member, home, ends) => {
    expect(endsByMoving(member, home)).toBe(ends)
  })
})

describe('the days of concentrated check-in', () => {
  it.each([
    ['before', '2026-10-31', false],
    ['on the first day', '2026-11-01', true],
    ['on the last day', '2026-11-15', true],
    ['after', '2026-11-16', false],
  ])('A34 X9 %s', (_when, day, isRunning) => {
    expect(campaignOn({ from: '2026-11-01', to: '2026-11-15' }, day)?.isRunning).toBe(isRunning)
  })

  it('A34 X9 are none while a day is missing or they end before they begin', () => {
    expect(campaignOn({ from: '2026-11-01', to: null }, '2026-11-02')).toBeNull()
    expect(campaignOn({ from: '2026-11-15', to: '2026-11-01' }, '2026-11-02')).toBeNull()
  })
})
