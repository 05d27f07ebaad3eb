import { dayOf, hourOf } from '../../../src/contract/calendar'
import { emergencyIn } from '../../../src/contract/emergency'
import type { RequestOperations, ServiceRequest } from '../../../types/requests'
import type { UploadStanding } from '../../../types/uploads'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { byHost } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import { temporaryAddress, temporaryAddresses } from '../../platform/wechat'
import { mayWithConsent, mayWithCurrentConsent } from '../accounts/access'
import { readWorkCalendar } from '../holidays/store'
import { findMembers, isSeen } from '../members/store'
import { each } from '../registrations/store'
import { seeUploads } from '../uploads/store'
import {
  askersOf,
  isOwnMatter,
  judgedBy,
  mayClaim,
  mayDropCare,
  mayHostRequests,
  mayListen,
  maySayCare,
  maySeeAsHost,
  maySeeContact,
  maySeePhotos,
  maySetCare,
  mayTake,
  type Seen,
  whoseRequest,
} from './access'
import { actOn, limitsOf, takeAct } from './acting'
import { boardOperations } from './board-operations'
import { adviceOf, aloneSaid, careAt, careIn, careView } from './care'
import { categoryViews } from './categories'
import { choosingOperations } from './choosing'
import { contactIn, sealedContact } from './contact'
import { freeHand, letGoOf, takeInHand, wasTold } from './hands'
import { forgetHome as dropHome, findHome, homeView, keepCare } from './homes'
import * as input from './input'
import { atHand, list, listOpen, listTaken, mine, show } from './reading'
import { newRequest, requestKeeper, stepOf } from './request'
import { reviewOperations } from './review-operations'
import { maySetCare as isCareOpen, isSecondMissing, isTooLate, mayNudge, mostAskers } from './rules'
import { confirmServices, noteServices } from './serving'
import * as store from './store'
import { requestIdOf, submit as submitOne } from './submitting'
import { requestView } from './view'

const categories = operation<'requests.categories'>()({
  input: nothing,
  find: ({ db, actor }) => findHome(db, actor.openid),
  allow(actor, home) {
    const verdict = mayWithConsent(actor)
    return verdict.may ? { may: true, value: { home } } : verdict
  },
  async run({ tree, rules, now }, { home }) {
    return answer({ items: categoryViews(rules.on(dayOf(now))), home: homeView(home, tree) })
  },
})

const submit = operation<'requests.submit'>()({
  input: input.submitInput,
  find: () => null,
  allow: mayWithCurrentConsent,
  async run(context, _actor, asked) {
    const submitted = await submitOne(context, asked)
    if (submitted.ok) {
      return answer({ request: requestView(submitted.request, context), emergency: emergencyIn(asked.text) })
    }
    const { refusal, other } = submitted
    return other
      ? refuse(refusal, { requestId: other._id, askedAt: other.askedAt, state: other.state })
      : refuse(refusal)
  },
})

const join = operation<'requests.join'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('join'),
  async run(context, { request }, { tapId }) {
    const { db, actor } = context
    const step = stepOf(context, 'join', 'another', request.place.communityId, tapId)
    await store.addAsker(db, request, actor.openid, step)
    const after = (await store.findRequest(db, request._id)) ?? request
    if (after.askers.includes(actor.openid)) return answer({ request: requestView(after, context) })
    if (after.askers.length >= mostAskers) return refuse('askedByMany')
    return refuse('movedOn', { state: after.state })
  },
})

