import { dayOf } from '../../../src/contract/calendar'
import { emergencyIn } from '../../../src/contract/emergency'
import type { Input, Refusal } from '../../../types/api'
import type { RequestPlace, ServiceRequest } from '../../../types/requests'
import type { Context } from '../../kernel/context'
import { movedSeals, shortHash } from '../../kernel/seal'
import { isWithinRate } from '../../kernel/tries'
import { judgeText } from '../../platform/wechat'
import { readWorkCalendar } from '../holidays/store'
import type { Tree } from '../orgs/tree'
import { bindUploads } from '../uploads/store'
import { limitsOf } from './acting'
import { aloneSaid, type Care, careAt, careIn, sealedCare } from './care'
import { isAnswer } from './categories'
import { sealed, sealedContact } from './contact'
import { findHome, type Home, homeKeeper, keepHome } from './homes'
import { newRequest, requestKeeper, spotKeyOf, stepOf } from './request'
import { findRequest, findSameSpot, insertOnce } from './store'

type Asked = Input<'requests.submit'>
type Why = Refusal<'requests.submit'>
type Located = { place: RequestPlace; door: string | null; home: Home | null }

export type Submitted =
  | { ok: true; request: ServiceRequest }
  | { ok: false; refusal: Why; other?: ServiceRequest }

/** One person, one tap, one request. */
export function requestIdOf(openid: string, tapId: string): string {
  return `q${shortHash(`${openid} ${tapId}`)}`
}

/** Gathers, decides and keeps what a resident asks for. What WeChat doubts is kept all the same, for a person to read. */
export async function submit(context: Context, asked: Asked): Promise<Submitted> {
  const { db, actor, tree, now, rules } = context
  const _id = requestIdOf(actor.openid, asked.tapId)
  const refusal = whyNot(asked, rules.on(dayOf(now))['requests.photosAtMost'])
  if (refusal) return { ok: false, refusal }
  const before = await findRequest(db, _id)
  if (before) return { ok: true, request: before }

  const home = asked.where.kind === 'home' ? await findHome(db, actor.openid) : null
  const located = locate(asked, home, tree)
  if (!located) return { ok: false, refusal: asked.where.kind === 'home' ? 'homeUnknown' : 'unknownPlace' }
  const spotKey = spotKeyFor(asked, located.place)
  const same = spotKey && (await findSameSpot(db, spotKey))
  if (same && same.askedBy !== actor.openid) return { ok: false, refusal: 'someoneAsked', other: same }
  if (!(await isWithinRate(context, 'requests', _id))) return { ok: false, refusal: 'tooManyToday' }

  const along = { pictureIds: asked.photoIds, recording: asked.voice }
  if (!(await bindUploads(db, along, actor.openid, _id))) return { ok: false, refusal: 'notYourUpload' }

  const words = await readingOf(asked, actor.openid)
  const step = stepOf(context, 'submit', 'asker', located.place.communityId, asked.tapId)
  const calendar = await readWorkCalendar(db, now)
  const care = careSaid(context, asked, located)
  const goInTwos = rules.on(dayOf(now))['visits.inTwosWhereAlone']
  const cared = careAt(requestKeeper(_id), located.place, care, goInTwos)
  const request = newRequest(
    { ...kept(_id, asked, located, spotKey, actor.openid, words), ...cared },
    step,
    limitsOf(context, asked),
    calendar,
  )
  await rememberHome(context, asked, located, care)
  const done = await insertOnce(db, request)
  // Somebody else asked for the same at the same moment, and was first.
  return done._id === _id ? { ok: true, request: done } : { ok: false, refusal: 'someoneAsked', other: done }
}

/** What can be told from the question alone. */
function whyNot(asked: Asked, mostPhotos: number): Why | null {
  if (asked.text === null && asked.voice === null && asked.answers.length === 0) return 'nothingSaid'
  if (asked.forWhom !== 'me' && !asked.hasAgreed) return 'consentOfOtherNeeded'
  if (!asked.answers.every(answer => isAnswer(asked.category, answer))) return 'unknownQuestion'
  return asked.photoIds.length > mostPhotos ? 'tooManyPhotos' : null
}

