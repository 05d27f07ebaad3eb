import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const checkins: AskedOf<'checkins'> = {
  //                                 office  sunny   river   water   li      chen    stranger
  'checkins.create':         { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, siteCode: 'NOBODYs1te', way: 'camera' } },
  'checkins.declare':        { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, day: '2026-11-22', said: '在广场扫雪' } },
  'checkins.mine':           { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'checkins.overview':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, quarter: null } },
  'checkins.list':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, quarter: null, show: 'all', namePrefix: '', cursor: null } },
  'checkins.registerDevice': { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, deviceId: 'device0000000001' } },
  'checkins.listWaiting':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'checkins.decide':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, checkinIds: ['none'], decision: 'confirm' } },
  'checkins.listGroup':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { groupId: 'none', cursor: null } },
  'checkins.createFor':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberIds: ['none'], day: '2026-11-22', reason: 'noPhone', note: null, sheet: null } },
  'checkins.undo':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, checkinId: 'none', reason: '无' } },
  'checkins.correct':        { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, checkinId: 'none', reason: '无', to: 'day', day: '2026-11-22' } },
  'checkins.makeSheet':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, cursor: null } },
  'checkins.showSheet':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, code: '00000000' } },
  'checkins.listReviews':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'checkins.settleReview':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, reviewId: 'none', note: null } },
}
