import { dayOf, quarterOf } from '../../../src/contract/calendar'
import { afterWorkHours } from '../../../src/contract/workdays'
import type { DoorRefusal, Input, Refusal } from '../../../types/api'
import type { Rating, RatingSaid, RatingWay } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import type { Context } from '../../kernel/context'
import { addressClass, judgeText } from '../../platform/wechat'
import { phoneHintOf } from '../checkins/review-store'
import { readWorkCalendar } from '../holidays/store'
import { momentKey } from '../registrations/rules'
import type { Matter } from './access'
import {
  type Days,
  decideRating,
  endedAt,
  followKeyOf,
  followUpAfter,
  handlersOf,
  raterKeyOf,
  readKeyOf,
  remindAtAfter,
} from './rules'
import { findMatter, keep } from './store'

type Asked = Input<'ratings.rate'>

export type Said =
  | { ok: true; matter: Matter & { rating: Rating } }
  | { ok: false; refusal: Exclude<Refusal<'ratings.rate'>, DoorRefusal> }

const mostTries = 5
const hoursADay = 24

/** The days as the rule was when the matter ended. */
export function daysOf({ rules, now }: Pick<Context, 'rules' | 'now'>, request: ServiceRequest): Days {
  const on = rules.on(dayOf(endedAt(request) ?? now))
  return { open: on['ratings.openDays'], change: on['ratings.changeDays'] }
}

/**
 * Says it, or says it anew, while nobody else does at the same time. What WeChat doubts is kept all the same, for the
 * secretary to read. Four calls, five with words.
 */
export async function sayRating(context: Context, seen: Matter, asked: Asked, way: RatingWay): Promise<Said> {
  const { db, actor, now } = context
  const words = await readingOf(asked.text, way, actor.openid)
  const dueAt = await speakBy(context)
  let { request, rating }: Matter = seen
  for (let tried = 0; tried < mostTries; tried++) {
    if (rating && isRepeat(rating, asked.tapId, actor.openid))
      return { ok: true, matter: { request, rating } }
    const decision = decideRating(request, rating, actor, daysOf(context, request), now)
    if (!decision.ok) return decision
    const said = saidOf(context, request, asked, way, words)
    const next = ratingAfter(context, request, rating, said, dueAt, asked.model ?? null)
    if (await keep(db, rating, next)) return { ok: true, matter: { request, rating: next } }
    const found = await findMatter(db, request._id)
    if (!found.request) return { ok: false, refusal: 'movedOn' }
    request = found.request
    rating = found.rating
  }
  return { ok: false, refusal: 'movedOn' }
}

/** Fails closed: words that could not be checked are read by a person first. What the desk wrote, a person wrote. */
async function readingOf(text: string | null, way: RatingWay, openid: string): Promise<RatingSaid['words']> {
  if (text === null || way === 'secretary') return 'clear'
  const verdict = await judgeText(openid, text)
  if (verdict === 'unreached') return 'unread'
  return verdict === 'pass' ? 'clear' : 'doubtful'
}

/** Until when the secretary should have spoken with the resident (G71). */
async function speakBy({ db, rules, now }: Context): Promise<Moment> {
  const days = rules.on(dayOf(now))['ratings.contactDays']
  return afterWorkHours(now, days * hoursADay, await readWorkCalendar(db, now))
}

function isRepeat({ said, history }: Rating, tapId: string, openid: string): boolean {
  return [said, ...history].some(one => one.tapId === tapId && one.by === openid)
}

function saidOf(
  { actor, now }: Context,
  { reopened }: ServiceRequest,
  { grade, reasons, text, tapId }: Asked,
  way: RatingWay,
  words: RatingSaid['words'],
): RatingSaid {
  return { grade, reasons, text, words, way, by: actor.openid, at: now, tapId, round: reopened }
}

function ratingAfter(
  { actor, now }: Context,
  request: ServiceRequest,
  before: Rating | null,
  said: RatingSaid,
  dueAt: Moment,
  model: string | null,
): Rating {
  const { _id } = request
  const followUp = followUpAfter(before, said, dueAt)
  const isNewRound = before?.said.round !== said.round
  const voice = before && !isNewRound ? before.voice : null
  return {
    _id,
    communityId: request.place.communityId,
    quarter: quarterOf(request.askedAt),
    said,
    history: before ? [...before.history, before.said] : [],
    firstAt: before && !isNewRound ? before.firstAt : now,
    raterKey: raterKeyOf(request),
    raterMemberId: said.way === 'phone' ? actor.memberId : null,
    helperIds: request.volunteerIds,
    handledBy: handlersOf(request),
    speakerOrgId: before && !isNewRound ? before.speakerOrgId : request.place.communityId,
    remindAt: remindAtAfter(before, followUp, now),
    voice,
    phoneHint: said.way === 'phone' ? phoneHintOf(addressClass(), model, now) : null,
    followUp,
    followKey: followKeyOf(_id, followUp),
    readKey: readKeyOf(_id, said, voice),
    sortKey: momentKey(now, _id),
    revision: (before?.revision ?? 0) + 1,
    tallied: before?.tallied ?? null,
    tallyKey: momentKey(now, _id),
  }
}
