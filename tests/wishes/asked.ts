import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const wishes: AskedOf<'wishes'> = {
  //                          office  sunny   river   water   li      chen    stranger
  'wishes.say':       { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, kind: 'thing', text: '一副老花镜', untilDay: '2026-12-22', where: { kind: 'home' }, forWhom: 'me', hasAgreed: false, name: null, phone: null } },
  'wishes.sayFor':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, kind: 'thing', text: '一副老花镜', untilDay: '2026-12-22', estateId: 'bridge', building: null, door: null, name: null, phone: null, livesAlone: false, hasAgreed: true } },
  'wishes.mine':      { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { cursor: null } },
  'wishes.list':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'toRead', cursor: null } },
  'wishes.listOpen':  { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'wishes.listTaken': { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'wishes.show':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { wishId: 'none' } },
  'wishes.contact':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { wishId: 'none' } },
  'wishes.publish':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none', words: '一副老花镜', isBuildingShown: false } },
  'wishes.keepBack':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none', note: '无' } },
  'wishes.take':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none' } },
  'wishes.giveBack':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none' } },
  'wishes.fulfil':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none', note: null } },
  'wishes.confirm':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none' } },
  'wishes.notYet':    { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none' } },
  'wishes.withdraw':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, wishId: 'none' } },
}
