import type { Answer, Input, OperationName } from '../types/api'
import { anAbsence } from './absences/absent'
import { anActivity } from './activities/planning'
import { aPledge, photoTapOf } from './board/boarding'
import { entryOf } from './checkins/desk'
import { withPosts } from './groups/grouping'
import { openTown, type Town } from './open-town'
import { mediation } from './posts/posting'
import { acceptIn, dispatchTo, reportTo } from './registrations/registering'
import { lamp } from './requests/asking'
import { lettingGo } from './requests/letting-go'
import { appliedTo, repairs } from './teams/volunteering'
import {
  bound,
  liJianguo,
  newTap,
  office,
  type Person,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from './town'
import { aPhoto, aRecording, takenIn, whenChecked } from './uploads/uploading'
import { aWish } from './wishes/wishing'

/**
 * Whether an operation confirms, decides, accepts, releases or marks what somebody did: then nobody takes it about
 * himself or herself. `by the door`: the operation says whose act it judges, and the door asks; `item by item`: it asks
 * for each of many; `before that`: the own account is out of reach already. A new operation does not compile before it
 * is judged here, and is not green before an example of the own act stands below.
 */
const judged = {
  'absences.answer': 'by the door',
  'absences.counts': 'only read',
  'absences.list': 'only read',
  'absences.send': 'by the door',
  'absences.setAside': 'by the door',
  'accounts.answerRebinding': 'own matter',
  'accounts.bindByPhone': 'own matter',
  'accounts.countRebindings': 'only read',
  'accounts.decideRebinding': 'before that',
  'accounts.haltRebinding': 'before that',
  'accounts.listRebindings': 'only read',
  'accounts.releaseRebinding': 'before that',
  'accounts.claim': 'own matter',
  'accounts.consent': 'own matter',
  'accounts.countClaims': 'only read',
  'accounts.decideClaim': 'before that',
  'accounts.decideHandOver': 'own matter',
  'accounts.declineConsent': 'own matter',
  'accounts.findPeople': 'only read',
  'accounts.grantRole': 'before that',
  'accounts.handOver': 'before that',
  'accounts.listClaims': 'only read',
  'accounts.listRoleHistory': 'only read',
  'accounts.listRoles': 'only read',
  'accounts.me': 'own matter',
  'accounts.pause': 'before that',
  'accounts.resume': 'before that',
  'accounts.revokeRole': 'own matter',
  'accounts.withdrawClaim': 'own matter',
  'activities.arrive': 'own matter',
  'activities.cancel': 'nobody’s act',
  'activities.checkOut': 'own matter',
  'activities.confirmPeer': 'by the door',
  'activities.create': 'nobody’s act',
  'activities.decideService': 'by the door',
  'activities.edit': 'nobody’s act',
  'activities.enter': 'item by item',
  'activities.leave': 'own matter',
  'activities.list': 'only read',
  'activities.listPeers': 'only read',
  'activities.listPeople': 'only read',
  'activities.listServices': 'only read',
  'activities.markTask': 'by the door',
  'activities.mine': 'only read',
  'activities.myServices': 'only read',
  'activities.noteService': 'own matter',
  'activities.quarter': 'only read',
  'activities.see': 'own matter',
  'activities.sheet': 'nobody’s act',
  'activities.show': 'only read',
  'activities.signUp': 'own matter',
  'activities.undo': 'by the door',
  'activities.upcoming': 'only read',
  'activities.withdrawService': 'own matter',
  'audits.list': 'only read',
  'audits.mine': 'only read',
  'audits.verify': 'only read',
  'basics.ask': 'own matter',
  'basics.decide': 'by the door',
  'basics.enter': 'by the door',
  'basics.list': 'only read',
  'basics.mine': 'only read',
  'basics.show': 'only read',
  'basics.withdraw': 'own matter',
  'board.changeCode': 'nobody’s act',
  'board.listPeople': 'only read',
  // A yes on paper is the own yes, which one may say on the phone as well.
  'board.notePaper': 'own matter',
  'board.previewPaper': 'only read',
  'board.show': 'only read',
  'board.takeDown': 'nobody’s act',
  'board.undoPaper': 'own matter',
  'board.decidePhoto': 'by the door',
  'board.estates': 'only read',
  'board.givePhoto': 'own matter',
  'board.listPhotos': 'only read',
  'board.look': 'only read',
  'board.makeSheet': 'nobody’s act',
  'board.mine': 'only read',
  'board.person': 'only read',
  'board.photos': 'only read',
  'board.setShown': 'own matter',
  'board.takeBackPhoto': 'own matter',
  'checkins.correct': 'by the door',
  'checkins.create': 'own matter',
  'checkins.createFor': 'item by item',
  'checkins.decide': 'item by item',
  'checkins.declare': 'own matter',
  'checkins.list': 'only read',
  'checkins.listGroup': 'only read',
  'checkins.listReviews': 'only read',
  'checkins.listWaiting': 'only read',
  'checkins.makeSheet': 'nobody’s act',
  'checkins.mine': 'only read',
  'checkins.overview': 'only read',
  'checkins.registerDevice': 'own matter',
  'checkins.settleReview': 'by the door',
  'checkins.showSheet': 'only read',
  'checkins.undo': 'by the door',
  'deeds.confirm': 'item by item',
  'deeds.correct': 'own matter',
  'deeds.declineSuggestion': 'own matter',
  'deeds.listPeople': 'only read',
  'deeds.listSuggestions': 'only read',
  'deeds.listWaiting': 'only read',
  'deeds.mine': 'only read',
  'deeds.overview': 'only read',
  'deeds.record': 'own matter',
  'deeds.recordFor': 'by the door',
  'deeds.sendBack': 'by the door',
  'deeds.show': 'only read',
  'deeds.withdraw': 'own matter',
  'deeds.year': 'only read',
  'exchange.createKey': 'nobody’s act',
  'exchange.listKeys': 'only read',
  'exchange.revokeKey': 'nobody’s act',
  'groups.answer': 'own matter',
  'groups.choose': 'by the door',
  'groups.close': 'nobody’s act',
  'groups.countPaper': 'by the door',
  'groups.create': 'item by item',
  'groups.endElection': 'by the door',
  'groups.list': 'only read',
  'groups.listKinds': 'only read',
  'groups.listWaiting': 'only read',
  'groups.mine': 'only read',
  'groups.openElection': 'nobody’s act',
  'groups.place': 'item by item',
  'groups.show': 'only read',
  'groups.stand': 'own matter',
  'groups.suggest': 'only read',
  'groups.tickPaper': 'item by item',
  'groups.vote': 'own matter',
  'holidays.set': 'nobody’s act',
  'holidays.show': 'only read',
  'jobs.list': 'only read',
  'jobs.listRuns': 'only read',
  'members.applyImport': 'nobody’s act',
  'members.confirmMissing': 'nobody’s act',
  'members.decideImportRow': 'nobody’s act',
  'members.dropImport': 'nobody’s act',
  'members.listImportRows': 'only read',
  'members.listImports': 'only read',
  'members.listMoves': 'only read',
  'members.planImport': 'nobody’s act',
  'members.showImport': 'only read',
  'members.undoImport': 'nobody’s act',
  'notices.hasNew': 'only read',
  'notices.list': 'only read',
  'notices.markSeen': 'own matter',
  'opinions.answer': 'nobody knows whose',
  'opinions.close': 'nobody’s act',
  'opinions.community': 'only read',
  'opinions.county': 'only read',
  'opinions.decideWords': 'nobody knows whose',
  'opinions.enter': 'nobody knows whose',
  'opinions.look': 'only read',
  'opinions.open': 'nobody’s act',
  'opinions.print': 'nobody’s act',
  'opinions.publish': 'nobody knows whose',
  'opinions.results': 'only read',
  'opinions.words': 'only read',
  'orgs.applyImport': 'nobody’s act',
  'orgs.buildings': 'only read',
  'orgs.close': 'nobody’s act',
  'orgs.create': 'nobody’s act',
  'orgs.exportTree': 'nobody’s act',
  'orgs.follow': 'nobody’s act',
  'orgs.list': 'only read',
  'orgs.listImportRows': 'only read',
  'orgs.listImports': 'only read',
  'orgs.merge': 'nobody’s act',
  'orgs.move': 'nobody’s act',
  'orgs.place': 'only read',
  'orgs.planImport': 'nobody’s act',
  'orgs.rename': 'nobody’s act',
  'orgs.responsibleOn': 'only read',
  'orgs.search': 'only read',
  'orgs.setAliases': 'nobody’s act',
  'orgs.setCentre': 'nobody’s act',
  'orgs.setResponsible': 'nobody’s act',
  'orgs.show': 'only read',
  'orgs.showImport': 'only read',
  'pairs.agree': 'own matter',
  'pairs.contact': 'only read',
  'pairs.end': 'own matter',
  'pairs.form': 'by the door',
  'pairs.invite': 'nobody’s act',
  'pairs.leave': 'own matter',
  'pairs.list': 'only read',
  'pairs.mine': 'only read',
  'pairs.show': 'only read',
  'pairs.skip': 'own matter',
  'pairs.visited': 'own matter',
  'papers.editTemplate': 'nobody’s act',
  'papers.listTemplates': 'only read',
  'papers.make': 'nobody’s act',
  'papers.preview': 'only read',
  'papers.verify': 'only read',
  'pledges.listWaiting': 'only read',
  'pledges.mine': 'only read',
  'pledges.release': 'by the door',
  'pledges.sendBack': 'by the door',
  'pledges.withdraw': 'own matter',
  'pledges.withdrawFor': 'by the door',
  'pledges.write': 'own matter',
  'pledges.writeFor': 'by the door',
  'posts.add': 'nobody’s act',
  'posts.askHandOver': 'own matter',
  'posts.catalogue': 'only read',
  'posts.claim': 'own matter',
  'posts.decide': 'item by item',
  'posts.decideHandOver': 'own matter',
  'posts.edit': 'nobody’s act',
  'posts.findSuccessor': 'only read',
  'posts.leave': 'own matter',
  'posts.list': 'only read',
  'posts.listClaims': 'only read',
  'posts.listHandOvers': 'only read',
  'posts.listHolders': 'only read',
  'posts.listPlaces': 'only read',
  'posts.nameSuccessor': 'by the door',
  'posts.printHandOver': 'nobody’s act',
  'posts.setPlace': 'nobody’s act',
  'posts.show': 'only read',
  'ratings.clearWords': 'by the door',
  'ratings.countFollowUps': 'only read',
  'ratings.followUp': 'by the door',
  'ratings.hear': 'by the door',
  'ratings.lateFollowUps': 'only read',
  'ratings.listFollowUps': 'only read',
  'ratings.listReviews': 'only read',
  'ratings.listen': 'only read',
  'ratings.myLetters': 'only read',
  'ratings.rate': 'own matter',
  'ratings.rateFor': 'by the door',
  'ratings.rates': 'only read',
  'ratings.settleReview': 'by the door',
  'ratings.show': 'only read',
  'ratings.speak': 'own matter',
  'registrations.accept': 'item by item',
  'registrations.assign': 'item by item',
  'registrations.campaign': 'only read',
  'registrations.certificate': 'nobody’s act',
  'registrations.decline': 'by the door',
  'registrations.dispatch': 'item by item',
  'registrations.fileStub': 'item by item',
  'registrations.list': 'only read',
  'registrations.listUndispatched': 'only read',
  'registrations.mine': 'only read',
  'registrations.moveAway': 'by the door',
  'registrations.progress': 'only read',
  'registrations.report': 'by the door',
  'registrations.reportMove': 'own matter',
  'registrations.show': 'only read',
  'registrations.verifyCertificate': 'only read',
  'registrations.withdraw': 'by the door',
  'reminders.exportNumbers': 'nobody’s act',
  'reminders.keepAnswer': 'own matter',
  'reminders.listCalls': 'only read',
  'reminders.listChosen': 'only read',
  'reminders.listPushes': 'only read',
  'reminders.makeNotice': 'nobody’s act',
  'reminders.mine': 'only read',
  'reminders.preview': 'only read',
  'reminders.push': 'nobody’s act',
  'reminders.showNumber': 'only read',
  'reminders.tickCall': 'by the door',
  'reminders.turn': 'own matter',
  'requests.accept': 'item by item',
  'requests.agree': 'own matter',
  'requests.answer': 'by the door',
  'requests.assign': 'by the door',
  'requests.atHand': 'only read',
  'requests.board': 'only read',
  'requests.categories': 'only read',
  'requests.choosable': 'only read',
  'requests.choose': 'own matter',
  'requests.claim': 'own matter',
  'requests.clearWords': 'by the door',
  'requests.confirm': 'by the door',
  'requests.contact': 'only read',
  'requests.decline': 'by the door',
  'requests.find': 'only read',
  'requests.finish': 'by the door',
  'requests.forgetHome': 'own matter',
  'requests.giveUp': 'by the door',
  'requests.goOn': 'own matter',
  'requests.join': 'own matter',
  'requests.list': 'only read',
  'requests.listOpen': 'only read',
  'requests.listReviews': 'only read',
  'requests.countReviews': 'only read',
  'requests.listTaken': 'only read',
  'requests.listen': 'only read',
  'requests.mine': 'only read',
  'requests.needs': 'only read',
  'requests.nudge': 'own matter',
  'requests.photos': 'only read',
  'requests.refer': 'by the door',
  'requests.release': 'own matter',
  'requests.reopen': 'own matter',
  'requests.reply': 'by the door',
  'requests.setCare': 'own matter',
  'requests.setOut': 'own matter',
  'requests.settleReview': 'by the door',
  'requests.show': 'only read',
  'requests.submit': 'own matter',
  'requests.submitFor': 'nobody’s act',
  'requests.suggest': 'only read',
  'requests.turnDown': 'own matter',
  'requests.wait': 'by the door',
  'requests.withdraw': 'own matter',
  'rules.change': 'nobody’s act',
  'rules.list': 'only read',
  'rules.preview': 'only read',
  'rules.show': 'only read',
  'rules.withdraw': 'nobody’s act',
  'sites.close': 'nobody’s act',
  'sites.list': 'only read',
  'sites.listDoors': 'only read',
  'sites.look': 'only read',
  'sites.open': 'nobody’s act',
  'sites.openDoor': 'nobody’s act',
  'sites.poster': 'only read',
  'sites.revokeDoor': 'nobody’s act',
  'sites.setPlace': 'nobody’s act',
  'suggestions.answer': 'by the door',
  'suggestions.askAgain': 'own matter',
  'suggestions.list': 'only read',
  'suggestions.mine': 'only read',
  'suggestions.settle': 'own matter',
  'suggestions.submit': 'own matter',
  'suggestions.tally': 'only read',
  'teams.apply': 'own matter',
  'teams.describe': 'nobody’s act',
  'teams.enter': 'nobody’s act',
  'teams.leave': 'own matter',
  'teams.list': 'only read',
  'teams.listVolunteers': 'only read',
  'teams.listWaiting': 'only read',
  'teams.mine': 'only read',
  'teams.offer': 'own matter',
  'teams.place': 'item by item',
  'teams.printForm': 'nobody’s act',
  'teams.show': 'only read',
  'thanks.decide': 'by the door',
  'thanks.listToRead': 'only read',
  'thanks.mine': 'only read',
  'thanks.setStory': 'own matter',
  'thanks.stories': 'only read',
  'thanks.write': 'own matter',
  'uploads.folder': 'own matter',
  'uploads.take': 'own matter',
  'wishes.confirm': 'by the door',
  'wishes.contact': 'only read',
  'wishes.fulfil': 'by the door',
  'wishes.giveBack': 'own matter',
  'wishes.keepBack': 'by the door',
  'wishes.list': 'only read',
  'wishes.listOpen': 'only read',
  'wishes.listTaken': 'only read',
  'wishes.mine': 'only read',
  'wishes.notYet': 'by the door',
  'wishes.publish': 'by the door',
  'wishes.say': 'own matter',
  'wishes.sayFor': 'nobody’s act',
  'wishes.show': 'only read',
  'wishes.take': 'own matter',
  'wishes.withdraw': 'own matter',
} as const satisfies Record<
  OperationName,
  | 'by the door'
  | 'item by item'
  | 'before that'
  | 'own matter'
  | 'only read'
  | 'nobody knows whose'
  | 'nobody’s act'
>

type Judging = {
  [Name in OperationName]: (typeof judged)[Name] extends 'by the door' | 'item by item' ? Name : never
}[OperationName]

let town: Town
const liId = 'm_oLI'
const liInSunny = { communityId: 'sunny', memberId: liId }
const liFact = `${liId}_sunny_2026Q4`
const facts = { jobTitle: '科长', skills: '电工', joinedMonth: '2005-07', bornMonth: '1980-05' }

/** 李建国 lives in 阳光社区, and is its secretary and his unit's as well. */
const roles = [
  { role: 'communitySecretary', orgId: 'sunny', since: 0, until: null },
  { role: 'unitSecretary', orgId: 'water', since: 0, until: null },
] as const

async function ask<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal} ${JSON.stringify(answer.detail)}`)
  return answer.value
}

/** He does it about himself. */
const own = <Name extends OperationName>(op: Name, input: Input<Name>): Promise<Answer<Name>> =>
  town.as(liJianguo).call(op, input)

const tap = () => ({ tapId: newTap() })

const here = <Told extends object>(told: Told) => ({ ...tap(), communityId: 'sunny', ...told })

async function accepted(memberIds = [liId]): Promise<void> {
  await dispatchTo(town, memberIds)
  for (const memberId of memberIds) await reportTo(town, memberId)
  await acceptIn(town, memberIds)
}

async function fromAPicture(): Promise<string> {
  await ask(liJianguo, 'checkins.create', { siteCode: sunnyCode, way: 'picture', ...tap() })
  return liFact
}

async function recorded() {
  const told = { what: 'own', day: '2026-11-20', text: '陪王阿姨去了一趟医院' } as const
  const { deed } = await ask(liJianguo, 'deeds.record', { ...tap(), ...told })
  return { deedId: deed.deedId, revision: deed.revision }
}

async function pledgedInDoubt() {
  const { pledge } = await ask(liJianguo, 'pledges.write', { ...tap(), text: '帮邻居修灯，加微信' })
  return { pledgeId: pledge.pledgeId, revision: pledge.revision }
}

async function askedByLi(): Promise<string> {
  return (await ask(liJianguo, 'requests.submit', lamp())).request.requestId
}

/** What he asked for was done by 王秀英. */
async function endedForLi(): Promise<string> {
  const requestId = await askedByLi()
  await ask(sunnySecretary, 'requests.assign', { ...tap(), requestId, memberIds: ['m_oWANG'] })
  await ask(sunnySecretary, 'requests.finish', { ...tap(), requestId, note: null })
  return requestId
}

async function lowFrom(): Promise<string> {
  const requestId = await endedForLi()
  const voice = { uploadId: await takenIn(town, liJianguo, 'recording', aRecording()), seconds: 9 }
  const said = { requestId, grade: 'worst' as const, reasons: [], text: '等太久' }
  await ask(liJianguo, 'ratings.rate', { ...tap(), ...said })
  await ask(liJianguo, 'ratings.speak', { ...tap(), requestId, ...voice })
  return requestId
}

/** What 王秀英 asked for, and he did. */
async function doneByLi(): Promise<string> {
  await accepted()
  const { request } = await ask(wangXiuying, 'requests.submit', lamp())
  const { requestId } = request
  await ask(sunnySecretary, 'requests.assign', { ...tap(), requestId, memberIds: [liId] })
  await ask(liJianguo, 'requests.finish', { ...tap(), requestId, note: null })
  return requestId
}

async function wishOfLi(): Promise<string> {
  return (await ask(liJianguo, 'wishes.say', aWish())).wish.wishId
}

async function published(wishId: string): Promise<void> {
  const shown = { words: '一副老花镜', isBuildingShown: false }
  await ask(sunnySecretary, 'wishes.publish', { ...tap(), wishId, ...shown })
}

/** A wish of 王秀英 that he fulfilled. */
async function fulfilledByLi(): Promise<string> {
  await accepted()
  const { wishId } = (await ask(wangXiuying, 'wishes.say', aWish())).wish
  await published(wishId)
  await ask(liJianguo, 'wishes.take', { ...tap(), wishId })
  await ask(liJianguo, 'wishes.fulfil', { ...tap(), wishId, note: null })
  return wishId
}

const both = [liId, 'm_oWANG']

async function groupOfTwo(): Promise<string> {
  await withPosts(town, both, ['five-law-advice'])
  const group = { parentId: 'sunny', name: '法律小组', kind: 'category-law', memberIds: both }
  return (await ask(sunnySecretary, 'groups.create', here(group))).groupId
}

async function electionOfTwo(): Promise<string> {
  const asked = { groupId: await groupOfTwo(), days: 3, isSecondRound: false }
  return (await ask(sunnySecretary, 'groups.openElection', { ...tap(), ...asked })).electionId
}

async function absent(state: 'drafted' | 'sent') {
  const absence = anAbsence(liJianguo, { state })
  await town.cloud.load({ absences: [absence] })
  return { ...tap(), absenceId: absence._id }
}

const looked = (kind: string) => ({
  communityId: 'sunny',
  kind,
  memberIds: [liId],
  count: 2,
  firstAt: 1,
  lastAt: 1,
  state: 'open',
  looked: null,
  sortKey: '1',
})

const onRequest = async (requestId: string) => ({ ...tap(), requestId })

/** The own act of each, as he tries it. */
const examples: { [Name in Judging]: () => Promise<Answer<Name>> } = {
  'absences.send': async () => own('absences.send', { ...(await absent('drafted')), words: '问问他好不好' }),
  'absences.setAside': async () => own('absences.setAside', await absent('drafted')),
  'absences.answer': async () =>
    own('absences.answer', { ...(await absent('sent')), reason: 'away', words: null }),
  'activities.enter': () =>
    own('activities.enter', { ...tap(), activityId: 'now', memberIds: [liId], reason: '没带手机' }),
  async 'activities.undo'() {
    const told = { activityId: 'now', memberIds: [liId], reason: '没带手机' }
    await ask(sunnySecretary, 'activities.enter', { ...tap(), ...told })
    return own('activities.undo', { ...tap(), activityId: 'now', memberId: liId, reason: '记错了' })
  },
  async 'activities.confirmPeer'() {
    await ask(liJianguo, 'activities.arrive', { ...tap(), activityId: 'now' })
    return own('activities.confirmPeer', { ...tap(), activityId: 'now', memberId: liId })
  },
  async 'activities.decideService'() {
    const told = { day: '2026-11-20', where: '桂花园', what: '帮两户老人换灯', field: null }
    const { service } = await ask(liJianguo, 'activities.noteService', { ...tap(), ...told })
    const { serviceId } = service
    return own('activities.decideService', { ...tap(), serviceId, decision: 'confirm', reason: null })
  },
  'activities.markTask': () =>
    own('activities.markTask', here({ memberId: liId, isDone: true, reason: '岗位任务做完了' })),
  'basics.enter': () => own('basics.enter', { ...tap(), memberId: liId, facts }),
  async 'basics.decide'() {
    const { askedAt } = await ask(liJianguo, 'basics.ask', { ...tap(), facts })
    const decided = { memberId: liId, askedAt: askedAt ?? 0, decision: 'confirm', reason: null } as const
    return own('basics.decide', { ...tap(), ...decided })
  },
  async 'board.decidePhoto'() {
    await accepted()
    const uploadId = await takenIn(town, liJianguo, 'picture', aPhoto())
    await ask(liJianguo, 'board.givePhoto', { ...tap(), uploadId, consents: true })
    await whenChecked(town)
    const photoTapId = await photoTapOf(town, liId)
    return own('board.decidePhoto', { ...tap(), ...liInSunny, photoTapId, decision: 'show' })
  },
  async 'checkins.decide'() {
    const checkinIds = [await fromAPicture()]
    return own('checkins.decide', here({ checkinIds, decision: 'confirm' as const }))
  },
  'checkins.createFor': () => own('checkins.createFor', entryOf([liId])),
  async 'checkins.undo'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    return own('checkins.undo', { ...tap(), checkinId: liFact, reason: '记错了' })
  },
  async 'checkins.correct'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    const corrected = { checkinId: liFact, reason: '记错了', to: 'day', day: '2026-11-20' } as const
    return own('checkins.correct', { ...tap(), ...corrected })
  },
  async 'checkins.settleReview'() {
    const review = { _id: 'atNight_sunny_1', checkinIds: [], metres: null, ...looked('atNight') }
    await town.cloud.load({ checkinReviews: [review] })
    return own('checkins.settleReview', here({ reviewId: review._id, note: null }))
  },
  'deeds.recordFor': () =>
    own('deeds.recordFor', here({ memberId: liId, day: '2026-11-20', text: '给楼道换了一盏灯' })),
  'deeds.confirm': async () => own('deeds.confirm', here({ items: [await recorded()] })),
  'deeds.sendBack': async () => own('deeds.sendBack', here({ ...(await recorded()), reason: '请写明日子' })),
  async 'groups.create'() {
    await withPosts(town, both, ['five-law-advice'])
    const group = { parentId: 'sunny', name: '法律小组', kind: 'category-law', memberIds: both }
    return own('groups.create', here(group))
  },
  async 'groups.place'() {
    await groupOfTwo()
    return own('groups.place', here({ memberIds: [liId], groupId: null }))
  },
  'groups.tickPaper': async () =>
    own('groups.tickPaper', {
      ...tap(),
      electionId: await electionOfTwo(),
      memberIds: [liId],
      isTicked: true,
    }),
  async 'groups.countPaper'() {
    const electionId = await electionOfTwo()
    const ticked = { electionId, memberIds: ['m_oWANG'], isTicked: true }
    await ask(sunnySecretary, 'groups.tickPaper', { ...tap(), ...ticked })
    return own('groups.countPaper', { ...tap(), electionId, counts: [], blank: 1 })
  },
  'groups.endElection': async () =>
    own('groups.endElection', {
      ...tap(),
      electionId: await electionOfTwo(),
      how: 'cancel',
      note: '日子定错了',
    }),
  'groups.choose': async () =>
    own('groups.choose', { ...tap(), groupId: await groupOfTwo(), memberId: liId, note: '大家商量推选' }),
  async 'pairs.form'() {
    const household = { kind: 'request' as const, requestId: await askedByLi() }
    const told = { household, memberIds: ['m_oWANG'], what: '每周看望', rhythm: null }
    return own('pairs.form', here({ ...told, livesAlone: false, hasAgreed: true }))
  },
  'pledges.writeFor': () => own('pledges.writeFor', here({ memberId: liId, text: '每月扫一次楼道' })),
  async 'pledges.withdrawFor'() {
    await town.cloud.load({ pledges: [aPledge(liId, '每月扫一次楼道')] })
    return own('pledges.withdrawFor', here({ memberId: liId }))
  },
  'pledges.release': async () => own('pledges.release', here(await pledgedInDoubt())),
  'pledges.sendBack': async () =>
    own('pledges.sendBack', here({ ...(await pledgedInDoubt()), reason: '请去掉联系方式' })),
  async 'posts.decide'() {
    await accepted()
    await ask(liJianguo, 'posts.claim', { ...tap(), postId: mediation })
    const items = [{ memberId: liId, postId: mediation }]
    return own('posts.decide', here({ decision: 'approve' as const, items }))
  },
  async 'posts.nameSuccessor'() {
    await accepted(both)
    await ask(liJianguo, 'posts.claim', { ...tap(), postId: mediation })
    const items = [{ memberId: liId, postId: mediation }]
    await ask(sunnySecretary, 'posts.decide', here({ decision: 'approve' as const, items }))
    const asked = { ...tap(), postId: mediation, wish: null }
    const { handOverId } = await ask(liJianguo, 'posts.askHandOver', asked)
    return own('posts.nameSuccessor', { ...tap(), handOverId, memberId: 'm_oWANG' })
  },
  async 'ratings.rateFor'() {
    await accepted()
    const told = { kind: 'help', category: 'appliances', estateId: 'garden', building: null } as const
    const { request } = await ask(sunnySecretary, 'requests.submitFor', {
      ...here({ ...told, door: null, spot: null, when: 'any', text: '灯不亮', forWhom: 'me' } as const),
      ...{ name: null, phone: null, isOpenToClaims: false },
    })
    const { requestId } = request
    await ask(sunnySecretary, 'requests.assign', { ...tap(), requestId, memberIds: [liId] })
    await ask(liJianguo, 'requests.finish', { ...tap(), requestId, note: null })
    return own('ratings.rateFor', { ...tap(), requestId, grade: 'best', reasons: [], text: null })
  },
  'ratings.followUp': async () =>
    own(
      'ratings.followUp',
      here({ requestId: await lowFrom(), outcome: 'explained', note: '说了' } as const),
    ),
  'ratings.clearWords': async () => own('ratings.clearWords', here({ requestId: await lowFrom() })),
  'ratings.hear': async () => own('ratings.hear', here({ requestId: await lowFrom(), text: '等了三天' })),
  async 'ratings.settleReview'() {
    await town.cloud.load({ ratingReviews: [{ _id: 'trade_1', ratingIds: [], ...looked('trade') }] })
    return own('ratings.settleReview', here({ reviewId: 'trade_1', note: null }))
  },
  'registrations.dispatch': () =>
    own('registrations.dispatch', { ...tap(), items: [{ memberId: liId, communityId: 'sunny' }] }),
  async 'registrations.report'() {
    const answer = await dispatchTo(town, [liId])
    const [item] = answer.ok ? answer.value.items : []
    const letterNo = item?.ok ? item.letterNo : ''
    return own('registrations.report', here({ way: 'paper' as const, letterNo }))
  },
  async 'registrations.accept'() {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    return own('registrations.accept', here({ memberIds: [liId] }))
  },
  async 'registrations.assign'() {
    await accepted()
    return own('registrations.assign', here({ memberIds: [liId], estateId: 'garden' }))
  },
  async 'registrations.decline'() {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    return own('registrations.decline', { ...tap(), ...liInSunny, reason: '住在别处' })
  },
  async 'registrations.withdraw'() {
    await dispatchTo(town, [liId])
    return own('registrations.withdraw', { ...tap(), ...liInSunny, reason: '派错了' })
  },
  async 'registrations.moveAway'() {
    await accepted()
    const to = { kind: 'community', communityId: 'river' } as const
    return own('registrations.moveAway', { ...tap(), ...liInSunny, to, day: '2026-11-20' })
  },
  async 'registrations.fileStub'() {
    await accepted()
    return own('registrations.fileStub', { ...tap(), side: 'community', items: [liInSunny] })
  },
  'reminders.tickCall': () =>
    own('reminders.tickCall', here({ matter: 'checkin', memberId: liId, outcome: 'called' } as const)),
  'requests.accept': async () =>
    own('requests.accept', here({ requestIds: [await askedByLi()], isOpenToClaims: true })),
  'requests.assign': async () =>
    own('requests.assign', { ...(await onRequest(await askedByLi())), memberIds: ['m_oWANG'] }),
  async 'requests.finish'() {
    const requestId = await askedByLi()
    await ask(sunnySecretary, 'requests.assign', { ...tap(), requestId, memberIds: ['m_oWANG'] })
    return own('requests.finish', { ...tap(), requestId, note: null })
  },
  'requests.confirm': async () => own('requests.confirm', await onRequest(await doneByLi())),
  async 'requests.giveUp'() {
    const requestId = await askedByLi()
    await ask(sunnySecretary, 'requests.assign', { ...tap(), requestId, memberIds: ['m_oWANG'] })
    return own('requests.giveUp', { ...tap(), requestId, note: '不修了' })
  },
  'requests.decline': async () =>
    own('requests.decline', { ...(await onRequest(await askedByLi())), note: '不归我们' }),
  'requests.refer': async () =>
    own('requests.refer', { ...(await onRequest(await askedByLi())), note: '转物业' }),
  'requests.wait': async () =>
    own('requests.wait', { ...(await onRequest(await askedByLi())), note: '等配件' }),
  async 'requests.answer'() {
    const told = lamp({ kind: 'opinion', category: 'environment', text: '楼道灯早点亮' })
    const { request } = await ask(liJianguo, 'requests.submit', told)
    return own('requests.answer', { ...tap(), requestId: request.requestId, note: '好的' })
  },
  'requests.reply': async () =>
    own('requests.reply', { ...(await onRequest(await askedByLi())), note: '知道了' }),
  async 'requests.clearWords'() {
    const { request } = await ask(liJianguo, 'requests.submit', lamp({ text: '灯不亮，加微信' }))
    return own('requests.clearWords', { ...tap(), requestId: request.requestId })
  },
  'requests.settleReview': async () =>
    own('requests.settleReview', here({ reviewId: await lettingGo(town), note: null })),
  async 'suggestions.answer'() {
    const told = { kind: 'correction', about: 'card', text: '单位写错了' } as const
    const { suggestion } = await ask(liJianguo, 'suggestions.submit', { ...tap(), ...told })
    const { suggestionId } = suggestion
    return own('suggestions.answer', { ...tap(), suggestionId, revision: 1, text: '改好了' })
  },
  async 'teams.place'() {
    await appliedTo(town, liJianguo)
    const items = [{ volunteerId: liId, fromTeamId: null, teamId: 'repairs' }]
    return own('teams.place', { ...tap(), items })
  },
  async 'thanks.decide'() {
    await accepted()
    await ask(liJianguo, 'board.setShown', { ...tap(), isShown: true })
    const thanks = { estateId: 'garden', memberId: liId, text: '谢谢您，加微信联系', signedBy: null }
    await ask(wangXiuying, 'thanks.write', { ...tap(), ...thanks, mayBeStory: false })
    const [kept] = await town.cloud.documents('thanks')
    return own('thanks.decide', here({ thanksId: String(kept?._id), decision: 'clear' as const }))
  },
  'wishes.publish': async () =>
    own('wishes.publish', {
      ...tap(),
      wishId: await wishOfLi(),
      words: '一副老花镜',
      isBuildingShown: false,
    }),
  'wishes.keepBack': async () =>
    own('wishes.keepBack', { ...tap(), wishId: await wishOfLi(), note: '先不公布' }),
  async 'wishes.fulfil'() {
    const wishId = await wishOfLi()
    await accepted(['m_oWANG'])
    await published(wishId)
    await ask(wangXiuying, 'wishes.take', { ...tap(), wishId })
    return own('wishes.fulfil', { ...tap(), wishId, note: null })
  },
  'wishes.confirm': async () => own('wishes.confirm', { ...tap(), wishId: await fulfilledByLi() }),
  'wishes.notYet': async () => own('wishes.notYet', { ...tap(), wishId: await fulfilledByLi() }),
}

/** The town in which he holds his offices, and some others hold none. */
async function openWithout(others: Person[]): Promise<void> {
  const li = bound(liJianguo)
  const gone = new Set([liJianguo, ...others].map(({ openid }) => openid))
  const accounts = townAtWork.accounts.filter(({ _id }) => !gone.has(_id))
  town = await openTown({
    ...townAtWork,
    orgs: [...townAtWork.orgs, repairs],
    accounts: [...accounts, { ...li.account, roles: [...roles] }],
    activities: [anActivity('now', { startsAt: today - 1, endsAt: today + 3_600_000 })],
  })
}

beforeEach(() => openWithout([]))

const judging = (Object.keys(judged) as OperationName[]).filter((name): name is Judging =>
  ['by the door', 'item by item'].includes(judged[name]),
)

describe('nobody confirms, decides, accepts, releases or marks the own act', () => {
  it.each(judging)('%s is refused about oneself, whatever office one holds', async name => {
    const answer: Answer<OperationName> = await examples[name]()
    if (judged[name] === 'by the door') {
      expect(answer).toMatchObject({ ok: false, refusal: 'ownAct' })
      expect(answer).toHaveProperty('detail.place')
      return
    }
    expect(ownOnes(answer)).toEqual([liId])
  })
})

/** Of whom an answer about many says that it was the own act. */
function ownOnes(answer: Answer<OperationName>): string[] {
  const { items = [] } = answer.ok ? (answer.value as { items?: Record<string, unknown>[] }) : {}
  return items.flatMap(({ refusal, outcome, isOwn }) =>
    refusal === 'ownAct' || outcome === 'own' || isOwn === true ? [liId] : [],
  )
}

const onOwnAccount = {
  orgId: 'sunny',
  role: 'communityStaff',
  untilDay: null,
  to: { kind: 'member', memberId: liId },
} as const

describe('who does it instead', () => {
  const decline = { ...liInSunny, reason: '住在别处' }
  const told = async () => own('registrations.decline', { ...tap(), ...decline })

  it('another officer of the place is named, then the place above, and where nobody is it is said', async () => {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    const inPlace = { place: '阳光社区', role: 'communitySecretary' }
    expect(await told()).toMatchObject({ refusal: 'ownAct', detail: inPlace })
    await openWithout([sunnySecretary])
    expect(await told()).toMatchObject({ detail: { place: '安平县', role: 'countyOffice' } })
    await openWithout([sunnySecretary, office])
    expect(await told()).toMatchObject({ refusal: 'ownAct', detail: { place: null, role: null } })
  })

  it('a low grade of the only secretary, as a resident, is spoken about by the county office', async () => {
    await openWithout([sunnySecretary])
    const requestId = await askedByLi()
    await ask(office, 'requests.assign', { ...tap(), requestId, memberIds: ['m_oWANG'] })
    await ask(office, 'requests.finish', { ...tap(), requestId, note: null })
    const said = { requestId, grade: 'worst' as const, reasons: [], text: null }
    await ask(liJianguo, 'ratings.rate', { ...tap(), ...said })
    await town.cloud.clock({ advance: 5 * 60_000 })
    await town.cloud.fireTimer('jobs')
    const due = { communityId: 'county', show: 'due' as const, cursor: null }
    expect(await ask(office, 'ratings.listFollowUps', due)).toMatchObject({ items: [{ requestId }] })
  })

  it.each([
    ['accounts.pause', { ...tap(), memberId: liId, reason: '手机遗失' }],
    ['accounts.resume', { ...tap(), memberId: liId }],
    ['accounts.grantRole', { ...tap(), ...onOwnAccount }],
    ['accounts.handOver', { ...tap(), orgId: 'sunny', role: 'communitySecretary', memberId: liId }],
  ] as const)('%s of the own account is out of reach', async (op, input) => {
    expect(await own(op, input as never)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('what waits is listed for oneself without the button, and another decides it', async () => {
    const deed = await recorded()
    const waiting = { communityId: 'sunny', cursor: null }
    const mine = await ask(liJianguo, 'deeds.listWaiting', waiting)
    expect(mine.items).toMatchObject([{ deedId: deed.deedId, can: { confirm: false } }])
    const hers = await ask(sunnySecretary, 'deeds.listWaiting', waiting)
    expect(hers.items).toMatchObject([{ deedId: deed.deedId, can: { confirm: true } }])
    await own('deeds.confirm', here({ items: [deed] }))
    const { items } = await ask(sunnySecretary, 'deeds.confirm', here({ items: [deed] }))
    expect(items).toMatchObject([{ ok: true, state: 'confirmed' }])
  })
})