const submitFor = operation<'requests.submitFor'>()({
  input: input.submitForInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, asked) {
    const { db, tree, actor, now } = context
    const { tapId, estateId, building, spot, door, name, phone, livesAlone = false, ...told } = asked
    const place = { communityId, estateId, building, spot }
    const goInTwos = context.rules.on(dayOf(now))['visits.inTwosWhereAlone']
    const estate = estateId === null ? null : tree.find(estateId)
    if (estateId !== null && (estate?.kind !== 'estate' || estate.parentId !== communityId)) {
      return refuse('unknownPlace')
    }
    const _id = requestIdOf(actor.openid, tapId)
    const keeper = requestKeeper(_id)
    const care = aloneSaid(null, livesAlone, { agreedAt: now, by: actor.openid })
    const request = newRequest(
      {
        _id,
        kind: told.kind,
        category: told.category,
        place,
        spotKey: null,
        when: told.when,
        text: told.text,
        // A person wrote it down.
        words: 'clear',
        answers: [],
        voiceId: null,
        voiceSeconds: null,
        photoIds: [],
        isUrgent: emergencyIn(told.text) !== null,
        way: 'secretary',
        askedBy: actor.openid,
        forWhom: told.forWhom,
        ...sealedContact(keeper, { name, phone, door }),
        phoneTail: phone?.slice(-4) ?? null,
        ...careAt(keeper, place, care, goInTwos),
        isOpenToClaims: false,
      },
      stepOf(context, 'submit', 'host', communityId, tapId),
      limitsOf(context, told),
      await readWorkCalendar(db, now),
    )
    const kept = await store.insertOnce(db, request)
    if (kept.revision > 1) return answer({ request: requestView(kept, context) })
    // Whoever answered the telephone has answered: it is accepted in the same breath (A122).
    const accepted = await takeAct(context, kept, { act: 'accept', tapId }, () => ({
      ok: true,
      changed: { isOpenToClaims: told.isOpenToClaims },
    }))
    return answer({ request: requestView(accepted.kind === 'refused' ? kept : accepted.request, context) })
  },
})

const contact = operation<'requests.contact'>()({
  input: input.showInput,
  find: findIt,
  allow: maySeeContact,
  async run(context, { request, parties }) {
    const { actor } = context
    if (parties.includes('volunteer')) await noteTold(context, request)
    const keeper = requestKeeper(request._id)
    const care = careIn(keeper, request.careSealed)
    const isTold = maySayCare(actor, request) || mayDropCare(actor, request)
    return answer(
      unsealed(request, {
        ...contactIn(keeper, request),
        care: care && isTold ? careView(care) : null,
        advice: adviceOf(care),
      }),
    )
  },
})

/** Kept before it is told, once: whoever asked may hear of it when it is let go. */
async function noteTold({ db, actor, now }: Context, request: ServiceRequest): Promise<void> {
  const { memberId } = actor
  if (memberId === null || wasTold(request, memberId)) return
  await store.noteContactTold(db, request._id, memberId, now)
}

const setCare = operation<'requests.setCare'>()({
  input: input.setCareInput,
  find: findIt,
  allow: maySetCare,
  async run(context, { request }, { kinds, hasAgreed }) {
    const { db, actor, now, rules } = context
    const { place, askedBy } = request
    const isDropped = kinds.length === 0
    // What is no longer true is taken away at any time; it is noted only before somebody is on the way.
    if (!isDropped && !isCareOpen(request)) return refuse('movedOn', { state: request.state })
    if (!isDropped && !hasAgreed) return refuse('consentOfOtherNeeded')
    const care = isDropped ? null : { kinds, agreedAt: now, by: actor.openid }
    const goInTwos = rules.on(dayOf(now))['visits.inTwosWhereAlone']
    const kept = careAt(requestKeeper(request._id), place, care, goInTwos)
    const said = await store.setCare(db, request, kept, now)
    if (!said) return refuse('movedOn', { state: request.state })
    const isTheirHome = request.way === 'phone' && request.forWhom === 'me' && place.estateId !== null
    if (isTheirHome) await keepCare(db, askedBy, place.estateId ?? '', place.spot === null ? care : null)
    return answer({ request: requestView(said, context) })
  },
})

const forgetHome = operation<'requests.forgetHome'>()({
  input: input.tapInput,
  find: () => null,
  allow: mayWithConsent,
  async run({ db }, { openid }) {
    await dropHome(db, openid)
    return answer({ home: null })
  },
})

