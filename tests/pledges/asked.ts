import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const pledges: AskedOf<'pledges'> = {
  //                             office  sunny   river   water   li      chen    stranger
  'pledges.mine':        { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'pledges.write':       { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, text: '无' } },
  'pledges.withdraw':    { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId } },
  'pledges.writeFor':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId, text: '无' } },
  'pledges.withdrawFor': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId } },
  'pledges.release':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, pledgeId: 'none', revision: 1 } },
  'pledges.sendBack':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, pledgeId: 'none', revision: 1, reason: '无' } },
  'pledges.listWaiting': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
}
