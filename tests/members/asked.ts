import { type AskedOf, tapId } from '../example'

const importId = 'none'

// biome-ignore format: a table to be read
export const members: AskedOf<'members'> = {
  //                                 office  sunny   river   water   li      chen    stranger
  'members.planImport':      { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, fileId: 'none', fileName: 'x.xlsx', headerRow: null, mapping: null, covers: null } },
  'members.showImport':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { importId } },
  'members.listImports':     { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { cursor: null } },
  'members.listImportRows':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { importId, plan: 'add', cursor: null } },
  'members.decideImportRow': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, importId, row: 4, choice: { kind: 'leaveOut' } } },
  'members.confirmMissing':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, importId, evenSoMany: false } },
  'members.listMoves':       { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { orgId: 'water', cursor: null } },
  'members.applyImport':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, importId } },
  'members.undoImport':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, importId } },
  'members.dropImport':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, importId } },
}
