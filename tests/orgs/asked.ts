import { type AskedOf, communityId, tapId } from '../example'

const importId = 'none'

// biome-ignore format: a table to be read
export const orgs: AskedOf<'orgs'> = {
  //                             office  sunny   river   water   li      chen    stranger
  'orgs.buildings':      { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { estateId: 'garden' } },
  'orgs.search':         { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { kind: 'unit', text: '水务' } },
  'orgs.place':          { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { address: '桂花园3号楼' } },
  'orgs.list':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, cursor: null } },
  'orgs.show':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: 'garden' } },
  'orgs.create':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, parentId: 'garden', kind: 'building', name: '9号楼', aliases: [], unitName: null } },
  'orgs.rename':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden', revision: 9, name: '桂花苑', keepsOldName: true } },
  'orgs.setAliases':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden', revision: 9, aliases: [] } },
  'orgs.setResponsible': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden', revision: 9, part: 'keeper', name: '无' } },
  'orgs.setCentre':      { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: communityId, revision: 9, centreId: null } },
  'orgs.move':           { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden', revision: 9, parentId: 'river' } },
  'orgs.merge':          { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden', revision: 9, intoId: 'bridge' } },
  'orgs.close':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden', revision: 9 } },
  'orgs.follow':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: 'garden' } },
  'orgs.responsibleOn':  { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: 'garden', day: '2026-11-22' } },
  'orgs.planImport':     { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, fileId: 'none', fileName: 'x.xlsx' } },
  'orgs.showImport':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { importId } },
  'orgs.listImports':    { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { cursor: null } },
  'orgs.listImportRows': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { importId, plan: 'add', cursor: null } },
  'orgs.applyImport':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, importId } },
  'orgs.exportTree':     { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId } },
}
