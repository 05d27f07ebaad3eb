import { halfYearOfQuarter, quartersToLookAt, wasHere } from '../../cloudfunctions/domain/absences/rules'
import { noon } from '../town'

const key = (day: string) => `${String(noon(day)).padStart(15, '0')}_m_oLI_sunny`

describe('which quarters are looked back on', () => {
  it.each([
    ['2026-07-15', 2, 15, []],
    ['2026-07-16', 2, 15, ['2026Q1', '2026Q2']],
    ['2026-09-30', 2, 15, ['2026Q1', '2026Q2']],
    ['2026-10-16', 2, 15, ['2026Q2', '2026Q3']],
    ['2027-01-16', 2, 15, ['2026Q3', '2026Q4']],
    ['2026-07-01', 2, 0, ['2026Q1', '2026Q2']],
    ['2026-07-16', 1, 15, ['2026Q2']],
    ['2026-07-16', 4, 15, ['2025Q3', '2025Q4', '2026Q1', '2026Q2']],
  ] as const)(
    'X14 on %s, %d quarters, %d days to put right: %j',
    (today, quarters, backfillDays, expected) => {
      expect(quartersToLookAt(today, { quarters, backfillDays })).toEqual(expected)
    },
  )

  it.each([
    ['2026Q1', '2026H1'],
    ['2026Q2', '2026H1'],
    ['2026Q3', '2026H2'],
    ['2026Q4', '2026H2'],
  ] as const)('A89 a word after %s is of %s', (quarter, halfYear) => {
    expect(halfYearOfQuarter(quarter)).toBe(halfYear)
  })

  it.each([
    ['accepted', '2025-12-31', true],
    ['assigned', '2025-11-01', true],
    ['assigned', '2026-01-02', false],
    ['reported', '2025-11-01', false],
    ['ended', '2025-11-01', false],
  ] as const)('A89 %s on %s before the first quarter of 2026: %s', (state, day, expected) => {
    expect(wasHere({ state, stubKey: key(day) }, '2026Q1')).toBe(expected)
  })

  it('A89 nobody without an acceptance', () => {
    expect(wasHere({ state: 'assigned', stubKey: null }, '2026Q1')).toBe(false)
  })
})
