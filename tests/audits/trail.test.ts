import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import { actInWords, words as trailWords, whoInWords } from '../../src/features/audits/words'
import type { Input, OperationName } from '../../types/api'
import type { PostWritten } from '../../types/posts'
import type { Grade } from '../../types/ratings'
import { anAbsence } from '../absences/absent'
import { anActivity } from '../activities/planning'
import { photoTapOf } from '../board/boarding'
import { entryOf, leader, liFact, townWithDesk } from '../checkins/desk'
import { withPosts } from '../groups/grouping'
import { applied, decide, imported, planned, plannedFor, rowsOf, undo } from '../members/importing'
import { aRoster } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import { weekly } from '../pairs/pairing'
import { claimOf, handOverAsked, holds, mediation, nameOf } from '../posts/posting'
import { acceptedInSunny, dispatchTo, reportTo } from '../registrations/registering'
import { lamp } from '../requests/asking'
import { lettingGo } from '../requests/letting-go'
import { aVersion } from '../rules/versions'
import { aForm, appliedTo, repairs } from '../teams/volunteering'
import {
  aMember,
  liJianguo,
  newTap,
  office,
  type Person,
  stranger,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import { aPhoto, aRecording, takenIn, whenChecked } from '../uploads/uploading'
import { aWishFor } from '../wishes/wishing'
import { type Watched, watched } from './watching'

/**
 * What each operation lets an officer see of people: `leaves a row` when it shows or changes somebody's data, otherwise
 * why it need not. A new operation does not compile before it is judged here; `gaps.test.ts` asks every one of them.
 */
const judged: Record<OperationName, 'leaves a row' | 'own data' | 'counts only' | 'no persons'> = {
  'absences.list': 'leaves a row',
  'absences.send': 'leaves a row',
  'absences.setAside': 'leaves a row',
  'absences.answer': 'leaves a row',
  'absences.counts': 'counts only',
  'jobs.list': 'no persons',
  'jobs.listRuns': 'no persons',
  'accounts.me': 'own data',
  'accounts.consent': 'own data',
  'accounts.bindByPhone': 'own data',
  'accounts.declineConsent': 'own data',
  'accounts.claim': 'own data',
  'accounts.withdrawClaim': 'own data',
  'accounts.listClaims': 'leaves a row',
  'accounts.decideClaim': 'leaves a row',
  'accounts.pause': 'leaves a row',
  'accounts.resume': 'leaves a row',
  'accounts.countClaims': 'counts only',
  'accounts.listRebindings': 'leaves a row',
  'accounts.countRebindings': 'counts only',
  'accounts.decideRebinding': 'leaves a row',
  'accounts.haltRebinding': 'leaves a row',
  'accounts.releaseRebinding': 'leaves a row',
  // Whoever answers was the person, and says so.
  'accounts.answerRebinding': 'own data',
  'accounts.listRoles': 'leaves a row',
  'accounts.listRoleHistory': 'leaves a row',
  'accounts.findPeople': 'leaves a row',
  'accounts.grantRole': 'leaves a row',
  'accounts.revokeRole': 'leaves a row',
  'accounts.handOver': 'leaves a row',
  // Whoever accepts decides about himself or herself.
  'accounts.decideHandOver': 'own data',
  'activities.create': 'no persons',
  'activities.edit': 'no persons',
  'activities.cancel': 'no persons',
  'activities.list': 'no persons',
  'activities.quarter': 'counts only',
  'activities.listPeople': 'leaves a row',
  'activities.enter': 'leaves a row',
  'activities.undo': 'leaves a row',
  'activities.sheet': 'leaves a row',
  'activities.upcoming': 'own data',
  'activities.mine': 'own data',
  'activities.show': 'own data',
  'activities.signUp': 'own data',
  'activities.leave': 'own data',
  'activities.see': 'own data',
  'activities.arrive': 'own data',
  'activities.checkOut': 'own data',
  // No officer asks: those who say that they are there see who else says so, by name alone.
  'activities.listPeers': 'own data',
  'activities.confirmPeer': 'own data',
  'activities.noteService': 'own data',
  'activities.withdrawService': 'own data',
  'activities.myServices': 'own data',
  'activities.listServices': 'leaves a row',
  'activities.decideService': 'leaves a row',
  'activities.markTask': 'leaves a row',
  'audits.list': 'leaves a row',
  'audits.mine': 'own data',
  'audits.verify': 'no persons',
  'basics.mine': 'own data',
  'basics.show': 'leaves a row',
  'basics.ask': 'own data',
  'basics.withdraw': 'own data',
  'basics.enter': 'leaves a row',
  'basics.list': 'leaves a row',
  'basics.decide': 'leaves a row',
  'checkins.create': 'own data',
  'checkins.declare': 'own data',
  'checkins.mine': 'own data',
  'checkins.overview': 'counts only',
  'checkins.list': 'leaves a row',
  'groups.list': 'leaves a row',
  'groups.listKinds': 'no persons',
  'groups.listWaiting': 'leaves a row',
  'groups.suggest': 'leaves a row',
  'groups.create': 'leaves a row',
  'groups.place': 'leaves a row',
  // Only a group in which nobody is.
  'groups.close': 'no persons',
  'groups.show': 'leaves a row',
  // Those of the own group by name, as they know and elect one another; no officer asks.
  'groups.mine': 'own data',
  'groups.openElection': 'leaves a row',
  // A row would say who voted and when.
  'groups.vote': 'own data',
  'groups.stand': 'own data',
  'groups.tickPaper': 'leaves a row',
  'groups.countPaper': 'leaves a row',
  'groups.endElection': 'leaves a row',
  'groups.choose': 'leaves a row',
  'groups.answer': 'leaves a row',
  'deeds.year': 'own data',
  'deeds.mine': 'own data',
  'deeds.listSuggestions': 'own data',
  'deeds.record': 'own data',
  'deeds.declineSuggestion': 'own data',
  // Of a deed that a secretary recorded; a member's own is own data.
  'deeds.correct': 'leaves a row',
  'deeds.withdraw': 'leaves a row',
  'deeds.recordFor': 'leaves a row',
  'deeds.confirm': 'leaves a row',
  'deeds.sendBack': 'leaves a row',
  'deeds.listWaiting': 'leaves a row',
  'deeds.listPeople': 'leaves a row',
  'deeds.overview': 'counts only',
  'deeds.show': 'leaves a row',
  'checkins.registerDevice': 'own data',
  'checkins.listWaiting': 'leaves a row',
  'checkins.decide': 'leaves a row',
  'checkins.listGroup': 'leaves a row',
  'checkins.createFor': 'leaves a row',
  'checkins.undo': 'leaves a row',
  'checkins.correct': 'leaves a row',
  'checkins.makeSheet': 'leaves a row',
  'checkins.showSheet': 'leaves a row',
  'checkins.listReviews': 'leaves a row',
  'checkins.settleReview': 'leaves a row',
  // What hangs on the wall of an estate is no look into anybody's file.
  'board.look': 'no persons',
  'board.person': 'no persons',
  'board.photos': 'no persons',
  'board.mine': 'own data',
  'board.setShown': 'own data',
  'board.givePhoto': 'own data',
  'board.takeBackPhoto': 'own data',
  'board.listPhotos': 'leaves a row',
  'board.decidePhoto': 'leaves a row',
  'board.estates': 'no persons',
  'board.makeSheet': 'leaves a row',
  'board.show': 'counts only',
  'board.listPeople': 'leaves a row',
  'board.previewPaper': 'leaves a row',
  'board.notePaper': 'leaves a row',
  'board.undoPaper': 'leaves a row',
  'board.takeDown': 'leaves a row',
  'board.changeCode': 'no persons',
  'thanks.write': 'no persons',
  'thanks.mine': 'own data',
  'thanks.setStory': 'own data',
  'thanks.listToRead': 'leaves a row',
  'thanks.decide': 'leaves a row',
  // Told with the consent of both.
  'thanks.stories': 'no persons',
  'exchange.listKeys': 'no persons',
  'exchange.createKey': 'no persons',
  'exchange.revokeKey': 'no persons',
  'holidays.show': 'no persons',
  'holidays.set': 'no persons',
  'members.planImport': 'leaves a row',
  'members.showImport': 'counts only',
  'members.listImports': 'counts only',
  'members.listImportRows': 'leaves a row',
  'members.decideImportRow': 'leaves a row',
  'members.confirmMissing': 'leaves a row',
  'members.listMoves': 'leaves a row',
  'members.applyImport': 'leaves a row',
  'members.undoImport': 'leaves a row',
  'members.dropImport': 'leaves a row',
  // Who answers for a place is told as an office, in the words of whoever keeps the tree.
  'orgs.buildings': 'no persons',
  'orgs.search': 'no persons',
  'orgs.place': 'no persons',
  'orgs.list': 'no persons',
  'orgs.show': 'no persons',
  'orgs.create': 'no persons',
  'orgs.rename': 'no persons',
  'orgs.setAliases': 'no persons',
  'orgs.setResponsible': 'no persons',
  'orgs.setCentre': 'no persons',
  'orgs.move': 'no persons',
  'orgs.merge': 'no persons',
  'orgs.close': 'no persons',
  'orgs.follow': 'no persons',
  'orgs.responsibleOn': 'no persons',
  'orgs.planImport': 'no persons',
  'orgs.showImport': 'no persons',
  'orgs.listImports': 'no persons',
  'orgs.listImportRows': 'no persons',
  'orgs.applyImport': 'no persons',
  'orgs.exportTree': 'no persons',
  'papers.make': 'leaves a row',
  // The name is masked.
  'papers.verify': 'no persons',
  'papers.listTemplates': 'no persons',
  'papers.editTemplate': 'leaves a row',
  'posts.list': 'own data',
  'posts.claim': 'own data',
  'posts.leave': 'own data',
  'posts.askHandOver': 'own data',
  // Whoever agrees, declines or stays decides about himself or herself.
  'posts.decideHandOver': 'own data',
  'posts.listPlaces': 'counts only',
  'posts.setPlace': 'counts only',
  'posts.listClaims': 'leaves a row',
  'posts.listHolders': 'leaves a row',
  'posts.decide': 'leaves a row',
  'posts.listHandOvers': 'leaves a row',
  'posts.findSuccessor': 'leaves a row',
  'posts.nameSuccessor': 'leaves a row',
  'posts.printHandOver': 'leaves a row',
  'posts.catalogue': 'no persons',
  'posts.show': 'no persons',
  'posts.add': 'leaves a row',
  'posts.edit': 'leaves a row',
  // Its values are made up.
  'papers.preview': 'no persons',
  'pledges.mine': 'own data',
  'pledges.write': 'own data',
  'pledges.withdraw': 'own data',
  'pledges.writeFor': 'leaves a row',
  'pledges.withdrawFor': 'leaves a row',
  'pledges.release': 'leaves a row',
  'pledges.sendBack': 'leaves a row',
  'pledges.listWaiting': 'leaves a row',
  'registrations.dispatch': 'leaves a row',
  'registrations.report': 'leaves a row',
  'registrations.accept': 'leaves a row',
  'registrations.assign': 'leaves a row',
  'registrations.decline': 'leaves a row',
  'registrations.withdraw': 'leaves a row',
  'registrations.moveAway': 'leaves a row',
  'registrations.reportMove': 'own data',
  'registrations.fileStub': 'leaves a row',
  'registrations.list': 'leaves a row',
  'registrations.listUndispatched': 'leaves a row',
  'registrations.show': 'leaves a row',
  'registrations.mine': 'own data',
  'registrations.campaign': 'counts only',
  'registrations.progress': 'counts only',
  'registrations.certificate': 'own data',
  // Its holder shows it.
  'registrations.verifyCertificate': 'own data',
  'notices.list': 'own data',
  'notices.hasNew': 'own data',
  'notices.markSeen': 'own data',
  'reminders.mine': 'own data',
  'reminders.keepAnswer': 'own data',
  'reminders.turn': 'own data',
  'reminders.preview': 'counts only',
  'reminders.listChosen': 'leaves a row',
  'reminders.push': 'leaves a row',
  'reminders.listPushes': 'counts only',
  'reminders.listCalls': 'leaves a row',
  'reminders.showNumber': 'leaves a row',
  'reminders.tickCall': 'leaves a row',
  'reminders.makeNotice': 'no persons',
  'reminders.exportNumbers': 'leaves a row',
  'pairs.form': 'leaves a row',
  'pairs.invite': 'leaves a row',
  'pairs.agree': 'own data',
  'pairs.leave': 'own data',
  'pairs.end': 'leaves a row',
  'pairs.visited': 'own data',
  'pairs.skip': 'leaves a row',
  'pairs.show': 'leaves a row',
  'pairs.list': 'leaves a row',
  'pairs.mine': 'own data',
  'pairs.contact': 'leaves a row',
  'ratings.show': 'leaves a row',
  'ratings.rate': 'own data',
  'ratings.rateFor': 'leaves a row',
  'ratings.countFollowUps': 'counts only',
  'ratings.listFollowUps': 'leaves a row',
  'ratings.followUp': 'leaves a row',
  'ratings.clearWords': 'leaves a row',
  'ratings.listReviews': 'leaves a row',
  'ratings.settleReview': 'leaves a row',
  'ratings.myLetters': 'own data',
  'ratings.rates': 'counts only',
  'suggestions.submit': 'own data',
  'suggestions.mine': 'own data',
  'suggestions.list': 'leaves a row',
  'suggestions.answer': 'leaves a row',
  'suggestions.askAgain': 'own data',
  'suggestions.settle': 'own data',
  'suggestions.tally': 'counts only',
  'requests.categories': 'own data',
  'requests.submit': 'own data',
  // Each act is kept in the request itself; what is answered tells of it as a look does.
  'requests.submitFor': 'leaves a row',
  'requests.join': 'own data',
  'requests.mine': 'own data',
  'requests.list': 'leaves a row',
  'requests.board': 'counts only',
  'requests.needs': 'counts only',
  'requests.find': 'leaves a row',
  'requests.suggest': 'leaves a row',
  'requests.listOpen': 'no persons',
  'requests.listTaken': 'own data',
  'requests.atHand': 'own data',
  'requests.show': 'leaves a row',
  'requests.contact': 'leaves a row',
  'requests.listReviews': 'leaves a row',
  'requests.countReviews': 'counts only',
  'requests.settleReview': 'leaves a row',
  'requests.setCare': 'leaves a row',
  'requests.forgetHome': 'own data',
  'wishes.say': 'own data',
  'wishes.sayFor': 'leaves a row',
  'wishes.mine': 'own data',
  'wishes.list': 'leaves a row',
  // To a member nearby the words alone, of nobody.
  'wishes.listOpen': 'no persons',
  'wishes.listTaken': 'own data',
  'wishes.show': 'leaves a row',
  'wishes.contact': 'leaves a row',
  'wishes.publish': 'leaves a row',
  'wishes.keepBack': 'leaves a row',
  'wishes.take': 'own data',
  'wishes.giveBack': 'own data',
  'wishes.fulfil': 'own data',
  'wishes.confirm': 'leaves a row',
  'wishes.notYet': 'leaves a row',
  'wishes.withdraw': 'leaves a row',
  'requests.listen': 'leaves a row',
  'requests.photos': 'leaves a row',
  'requests.accept': 'no persons',
  'requests.assign': 'leaves a row',
  // What they agreed to have shown to whoever asks, as on the supervision board.
  'requests.choosable': 'no persons',
  'requests.choose': 'no persons',
  'requests.agree': 'no persons',
  'requests.turnDown': 'no persons',
  'requests.claim': 'no persons',
  'requests.release': 'no persons',
  'requests.setOut': 'no persons',
  'requests.confirm': 'leaves a row',
  'requests.withdraw': 'no persons',
  'requests.nudge': 'no persons',
  'requests.clearWords': 'leaves a row',
  'requests.finish': 'leaves a row',
  'requests.giveUp': 'leaves a row',
  'requests.reopen': 'leaves a row',
  'requests.decline': 'leaves a row',
  'requests.refer': 'leaves a row',
  'requests.wait': 'leaves a row',
  'requests.goOn': 'leaves a row',
  'requests.answer': 'leaves a row',
  'requests.reply': 'leaves a row',
  'rules.list': 'no persons',
  'rules.show': 'no persons',
  'rules.preview': 'no persons',
  'rules.change': 'leaves a row',
  'rules.withdraw': 'leaves a row',
  'ratings.speak': 'own data',
  'ratings.listen': 'leaves a row',
  'ratings.hear': 'leaves a row',
  'ratings.lateFollowUps': 'counts only',
  'opinions.county': 'counts only',
  'opinions.open': 'no persons',
  'opinions.close': 'no persons',
  'opinions.community': 'counts only',
  'opinions.print': 'no persons',
  // A row would tell with its moment which sheet changed the sums.
  'opinions.look': 'no persons',
  'opinions.answer': 'no persons',
  'opinions.enter': 'no persons',
  'opinions.publish': 'counts only',
  'opinions.results': 'counts only',
  'opinions.words': 'no persons',
  'opinions.decideWords': 'no persons',
  'sites.look': 'no persons',
  'sites.list': 'no persons',
  'sites.poster': 'no persons',
  'sites.open': 'no persons',
  'sites.close': 'no persons',
  'uploads.folder': 'own data',
  'uploads.take': 'own data',
  'teams.mine': 'own data',
  'teams.apply': 'own data',
  'teams.enter': 'leaves a row',
  'teams.offer': 'own data',
  'teams.leave': 'leaves a row',
  'teams.printForm': 'leaves a row',
  'teams.place': 'leaves a row',
  'teams.list': 'counts only',
  'teams.show': 'counts only',
  'teams.describe': 'no persons',
  'teams.listWaiting': 'leaves a row',
  'teams.listVolunteers': 'leaves a row',
  'sites.setPlace': 'no persons',
  'sites.openDoor': 'no persons',
  'sites.listDoors': 'no persons',
  'sites.revokeDoor': 'no persons',
}

let town: Watched
const liId = `m_${liJianguo.openid}`
const otherFacts = { jobTitle: '科长', skills: '电工', joinedMonth: '2005-07', bornMonth: '1980-05' }
const zhouId = 'm_oZHOU'
const ofQuarter = { communityId: 'sunny', matter: 'checkin' } as const
const liInSunny = { communityId: 'sunny', memberId: liId }

async function ask<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

/** A check-in that waits, and its id. */
async function fromAPicture(): Promise<string> {
  await ask(liJianguo, 'checkins.create', { siteCode: sunnyCode, way: 'picture', tapId: newTap() })
  return `${liId}_sunny_2026Q4`
}

async function openWithGroup(): Promise<void> {
  const { orgs, accounts, registrations } = townWithDesk
  await town.cloud.load({ orgs, accounts, registrations })
  await town.cloud.clock({ advance: 61_000 })
}

/** A row of the review list about 李建国. */
async function aReview(): Promise<string> {
  await town.cloud.load({
    checkinReviews: [
      {
        _id: 'atNight_sunny_1',
        communityId: 'sunny',
        kind: 'atNight',
        checkinIds: [liFact],
        memberIds: [liId],
        count: 1,
        firstAt: 1,
        lastAt: 1,
        metres: null,
        state: 'open',
        looked: null,
        sortKey: '1',
      },
    ],
  })
  return 'atNight_sunny_1'
}

const rowsLeftBy = async (op: OperationName) =>
  ((await town.cloud.documents('audits')) as unknown as AuditRow[]).filter(
    ({ operation }) => operation === op,
  )

/** Each operation once, by somebody who may, on 李建国 or on a roster that names 赵一. */
const once: Partial<Record<OperationName, () => Promise<{ by: Person; memberIds?: string[] }>>> = {
  async 'reminders.listChosen'() {
    const these = { kind: 'these' as const, memberIds: [liId] }
    const asked = { ...ofQuarter, chosen: these, part: 'inbox' as const, cursor: null }
    await ask(sunnySecretary, 'reminders.listChosen', asked)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'reminders.push'() {
    const these = { kind: 'these' as const, memberIds: [liId] }
    await ask(sunnySecretary, 'reminders.push', {
      tapId: newTap(),
      ...ofQuarter,
      chosen: these,
      sentence: 'scan',
    })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'reminders.listCalls'() {
    await ask(sunnySecretary, 'reminders.listCalls', { ...ofQuarter, cursor: null })
    return { by: sunnySecretary }
  },
  async 'reminders.showNumber'() {
    await ask(sunnySecretary, 'reminders.showNumber', { ...ofQuarter, memberId: liId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'reminders.tickCall'() {
    const call = { ...ofQuarter, memberId: liId, outcome: 'called' as const }
    await ask(sunnySecretary, 'reminders.tickCall', { tapId: newTap(), ...call })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'reminders.exportNumbers'() {
    await town.cloud.load({ rules: [aVersion({ changes: { 'reminders.smsGateway': true } })] })
    await town.cloud.clock({ advance: 61_000 })
    const told = { ...ofQuarter, sentence: 'scan' as const, cursor: null }
    await ask(sunnySecretary, 'reminders.exportNumbers', { tapId: newTap(), ...told })
    return { by: sunnySecretary }
  },
  async 'accounts.listClaims'() {
    await claimByStranger()
    await ask(waterSecretary, 'accounts.listClaims', { cursor: null })
    return { by: waterSecretary, memberIds: ['m_claimed'] }
  },
  async 'accounts.decideClaim'() {
    await claimByStranger()
    const { items } = await ask(waterSecretary, 'accounts.listClaims', { cursor: null })
    const claimId = items[0]?.claimId ?? ''
    const decision = { decision: 'confirm', memberId: 'm_claimed', rebind: false } as const
    await ask(waterSecretary, 'accounts.decideClaim', { tapId: newTap(), claimId, ...decision })
    return { by: waterSecretary, memberIds: ['m_claimed'] }
  },
  async 'accounts.pause'() {
    await ask(sunnySecretary, 'accounts.pause', { tapId: newTap(), memberId: liId, reason: '手机遗失' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'accounts.resume'() {
    await ask(sunnySecretary, 'accounts.resume', { tapId: newTap(), memberId: liId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.listPeople'() {
    await signUpLi()
    await ask(sunnySecretary, 'activities.listPeople', {
      orgId: 'sunny',
      activityId: 'clean',
      show: 'signedUp',
      namePrefix: '',
      cursor: null,
    })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.sheet'() {
    await signUpLi()
    await ask(sunnySecretary, 'activities.sheet', {
      tapId: newTap(),
      orgId: 'sunny',
      activityId: 'clean',
      cursor: null,
    })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.enter'() {
    await enterLi()
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.undo'() {
    await enterLi()
    const told = { activityId: 'now', memberId: liId, reason: '记错了人' }
    await ask(sunnySecretary, 'activities.undo', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.listServices'() {
    await noteByLi()
    await ask(sunnySecretary, 'activities.listServices', {
      communityId: 'sunny',
      show: 'noted',
      cursor: null,
    })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.decideService'() {
    const { serviceId } = (await noteByLi()).service
    const decided = { serviceId, decision: 'confirm', reason: null } as const
    await ask(sunnySecretary, 'activities.decideService', { tapId: newTap(), ...decided })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'activities.markTask'() {
    const told = { communityId: 'sunny', memberId: liId, isDone: true, reason: '岗位任务做完了' }
    await ask(sunnySecretary, 'activities.markTask', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'audits.list'() {
    await ask(office, 'audits.list', { of: { kind: 'member', memberId: liId }, cursor: null })
    return { by: office, memberIds: [liId] }
  },
  async 'basics.show'() {
    await ask(waterSecretary, 'basics.show', { memberId: liId })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'basics.enter'() {
    await ask(waterSecretary, 'basics.enter', { tapId: newTap(), memberId: liId, facts: otherFacts })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'basics.list'() {
    await ask(liJianguo, 'basics.ask', { tapId: newTap(), facts: otherFacts })
    await ask(waterSecretary, 'basics.list', { orgId: 'water', cursor: null })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'basics.decide'() {
    const { askedAt } = await ask(liJianguo, 'basics.ask', { tapId: newTap(), facts: otherFacts })
    const decided = { memberId: liId, askedAt: askedAt ?? 0, decision: 'confirm', reason: null } as const
    await ask(waterSecretary, 'basics.decide', { tapId: newTap(), ...decided })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'checkins.list'() {
    const names = {
      communityId: 'sunny',
      quarter: null,
      show: 'all',
      namePrefix: '李',
      cursor: null,
    } as const
    await ask(sunnySecretary, 'checkins.list', names)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.listWaiting'() {
    await fromAPicture()
    await ask(sunnySecretary, 'checkins.listWaiting', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.decide'() {
    const checkinIds = [await fromAPicture()]
    const confirmed = { communityId: 'sunny', checkinIds, decision: 'confirm', tapId: newTap() } as const
    await ask(sunnySecretary, 'checkins.decide', confirmed)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.listGroup'() {
    await openWithGroup()
    await ask(leader, 'checkins.listGroup', { groupId: 'group1', cursor: null })
    return { by: leader, memberIds: [liId] }
  },
  async 'checkins.createFor'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.undo'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    await ask(sunnySecretary, 'checkins.undo', { checkinId: liFact, reason: '记错了', tapId: newTap() })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.correct'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    const corrected = { checkinId: liFact, reason: '记错了', to: 'day', day: '2026-11-20' } as const
    await ask(sunnySecretary, 'checkins.correct', { ...corrected, tapId: newTap() })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.makeSheet'() {
    await ask(sunnySecretary, 'checkins.makeSheet', { communityId: 'sunny', cursor: null, tapId: newTap() })
    return { by: sunnySecretary }
  },
  async 'checkins.showSheet'() {
    const asked = { communityId: 'sunny', cursor: null, tapId: newTap() }
    const { code } = await ask(sunnySecretary, 'checkins.makeSheet', asked)
    await ask(sunnySecretary, 'checkins.showSheet', { communityId: 'sunny', code })
    return { by: sunnySecretary }
  },
  async 'checkins.listReviews'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    await aReview()
    await ask(sunnySecretary, 'checkins.listReviews', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.settleReview'() {
    const reviewId = await aReview()
    const fine = { communityId: 'sunny', reviewId, note: null, tapId: newTap() }
    await ask(sunnySecretary, 'checkins.settleReview', fine)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'members.planImport'() {
    await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' }))
    return { by: office }
  },
  async 'members.listImportRows'() {
    const { importId } = await planned(
      town,
      aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' }),
    )
    const rows = await rowsOf(town, importId, 'add')
    expect(rows).toHaveLength(1)
    return { by: office }
  },
  async 'members.decideImportRow'() {
    const { importId } = await planned(town, aRoster({ name: '赵一', phone: '1992', estate: '桂花园' }))
    const [doubtful] = await rowsOf(town, importId, 'doubtful')
    await decide(town, importId, doubtful?.row ?? 0, { kind: 'withoutPhone' })
    return { by: office }
  },
  async 'members.confirmMissing'() {
    const { importId } = await plannedFor(town, 'water', aRoster({ name: '赵一', phone: '19922220001' }))
    await rowsOf(town, importId, 'missing')
    await ask(office, 'members.confirmMissing', { tapId: newTap(), importId, evenSoMany: true })
    return { by: office }
  },
  async 'members.listMoves'() {
    await imported(town, aRoster({ name: '赵一', phone: '19922220001' }))
    await ask(waterSecretary, 'members.listMoves', { orgId: 'water', cursor: null })
    return { by: waterSecretary }
  },
  async 'members.applyImport'() {
    await applied(
      town,
      await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' })),
    )
    return { by: office }
  },
  async 'members.undoImport'() {
    const view = await applied(
      town,
      await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' })),
    )
    await undo(town, view.importId)
    return { by: office }
  },
  async 'members.dropImport'() {
    const { importId } = await planned(
      town,
      aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' }),
    )
    await ask(office, 'members.dropImport', { tapId: newTap(), importId })
    return { by: office }
  },
  async 'groups.list'() {
    const groupId = await groupOfTwo()
    const led = { groupId, memberId: liId }
    await ask(sunnySecretary, 'groups.choose', { tapId: newTap(), ...led, note: '大家商量推选' })
    await ask(sunnySecretary, 'groups.answer', { tapId: newTap(), ...led, agrees: true })
    await ask(sunnySecretary, 'groups.list', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'groups.listWaiting'() {
    await twoWithPosts(town)
    const asked = { communityId: 'sunny', kind: 'category-law', cursor: null }
    await ask(sunnySecretary, 'groups.listWaiting', asked)
    return { by: sunnySecretary, memberIds: bothIds }
  },
  async 'groups.suggest'() {
    await twoWithPosts(town)
    await ask(sunnySecretary, 'groups.suggest', { communityId: 'sunny', kind: 'category-law' })
    return { by: sunnySecretary, memberIds: bothIds }
  },
  async 'groups.create'() {
    await groupOfTwo()
    return { by: sunnySecretary, memberIds: bothIds }
  },
  async 'groups.place'() {
    await groupOfTwo()
    const asked = { communityId: 'sunny', memberIds: [liId], groupId: null }
    await ask(sunnySecretary, 'groups.place', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'groups.show'() {
    const groupId = await groupOfTwo()
    await ask(sunnySecretary, 'groups.show', { groupId })
    return { by: sunnySecretary }
  },
  async 'groups.openElection'() {
    await electionOfTwo()
    return { by: sunnySecretary }
  },
  async 'groups.tickPaper'() {
    const electionId = await electionOfTwo()
    const asked = { electionId, memberIds: [liId], isTicked: true }
    await ask(sunnySecretary, 'groups.tickPaper', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'groups.countPaper'() {
    const electionId = await electionOfTwo()
    const ticked = { electionId, memberIds: [liId], isTicked: true }
    await ask(sunnySecretary, 'groups.tickPaper', { tapId: newTap(), ...ticked })
    await ask(sunnySecretary, 'groups.countPaper', { tapId: newTap(), electionId, counts: [], blank: 1 })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'groups.endElection'() {
    const electionId = await electionOfTwo()
    const asked = { electionId, how: 'cancel', note: '日子定错了' } as const
    await ask(sunnySecretary, 'groups.endElection', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'groups.choose'() {
    const groupId = await groupOfTwo()
    const asked = { groupId, memberId: liId, note: '大家商量推选' }
    await ask(sunnySecretary, 'groups.choose', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'groups.answer'() {
    const groupId = await groupOfTwo()
    const chosen = { groupId, memberId: liId, note: '大家商量推选' }
    await ask(sunnySecretary, 'groups.choose', { tapId: newTap(), ...chosen })
    const asked = { groupId, memberId: liId, agrees: true }
    await ask(sunnySecretary, 'groups.answer', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'accounts.listRebindings'() {
    await movedFromLi()
    await ask(office, 'accounts.listRebindings', { cursor: null })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.decideRebinding'() {
    const rebindingId = await movedFromLi()
    const asked = { rebindingId, role: 'communityStaff', orgId: 'sunny', decision: 'carry' } as const
    await ask(office, 'accounts.decideRebinding', { tapId: newTap(), ...asked })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.releaseRebinding'() {
    const rebindingId = await movedFromLi()
    await ask(office, 'accounts.releaseRebinding', { tapId: newTap(), rebindingId })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.haltRebinding'() {
    const rebindingId = await movedFromLi()
    await ask(office, 'accounts.haltRebinding', { tapId: newTap(), rebindingId })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.listRoles'() {
    await grantToLi()
    await ask(office, 'accounts.listRoles', { orgId: 'sunny' })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.listRoleHistory'() {
    await grantToLi()
    await ask(office, 'accounts.listRoleHistory', { orgId: 'sunny', cursor: null })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.findPeople'() {
    await ask(office, 'accounts.findPeople', { orgId: 'sunny', name: '李建国', unitName: '安平县水务局' })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.grantRole'() {
    await grantToLi()
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.revokeRole'() {
    const { grantId } = await grantToLi()
    await ask(office, 'accounts.revokeRole', {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communityStaff',
      grantId,
    })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.handOver'() {
    const office = { orgId: 'sunny', role: 'communitySecretary', memberId: liId } as const
    await ask(sunnySecretary, 'accounts.handOver', { tapId: newTap(), ...office })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'deeds.correct'() {
    const { deedId, revision } = await recordedForZhou()
    const told = { deedId, revision, day: '2026-11-20', text: '给楼道换了两盏灯' }
    await ask(sunnySecretary, 'deeds.correct', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [zhouId] }
  },
  async 'deeds.withdraw'() {
    const { deedId } = await recordedForZhou()
    await ask(sunnySecretary, 'deeds.withdraw', { tapId: newTap(), deedId })
    return { by: sunnySecretary, memberIds: [zhouId] }
  },
  async 'deeds.recordFor'() {
    await recordedForZhou()
    return { by: sunnySecretary, memberIds: [zhouId] }
  },
  async 'deeds.confirm'() {
    const items = [await recordedByLi()]
    await ask(sunnySecretary, 'deeds.confirm', { tapId: newTap(), communityId: 'sunny', items })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'deeds.sendBack'() {
    const told = { communityId: 'sunny', ...(await recordedByLi()), reason: '请写明是哪一天' }
    await ask(sunnySecretary, 'deeds.sendBack', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'deeds.listWaiting'() {
    await recordedByLi()
    await ask(sunnySecretary, 'deeds.listWaiting', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'deeds.listPeople'() {
    await ask(sunnySecretary, 'deeds.listPeople', { communityId: 'sunny', show: 'noPhone', cursor: null })
    return { by: sunnySecretary, memberIds: [zhouId, 'm_claimed'] }
  },
  async 'deeds.show'() {
    await dispatchTo(town, [liId])
    const items = [await recordedByLi()]
    await ask(sunnySecretary, 'deeds.confirm', { tapId: newTap(), communityId: 'sunny', items })
    await ask(waterSecretary, 'deeds.show', liInSunny)
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'pledges.writeFor'() {
    await pledgedForZhou()
    return { by: sunnySecretary, memberIds: [zhouId] }
  },
  async 'pledges.withdrawFor'() {
    await pledgedForZhou()
    const told = { communityId: 'sunny', memberId: zhouId }
    await ask(sunnySecretary, 'pledges.withdrawFor', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [zhouId] }
  },
  async 'pledges.release'() {
    const told = { communityId: 'sunny', ...(await pledgedInDoubt()) }
    await ask(sunnySecretary, 'pledges.release', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'pledges.sendBack'() {
    const told = { communityId: 'sunny', ...(await pledgedInDoubt()), reason: '请去掉联系方式' }
    await ask(sunnySecretary, 'pledges.sendBack', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'pledges.listWaiting'() {
    await pledgedInDoubt()
    await ask(sunnySecretary, 'pledges.listWaiting', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'papers.make'() {
    await dispatchTo(town, [liId])
    const items = [{ memberId: liId, communityId: 'sunny' }]
    await ask(waterSecretary, 'papers.make', { tapId: newTap(), kind: 'letter', items })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'papers.editTemplate'() {
    const text = '# 报到函\n兹有 {{name}} 同志'
    await ask(office, 'papers.editTemplate', { tapId: newTap(), kind: 'letter', text })
    return { by: office, memberIds: [] }
  },
  async 'posts.listClaims'() {
    await acceptedInSunny(town, [liId])
    await claimOf(town, liJianguo, mediation)
    await ask(sunnySecretary, 'posts.listClaims', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'posts.listHolders'() {
    await liHolds()
    const asked = { communityId: 'sunny', postId: mediation, cursor: null }
    await ask(sunnySecretary, 'posts.listHolders', asked)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'posts.decide'() {
    await liHolds()
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'posts.listHandOvers'() {
    await liHandsOver()
    await ask(sunnySecretary, 'posts.listHandOvers', { communityId: 'sunny', show: 'asked', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'posts.findSuccessor'() {
    await ask(sunnySecretary, 'posts.findSuccessor', { communityId: 'sunny', name: '李建国', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'posts.nameSuccessor'() {
    await acceptedInSunny(town, ['m_oWANG'])
    await nameOf(town, await liHandsOver(), wangXiuying)
    return { by: sunnySecretary, memberIds: [liId, 'm_oWANG'] }
  },
  async 'posts.printHandOver'() {
    const handOverId = await liHandsOver()
    await nameOf(town, handOverId, null)
    await ask(sunnySecretary, 'posts.printHandOver', { tapId: newTap(), handOverId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'posts.add'() {
    await ask(office, 'posts.add', { tapId: newTap(), set: 'ten', ...aPost })
    return { by: office, memberIds: [] }
  },
  async 'posts.edit'() {
    await ask(office, 'posts.edit', { tapId: newTap(), postId: mediation, revision: 0, ...aPost })
    return { by: office, memberIds: [] }
  },
  async 'registrations.dispatch'() {
    await dispatchTo(town, [liId])
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'registrations.report'() {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.accept'() {
    await acceptedInSunny(town, [liId])
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.assign'() {
    await acceptedInSunny(town, [liId])
    const asked = { communityId: 'sunny', memberIds: [liId], estateId: 'garden' }
    await ask(sunnySecretary, 'registrations.assign', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.decline'() {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    await ask(sunnySecretary, 'registrations.decline', { tapId: newTap(), ...liInSunny, reason: '住在别处' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.withdraw'() {
    await dispatchTo(town, [liId])
    await ask(waterSecretary, 'registrations.withdraw', { tapId: newTap(), ...liInSunny, reason: '派错了' })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'registrations.moveAway'() {
    await acceptedInSunny(town, [liId])
    const to = { kind: 'community', communityId: 'river' } as const
    await ask(sunnySecretary, 'registrations.moveAway', {
      tapId: newTap(),
      ...liInSunny,
      to,
      day: '2026-11-20',
    })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.fileStub'() {
    await acceptedInSunny(town, [liId])
    const side = 'community' as const
    await ask(sunnySecretary, 'registrations.fileStub', { tapId: newTap(), side, items: [liInSunny] })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.list'() {
    await dispatchTo(town, [liId])
    await ask(sunnySecretary, 'registrations.list', { orgId: 'sunny', show: 'dispatched', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.listUndispatched'() {
    await ask(waterSecretary, 'registrations.listUndispatched', { orgId: 'water', cursor: null })
    return { by: waterSecretary }
  },
  async 'registrations.show'() {
    await dispatchTo(town, [liId])
    await ask(sunnySecretary, 'registrations.show', liInSunny)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'teams.enter'() {
    await ask(sunnySecretary, 'teams.enter', { tapId: newTap(), ...aForm(), memberId: liId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'teams.leave'() {
    await appliedTo(town, liJianguo)
    await ask(sunnySecretary, 'teams.leave', { tapId: newTap(), volunteerId: liId, to: 'stop' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'teams.printForm'() {
    await appliedTo(town, liJianguo)
    const whose = { kind: 'volunteer', volunteerId: liId } as const
    await ask(sunnySecretary, 'teams.printForm', { tapId: newTap(), whose })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'teams.place'() {
    await appliedTo(town, liJianguo)
    const items = [{ volunteerId: liId, fromTeamId: null, teamId: 'repairs' }]
    await ask(sunnySecretary, 'teams.place', { tapId: newTap(), items })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'teams.listWaiting'() {
    await appliedTo(town, liJianguo)
    await ask(sunnySecretary, 'teams.listWaiting', { orgId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'teams.listVolunteers'() {
    await appliedTo(town, liJianguo)
    const all = { skill: null, availability: null, estateId: null, cursor: null }
    await ask(sunnySecretary, 'teams.listVolunteers', { orgId: 'sunny', ...all })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'pairs.form'() {
    await pairOfLi()
    return { by: sunnySecretary, memberIds: ['m_oLI'] }
  },
  async 'pairs.invite'() {
    const pairId = await pairOfLi()
    await ask(sunnySecretary, 'pairs.invite', { tapId: newTap(), pairId, memberIds: ['m_oWANG'] })
    return { by: sunnySecretary, memberIds: bothIds }
  },
  async 'pairs.show'() {
    await ask(sunnySecretary, 'pairs.show', { pairId: await pairOfLi() })
    return { by: sunnySecretary, memberIds: ['m_oLI'] }
  },
  async 'pairs.list'() {
    await pairOfLi()
    await ask(sunnySecretary, 'pairs.list', { communityId: 'sunny', show: 'running', cursor: null })
    return { by: sunnySecretary, memberIds: ['m_oLI'] }
  },
  async 'pairs.contact'() {
    await ask(sunnySecretary, 'pairs.contact', { pairId: await pairOfLi() })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.show'() {
    await ask(sunnySecretary, 'ratings.show', { requestId: await ratedByLi('worst') })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.rateFor'() {
    const asked = { communityId: 'sunny', kind: 'help', category: 'appliances', estateId: 'garden' } as const
    const { request } = await ask(sunnySecretary, 'requests.submitFor', {
      tapId: newTap(),
      ...asked,
      ...{ building: null, door: null, spot: null, when: 'any', text: '灯不亮', forWhom: 'me' },
      ...{ name: null, phone: null, isOpenToClaims: false },
    })
    await endedByWang(request.requestId)
    await ask(sunnySecretary, 'ratings.rateFor', wordOn(request.requestId, 'good'))
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.listFollowUps'() {
    await ratedByLi('worst')
    await ask(sunnySecretary, 'ratings.listFollowUps', { communityId: 'sunny', show: 'due', cursor: null })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.followUp'() {
    const told = { communityId: 'sunny', requestId: await ratedByLi('worst') }
    const spoken = { outcome: 'explained', note: '说清楚了' } as const
    await ask(sunnySecretary, 'ratings.followUp', { tapId: newTap(), ...told, ...spoken })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.listen'() {
    const requestId = await spokenByLi()
    await ask(sunnySecretary, 'ratings.listen', { communityId: 'sunny', requestId })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.hear'() {
    const told = { communityId: 'sunny', requestId: await spokenByLi(), text: '等了三天' }
    await ask(sunnySecretary, 'ratings.hear', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.clearWords'() {
    const told = { communityId: 'sunny', requestId: await ratedByLi('best', '加微信') }
    await ask(sunnySecretary, 'ratings.clearWords', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'ratings.listReviews'() {
    await aTrade()
    await ask(sunnySecretary, 'ratings.listReviews', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: bothIds }
  },
  async 'ratings.settleReview'() {
    const told = { communityId: 'sunny', reviewId: await aTrade(), note: null }
    await ask(sunnySecretary, 'ratings.settleReview', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: bothIds }
  },
  async 'absences.list'() {
    await keptAbsence()
    await ask(sunnySecretary, 'absences.list', { orgId: 'sunny', show: 'drafted', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'absences.send'() {
    const { _id: absenceId } = await keptAbsence()
    await ask(sunnySecretary, 'absences.send', { tapId: newTap(), absenceId, words: '想问问他好不好' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'absences.setAside'() {
    const { _id: absenceId } = await keptAbsence()
    await ask(sunnySecretary, 'absences.setAside', { tapId: newTap(), absenceId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'absences.answer'() {
    const { _id: absenceId } = await keptAbsence({ state: 'sent' })
    await ask(waterSecretary, 'absences.answer', {
      tapId: newTap(),
      absenceId,
      reason: 'away',
      words: null,
    })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'suggestions.list'() {
    await correctionByLi()
    await ask(sunnySecretary, 'suggestions.list', { orgId: 'sunny', show: 'waiting', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'suggestions.answer'() {
    const told = { suggestionId: await correctionByLi(), revision: 1, text: '改好了' }
    await ask(sunnySecretary, 'suggestions.answer', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'requests.listReviews'() {
    await lettingGo(town)
    await ask(sunnySecretary, 'requests.listReviews', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'requests.settleReview'() {
    const told = { communityId: 'sunny', reviewId: await lettingGo(town), note: null }
    await ask(sunnySecretary, 'requests.settleReview', { tapId: newTap(), ...told })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'requests.list'() {
    await askedByLi()
    await ask(sunnySecretary, 'requests.list', { communityId: 'sunny', show: 'new', cursor: null })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.find'() {
    await askedByLi()
    const wanted = { kind: 'phone', tail: '2222' } as const
    await ask(sunnySecretary, 'requests.find', { communityId: 'sunny', wanted, cursor: null })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.suggest'() {
    const requestId = await askedByLi()
    await appliedTo(town, wangXiuying, { skills: ['repair'] })
    await ask(sunnySecretary, 'requests.suggest', { requestId })
    return { by: sunnySecretary, memberIds: ['m_oWANG'] }
  },
  async 'requests.show'() {
    await ask(sunnySecretary, 'requests.show', { requestId: await askedByLi() })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.contact'() {
    await ask(sunnySecretary, 'requests.contact', { requestId: await askedByLi() })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'wishes.list'() {
    await takenByLi()
    await ask(sunnySecretary, 'wishes.list', { communityId: 'sunny', show: 'underWay', cursor: null })
    return { by: sunnySecretary, memberIds: ['m_oLI'] }
  },
  async 'wishes.show'() {
    await ask(sunnySecretary, 'wishes.show', { wishId: await takenByLi() })
    return { by: sunnySecretary, memberIds: ['m_oLI'] }
  },
  async 'wishes.contact'() {
    await ask(sunnySecretary, 'wishes.contact', { wishId: await takenByLi() })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.setCare'() {
    const requestId = await askedByLi()
    const care = { kinds: ['alone' as const], hasAgreed: true }
    await ask(sunnySecretary, 'requests.setCare', { tapId: newTap(), requestId, ...care })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.listen'() {
    const requestId = await askedByLi()
    // While WeChat has not answered nothing is heard, and there is no look to note.
    await town.as(sunnySecretary).call('requests.listen', { requestId })
    expect(await rowsLeftBy('requests.listen')).toEqual([])
    await whenChecked(town)
    await ask(sunnySecretary, 'requests.listen', { requestId })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.photos'() {
    const requestId = await askedByLi()
    await whenChecked(town)
    await ask(sunnySecretary, 'requests.photos', { requestId })
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.assign'() {
    const requestId = await askedByLi()
    await ask(sunnySecretary, 'requests.assign', { tapId: newTap(), requestId, memberIds: ['m_oWANG'] })
    return { by: sunnySecretary, memberIds: ['m_oWANG'] }
  },
  async 'requests.submitFor'() {
    await writtenDown()
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'requests.finish'() {
    const requestId = await askedByLi()
    await hostTakes('requests.assign', { requestId, memberIds: ['m_oWANG'] })
    return hostTakes('requests.finish', { requestId, note: null })
  },
  async 'requests.confirm'() {
    const requestId = await askedByLi()
    await hostTakes('requests.assign', { requestId, memberIds: ['m_oWANG'] })
    await hostTakes('requests.finish', { requestId, note: null })
    return hostTakes('requests.confirm', { requestId })
  },
  async 'requests.giveUp'() {
    const requestId = await askedByLi()
    await hostTakes('requests.assign', { requestId, memberIds: ['m_oWANG'] })
    return hostTakes('requests.giveUp', { requestId, note: '没有配件了' })
  },
  async 'requests.decline'() {
    return hostTakes('requests.decline', { requestId: await askedByLi(), note: '不归社区管' })
  },
  async 'requests.reopen'() {
    const requestId = await askedByLi()
    await hostTakes('requests.decline', { requestId, note: '不归社区管' })
    return hostTakes('requests.reopen', { requestId, note: '再问一问' })
  },
  async 'requests.refer'() {
    return hostTakes('requests.refer', { requestId: await askedByLi(), note: '转给电力公司' })
  },
  async 'requests.wait'() {
    return hostTakes('requests.wait', { requestId: await askedByLi(), note: '等您定日子' })
  },
  async 'requests.goOn'() {
    const requestId = await askedByLi()
    await hostTakes('requests.wait', { requestId, note: '等您定日子' })
    return hostTakes('requests.goOn', { requestId, note: null })
  },
  async 'requests.answer'() {
    const { request } = await ask(liJianguo, 'requests.submit', lamp({ kind: 'opinion' }))
    return hostTakes('requests.answer', { requestId: request.requestId, note: '已经在办了' })
  },
  async 'requests.reply'() {
    return hostTakes('requests.reply', { requestId: await askedByLi(), note: '明天上门' })
  },
  async 'requests.clearWords'() {
    return hostTakes('requests.clearWords', { requestId: await askedByLi() })
  },
  async 'wishes.sayFor'() {
    await saidForZhao()
    return { by: sunnySecretary, memberIds: [] }
  },
  async 'wishes.publish'() {
    const shown = { words: '一副老花镜', isBuildingShown: false }
    return hostTakes('wishes.publish', { wishId: await saidForZhao(), ...shown })
  },
  async 'wishes.keepBack'() {
    return hostTakes('wishes.keepBack', { wishId: await saidForZhao(), note: '先问问家里人' })
  },
  async 'wishes.confirm'() {
    const wishId = await takenByLi()
    await hostTakes('wishes.fulfil', { wishId, note: null })
    await hostTakes('wishes.confirm', { wishId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'wishes.notYet'() {
    const wishId = await takenByLi()
    await hostTakes('wishes.fulfil', { wishId, note: null })
    await hostTakes('wishes.notYet', { wishId })
    return { by: sunnySecretary }
  },
  async 'wishes.withdraw'() {
    return hostTakes('wishes.withdraw', { wishId: await saidForZhao() })
  },
  async 'pairs.end'() {
    await hostTakes('pairs.end', { pairId: await pairOfLi() })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'pairs.skip'() {
    const pairId = await pairOfLi()
    await ask(liJianguo, 'pairs.agree', { tapId: newTap(), pairId })
    await hostTakes('pairs.skip', { pairId, day: '2026-11-24', note: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.listPhotos'() {
    await onBoard()
    await ask(sunnySecretary, 'board.listPhotos', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.decidePhoto'() {
    const photoTapId = await onBoard()
    const it = { ...liInSunny, photoTapId, tapId: newTap() }
    await ask(sunnySecretary, 'board.decidePhoto', { ...it, decision: 'show' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.listPeople'() {
    await acceptedInSunny(town, [liId])
    await ask(sunnySecretary, 'board.listPeople', { ...gardenBoard, show: 'notAsked', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.previewPaper'() {
    await acceptedInSunny(town, [liId])
    await ask(sunnySecretary, 'board.previewPaper', { ...gardenBoard, memberIds: [liId], on: '2026-11-22' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.notePaper'() {
    await onPaper()
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.undoPaper'() {
    const noteId = await onPaper()
    await ask(sunnySecretary, 'board.undoPaper', {
      ...gardenBoard,
      memberIds: [liId],
      noteId,
      tapId: newTap(),
    })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.takeDown'() {
    await onPaper()
    await ask(sunnySecretary, 'board.takeDown', { ...gardenBoard, memberId: liId, tapId: newTap() })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'board.makeSheet'() {
    await onPaper()
    const sheet = {
      communityId: 'sunny',
      estateId: 'garden',
      size: 'A4',
      cursor: null,
      tapId: newTap(),
    } as const
    await ask(sunnySecretary, 'board.makeSheet', sheet)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'thanks.listToRead'() {
    await thankedLi()
    await ask(sunnySecretary, 'thanks.listToRead', { communityId: 'sunny', show: 'words', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'thanks.decide'() {
    const thanksId = await thankedLi()
    const it = { communityId: 'sunny', thanksId, tapId: newTap() }
    await ask(sunnySecretary, 'thanks.decide', { ...it, decision: 'clear' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'rules.change'() {
    await changeRule()
    return { by: office, memberIds: [] }
  },
  async 'rules.withdraw'() {
    const { versionId, revision } = await changeRule()
    await ask(office, 'rules.withdraw', { tapId: newTap(), versionId, revision, reason: '再商量' })
    return { by: office, memberIds: [] }
  },
}

type Untapped<Asked> = Asked extends unknown ? Omit<Asked, 'tapId'> : never

/** The community takes an act, and its answer tells of the matter. */
async function hostTakes<Name extends OperationName>(op: Name, input: Untapped<Input<Name>>) {
  await ask(sunnySecretary, op, { tapId: newTap(), ...(input as object) } as unknown as Input<Name>)
  return { by: sunnySecretary }
}

/** A telephone call that the secretary wrote down. */
async function writtenDown(): Promise<string> {
  const { request } = await ask(sunnySecretary, 'requests.submitFor', {
    ...{ tapId: newTap(), communityId: 'sunny', kind: 'help', category: 'appliances', estateId: 'garden' },
    ...{ building: '6号楼', door: '3单元102', spot: null, when: 'any', text: '电视没有声音了' },
    ...{ forWhom: 'me', name: '孙奶奶', phone: '19955556666', isOpenToClaims: false },
  } as Input<'requests.submitFor'>)
  return request.requestId
}

async function saidForZhao(): Promise<string> {
  return (await ask(sunnySecretary, 'wishes.sayFor', aWishFor())).wish.wishId
}

/** A wish that the community wrote down and published, and 李建国 took. */
async function takenByLi(): Promise<string> {
  await acceptedInSunny(town, [liId])
  const { wish } = await ask(sunnySecretary, 'wishes.sayFor', aWishFor())
  const act = () => ({ tapId: newTap(), wishId: wish.wishId })
  const shown = { words: '一副老花镜', isBuildingShown: false }
  await ask(sunnySecretary, 'wishes.publish', { ...act(), ...shown })
  await ask(liJianguo, 'wishes.take', act())
  return wish.wishId
}

async function pairOfLi(): Promise<string> {
  const { pair } = await ask(sunnySecretary, 'pairs.form', weekly({ memberIds: ['m_oLI'] }))
  return pair.pairId
}

const gardenBoard = { communityId: 'sunny', estateId: 'garden' }

/** 李建国 on the board of 桂花园, to which he agreed on paper. */
async function onPaper(): Promise<string> {
  await acceptedInSunny(town, [liId])
  const note = { ...gardenBoard, memberIds: [liId], on: '2026-11-22', tapId: newTap() }
  return (await ask(sunnySecretary, 'board.notePaper', note)).noteId
}

/** 李建国 on the board of 桂花园, with a photo that waits. */
async function onBoard(): Promise<string> {
  await acceptedInSunny(town, [liId])
  const uploadId = await takenIn(town, liJianguo, 'picture', aPhoto())
  await ask(liJianguo, 'board.givePhoto', { tapId: newTap(), uploadId, consents: true })
  await whenChecked(town)
  return photoTapOf(town, liId)
}

/** Words of thanks to 李建国 that wait for a person. */
async function thankedLi(): Promise<string> {
  await acceptedInSunny(town, [liId])
  await ask(liJianguo, 'board.setShown', { tapId: newTap(), isShown: true })
  const thanks = {
    estateId: 'garden',
    memberId: liId,
    text: '谢谢您，加微信联系',
    signedBy: null,
    mayBeStory: false,
  }
  await ask(wangXiuying, 'thanks.write', { ...thanks, tapId: newTap() })
  const [kept] = await town.cloud.documents('thanks')
  return String(kept?._id)
}

async function askedByLi(): Promise<string> {
  const voice = { uploadId: await takenIn(town, liJianguo, 'recording', aRecording()), seconds: 9 }
  const photoIds = [await takenIn(town, liJianguo, 'picture', aPhoto())]
  const { request } = await ask(liJianguo, 'requests.submit', lamp({ voice, photoIds }))
  return request.requestId
}

/** 王秀英 was sent, and it came to its end. */
async function endedByWang(requestId: string): Promise<void> {
  await ask(sunnySecretary, 'requests.assign', { tapId: newTap(), requestId, memberIds: ['m_oWANG'] })
  await ask(sunnySecretary, 'requests.finish', { tapId: newTap(), requestId, note: null })
}

const wordOn = (requestId: string, grade: Grade, text: string | null = null) => ({
  tapId: newTap(),
  requestId,
  grade,
  reasons: [],
  text,
})

async function ratedByLi(grade: Grade, text: string | null = null): Promise<string> {
  const requestId = await askedByLi()
  await endedByWang(requestId)
  await ask(liJianguo, 'ratings.rate', wordOn(requestId, grade, text))
  return requestId
}

/** A row of the review list about two members. */
async function aTrade(): Promise<string> {
  const when = { count: 2, firstAt: today, lastAt: today }
  const open = { state: 'open', looked: null, sortKey: `${today}_trade` }
  await town.cloud.load({
    ratingReviews: [
      {
        _id: 'trade_1',
        communityId: 'sunny',
        kind: 'trade',
        ratingIds: [],
        memberIds: bothIds,
        ...when,
        ...open,
      },
    ],
  })
  return 'trade_1'
}

async function correctionByLi(): Promise<string> {
  const told = { kind: 'correction', about: 'card', text: '单位写错了' } as const
  return (await ask(liJianguo, 'suggestions.submit', { tapId: newTap(), ...told })).suggestion.suggestionId
}

const audited = (Object.keys(judged) as OperationName[]).filter(name => judged[name] === 'leaves a row')

describe('what an officer sees or does', () => {
  beforeEach(async () => {
    const opened = await openTown({
      ...townAtWork,
      orgs: [...townAtWork.orgs, repairs],
      activities: [
        anActivity('clean'),
        anActivity('now', { startsAt: today - 1, endsAt: today + 3_600_000 }),
      ],
      accounts: [
        ...townAtWork.accounts,
        { ...townAtWork.accounts[0], _id: stranger.openid, roles: [], memberId: null, claim: null },
      ],
      members: [
        ...townAtWork.members,
        aMember({ openid: 'oNEW', name: '路人', phone: '19911119999' }, { _id: 'm_claimed' }),
        aMember({ openid: 'oZHOU', name: '周大爷', phone: null }),
      ],
    })
    town = watched(opened)
  })

  afterEach(() => expect(town.gaps).toEqual([]))

  it.each(audited)('G153 %s leaves a row that says who, as what, and about whom', async name => {
    const act = once[name]
    if (!act) throw new Error(`nobody has tried ${name}`)
    const { by, memberIds } = await act()
    const rows = await rowsLeftBy(name)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row).toMatchObject({
        openid: by.openid,
        role: expect.any(String),
        roleOrgId: expect.any(String),
      })
      if (memberIds) expect(row.memberIds).toEqual(memberIds)
    }
  })

  it('G153 says of each in plain words what was done, and by whom', () => {
    for (const name of audited) expect([name, actInWords(name)]).not.toEqual([name, trailWords.otherAct])
    const row = { auditId: '1', at: 0, as: null, isMe: false }
    expect(whoInWords({ ...row, operation: 'requests.contact' })).toBe('来帮忙的人')
    expect(whoInWords({ ...row, operation: 'accounts.answerRebinding' })).toBe('原来的手机')
    expect(whoInWords({ ...row, operation: 'accounts.answerRebinding', isMe: true })).toBe('您自己')
    const as = { role: 'communitySecretary', placeName: '阳光社区' } as const
    expect(whoInWords({ ...row, operation: 'board.takeDown', as })).toBe('阳光社区 · 社区书记')
  })

  it('G153 whoever wrote a call down and looks at the name, the number and the door again leaves a row each time', async () => {
    const requestId = await writtenDown()
    await ask(sunnySecretary, 'requests.contact', { requestId })
    await ask(sunnySecretary, 'requests.contact', { requestId })
    const rows = await rowsLeftBy('requests.contact')
    expect(rows.map(({ matters }) => matters)).toEqual([
      [{ matterId: requestId, openid: null }],
      [{ matterId: requestId, openid: null }],
    ])
  })

  it('G153 the repeated tap is answered with the matter, and leaves its row like the first', async () => {
    const tap = { tapId: newTap(), requestId: await askedByLi(), note: '不归社区管' }
    await ask(sunnySecretary, 'requests.decline', tap)
    await ask(sunnySecretary, 'requests.decline', tap)
    expect(await rowsLeftBy('requests.decline')).toHaveLength(2)
  })

  it('G153 words that are clear already tell the office, and every other host, no less than doubtful ones', async () => {
    const requestId = await askedByLi()
    for (const who of [sunnySecretary, office]) {
      await ask(who, 'requests.clearWords', { tapId: newTap(), requestId })
    }
    const rows = await rowsLeftBy('requests.clearWords')
    expect(rows.map(({ role, matters }) => [role, matters?.[0]?.matterId]).sort()).toEqual([
      ['communitySecretary', requestId],
      ['countyOffice', requestId],
    ])
  })

  it('G153 one answer leaves one row, with everybody it tells of', async () => {
    const requestId = await askedByLi()
    await ask(sunnySecretary, 'requests.assign', { tapId: newTap(), requestId, memberIds: ['m_oWANG'] })
    await askedByLi()
    await ask(sunnySecretary, 'requests.list', { communityId: 'sunny', show: 'new', cursor: null })
    await ask(sunnySecretary, 'requests.list', { communityId: 'sunny', show: 'underWay', cursor: null })
    const rows = await rowsLeftBy('requests.list')
    expect(rows).toHaveLength(2)
    const [fresh, underWay] = rows.sort((one, other) => one.memberIds.length - other.memberIds.length)
    expect(fresh).toMatchObject({ memberIds: [], matters: [{ openid: liJianguo.openid }] })
    expect(underWay).toMatchObject({
      memberIds: ['m_oWANG'],
      matters: [{ matterId: requestId, openid: liJianguo.openid }],
    })
  })

  it('G153 a list in which nobody stands, a refusal, and what is a person’s own leave no row', async () => {
    await ask(sunnySecretary, 'requests.list', { communityId: 'sunny', show: 'ended', cursor: null })
    await town.as(sunnySecretary).call('requests.show', { requestId: 'none' })
    const requestId = await askedByLi()
    await ask(liJianguo, 'requests.show', { requestId })
    await ask(liJianguo, 'requests.contact', { requestId })
    await ask(liJianguo, 'accounts.me', {})
    expect(await town.cloud.documents('audits')).toEqual([])
  })

  it('G153 shows nothing when its row cannot be kept', async () => {
    const names = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null } as const
    await town.cloud.fault({
      action: 'database.insertDocument',
      collection: 'audits',
      effect: { kind: 'noAnswer', at: 'before', how: 'cut' },
      when: 'always',
    })
    expect(await town.as(sunnySecretary).call('checkins.list', names)).toMatchObject({
      refusal: 'unavailable',
    })
    await town.cloud.clearFaults()
  })
})

const aPost: PostWritten = {
  categoryId: null,
  name: '读报员',
  duties: '每周读一次报。',
  state: 'open',
  serviceCategories: [],
  skills: [],
  teamName: null,
}

async function liHolds(): Promise<void> {
  await acceptedInSunny(town, [liId])
  await holds(town, liJianguo, mediation)
}

async function liHandsOver(): Promise<string> {
  await liHolds()
  return handOverAsked(town, liJianguo, mediation)
}

const bothIds = [liId, 'm_oWANG']

async function groupOfTwo(): Promise<string> {
  await twoWithPosts(town)
  const group = { communityId: 'sunny', parentId: 'sunny', name: '法律小组', kind: 'category-law' }
  const asked = { tapId: newTap(), ...group, memberIds: bothIds }
  return (await ask(sunnySecretary, 'groups.create', asked)).groupId
}

async function electionOfTwo(): Promise<string> {
  const groupId = await groupOfTwo()
  const asked = { tapId: newTap(), groupId, days: 3, isSecondRound: false }
  return (await ask(sunnySecretary, 'groups.openElection', asked)).electionId
}

/** Rows name people in the order of their groups. */
const twoWithPosts = (town: Town) => withPosts(town, bothIds, ['five-law-advice'])

/** 李建国 was not satisfied, and said why. */
async function spokenByLi(): Promise<string> {
  const requestId = await ratedByLi('worst')
  const uploadId = await takenIn(town, liJianguo, 'recording', aRecording())
  await ask(liJianguo, 'ratings.speak', { tapId: newTap(), requestId, uploadId, seconds: 9 })
  return requestId
}

function signUpLi() {
  return ask(liJianguo, 'activities.signUp', { tapId: newTap(), activityId: 'clean' })
}

function enterLi() {
  const told = { activityId: 'now', memberIds: [liId], reason: '没带手机' }
  return ask(sunnySecretary, 'activities.enter', { tapId: newTap(), ...told })
}

function noteByLi() {
  const told = { day: '2026-11-20', where: '桂花园平房区', what: '帮两户老人换灯', field: null }
  return ask(liJianguo, 'activities.noteService', { tapId: newTap(), ...told })
}

/** Staff whose new phone was confirmed by the unit, so that the office waits. */
async function movedFromLi(): Promise<string> {
  await grantToLi()
  const typed = { name: '李建国', phoneTail: '0001', unitName: '安平县水务局' }
  await ask(stranger, 'accounts.claim', { tapId: newTap(), ...typed })
  const { items } = await ask(waterSecretary, 'accounts.listClaims', { cursor: null })
  const claimId = items.find(({ name }) => name === '李建国')?.claimId ?? ''
  const decision = { decision: 'confirm', memberId: liId, rebind: true } as const
  await ask(waterSecretary, 'accounts.decideClaim', { tapId: newTap(), claimId, ...decision })
  return claimId
}

async function claimByStranger(): Promise<void> {
  const typed = { name: '路人', phoneTail: '9999', unitName: '安平县水务局' }
  await ask(stranger, 'accounts.claim', { tapId: newTap(), ...typed })
}

function grantToLi() {
  const to = { kind: 'member', memberId: liId } as const
  const asked = { orgId: 'sunny', role: 'communityStaff', untilDay: null, to } as const
  return ask(office, 'accounts.grantRole', { tapId: newTap(), ...asked })
}

function changeRule() {
  return ask(office, 'rules.change', {
    tapId: newTap(),
    changes: [{ name: 'posts.claimsAtMost', value: 2 }],
    effectiveDay: '2026-12-01',
    reason: '减负',
    revision: 0,
  })
}

function pledgedForZhou() {
  const told = { communityId: 'sunny', memberId: zhouId, text: '每月扫一次楼道' }
  return ask(sunnySecretary, 'pledges.writeFor', { tapId: newTap(), ...told })
}

/** 李建国 wrote something that WeChat wants a person to look at. */
async function pledgedInDoubt() {
  const { pledge } = await ask(liJianguo, 'pledges.write', { tapId: newTap(), text: '帮邻居修灯，加微信' })
  return { pledgeId: pledge.pledgeId, revision: pledge.revision }
}

async function recordedForZhou() {
  const told = { communityId: 'sunny', memberId: zhouId, day: '2026-11-20', text: '给楼道换了一盏灯' }
  return (await ask(sunnySecretary, 'deeds.recordFor', { tapId: newTap(), ...told })).deed
}

async function recordedByLi() {
  const told = { what: 'own', day: '2026-11-20', text: '陪王阿姨去了一趟医院' } as const
  const { deed } = await ask(liJianguo, 'deeds.record', { tapId: newTap(), ...told })
  return { deedId: deed.deedId, revision: deed.revision }
}

async function keptAbsence(parts: Parameters<typeof anAbsence>[1] = {}) {
  const absence = anAbsence(liJianguo, parts)
  await town.cloud.load({ absences: [absence] })
  return absence
}
