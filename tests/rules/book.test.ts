import { defaults, explanations, ruleBookOf } from '../../cloudfunctions/domain/rules/book'
import type { RuleVersion } from '../../types/rules'

const version = (effectiveDay: string, changedAt: number, changes: RuleVersion['changes']): RuleVersion => ({
  _id: `${effectiveDay}_${changedAt}`,
  effectiveDay,
  changedAt,
  changedBy: 'office',
  changes,
})

describe('the county’s settings through time', () => {
  it('G152 has a default and an explanation for every setting', () => {
    expect(Object.keys(explanations).sort()).toEqual(Object.keys(defaults).sort())
    expect(ruleBookOf([]).on('2026-11-22')).toEqual(defaults)
  })

  it('G152 A146 judges each day by the settings of that day', () => {
    const book = ruleBookOf([
      version('2026-10-01', 2, { 'claims.triesPerIdentityPerDay': 3 }),
      version('2026-01-01', 1, { 'claims.triesPerIdentityPerDay': 8, 'import.readsHealth': true }),
    ])
    expect(book.on('2025-12-31')).toEqual(defaults)
    expect(book.on('2026-09-30')['claims.triesPerIdentityPerDay']).toBe(8)
    expect(book.on('2026-10-01')).toEqual({
      ...defaults,
      'claims.triesPerIdentityPerDay': 3,
      'import.readsHealth': true,
    })
  })

  it('G152 lets the later change of one day win', () => {
    const book = ruleBookOf([
      version('2026-10-01', 9, { 'claims.triesPerTargetPerDay': 2 }),
      version('2026-10-01', 4, { 'claims.triesPerTargetPerDay': 7 }),
    ])
    expect(book.on('2026-10-01')['claims.triesPerTargetPerDay']).toBe(2)
  })
})