const listen = operation<'requests.listen'>()({
  input: input.showInput,
  find: findIt,
  allow: mayListen,
  async run(context, seen) {
    const { voiceId } = seen.request
    const [voice] = await seeUploads(context.db, voiceId === null ? [] : [voiceId], context.now)
    if (!voice) return refuse('fileGone')
    const { standing } = voice
    if (!isForEyes(standing, seen)) return refuse(standing === 'checking' ? 'beingChecked' : 'notCleared')
    const url = await temporaryAddress(voice.upload.fileId)
    return url ? answer(unsealed(seen.request, { url, standing })) : refuse('fileGone')
  },
})

const photos = operation<'requests.photos'>()({
  input: input.showInput,
  find: findIt,
  allow: maySeePhotos,
  async run(context, seen) {
    const found = await seeUploads(context.db, seen.request.photoIds, context.now)
    const shown = found.filter(({ standing }) => isForEyes(standing, seen))
    const addresses = await temporaryAddresses(shown.map(({ upload }) => upload.fileId))
    const photos = found.map(one => ({ standing: one.standing, url: addresses[shown.indexOf(one)] ?? null }))
    return answer(shown.length > 0 ? unsealed(seen.request, { photos }) : { photos })
  },
})

/** What is kept sealed of a request: to anybody but whoever asked, the look leaves a row. */
function unsealed<View extends object>(request: ServiceRequest, view: View): View {
  return tells({ ...whoseRequest(request), isSealed: true }, view)
}

/** Whoever asked always; the community once WeChat has answered, or kept us waiting; others what was cleared (G182). */
function isForEyes(standing: UploadStanding, { request, parties }: Seen): boolean {
  if (parties.includes('asker') || standing === 'clear') return true
  if (parties.includes('host')) return standing !== 'checking'
  return request.wordsCleared !== undefined && standing !== 'checking'
}

const accept = operation<'requests.accept'>()({
  input: input.acceptInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, { requestIds, isOpenToClaims, tapId }) {
    const found = await store.findRequests(context.db, requestIds)
    const byId = new Map(found.map(request => [request._id, request]))
    const items = await each(requestIds, async requestId => {
      const request = byId.get(requestId)
      if (request?.place.communityId !== communityId) {
        return { requestId, ok: false as const, refusal: 'notAllowed' as const }
      }
      if (isOwnMatter(context.actor, 'accept', request)) {
        return { requestId, ok: false as const, refusal: 'ownAct' as const }
      }
      const acted = await takeAct(context, request, { act: 'accept', tapId }, () => ({
        ok: true,
        changed: { isOpenToClaims },
      }))
      return acted.kind === 'done'
        ? { requestId, ok: true as const }
        : { requestId, ok: false as const, refusal: 'movedOn' as const }
    })
    return answer({ items })
  },
})

const assign = operation<'requests.assign'>()({
  input: input.assignInput,
  find: findIt,
  allow: mayTake('assign'),
  judges: ({ request }) => judgedBy('assign', request),
  async run(context, seen, { memberIds, tapId }) {
    const { db, now } = context
    const { communityId } = seen.request.place
    const members = (await findMembers(db, memberIds)).filter(
      member => isSeen(member) && member.communityId === communityId,
    )
    if (members.length !== memberIds.length) return refuse('personUnknown')
    const volunteers = members.map(({ _id, name, openid }) => ({ memberId: _id, name, openid, since: now }))
    const volunteerIds = volunteers.map(({ memberId }) => memberId)
    // Where one is sent and two go together, somebody nearby may be the second (G37).
    return actOn(context, seen, { act: 'assign', tapId }, ({ inTwos }) => ({
      ok: true,
      changed: {
        volunteers,
        volunteerIds,
        ...(isSecondMissing({ inTwos, volunteerIds }) && { isOpenToClaims: true }),
      },
    }))
  },
})

