import { afterWorkHours, type WorkYear, workCalendarOf, workHoursBetween } from '../../src/contract/workdays'
import { randomFrom, size } from '../size'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const weekdays = workCalendarOf(new Map())
const listed = workCalendarOf(
  new Map<number, WorkYear>([[2026, { daysOff: ['2026-11-25'], daysWorked: ['2026-11-28'] }]]),
)

describe('hours that count on working days alone (G31)', () => {
  it.each([
    ['within a day', '2026-11-24T10:00', 5, '2026-11-24T15:00'],
    ['over a weekend', '2026-11-27T17:00', 24, '2026-11-30T17:00'],
    ['asked on a Sunday', '2026-11-22T12:00', 24, '2026-11-24T00:00'],
    ['three days', '2026-11-24T09:00', 72, '2026-11-27T09:00'],
    ['no time at all', '2026-11-24T09:00', 0, '2026-11-24T09:00'],
  ])('A122 G31 %s', (_name, from, hours, to) => {
    expect(afterWorkHours(at(from), hours, weekdays)).toBe(at(to))
  })

  it('G31 a year whose list is entered leaves out its days off and counts its weekends worked', () => {
    expect(afterWorkHours(at('2026-11-24T12:00'), 24, listed)).toBe(at('2026-11-26T12:00'))
    expect(afterWorkHours(at('2026-11-27T12:00'), 24, listed)).toBe(at('2026-11-28T12:00'))
    expect(listed.isListed(2026)).toBe(true)
    expect(listed.isListed(2027)).toBe(false)
  })

  it('G31 a calendar of nothing but days off is a mistake that is told', () => {
    expect(() => afterWorkHours(0, 1, { isWorkday: () => false, isListed: () => true })).toThrow()
  })

  it('G31 what lies between is what was added, from a working day on', () => {
    const random = randomFrom()
    for (let round = 0; round < size(2000); round++) {
      const from = at('2026-11-02T00:00') + Math.floor(random() * 60 * 24 * 60) * 60_000
      const hours = Math.floor(random() * 400)
      expect(workHoursBetween(from, afterWorkHours(from, hours, listed), listed)).toBeCloseTo(hours, 6)
    }
  })
})
