import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const papers: AskedOf<'papers'> = {
  //                              office  sunny   river   water   li      chen    stranger
  'papers.make':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, kind: 'letter', items: [{ memberId, communityId }] } },
  'papers.verify':        { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { code: '0000-0000-0000' } },
  'papers.listTemplates': { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: {} },
  'papers.editTemplate':  { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, kind: 'letter', text: '无' } },
  'papers.preview':       { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { kind: 'letter', text: '无' } },
}
