import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const accounts: AskedOf<'accounts'> = {
  //                                  office  sunny   river   water   li      chen    stranger
  'accounts.me':              { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: {} },
  'accounts.consent':         { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { tapId, purpose: 'serve', version: '2026-12' } },
  'accounts.declineConsent':  { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, version: '2026-12' } },
  'accounts.bindByPhone':     { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, code: 'none' } },
  'accounts.claim':           { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, name: '无', phoneTail: null, unitName: '无' } },
  'accounts.withdrawClaim':   { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId } },
  'accounts.countClaims':     { who: ['yes',  'yes',  'yes',  'yes',  '-',    '-',    'consent'], input: {} },
  'accounts.listClaims':      { who: ['yes',  'yes',  'yes',  'yes',  '-',    '-',    'consent'], input: { cursor: null } },
  'accounts.decideClaim':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, claimId: 'none', decision: 'reject', reason: '无' } },
  'accounts.pause':           { who: ['yes',  'yes',  '-',    'yes',  '-',    '-',    'consent'], input: { tapId, memberId, reason: '手机遗失' } },
  'accounts.resume':          { who: ['yes',  'yes',  '-',    'yes',  '-',    '-',    'consent'], input: { tapId, memberId } },
  'accounts.listRebindings':  { who: ['yes',  'yes',  'yes',  'yes',  '-',    '-',    'consent'], input: { cursor: null } },
  'accounts.countRebindings': { who: ['yes',  'yes',  'yes',  'yes',  '-',    '-',    'consent'], input: {} },
  'accounts.decideRebinding': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, rebindingId: 'none', role: 'communitySecretary', orgId: communityId, decision: 'carry' } },
  'accounts.haltRebinding':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, rebindingId: 'none' } },
  'accounts.releaseRebinding': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, rebindingId: 'none' } },
  'accounts.answerRebinding': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, rebindingId: 'none', isMe: true } },
  'accounts.listRoles':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId } },
  'accounts.listRoleHistory': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, cursor: null } },
  'accounts.findPeople':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, name: '无', unitName: '无' } },
  'accounts.grantRole':       { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: communityId, role: 'communitySecretary', untilDay: '2020-01-01', to: { kind: 'member', memberId } } },
  'accounts.revokeRole':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: communityId, role: 'communityStaff', grantId: 'none' } },
  'accounts.handOver':        { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: communityId, role: 'communitySecretary', memberId: 'nobody' } },
  'accounts.decideHandOver':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, handOverId: 'none', decision: 'accept' } },
}
