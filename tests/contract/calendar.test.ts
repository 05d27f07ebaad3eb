import * as calendar from '../../src/contract/calendar'

const moment = (text: string): number => Date.parse(text)

describe('days and quarters at UTC+8', () => {
  it.each([
    ['2026-09-30T23:59:59.999+08:00', '2026-09-30', '2026Q3'],
    ['2026-10-01T00:00:00+08:00', '2026-10-01', '2026Q4'],
    ['2026-12-31T15:59:59.999Z', '2026-12-31', '2026Q4'],
    ['2026-12-31T16:00:00Z', '2027-01-01', '2027Q1'],
    ['2024-02-28T16:00:00Z', '2024-02-29', '2024Q1'],
    ['2026-06-30T16:00:00Z', '2026-07-01', '2026Q3'],
  ])('A36 decides %s as %s in %s, whatever the zone of the machine', (at, day, quarter) => {
    expect(calendar.dayOf(moment(at))).toBe(day)
    expect(calendar.quarterOf(moment(at))).toBe(quarter)
  })

  it('A36 knows the first and the last day of a quarter', () => {
    expect(calendar.firstDayOfQuarter('2026Q4')).toBe('2026-10-01')
    expect(calendar.lastDayOfQuarter('2026Q4')).toBe('2026-12-31')
    expect(calendar.lastDayOfQuarter('2024Q1')).toBe('2024-03-31')
    expect(calendar.nextQuarter('2026Q4')).toBe('2027Q1')
    expect(calendar.previousQuarter('2026Q1')).toBe('2025Q4')
  })

  it('A36 begins a day at midnight of UTC+8, and every quarter holds the moments between', () => {
    expect(calendar.startOfDay('2026-10-01')).toBe(moment('2026-09-30T16:00:00Z'))
    for (const quarter of ['2025Q1', '2025Q2', '2025Q3', '2025Q4'] as const) {
      const begins = calendar.startOfDay(calendar.firstDayOfQuarter(quarter))
      const ends = calendar.startOfDay(calendar.firstDayOfQuarter(calendar.nextQuarter(quarter)))
      expect(calendar.quarterOf(begins)).toBe(quarter)
      expect(calendar.quarterOf(ends - 1)).toBe(quarter)
      expect(calendar.quarterOf(begins - 1)).not.toBe(quarter)
      expect(calendar.isFirstDayOfQuarter(begins)).toBe(true)
      expect(calendar.isFirstDayOfQuarter(begins - 1)).toBe(false)
    }
  })

  it('A74 splits the year in halves at UTC+8', () => {
    expect(calendar.halfYearOf(moment('2026-06-30T15:59:59Z'))).toBe('2026H1')
    expect(calendar.halfYearOf(moment('2026-06-30T16:00:00Z'))).toBe('2026H2')
  })

  it('counts days and weekdays across years and leap days', () => {
    expect(calendar.addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(calendar.addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(calendar.daysBetween('2026-11-22', '2026-12-31')).toBe(39)
    expect(calendar.weekdayOf('2026-11-22')).toBe(7)
    expect(calendar.weekdayOf('2026-11-23')).toBe(1)
  })

  it('knows which days and months exist', () => {
    expect(calendar.isCalendarDay('2024-02-29')).toBe(true)
    expect(calendar.isCalendarDay('2026-02-29')).toBe(false)
    expect(calendar.isCalendarDay('2026-2-9')).toBe(false)
    expect(calendar.isCalendarMonth('1977-06')).toBe(true)
    expect(calendar.isCalendarMonth('1977-13')).toBe(false)
  })

  it('says days, quarters and moments as people read them', () => {
    expect(calendar.dayInWords('2026-11-02')).toBe('11月2日')
    expect(calendar.quarterInWords('2026Q4')).toBe('2026年第四季度')
    expect(calendar.momentInWords(moment('2026-11-22T10:40:00Z'))).toBe('11月22日 18:40')
    expect(calendar.limitInWords(moment('2026-11-22T10:40:00Z'))).toBe('11月22日 18:40')
    expect(calendar.limitInWords(moment('2026-11-22T16:00:00Z'))).toBe('11月22日 24:00')
  })
})
