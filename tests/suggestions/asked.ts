import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const suggestions: AskedOf<'suggestions'> = {
  //                              office  sunny   river   water   li      chen    stranger
  'suggestions.submit':   { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, kind: 'correction', about: null, text: '无' } },
  'suggestions.mine':     { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { cursor: null } },
  'suggestions.list':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, show: 'waiting', cursor: null } },
  'suggestions.answer':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, suggestionId: 'none', revision: 1, text: '无' } },
  'suggestions.askAgain': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, suggestionId: 'none', revision: 1, text: '无' } },
  'suggestions.settle':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, suggestionId: 'none', revision: 1 } },
  'suggestions.tally':    { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: {} },
}
