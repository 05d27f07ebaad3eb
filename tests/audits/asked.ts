import type { AskedOf } from '../example'

// biome-ignore format: a table to be read
export const audits: AskedOf<'audits'> = {
  //                       office  sunny   river   water   li      chen    stranger
  'audits.list':   { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { of: { kind: 'all' }, cursor: null } },
  'audits.mine':   { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { cursor: null } },
  'audits.verify': { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { cursor: null } },
}
