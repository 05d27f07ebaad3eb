import { checkinId, decideCheckin, newCheckin } from '../../cloudfunctions/domain/checkins/rules'
import { noon } from '../town'

const open = { state: 'open', communityId: 'sunny' } as const
const closed = { state: 'closed', communityId: 'sunny' } as const

describe('whether a check-in counts', () => {
  it.each([
    ['an open site at home', open, 'sunny', { ok: true, quarter: '2026Q4' }],
    ['a closed site at home', closed, 'sunny', { ok: false, refusal: 'siteClosed' }],
    ['the neighbour’s site', open, 'river', { ok: false, refusal: 'notRegisteredHere' }],
    ['a closed site of the neighbour', closed, 'river', { ok: false, refusal: 'notRegisteredHere' }],
    ['somebody whose home is not known yet', open, null, { ok: false, refusal: 'notRegisteredHere' }],
  ])('A36 A37 %s', (_situation, site, homeCommunityId, decision) => {
    expect(decideCheckin({ site, homeCommunityId, now: noon('2026-11-22') })).toEqual(decision)
  })

  it('A36 G05 has one id for member, community and quarter, whatever the moment, way or tap', () => {
    const site = { _id: 'sunny1', communityId: 'sunny' }
    const first = newCheckin({
      memberId: 'm1',
      site,
      quarter: '2026Q4',
      now: noon('2026-10-01'),
      way: 'camera',
      tapId: 'tap-one',
    })
    const second = newCheckin({
      memberId: 'm1',
      site: { _id: 'sunny2', communityId: 'sunny' },
      quarter: '2026Q4',
      now: noon('2026-12-31'),
      way: 'picture',
      tapId: 'tap-two',
    })
    expect(first._id).toBe(checkinId('m1', 'sunny', '2026Q4'))
    expect(second._id).toBe(first._id)
    expect(first.day).toBe('2026-10-01')
  })
})