const claim = operation<'requests.claim'>()({
  input: input.actInput,
  find: findIt,
  allow: mayClaim,
  async run(context, { request, parties }, { tapId }) {
    const { actor, now } = context
    const { memberId, member } = actor
    if (parties.includes('volunteer')) return answer({ request: requestView(request, context) })
    if (memberId === null || member === null) return refuse('movedOn')
    // Whoever wants it soon would see somebody at the door at night.
    if (request.when === 'soon' && isTooLateNow(context, request))
      return refuse('tooLateToVisit', hours(context))
    const full = await takeInHand(context, memberId, request._id)
    if (full) return full
    const volunteer = { memberId, name: member.name, openid: actor.openid, since: now }
    const acted = await takeAct(
      context,
      request,
      { act: 'claim', tapId },
      ({ volunteers, volunteerIds }) => ({
        ok: true,
        changed: { volunteers: [...volunteers, volunteer], volunteerIds: [...volunteerIds, memberId] },
      }),
    )
    if (acted.kind === 'done') return answer({ request: requestView(acted.request, context) })
    await freeHand(context, memberId, request._id)
    const isTakenByAnother = acted.kind === 'movedOn' && acted.request.volunteerIds.length > 0
    return refuse(isTakenByAnother ? 'someoneFaster' : 'movedOn')
  },
})

const release = operation<'requests.release'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('release'),
  async run(context, seen, { tapId }) {
    const enough = await letGoOf(context, seen.request, 'release', tapId)
    if (enough) return enough
    return actOn(context, seen, { act: 'release', tapId }, ({ state, volunteers, inTwos }) => {
      const left = volunteers.filter(({ memberId }) => memberId !== context.actor.memberId)
      const volunteerIds = left.map(({ memberId }) => memberId)
      // Whoever stays does not go alone where two go together (G37).
      const stays = isSecondMissing({ inTwos, volunteerIds }) ? 'assigned' : state
      return {
        ok: true,
        changed: { volunteers: left, volunteerIds, ...(left.length > 0 && { state: stays }) },
      }
    })
  },
})

const setOut = operation<'requests.setOut'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('setOut'),
  async run(context, seen, { tapId }) {
    if (isTooLateNow(context, seen.request)) return refuse('tooLateToVisit', hours(context))
    return actOn<'secondMissing'>(context, seen, { act: 'setOut', tapId }, request =>
      isSecondMissing(request) ? { ok: false, refusal: 'secondMissing' } : { ok: true, changed: {} },
    )
  },
})

const finish = operation<'requests.finish'>()({
  input: input.maybeNotedInput,
  find: findIt,
  allow: mayTake('finish'),
  judges: ({ request }) => judgedBy('finish', request),
  run: (context, seen, { tapId, note }) =>
    actOn(context, seen, { act: 'finish', tapId, note }, undefined, noteServices),
})

const confirm = operation<'requests.confirm'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('confirm'),
  judges: ({ request }) => judgedBy('confirm', request),
  run: (context, seen, { tapId }) =>
    actOn(context, seen, { act: 'confirm', tapId }, undefined, confirmServices),
})

const giveUp = operation<'requests.giveUp'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('giveUp'),
  judges: ({ request }) => judgedBy('giveUp', request),
  async run(context, seen, { tapId, note }) {
    const enough = await letGoOf(context, seen.request, 'giveUp', tapId)
    return enough ?? actOn(context, seen, { act: 'giveUp', tapId, note })
  },
})

const reopen = operation<'requests.reopen'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('reopen'),
  run(context, seen, { tapId, note }) {
    const most = context.rules.on(dayOf(context.now))['requests.reopensByResident']
    const isHost = seen.parties.includes('host')
    return actOn<'reopenedBefore'>(context, seen, { act: 'reopen', tapId, note }, ({ reopened }) => {
      if (!isHost && reopened >= most) return { ok: false, refusal: 'reopenedBefore' }
      return {
        ok: true,
        changed: {
          reopened: reopened + 1,
          goesFirst: true,
          volunteers: [],
          volunteerIds: [],
          isOpenToClaims: false,
        },
      }
    })
  },
})

