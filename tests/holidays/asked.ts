import { type AskedOf, tapId } from '../example'

// biome-ignore format: a table to be read
export const holidays: AskedOf<'holidays'> = {
  //                       office  sunny   river   water   li      chen    stranger
  'holidays.show': { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { year: 2026 } },
  'holidays.set':  { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, year: 2026, revision: 9, daysOff: [], daysWorked: [] } },
}
