import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const absences: AskedOf<'absences'> = {
  //                           office  sunny   river   water   li      chen    stranger
  'absences.list':     { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, show: 'drafted', cursor: null } },
  'absences.send':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, absenceId: 'none', words: '无' } },
  'absences.setAside': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, absenceId: 'none' } },
  'absences.answer':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, absenceId: 'none', reason: 'away', words: null } },
  'absences.counts':   { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: {} },
}
