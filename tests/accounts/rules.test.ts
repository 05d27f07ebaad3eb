import { allRoles, decideUntil, roleTable } from '../../cloudfunctions/domain/accounts/rules'
import { noon } from '../town'

describe('roles and who grants them', () => {
  it('G151 A03 the office may grant every role, and every role has a place', () => {
    for (const role of allRoles) {
      expect([role, roleTable[role].by.includes('countyOffice')]).toEqual([role, true])
      expect(roleTable[role].places.length).toBeGreaterThan(0)
    }
  })

  it('G151 staff, members, inspectors and leaders of groups grant nobody anything', () => {
    const granters = new Set(allRoles.flatMap(role => roleTable[role].by))
    expect([...granters].sort()).toEqual([
      'branchSecretary',
      'communitySecretary',
      'countyOffice',
      'teamLeader',
      'townSecretary',
      'unitSecretary',
    ])
  })

  const limits = { now: noon('2026-11-22'), inspectorDays: 90 }

  it('G151 a role holds to the end of its last day at UTC+8', () => {
    expect(decideUntil('communityStaff', '2026-11-22', limits)).toEqual({
      ok: true,
      until: Date.parse('2026-11-23T00:00:00+08:00'),
    })
    expect(decideUntil('communityStaff', null, limits)).toEqual({ ok: true, until: null })
    expect(decideUntil('communityStaff', '2026-11-21', limits)).toEqual({ ok: false, refusal: 'untilPast' })
  })

  it('G151 an inspector has a last day, as far away as the rule says and no farther', () => {
    expect(decideUntil('inspector', null, limits)).toEqual({ ok: false, refusal: 'untilNeeded' })
    expect(decideUntil('inspector', '2027-02-20', limits)).toMatchObject({ ok: true })
    expect(decideUntil('inspector', '2027-02-21', limits)).toEqual({ ok: false, refusal: 'untilTooFar' })
  })
})
