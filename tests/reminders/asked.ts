import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const reminders: AskedOf<'reminders'> = {
  //                                 office  sunny   river   water   li      chen    stranger
  'reminders.mine':          { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: {} },
  'reminders.keepAnswer':    { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, answers: [{ template: 'quarterReminder', answer: 'accept' }] } },
  'reminders.turn':          { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, isOff: false } },
  // Reaching people by name is the community's own secretary's; the county sees numbers alone (G56).
  'reminders.preview':       { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, matter: 'checkin', chosen: { kind: 'all' } } },
  'reminders.listChosen':    { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, matter: 'checkin', chosen: { kind: 'all' }, part: 'call', cursor: null } },
  'reminders.push':          { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, matter: 'post', chosen: { kind: 'all' }, sentence: 'fits' } },
  'reminders.listPushes':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'reminders.listCalls':     { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, matter: 'checkin', cursor: null } },
  'reminders.showNumber':    { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, matter: 'checkin', memberId: 'none' } },
  'reminders.tickCall':      { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, matter: 'checkin', memberId: 'none', outcome: 'called' } },
  'reminders.makeNotice':    { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId } },
  'reminders.exportNumbers': { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, matter: 'checkin', sentence: 'scan', cursor: null } },
}
