import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const registrations: AskedOf<'registrations'> = {
  //                                         office  sunny   river   water   li      chen    stranger
  'registrations.dispatch':          { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { tapId, items: [{ memberId, communityId: 'none' }] } },
  'registrations.report':            { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, way: 'paper', communityId, letterNo: '2026-00000000' } },
  'registrations.accept':            { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberIds: ['none'] } },
  'registrations.assign':            { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberIds: ['none'], estateId: 'none' } },
  'registrations.decline':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId: 'river', memberId, reason: '无' } },
  'registrations.withdraw':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId, reason: '无' } },
  'registrations.moveAway':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId, to: { kind: 'elsewhere', place: '邻县' }, day: '2026-11-01' } },
  'registrations.reportMove':        { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, isMoving: true } },
  'registrations.fileStub':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, side: 'unit', items: [{ memberId, communityId }] } },
  'registrations.list':              { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, show: 'reported', cursor: null } },
  'registrations.listUndispatched':  { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { orgId: 'water', cursor: null } },
  'registrations.show':              { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { communityId, memberId } },
  'registrations.mine':              { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'registrations.certificate':       { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'registrations.verifyCertificate': { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { code: 'none' } },
  'registrations.campaign':          { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { orgId: 'water' } },
  'registrations.progress':          { who: ['yes',  '-',    '-',    'yes',  '-',    '-',    'consent'], input: { orgId: 'water', of: 'unit', show: 'all', cursor: null } },
}
