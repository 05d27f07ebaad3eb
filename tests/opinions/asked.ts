import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const opinions: AskedOf<'opinions'> = {
  //                              office  sunny   river   water   li      chen    stranger
  'opinions.county':      { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: {} },
  'opinions.open':        { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, questions: ['环境'], returnBy: '2026-12-20' } },
  'opinions.community':   { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'opinions.print':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, count: 1 } },
  'opinions.look':        { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { code: '0000-0000-0000' } },
  'opinions.answer':      { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { tapId, code: '0000-0000-0000', answers: ['good'], words: null } },
  'opinions.enter':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, code: '0000-0000-0000', answers: ['good'], words: null } },
  'opinions.close':       { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, year: '2026' } },
  'opinions.publish':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, year: '2025' } },
  'opinions.results':     { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { year: null } },
  'opinions.words':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, year: '2026', show: 'toRead', cursor: null } },
  'opinions.decideWords': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, year: '2026', wordsIds: ['none'], decision: 'show' } },
}
