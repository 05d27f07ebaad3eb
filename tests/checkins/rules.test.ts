import {
  checkinId,
  decideCheckin,
  decideEntryDay,
  isSettled,
  newCheckin,
} from '../../cloudfunctions/domain/checkins/rules'
import { noon } from '../town'

const changedAt = noon('2026-11-20')
const open = { state: 'open', communityId: 'sunny', changedAt } as const
const closed = { state: 'closed', communityId: 'sunny', changedAt } as const

describe('whether a check-in counts', () => {
  it.each([
    ['an open site at home', open, 'sunny', { ok: true, quarter: '2026Q4' }],
    ['a closed site at home', closed, 'sunny', { ok: false, refusal: 'siteClosed' }],
    ['the neighbour’s site', open, 'river', { ok: false, refusal: 'notRegisteredHere' }],
    ['a closed site of the neighbour', closed, 'river', { ok: false, refusal: 'notRegisteredHere' }],
    ['somebody whose home is not known yet', open, null, { ok: false, refusal: 'notRegisteredHere' }],
  ])('A36 A37 %s', (_situation, site, homeCommunityId, decision) => {
    expect(decideCheckin({ site, homeCommunityId, happenedAt: noon('2026-11-22') })).toEqual(decision)
  })

  it('G206 counts what was scanned before the point was closed and arrives later', () => {
    const decided = decideCheckin({ site: closed, homeCommunityId: 'sunny', happenedAt: changedAt - 1 })
    expect(decided).toEqual({ ok: true, quarter: '2026Q4' })
  })

  it('A36 G05 has one id for member, community and quarter, whatever the moment, way or tap', () => {
    const site = { _id: 'sunny1', communityId: 'sunny' }
    const told = { memberId: 'm1', position: null, queued: null }
    const first = newCheckin({
      ...told,
      site,
      happenedAt: noon('2026-10-01'),
      now: noon('2026-10-02'),
      way: 'camera',
      tier: 'B',
      waits: null,
      tapId: 'tap-one',
    })
    const second = newCheckin({
      ...told,
      site: { _id: 'sunny2', communityId: 'sunny' },
      happenedAt: noon('2026-12-31'),
      now: noon('2026-12-31'),
      way: 'picture',
      tier: 'D',
      waits: 'picture',
      tapId: 'tap-two',
    })
    expect(first._id).toBe(checkinId('m1', 'sunny', '2026Q4'))
    expect(second._id).toBe(first._id)
    expect([first.day, first.at]).toEqual(['2026-10-01', noon('2026-10-02')])
    expect([first.state, second.state]).toEqual(['counted', 'waiting'])
  })
})

describe('for which day a check-in may be entered', () => {
  const may = (day: string, on: string, days = 15) => decideEntryDay(day, noon(on), days)

  it.each([
    ['today', '2026-11-22', '2026-11-22', { ok: true, quarter: '2026Q4', isBackfill: false }],
    [
      'the first day of the quarter',
      '2026-10-01',
      '2026-11-22',
      { ok: true, quarter: '2026Q4', isBackfill: false },
    ],
    ['tomorrow', '2026-11-23', '2026-11-22', { ok: false, refusal: 'dayAhead' }],
    ['the quarter before, late', '2026-09-30', '2026-11-22', { ok: false, refusal: 'dayTooEarly' }],
    [
      'the quarter before, on the fifteenth day',
      '2026-09-30',
      '2026-10-15',
      { ok: true, quarter: '2026Q3', isBackfill: true },
    ],
    [
      'the quarter before, on the sixteenth day',
      '2026-09-30',
      '2026-10-16',
      { ok: false, refusal: 'dayTooEarly' },
    ],
    ['two quarters before', '2026-06-30', '2026-10-01', { ok: false, refusal: 'dayTooEarly' }],
    ['across the year', '2026-12-31', '2027-01-01', { ok: true, quarter: '2026Q4', isBackfill: true }],
  ])('G14 %s', (_situation, day, on, decision) => {
    expect(may(day, on)).toEqual(decision)
  })

  it('G14 a county that allows no days allows none', () => {
    expect(may('2026-09-30', '2026-10-01', 0)).toEqual({ ok: false, refusal: 'dayTooEarly' })
    expect(isSettled('2026Q3', noon('2026-10-01'), 0)).toBe(true)
    expect(isSettled('2026Q3', noon('2026-10-15'), 15)).toBe(false)
    expect(isSettled('2026Q4', noon('2026-10-15'), 0)).toBe(false)
  })
})
