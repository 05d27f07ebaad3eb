import { type AskedOf, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const basics: AskedOf<'basics'> = {
  //                         office  sunny   river   water   li      chen    stranger
  'basics.mine':     { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'basics.show':     { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { memberId } },
  'basics.ask':      { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, facts: { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null } } },
  'basics.withdraw': { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId } },
  'basics.enter':    { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { tapId, memberId, facts: { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null } } },
  'basics.list':     { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { orgId: 'water', cursor: null } },
  'basics.decide':   { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { tapId, memberId, askedAt: 1, decision: 'confirm', reason: null } },
}
