import { type AskedOf, tapId } from '../example'

// biome-ignore format: a table to be read
export const rules: AskedOf<'rules'> = {
  //                        office  sunny   river   water   li      chen    stranger
  'rules.list':     { who: ['yes',  'yes',  'yes',  'yes',  '-',    '-',    'consent'], input: { day: null } },
  'rules.show':     { who: ['yes',  'yes',  'yes',  'yes',  '-',    '-',    'consent'], input: { name: 'checkin.perQuarter' } },
  'rules.preview':  { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-12-01' } },
  'rules.change':   { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-12-01', reason: '减负', revision: 9 } },
  'rules.withdraw': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, versionId: '00000001', reason: '减负', revision: 9 } },
}
