import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const groups: AskedOf<'groups'> = {
  //                             office  sunny   river   water   li      chen    stranger
  'groups.list':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'groups.listKinds':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'groups.listWaiting':  { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, kind: 'category-law', cursor: null } },
  'groups.suggest':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, kind: 'category-law' } },
  'groups.create':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, parentId: 'none', name: '无', kind: 'category-law', memberIds: [] } },
  'groups.place':        { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberIds: ['none'], groupId: null } },
  'groups.close':        { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, groupId: 'none' } },
  'groups.show':         { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { groupId: 'none' } },
  'groups.mine':         { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'groups.openElection': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, groupId: 'none', days: 3, isSecondRound: false } },
  'groups.vote':         { who: ['bind', 'bind', 'bind', 'bind', '-',    '-',    'consent'], input: { tapId, electionId: 'none', choice: null } },
  'groups.stand':        { who: ['bind', 'bind', 'bind', 'bind', '-',    '-',    'consent'], input: { tapId, electionId: 'none', stands: false } },
  'groups.tickPaper':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, electionId: 'none', memberIds: ['none'], isTicked: true } },
  'groups.countPaper':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, electionId: 'none', counts: [], blank: 1 } },
  'groups.endElection':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, electionId: 'none', how: 'close' } },
  'groups.choose':       { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, groupId: 'none', memberId, note: '无' } },
  'groups.answer':       { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, groupId: 'none', memberId, agrees: false } },
}
