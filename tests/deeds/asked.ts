import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const deeds: AskedOf<'deeds'> = {
  //                                 office  sunny   river   water   li      chen    stranger
  'deeds.year':              { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'deeds.mine':              { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'deeds.listSuggestions':   { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'deeds.record':            { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, what: 'own', day: '2099-01-01', text: '无' } },
  'deeds.declineSuggestion': { who: ['bind', 'bind', 'bind', 'bind', '-',    '-',    'consent'], input: { tapId, suggestionId: 'none' } },
  'deeds.correct':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, deedId: 'none', revision: 1, day: '2026-11-22', text: '无' } },
  'deeds.withdraw':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, deedId: 'none' } },
  'deeds.recordFor':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId, day: '2026-11-22', text: '无' } },
  'deeds.confirm':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, items: [{ deedId: 'none', revision: 1 }] } },
  'deeds.sendBack':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, deedId: 'none', revision: 1, reason: '无' } },
  'deeds.listWaiting':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'deeds.listPeople':        { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'noDeed', cursor: null } },
  'deeds.overview':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'deeds.show':              { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { communityId, memberId } },
}