const decline = operation<'requests.decline'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('decline'),
  judges: ({ request }) => judgedBy('decline', request),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'decline', tapId, note }),
})

const refer = operation<'requests.refer'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('refer'),
  judges: ({ request }) => judgedBy('refer', request),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'refer', tapId, note }),
})

const withdraw = operation<'requests.withdraw'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('withdraw'),
  run: (context, seen, { tapId }) => actOn(context, seen, { act: 'withdraw', tapId }),
})

const wait = operation<'requests.wait'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('wait'),
  judges: ({ request }) => judgedBy('wait', request),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'wait', tapId, note }),
})

const goOn = operation<'requests.goOn'>()({
  input: input.maybeNotedInput,
  find: findIt,
  allow: mayTake('goOn'),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'goOn', tapId, note }),
})

const nudge = operation<'requests.nudge'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('nudge'),
  run(context, seen, { tapId }) {
    const today = dayOf(context.now)
    return actOn<'nudgedToday'>(context, seen, { act: 'nudge', tapId }, request =>
      mayNudge(request, today)
        ? { ok: true, changed: { nudgedOn: today } }
        : { ok: false, refusal: 'nudgedToday' },
    )
  },
})

const answerOpinion = operation<'requests.answer'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('answer'),
  judges: ({ request }) => judgedBy('answer', request),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'answer', tapId, note }),
})

const reply = operation<'requests.reply'>()({
  input: input.notedInput,
  find: findIt,
  allow: mayTake('reply'),
  judges: ({ request }) => judgedBy('reply', request),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'reply', tapId, note }),
})

const clearWords = operation<'requests.clearWords'>()({
  input: input.actInput,
  find: findIt,
  allow: maySeeAsHost,
  judges: ({ request }) => byHost(request.place.communityId, ...askersOf(request)),
  async run(context, { request }) {
    await store.clearWords(context.db, request._id, { by: context.actor.openid, at: context.now })
    return answer({ request: requestView({ ...request, words: 'clear' }, context) })
  },
})

function findIt({ db }: Context, { requestId }: { requestId: string }) {
  return store.findRequest(db, requestId)
}

/** G37: does the county's clock say that nobody goes to a home now? */
function isTooLateNow(context: Context, request: ServiceRequest): boolean {
  return isTooLate(request, hourOf(context.now), hours(context))
}

function hours({ rules, now }: Context) {
  const settings = rules.on(dayOf(now))
  return { fromHour: settings['visits.fromHour'], untilHour: settings['visits.untilHour'] }
}

export const requestOperations = {
  ...boardOperations,
  ...choosingOperations,
  ...reviewOperations,
  'requests.categories': categories,
  'requests.submit': submit,
  'requests.join': join,
  'requests.submitFor': submitFor,
  'requests.mine': mine,
  'requests.list': list,
  'requests.listOpen': listOpen,
  'requests.listTaken': listTaken,
  'requests.atHand': atHand,
  'requests.show': show,
  'requests.contact': contact,
  'requests.setCare': setCare,
  'requests.forgetHome': forgetHome,
  'requests.listen': listen,
  'requests.photos': photos,
  'requests.accept': accept,
  'requests.assign': assign,
  'requests.claim': claim,
  'requests.release': release,
  'requests.setOut': setOut,
  'requests.finish': finish,
  'requests.confirm': confirm,
  'requests.giveUp': giveUp,
  'requests.reopen': reopen,
  'requests.decline': decline,
  'requests.refer': refer,
  'requests.withdraw': withdraw,
  'requests.wait': wait,
  'requests.goOn': goOn,
  'requests.nudge': nudge,
  'requests.answer': answerOpinion,
  'requests.reply': reply,
  'requests.clearWords': clearWords,
} satisfies Pick<OperationTable, keyof RequestOperations>
