import { type AskedOf, communityId, memberId, tapId } from '../example'
import { aPlan } from './planning'

// biome-ignore format: a table to be read
export const activities: AskedOf<'activities'> = {
  //                                    office  sunny   river   water   li      chen    stranger
  'activities.create':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId: 'tap-plan', orgId: communityId, plan: aPlan() } },
  'activities.edit':            { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, activityId: 'clean', revision: 9, plan: aPlan() } },
  'activities.cancel':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, activityId: 'gone', reason: '下雨' } },
  'activities.list':            { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, show: 'coming', cursor: null } },
  'activities.quarter':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, quarter: null } },
  'activities.listPeople':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, activityId: 'clean', show: 'everybody', namePrefix: '', cursor: null } },
  'activities.enter':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, activityId: 'clean', memberIds: ['none'], reason: '没带手机' } },
  'activities.undo':            { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, activityId: 'clean', memberId: 'none', reason: '记错了' } },
  'activities.sheet':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, orgId: communityId, activityId: 'clean', cursor: null } },
  'activities.upcoming':        { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'activities.mine':            { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'activities.show':            { who: ['yes',  'yes',  '-',    '-',    'yes',  '-',    'consent'], input: { activityId: 'clean' } },
  'activities.signUp':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  '-',    'consent'], input: { tapId, activityId: 'clean' } },
  'activities.leave':           { who: ['bind', 'bind', 'bind', 'bind', 'yes',  '-',    'consent'], input: { tapId, activityId: 'clean' } },
  'activities.see':             { who: ['bind', 'bind', 'bind', 'bind', 'yes',  '-',    'consent'], input: { tapId, activityId: 'clean' } },
  'activities.arrive':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  '-',    'consent'], input: { tapId, activityId: 'clean' } },
  'activities.checkOut':        { who: ['bind', 'bind', 'bind', 'bind', 'yes',  '-',    'consent'], input: { tapId, activityId: 'clean' } },
  'activities.listPeers':       { who: ['bind', 'bind', 'bind', 'bind', '-',    '-',    'consent'], input: { activityId: 'clean', cursor: null } },
  'activities.confirmPeer':     { who: ['bind', 'bind', 'bind', 'bind', 'yes',  '-',    'consent'], input: { tapId, activityId: 'clean', memberId: 'm_oWANG' } },
  'activities.noteService':     { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, day: '2026-01-01', where: '无', what: '无', field: null } },
  'activities.withdrawService': { who: ['bind', 'bind', 'bind', 'bind', '-',    '-',    'consent'], input: { tapId, serviceId: 'none' } },
  'activities.myServices':      { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'activities.listServices':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'noted', cursor: null } },
  'activities.decideService':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, serviceId: 'none', decision: 'confirm', reason: null } },
  'activities.markTask':        { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId, isDone: true, reason: '巡逻' } },
}