/** Where it is, when the tree knows the place and it is open. */
function locate({ where }: Asked, home: Home | null, tree: Tree): Located | null {
  const estateId = where.kind === 'home' ? home?.estateId : where.estateId
  const estate = estateId ? tree.find(estateId) : null
  const communityId = estate?.kind === 'estate' && estate.state === 'open' ? estate.parentId : null
  if (!estate || !communityId) return null
  const place = { communityId, estateId: estate._id, building: null, spot: null }
  if (where.kind === 'spot') return { place: { ...place, spot: where.spot }, door: null, home: null }
  const building = where.kind === 'home' ? (home?.building ?? null) : where.building
  const door = where.kind === 'home' ? null : where.door
  return { place: { ...place, building }, door, home }
}

/** G188: as it is said now, or as it is remembered with the home. */
function careSaid({ actor, now }: Context, { livesAlone = null }: Asked, { home }: Located): Care | null {
  const known = home && careIn(homeKeeper(home._id), home.careSealed)
  return aloneSaid(known, livesAlone, { agreedAt: now, by: actor.openid })
}

/** Never for help at home: nobody learns that a neighbour asked (G24). */
function spotKeyFor({ where, category, kind }: Asked, { estateId }: RequestPlace): string | null {
  if (where.kind !== 'spot' || kind !== 'help' || estateId === null) return null
  return spotKeyOf(estateId, where.spot, category)
}

/** Fails closed: words that could not be checked are read by a person first. */
async function readingOf(asked: Asked, openid: string): Promise<ServiceRequest['words']> {
  const words = [asked.text, asked.where.kind === 'spot' ? asked.where.spot : null].filter(Boolean).join('\n')
  if (words === '') return asked.voice || asked.photoIds.length > 0 ? 'unread' : 'clear'
  const verdict = await judgeText(openid, words)
  if (verdict === 'unreached') return 'unread'
  return verdict === 'pass' ? 'clear' : 'doubtful'
}

function kept(
  _id: string,
  asked: Asked,
  { place, door, home }: Located,
  spotKey: string | null,
  openid: string,
  words: ServiceRequest['words'],
) {
  const phone = asked.phone
  const keeper = requestKeeper(_id)
  const known = home && movedSeals(home, homeKeeper(home._id), keeper)
  return {
    _id,
    kind: asked.kind,
    category: asked.category,
    place,
    spotKey,
    when: asked.when,
    text: asked.text,
    words,
    answers: asked.answers,
    voiceId: asked.voice?.uploadId ?? null,
    voiceSeconds: asked.voice?.seconds ?? null,
    photoIds: asked.photoIds,
    isUrgent: emergencyIn(asked.text) !== null,
    way: 'phone' as const,
    askedBy: openid,
    forWhom: asked.forWhom,
    nameSealed: sealed(keeper, 'nameSealed', asked.name) ?? known?.nameSealed ?? null,
    phoneSealed: sealed(keeper, 'phoneSealed', phone) ?? known?.phoneSealed ?? null,
    phoneTail: phone === null ? (home?.phoneTail ?? null) : phone.slice(-4),
    doorSealed: known ? known.doorSealed : sealed(keeper, 'doorSealed', door),
    isOpenToClaims: false,
  }
}

/** Remembered because the person said so, so that the next time is three taps. */
async function rememberHome(
  { db, actor, now }: Context,
  asked: Asked,
  { place, door }: Located,
  care: Care | null,
): Promise<void> {
  if (asked.where.kind !== 'newHome' || !asked.where.isKept || place.estateId === null) return
  const keeper = homeKeeper(actor.openid)
  const { name, phone } = asked.forWhom === 'me' ? asked : { name: null, phone: null }
  await keepHome(db, {
    _id: actor.openid,
    estateId: place.estateId,
    building: place.building,
    ...sealedContact(keeper, { name, phone, door }),
    careSealed: asked.forWhom === 'me' ? sealedCare(keeper, care) : null,
    phoneTail: phone?.slice(-4) ?? null,
    keptAt: now,
  })
}
