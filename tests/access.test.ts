import type { Context } from '../cloudfunctions/kernel/context'
import { org } from '../emulator/seed/county'
import { consentVersion } from '../src/contract/consent'
import type { Role, RoleHeld } from '../types/accounts'
import type { Input, OperationName } from '../types/api'
import type { PostWritten } from '../types/posts'
import type { Availability } from '../types/teams'
import { anActivity, aPlan } from './activities/planning'
import { pointSdkAt } from './emulator/sdk'
import { letters, offices, officesFarAway } from './offices'
import { openTown, type Town } from './open-town'
import { randomFrom, size } from './size'
import {
  anAccount,
  chenMing,
  liJianguo,
  office,
  orgs,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  today,
  townAtWork,
  waterSecretary,
} from './town'

/**
 * Who may ask what about 阳光社区 and its 李建国. `yes` means that the door lets it through, even when the
 * operation then finds nothing to do; `-` that it answers `notAllowed`, as it does for what does not exist.
 */
const people: [string, Person][] = [
  ['office', office],
  ['sunny', sunnySecretary],
  ['river', riverSecretary],
  ['water', waterSecretary],
  ['li', liJianguo],
  ['chen', chenMing],
  ['stranger', stranger],
]

const tapId = 'tap-access'
const memberId = 'm_oLI'
const communityId = 'sunny'
const importId = 'none'
const aForm = {
  wish: [],
  skills: [],
  availability: ['weekends'] as Availability[],
  experience: null,
  remark: null,
  acceptsConduct: true as const,
}
const aPost: PostWritten = {
  categoryId: null,
  name: '无',
  duties: '无',
  state: 'open',
  serviceCategories: [],
  skills: [],
  teamName: null,
}

type Asked = { [Name in OperationName]: [input: Input<Name>, office: string, ...others: string[]] }

