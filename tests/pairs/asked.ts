import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const pairs: AskedOf<'pairs'> = {
  //                       office  sunny   river   water   li      chen    stranger
  'pairs.form':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, what: '无', household: { kind: 'told', estateId: 'bridge', building: null, door: null, name: null, phone: null }, memberIds: [memberId], rhythm: null, livesAlone: null, hasAgreed: false } },
  'pairs.invite':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, pairId: 'none', memberIds: [memberId] } },
  'pairs.agree':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, pairId: 'none' } },
  'pairs.leave':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, pairId: 'none' } },
  'pairs.end':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, pairId: 'none' } },
  'pairs.visited': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, pairId: 'none', day: '2026-11-22', note: null } },
  'pairs.skip':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, pairId: 'none', day: '2026-11-22', note: null } },
  'pairs.show':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { pairId: 'none' } },
  'pairs.contact': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { pairId: 'none' } },
  'pairs.list':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'running', cursor: null } },
  'pairs.mine':    { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { cursor: null } },
}