// biome-ignore format: a table to be read
const table: Asked = {
  //                                                                                          office   sunny    river    water    li       chen     stranger
  'absences.list': [{ orgId: communityId, show: 'drafted', cursor: null }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'absences.send': [{ tapId, absenceId: 'none', words: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'absences.setAside': [{ tapId, absenceId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'absences.answer': [{ tapId, absenceId: 'none', reason: 'away', words: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'absences.counts': [{}, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'jobs.list': [{}, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'jobs.listRuns': [{ name: 'reminders.deliver', cursor: null }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'accounts.me':            [{},                                                              'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'accounts.consent':       [{ tapId, purpose: 'serve', version: '2026-12' },                 'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'accounts.declineConsent': [{ tapId, version: '2026-12' },                                    'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.bindByPhone':   [{ tapId, code: 'none' },                                         'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.claim':         [{ tapId, name: '无', phoneTail: null, unitName: '无' },            'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.withdrawClaim': [{ tapId },                                                       'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.countClaims':   [{},                                                              'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.listClaims':    [{ cursor: null },                                                'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.decideClaim':   [{ tapId, claimId: 'none', decision: 'reject', reason: '无' },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'accounts.pause':         [{ tapId, memberId, reason: '手机遗失' },                           'yes',   'yes',   '-',     'yes',   '-',     '-',     'consent'],
  'accounts.resume':        [{ tapId, memberId },                                             'yes',   'yes',   '-',     'yes',   '-',     '-',     'consent'],
  'accounts.listRebindings': [{ cursor: null },                                              'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.countRebindings': [{},                                                           'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.decideRebinding': [{ tapId, rebindingId: 'none', role: 'communitySecretary', orgId: communityId, decision: 'carry' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'accounts.haltRebinding': [{ tapId, rebindingId: 'none' },                                  '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'accounts.releaseRebinding': [{ tapId, rebindingId: 'none' },                               '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'accounts.answerRebinding': [{ tapId, rebindingId: 'none', isMe: true },                    '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'accounts.listRoles':     [{ orgId: communityId },                                          'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'accounts.listRoleHistory': [{ orgId: communityId, cursor: null },                          'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'accounts.findPeople':    [{ orgId: communityId, name: '无', unitName: '无' },                'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'accounts.grantRole':     [{ tapId, orgId: communityId, role: 'communitySecretary', untilDay: '2020-01-01', to: { kind: 'member', memberId } }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'accounts.revokeRole':    [{ tapId, orgId: communityId, role: 'communityStaff', grantId: 'none' }, 'yes', 'yes', '-', '-', '-',    '-',     'consent'],
  'accounts.handOver':      [{ tapId, orgId: communityId, role: 'communitySecretary', memberId: 'nobody' }, '-', 'yes', '-', '-',  '-',     '-',     'consent'],
  'accounts.decideHandOver':[{ tapId, handOverId: 'none', decision: 'accept' },               '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'activities.create':      [{ tapId: 'tap-plan', orgId: communityId, plan: aPlan() },          'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.edit':        [{ tapId, activityId: 'clean', revision: 9, plan: aPlan() },       'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.cancel':      [{ tapId, activityId: 'gone', reason: '下雨' },                     'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.list':        [{ orgId: communityId, show: 'coming', cursor: null },            'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.quarter':     [{ communityId, quarter: null },                                  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.listPeople':  [{ orgId: communityId, activityId: 'clean', show: 'everybody', namePrefix: '', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'activities.enter':       [{ tapId, activityId: 'clean', memberIds: ['none'], reason: '没带手机' }, 'yes', 'yes', '-',   '-',     '-',     '-',     'consent'],
  'activities.undo':        [{ tapId, activityId: 'clean', memberId: 'none', reason: '记错了' }, 'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.sheet':       [{ tapId, orgId: communityId, activityId: 'clean', cursor: null }, 'yes',  'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.upcoming':    [{ cursor: null },                                                'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'activities.mine':        [{},                                                              'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'activities.show':        [{ activityId: 'clean' },                                         'yes',   'yes',   '-',     '-',     'yes',   '-',     'consent'],
  'activities.signUp':      [{ tapId, activityId: 'clean' },                                  'bind',  'bind',  'bind',  'bind',  'yes',   '-',     'consent'],
  'activities.leave':       [{ tapId, activityId: 'clean' },                                  'bind',  'bind',  'bind',  'bind',  'yes',   '-',     'consent'],
  'activities.see':         [{ tapId, activityId: 'clean' },                                  'bind',  'bind',  'bind',  'bind',  'yes',   '-',     'consent'],
  'activities.arrive':      [{ tapId, activityId: 'clean' },                                  'bind',  'bind',  'bind',  'bind',  'yes',   '-',     'consent'],
  'activities.checkOut':    [{ tapId, activityId: 'clean' },                                  'bind',  'bind',  'bind',  'bind',  'yes',   '-',     'consent'],
  'activities.listPeers':   [{ activityId: 'clean', cursor: null },                           'bind',  'bind',  'bind',  'bind',  '-',     '-',     'consent'],
  'activities.confirmPeer': [{ tapId, activityId: 'clean', memberId: 'm_oWANG' },             'bind',  'bind',  'bind',  'bind',  'yes',   '-',     'consent'],
  'activities.noteService': [{ tapId, day: '2026-01-01', where: '无', what: '无', field: null }, 'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'activities.withdrawService': [{ tapId, serviceId: 'none' },                                'bind',  'bind',  'bind',  'bind',  '-',     '-',     'consent'],
  'activities.myServices':  [{ cursor: null },                                                'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'activities.listServices':[{ communityId, show: 'noted', cursor: null },                    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'activities.decideService': [{ tapId, serviceId: 'none', decision: 'confirm', reason: null }, '-',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'activities.markTask':    [{ tapId, communityId, memberId, isDone: true, reason: '巡逻' },   'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'audits.list':            [{ of: { kind: 'all' }, cursor: null },                            'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'audits.mine':            [{ cursor: null },                                                'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'audits.verify':          [{ cursor: null },                                                'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'basics.mine': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'basics.show': [{ memberId }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'basics.ask': [{ tapId, facts: { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null } }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'basics.withdraw': [{ tapId }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'basics.enter': [{ tapId, memberId, facts: { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null } }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'basics.list': [{ orgId: 'water', cursor: null }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'basics.decide': [{ tapId, memberId, askedAt: 1, decision: 'confirm', reason: null }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'checkins.create':        [{ tapId, siteCode: 'NOBODYs1te', way: 'camera' },                'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.declare':       [{ tapId, day: '2026-11-22', said: '在广场扫雪' },                  'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.mine':          [{},                                                              'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.overview':      [{ communityId, quarter: null },                                  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.list':          [{ communityId, quarter: null, show: 'all', namePrefix: '', cursor: null }, 'yes', 'yes', '-',  '-',     '-',     '-',     'consent'],
  // The two who live in 桂花园 find its board from home; everybody else has to stand before it.
  'board.look': [{ door: { by: 'home' }, cursor: null }, '-', '-', '-', '-', 'yes', 'yes', '-'],
  'board.person': [{ door: { by: 'code', code: '0000-0000-0000' }, memberId }, '-', '-', '-', '-', '-', '-', '-'],
  'board.photos': [{ door: { by: 'home' }, memberIds: ['none'] }, '-', '-', '-', '-', 'yes', 'yes', '-'],
  'board.show': [{ communityId, estateId: 'garden' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.listPeople': [{ communityId, estateId: 'garden', show: 'notAsked', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.previewPaper': [{ communityId, estateId: 'garden', memberIds: ['none'], on: '2026-11-22' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.notePaper': [{ tapId, communityId, estateId: 'garden', memberIds: ['none'], on: '2026-11-22' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.undoPaper': [{ tapId, communityId, estateId: 'garden', memberIds: ['none'], noteId: 'none' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.takeDown': [{ tapId, communityId, estateId: 'garden', memberId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'board.changeCode': [{ tapId, communityId, estateId: 'garden' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.mine': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'board.setShown': [{ tapId, isShown: true }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'board.givePhoto': [{ tapId, uploadId: 'none', consents: true }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'board.takeBackPhoto': [{ tapId }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'board.listPhotos': [{ communityId, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.decidePhoto': [{ tapId, communityId, memberId: 'none', photoTapId: tapId, decision: 'show' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'board.estates': [{ communityId }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'board.makeSheet': [{ tapId, communityId, estateId: 'garden', size: 'A4', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'ratings.speak': [{ tapId, requestId: 'none', uploadId: 'none', seconds: 5 }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.listen': [{ communityId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.hear': [{ tapId, communityId, requestId: 'none', text: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.lateFollowUps': [{}, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'opinions.county': [{}, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'opinions.open': [{ tapId, questions: ['环境'], returnBy: '2026-12-20' }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'opinions.community': [{ communityId }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'opinions.print': [{ tapId, communityId, count: 1 }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'opinions.look': [{ code: '0000-0000-0000' }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'opinions.answer': [{ tapId, code: '0000-0000-0000', answers: ['good'], words: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'opinions.enter': [{ tapId, communityId, code: '0000-0000-0000', answers: ['good'], words: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'opinions.close': [{ tapId, year: '2026' }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'opinions.publish': [{ tapId, communityId, year: '2025' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'opinions.results': [{ year: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'opinions.words': [{ communityId, year: '2026', show: 'toRead', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'opinions.decideWords': [{ tapId, communityId, year: '2026', wordsIds: ['none'], decision: 'show' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'thanks.write': [{ tapId, estateId: 'garden', memberId: 'none', text: '谢谢', signedBy: null, mayBeStory: false }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'thanks.mine': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'thanks.setStory': [{ tapId, thanksId: 'none', agrees: true }, 'bind', 'bind', 'bind', 'bind', '-', '-', 'consent'],
  'thanks.listToRead': [{ communityId, show: 'words', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'thanks.decide': [{ tapId, communityId, thanksId: 'none', decision: 'clear' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'thanks.stories': [{ communityId, cursor: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'exchange.listKeys': [{ cursor: null }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'exchange.createKey': [{ tapId, consumer: '12345', communityIds: ['none'], mayRead: true, mayWrite: false, perMinute: 60 }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'exchange.revokeKey': [{ tapId, keyId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'holidays.show': [{ year: 2026 }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'holidays.set': [{ tapId, year: 2026, revision: 9, daysOff: [], daysWorked: [] }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'checkins.registerDevice': [{ tapId, deviceId: 'device0000000001' },                        'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.listWaiting':  [{ communityId, cursor: null },                                    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.decide':       [{ tapId, communityId, checkinIds: ['none'], decision: 'confirm' }, 'yes',  'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.listGroup':      [{ groupId: 'none', cursor: null },                              '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'checkins.createFor':      [{ tapId, communityId, memberIds: ['none'], day: '2026-11-22', reason: 'noPhone', note: null, sheet: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'checkins.undo':           [{ tapId, checkinId: 'none', reason: '无' },                      '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'checkins.correct':        [{ tapId, checkinId: 'none', reason: '无', to: 'day', day: '2026-11-22' }, '-', '-', '-',   '-',     '-',     '-',     'consent'],
  'checkins.makeSheet':      [{ tapId, communityId, cursor: null },                           'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.showSheet':      [{ communityId, code: '00000000' },                              'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.listReviews':    [{ communityId, cursor: null },                                  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.settleReview':   [{ tapId, communityId, reviewId: 'none', note: null },           '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'deeds.year': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'deeds.mine': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'deeds.listSuggestions': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'deeds.record': [{ tapId, what: 'own', day: '2099-01-01', text: '无' }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'deeds.declineSuggestion': [{ tapId, suggestionId: 'none' }, 'bind', 'bind', 'bind', 'bind', '-', '-', 'consent'],
  'deeds.correct': [{ tapId, deedId: 'none', revision: 1, day: '2026-11-22', text: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'deeds.withdraw': [{ tapId, deedId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'deeds.recordFor': [{ tapId, communityId, memberId, day: '2026-11-22', text: '无' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'deeds.confirm': [{ tapId, communityId, items: [{ deedId: 'none', revision: 1 }] }, '-', '-', '-', '-', '-', '-', 'consent'],
  'deeds.sendBack': [{ tapId, communityId, deedId: 'none', revision: 1, reason: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'deeds.listWaiting': [{ communityId, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'deeds.listPeople': [{ communityId, show: 'noDeed', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'deeds.overview': [{ communityId }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'deeds.show': [{ communityId, memberId }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.list': [{ communityId, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'groups.listKinds': [{ communityId }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'groups.listWaiting': [{ communityId, kind: 'category-law', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'groups.suggest': [{ communityId, kind: 'category-law' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'groups.create': [{ tapId, communityId, parentId: 'none', name: '无', kind: 'category-law', memberIds: [] }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'groups.place': [{ tapId, communityId, memberIds: ['none'], groupId: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'groups.close': [{ tapId, groupId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.show': [{ groupId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.mine': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'groups.openElection': [{ tapId, groupId: 'none', days: 3, isSecondRound: false }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.vote': [{ tapId, electionId: 'none', choice: null }, 'bind', 'bind', 'bind', 'bind', '-', '-', 'consent'],
  'groups.stand': [{ tapId, electionId: 'none', stands: false }, 'bind', 'bind', 'bind', 'bind', '-', '-', 'consent'],
  'groups.tickPaper': [{ tapId, electionId: 'none', memberIds: ['none'], isTicked: true }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.countPaper': [{ tapId, electionId: 'none', counts: [], blank: 1 }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.endElection': [{ tapId, electionId: 'none', how: 'close' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.choose': [{ tapId, groupId: 'none', memberId, note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'groups.answer': [{ tapId, groupId: 'none', memberId, agrees: false }, '-', '-', '-', '-', '-', '-', 'consent'],
  'members.planImport':     [{ tapId, fileId: 'none', fileName: 'x.xlsx', headerRow: null, mapping: null, covers: null }, 'yes', '-', '-', '-',    '-',     '-',     'consent'],
  'members.showImport':     [{ importId },                                                    '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listImports':    [{ cursor: null },                                                'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listImportRows': [{ importId, plan: 'add', cursor: null },                         '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.decideImportRow':[{ tapId, importId, row: 4, choice: { kind: 'leaveOut' } },       '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.confirmMissing': [{ tapId, importId, evenSoMany: false },                          '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listMoves':      [{ orgId: 'water', cursor: null },                                'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'members.applyImport':    [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.undoImport':     [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.dropImport':     [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.buildings': [{ estateId: 'garden' }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'orgs.search':            [{ kind: 'unit', text: '水务' },                                    'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'orgs.place':             [{ address: '桂花园3号楼' },                                       'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'orgs.list':              [{ orgId: communityId, cursor: null },                            'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.show':              [{ orgId: 'garden' },                                             'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.create':            [{ tapId, parentId: 'garden', kind: 'building', name: '9号楼', aliases: [], unitName: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'orgs.rename':            [{ tapId, orgId: 'garden', revision: 9, name: '桂花苑', keepsOldName: true }, 'yes', 'yes', '-',  '-',     '-',     '-',     'consent'],
  'orgs.setAliases':        [{ tapId, orgId: 'garden', revision: 9, aliases: [] },            'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.setResponsible':    [{ tapId, orgId: 'garden', revision: 9, part: 'keeper', name: '无' }, 'yes', 'yes',  '-',     '-',     '-',     '-',     'consent'],
  'orgs.setCentre':         [{ tapId, orgId: communityId, revision: 9, centreId: null },      'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.move':              [{ tapId, orgId: 'garden', revision: 9, parentId: 'river' },      'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.merge':             [{ tapId, orgId: 'garden', revision: 9, intoId: 'bridge' },       'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.close':             [{ tapId, orgId: 'garden', revision: 9 },                         'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.follow':            [{ tapId, orgId: 'garden' },                                      'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.responsibleOn': [{ orgId: 'garden', day: '2026-11-22' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'orgs.planImport': [{ tapId, fileId: 'none', fileName: 'x.xlsx' }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'orgs.showImport': [{ importId }, '-', '-', '-', '-', '-', '-', 'consent'],
  'orgs.listImports': [{ cursor: null }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'orgs.listImportRows': [{ importId, plan: 'add', cursor: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'orgs.applyImport': [{ tapId, importId }, '-', '-', '-', '-', '-', '-', 'consent'],
  'orgs.exportTree': [{ tapId }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'notices.list': [{ cursor: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'notices.hasNew': [{}, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'notices.markSeen': [{ tapId, kind: 'all' }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'reminders.mine': [{}, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'reminders.keepAnswer': [{ tapId, answers: [{ template: 'quarterReminder', answer: 'accept' }] }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'reminders.turn': [{ tapId, isOff: false }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  // Reaching people by name is the community's own secretary's; the county sees numbers alone (G56).
  'reminders.preview': [{ communityId, matter: 'checkin', chosen: { kind: 'all' } }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.listChosen': [{ communityId, matter: 'checkin', chosen: { kind: 'all' }, part: 'call', cursor: null }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.push': [{ tapId, communityId, matter: 'post', chosen: { kind: 'all' }, sentence: 'fits' }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.listPushes': [{ communityId, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.listCalls': [{ communityId, matter: 'checkin', cursor: null }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.showNumber': [{ communityId, matter: 'checkin', memberId: 'none' }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.tickCall': [{ tapId, communityId, matter: 'checkin', memberId: 'none', outcome: 'called' }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.makeNotice': [{ tapId, communityId }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'reminders.exportNumbers': [{ tapId, communityId, matter: 'checkin', sentence: 'scan', cursor: null }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'pairs.form': [{ tapId, communityId, what: '无', household: { kind: 'told', estateId: 'bridge', building: null, door: null, name: null, phone: null }, memberIds: [memberId], rhythm: null, livesAlone: null, hasAgreed: false }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'pairs.invite': [{ tapId, pairId: 'none', memberIds: [memberId] }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.agree': [{ tapId, pairId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.leave': [{ tapId, pairId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.end': [{ tapId, pairId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.visited': [{ tapId, pairId: 'none', day: '2026-11-22', note: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.skip': [{ tapId, pairId: 'none', day: '2026-11-22', note: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.show': [{ pairId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.contact': [{ pairId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pairs.list': [{ communityId, show: 'running', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'pairs.mine': [{ cursor: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'uploads.take': [{ tapId, kind: 'picture', fileId: 'none' }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'ratings.show': [{ requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.rate': [{ tapId, requestId: 'none', grade: 'best', reasons: [], text: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.rateFor': [{ tapId, requestId: 'none', grade: 'best', reasons: [], text: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.countFollowUps': [{ communityId }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'ratings.listFollowUps': [{ communityId, show: 'due', cursor: null }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'ratings.followUp': [{ tapId, communityId, requestId: 'none', outcome: 'explained', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.clearWords': [{ tapId, communityId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.listReviews': [{ communityId, cursor: null }, '-', 'yes', '-', '-', '-', '-', 'consent'],
  'ratings.settleReview': [{ tapId, communityId, reviewId: 'none', note: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'ratings.myLetters': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'ratings.rates': [{ quarter: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'suggestions.submit': [{ tapId, kind: 'correction', about: null, text: '无' }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'suggestions.mine': [{ cursor: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'suggestions.list': [{ orgId: communityId, show: 'waiting', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'suggestions.answer': [{ tapId, suggestionId: 'none', revision: 1, text: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'suggestions.askAgain': [{ tapId, suggestionId: 'none', revision: 1, text: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'suggestions.settle': [{ tapId, suggestionId: 'none', revision: 1 }, '-', '-', '-', '-', '-', '-', 'consent'],
  'suggestions.tally': [{}, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'requests.categories': [{}, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'requests.submit': [{ tapId, kind: 'help', category: 'other', where: { kind: 'home' }, when: 'any', text: '无', answers: [], voice: null, photoIds: [], forWhom: 'me', hasAgreed: false, name: null, phone: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'requests.submitFor': [{ tapId, communityId, kind: 'help', category: 'other', estateId: 'bridge', building: null, door: null, spot: null, when: 'any', text: '无', forWhom: 'me', name: null, phone: null, isOpenToClaims: false }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'requests.join': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.mine': [{ cursor: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'requests.list': [{ communityId, show: 'new', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'requests.board': [{ communityId }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'requests.find': [{ communityId, wanted: { kind: 'phone', tail: '2222' }, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'requests.suggest': [{ requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.needs': [{ orgId: communityId, quarter: '2026Q4', month: null, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'requests.listOpen': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'requests.listTaken': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'requests.atHand': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'requests.show': [{ requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.contact': [{ requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.setCare': [{ tapId, requestId: 'none', kinds: [], hasAgreed: false }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.forgetHome': [{ tapId }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'wishes.say': [{ tapId, kind: 'thing', text: '一副老花镜', untilDay: '2026-12-22', where: { kind: 'home' }, forWhom: 'me', hasAgreed: false, name: null, phone: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'wishes.sayFor': [{ tapId, communityId, kind: 'thing', text: '一副老花镜', untilDay: '2026-12-22', estateId: 'bridge', building: null, door: null, name: null, phone: null, livesAlone: false, hasAgreed: true }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'wishes.mine': [{ cursor: null }, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'consent'],
  'wishes.list': [{ communityId, show: 'toRead', cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'wishes.listOpen': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'wishes.listTaken': [{ cursor: null }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'wishes.show': [{ wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.contact': [{ wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.publish': [{ tapId, wishId: 'none', words: '一副老花镜', isBuildingShown: false }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.keepBack': [{ tapId, wishId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.take': [{ tapId, wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.giveBack': [{ tapId, wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.fulfil': [{ tapId, wishId: 'none', note: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.confirm': [{ tapId, wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.notYet': [{ tapId, wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'wishes.withdraw': [{ tapId, wishId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.listen': [{ requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.photos': [{ requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.accept': [{ tapId, communityId, requestIds: ['none'], isOpenToClaims: true }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'requests.assign': [{ tapId, requestId: 'none', memberIds: [memberId] }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.claim': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.choosable': [{ requestId: 'none', kind: 'person', cursor: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.choose': [{ tapId, requestId: 'none', chosen: { kind: 'person', id: memberId } }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.agree': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.turnDown': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.release': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.setOut': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.confirm': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.withdraw': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.nudge': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.clearWords': [{ tapId, requestId: 'none' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.finish': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.giveUp': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.reopen': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.decline': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.refer': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.wait': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.goOn': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.answer': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'requests.reply': [{ tapId, requestId: 'none', note: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'rules.list':             [{ day: null },                                                   'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'rules.show':             [{ name: 'checkin.perQuarter' },                                  'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'rules.preview':          [{ changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-12-01' }, 'yes', '-', '-', '-', '-',     '-',     'consent'],
  'rules.change':           [{ tapId, changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-12-01', reason: '减负', revision: 9 }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'rules.withdraw':         [{ tapId, versionId: '00000001', reason: '减负', revision: 9 },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.make':            [{ tapId, kind: 'letter', items: [{ memberId, communityId }] },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.verify':          [{ code: '0000-0000-0000' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'papers.listTemplates':   [{},                                                              'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.editTemplate':    [{ tapId, kind: 'letter', text: '无' },                            'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.list':             [{ skills: [] },                                                  'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'posts.claim':            [{ tapId, postId: 'none' },                                       'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'posts.leave':            [{ tapId, postId: 'none' },                                       'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'posts.askHandOver':      [{ tapId, postId: 'none', wish: null },                           'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'posts.decideHandOver':   [{ tapId, handOverId: 'none', decision: 'agree' },                '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.listPlaces':       [{ communityId },                                                 'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'posts.setPlace':         [{ tapId, communityId, postId: 'ten-mediation', revision: 9, state: 'open', capacity: null, tasks: '', requirements: '' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'posts.listClaims':       [{ communityId, cursor: null },                                   'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'posts.listHolders':      [{ communityId, postId: 'ten-mediation', cursor: null },          'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'posts.decide':           [{ tapId, communityId, decision: 'approve', items: [{ memberId, postId: 'none' }] }, 'yes', 'yes', '-', '-', '-',  '-',     'consent'],
  'posts.listHandOvers':    [{ communityId, show: 'asked', cursor: null },                    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'posts.findSuccessor':    [{ communityId, name: '无', cursor: null },                        'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'posts.nameSuccessor':    [{ tapId, handOverId: 'none', memberId: null },                   '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.printHandOver':    [{ tapId, handOverId: 'none' },                                   '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.catalogue':        [{},                                                              'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.show':             [{ postId: 'ten-mediation' },                                     'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.add':              [{ tapId, set: 'ten', ...aPost, name: '建言献策岗' },               'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'posts.edit':             [{ tapId, postId: 'ten-mediation', revision: 9, ...aPost },        'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.preview': [{ kind: 'letter', text: '无' }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'pledges.mine': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'pledges.write': [{ tapId, text: '无' }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'pledges.withdraw': [{ tapId }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'pledges.writeFor': [{ tapId, communityId, memberId, text: '无' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'pledges.withdrawFor': [{ tapId, communityId, memberId }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'pledges.release': [{ tapId, communityId, pledgeId: 'none', revision: 1 }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pledges.sendBack': [{ tapId, communityId, pledgeId: 'none', revision: 1, reason: '无' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'pledges.listWaiting': [{ communityId, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'registrations.dispatch':[{ tapId, items: [{ memberId, communityId: 'none' }] },            'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'registrations.report':  [{ tapId, way: 'paper', communityId, letterNo: '2026-00000000' },  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.accept':  [{ tapId, communityId, memberIds: ['none'] },                      'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.assign':  [{ tapId, communityId, memberIds: ['none'], estateId: 'none' },    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.decline': [{ tapId, communityId: 'river', memberId, reason: '无' },           '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.withdraw':[{ tapId, communityId, memberId, reason: '无' },                    '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.moveAway':[{ tapId, communityId, memberId, to: { kind: 'elsewhere', place: '邻县' }, day: '2026-11-01' }, '-', '-', '-', '-', '-', '-', 'consent'],
  'registrations.reportMove': [{ tapId, isMoving: true },                                      'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'registrations.fileStub':[{ tapId, side: 'unit', items: [{ memberId, communityId }] },      '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.list':    [{ orgId: communityId, show: 'reported', cursor: null },           'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.listUndispatched': [{ orgId: 'water', cursor: null },                        'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'registrations.show':    [{ communityId, memberId },                                        '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.mine':    [{},                                                               'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'registrations.certificate': [{},                                                          'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'registrations.verifyCertificate': [{ code: 'none' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'registrations.campaign':[{ orgId: 'water' },                                               'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'registrations.progress': [{ orgId: 'water', of: 'unit', show: 'all', cursor: null }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'sites.look':             [{ siteCode: 'SUNNYsite1' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'sites.list':             [{ communityId },                                                 'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.poster':           [{ siteId: 'sunny1' },                                            'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.open':             [{ tapId, siteId: 'sunny1' },                                     'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.close':            [{ tapId, siteId: 'sunny1' },                                     'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.setPlace':         [{ tapId, siteId: 'sunny1', place: null },                        'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.openDoor':         [{ tapId, siteId: 'sunny1', deviceId: 'device0000000001', deviceName: '门口的平板' }, 'yes', 'yes', '-', '-', '-', '-',     '-'],
  'sites.listDoors':        [{ communityId, cursor: null },                                   'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.revokeDoor':       [{ tapId, doorId: 'none' },                                       '-',     '-',     '-',     '-',     '-',     '-',     '-'],
  'teams.mine':             [{ communityId: null },                                            'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'teams.apply':            [{ tapId, ...aForm, communityId: null, name: null },               'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'teams.enter':            [{ tapId, ...aForm, memberId },                                    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'teams.offer':            [{ tapId, services: ['other'] },                                    'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'teams.leave':            [{ tapId, volunteerId: memberId, to: 'stop' },                   'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'teams.printForm': [{ tapId, whose: { kind: 'empty', communityId } }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'teams.place':            [{ tapId, items: [{ volunteerId: 'none', fromTeamId: null, teamId: 'repairs' }] }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'teams.list':             [{ orgId: communityId, cursor: null },                             'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'teams.show':             [{ teamId: 'repairs' },                                            'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'teams.describe':         [{ tapId, teamId: 'repairs', revision: 9, kind: 'community', skills: [], services: [], wanted: 8 }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'teams.listWaiting':      [{ orgId: communityId, cursor: null },                             'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'teams.listVolunteers':   [{ orgId: communityId, skill: null, availability: null, estateId: null, cursor: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
}

const words: Record<string, string> = { notAllowed: '-', consentNeeded: 'consent', notBound: 'bind' }

const repairs = org('repairs', 'team', 'community', '便民维修队', 'sunny')

let town: Town

describe('who may ask what', () => {
  it.each(people.map(([name, who], column) => [name, who, column] as const))(
    'G151 %s',
    async (_name, who, column) => {
      town = await openTown({
        ...townAtWork,
        orgs: [...orgs, repairs],
        activities: [anActivity('clean', { state: 'open' }), anActivity('gone', { state: 'cancelled' })],
      })
      const expected: Record<string, string | undefined> = {}
      const found: Record<string, string> = {}
      for (const [op, [input, ...columns]] of Object.entries(table)) {
        const answer = (await town.cloud.call(who.openid, 'api', { op, input })) as {
          ok: boolean
          refusal?: string
        }
        expected[op] = columns[column]
        found[op] = answer.ok ? 'yes' : (words[answer.refusal ?? ''] ?? `yes`)
        if (who === stranger && op === 'accounts.consent') await forget(who)
        if (answer.refusal === 'badInput' || answer.refusal === 'unavailable') found[op] = answer.refusal
      }
      expect(found).toEqual(expected)
    },
  )

  it('G151 refuses people at the door of the clock', async () => {
    town = await openTown(townAtWork)
    for (const who of [office, liJianguo]) {
      await expect(town.cloud.call(who.openid, 'jobs', {})).rejects.toThrow()
    }
  })

  it('G151 answers health with versions and nothing else', async () => {
    town = await openTown(townAtWork)
    expect(await town.cloud.call(stranger.openid, 'api', { op: 'health' })).toEqual({
      ok: true,
      value: { api: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    })
  })
})

/** The table asks as somebody who has not agreed; giving the consent on the way would change the rest. */
async function forget(who: Person): Promise<void> {
  await town.cloud.load({
    accounts: [
      {
        _id: who.openid,
        state: 'active',
        memberId: null,
        claim: null,
        roles: [],
        consents: [],
        createdAt: 0,
      },
    ],
  })
}

/** Every role in a place near 阳光社区 and its 李建国, and in one far from them. */
const nearPlaces: Record<Role, string> = {
  groupLeader: 'sunnyGroup',
  teamLeader: 'repairs',
  teamMember: 'repairs',
  communityStaff: 'sunny',
  communitySecretary: 'sunny',
  unitStaff: 'water',
  unitSecretary: 'water',
  branchSecretary: 'water1',
  townSecretary: 'town',
  organisationDepartment: 'county',
  countyOffice: 'county',
  inspector: 'town',
}
const farPlaces: Partial<Record<Role, string>> = {
  groupLeader: 'riverGroup',
  teamLeader: 'riverTeam',
  teamMember: 'riverTeam',
  communityStaff: 'river',
  communitySecretary: 'river',
  unitStaff: 'schools',
  unitSecretary: 'schools',
  branchSecretary: 'schools1',
  townSecretary: 'upperTown',
  inspector: 'upperTown',
}
const placesOfRoles = [
  ...orgs,
  repairs,
  org('riverTeam', 'team', 'community', '河畔维修队', 'river'),
  org('sunnyGroup', 'group', 'community', '阳光党小组', 'sunny'),
  org('riverGroup', 'group', 'community', '河畔党小组', 'river'),
  org('upperTown', 'town', 'community', '上河镇', 'county'),
]
const heldIn = (places: Partial<Record<Role, string>>): RoleHeld[] =>
  Object.entries(places).map(([role, orgId]) => ({ role: role as Role, orgId, since: 0, until: null }))
const everyRole = [...heldIn(nearPlaces), ...heldIn(farPlaces)]
const pairs = everyRole.flatMap((one, at) => everyRole.slice(at + 1).map(other => [one, other] as const))

interface Asking {
  op: string
  may(roles: readonly RoleHeld[]): Promise<boolean>
}

/**
 * The door's own `find` and `allow`, asked in this process: the doors of all pairs would take an hour. What is found is
 * found once, unless it is looked for by the roles of whoever asks.
 */
async function askedInProcess(): Promise<Asking[]> {
  pointSdkAt(town.cloud)
  const { db } = await import('../cloudfunctions/kernel/db')
  const { actorOf } = await import('../cloudfunctions/kernel/actor')
  const { readTree } = await import('../cloudfunctions/domain/orgs/store')
  const { readRuleBook } = await import('../cloudfunctions/domain/rules/store')
  const { findOperation } = await import('../cloudfunctions/api/operations')
  const tree = await readTree(db, today)
  const rules = await readRuleBook(db, today)
  const account = anAccount(stranger, {
    consents: [{ purpose: 'serve', version: consentVersion, at: today }],
  })
  const contextOf = (roles: readonly RoleHeld[], operation: string): Context => ({
    db,
    actor: actorOf(
      stranger.openid,
      { account: { ...account, roles: [...roles] }, member: null },
      tree,
      today,
    ),
    tree,
    rules,
    now: today,
    requestId: 'pairs',
    operation,
    acted: [],
  })
  return Promise.all(
    Object.entries(table).map(async ([op, [input]]) => {
      const operation = await findOperation(op)
      if (!operation) throw new Error(`no operation ${op}`)
      let isByRole = false
      const context = contextOf([], op)
      const actor = new Proxy(context.actor, {
        get(target, key) {
          isByRole ||= ['roles', 'holds', 'holdsIn', 'leads', 'placesLed'].includes(String(key))
          return Reflect.get(target, key)
        },
      })
      const found = await operation.find({ ...context, actor }, input as never)
      const may = async (roles: readonly RoleHeld[]): Promise<boolean> => {
        const asked = contextOf(roles, op)
        const its = isByRole ? await operation.find(asked, input as never) : found
        return operation.allow(asked.actor, its, input as never, asked).may
      }
      return { op, may }
    }),
  )
}

async function openPlaces(): Promise<void> {
  town = await openTown({
    ...townAtWork,
    orgs: placesOfRoles,
    activities: [anActivity('clean', { state: 'open' }), anActivity('gone', { state: 'cancelled' })],
  })
}

describe('each office alone', () => {
  it('G151 may do what the table of the twelve offices says near the place, and nothing of it far away', async () => {
    await openPlaces()
    const asked = await askedInProcess()
    expect(await ableOf(asked, nearPlaces)).toEqual(sorted(offices))
    expect(await ableOf(asked, farPlaces)).toEqual(sorted(officesFarAway))
  })
})

const sorted = (table: Record<string, OperationName[]>) =>
  Object.fromEntries(Object.entries(table).map(([who, ops]) => [who, [...ops].sort()]))

/** The operations by the letters of those who may; without what anybody may. */
async function ableOf(asked: Asking[], places: Partial<Record<Role, string>>) {
  const able: Record<string, string[]> = {}
  for (const { op, may } of asked) {
    if (await may([])) continue
    const those = await Promise.all(
      heldIn(places).map(async one => ((await may([one])) ? letters[one.role] : '')),
    )
    const who = those.join('')
    if (who) able[who] = [...(able[who] ?? []), op].sort()
  }
  return able
}

describe('two offices of one person', () => {
  it('do exactly what each of them may do alone, and never more together', async () => {
    await openPlaces()
    const asked = await askedInProcess()
    const random = randomFrom()
    const chosen = [...pairs].sort(() => random() - 0.5).slice(0, size(pairs.length))
    // The pair that once added up to every community of a town.
    const once = pairs.filter(
      ([one, other]) =>
        [one, other].some(({ role, orgId }) => role === 'communitySecretary' && orgId === 'river') &&
        [one, other].some(({ role, orgId }) => role === 'townSecretary' && orgId === 'town'),
    )
    const different: string[] = []
    for (const { op, may } of asked) {
      const alone = new Map<RoleHeld, boolean>()
      for (const held of everyRole) alone.set(held, await may([held]))
      for (const [one, other] of [...once, ...chosen]) {
        const together = await may([one, other])
        if (together !== (alone.get(one) || alone.get(other))) {
          different.push(`${op}: ${one.role} in ${one.orgId} with ${other.role} in ${other.orgId}`)
        }
      }
    }
    expect(different).toEqual([])
    expect(new Set(everyRole.map(({ role }) => role)).size).toBe(12)
  })
})
