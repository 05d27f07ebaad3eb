import {
  addDays,
  lastDayOfQuarter,
  previousQuarter,
  quarterOf,
  startOfDay,
} from '../../../src/contract/calendar'
import type {
  FollowUpOutcome,
  Grade,
  RateCounts,
  Rating,
  RatingSaid,
  RatingVoice,
} from '../../../types/ratings'
import type { RequestAct, RequestState, ServiceRequest } from '../../../types/requests'
import type { Moment, Quarter } from '../../../types/time'
import { stepsKnown } from '../../kernel/chapters'
import type { Doer } from '../../kernel/own-act'
import { momentKey } from '../registrations/rules'

const dayMs = 24 * 60 * 60_000
const mostChanges = 20

/** A matter that was withdrawn was never one. */
const statesRated: readonly RequestState[] = ['done', 'confirmed', 'notSolved', 'declined', 'referred']
const statesSolved: readonly RequestState[] = ['done', 'confirmed']
const actsThatEnd: readonly RequestAct[] = ['finish', 'giveUp', 'decline', 'refer']

export const isLow = (grade: Grade): boolean => grade === 'poor' || grade === 'worst'

/** When it came to an end, this time; null while it is under way. */
export function endedAt({ state, steps }: Pick<ServiceRequest, 'state' | 'steps'>): Moment | null {
  if (!statesRated.includes(state)) return null
  return steps.findLast(({ act }) => actsThatEnd.includes(act))?.at ?? null
}

type Served = Pick<ServiceRequest, 'volunteerIds' | 'steps' | 'earlier'>

interface Somebody {
  openid: string
  memberId: string | null
}

/** G74: whoever helped does not rate; nor whoever finished it alone at the community's desk. */
export function hasHelped(request: Served, who: Somebody): boolean {
  if (isAmong(handlersOf(request), who)) return true
  return (
    request.volunteerIds.length === 0 &&
    stepsKnown(request).some(({ act, by }) => by.openid === who.openid && actsThatEnd.includes(act))
  )
}

/** The members and identities who gave the help themselves. */
export function handlersOf(request: Served): string[] {
  const { volunteerIds } = request
  const identities = stepsKnown(request)
    .filter(({ by }) => by.party === 'volunteer')
    .map(({ by }) => by.openid)
  return [...new Set([...volunteerIds, ...identities])]
}

/** Who said it; nobody we know where the desk wrote it down. */
export const raterOf = ({ said, raterMemberId }: Pick<Rating, 'said' | 'raterMemberId'>): Doer =>
  said.way === 'phone' ? { openid: said.by, memberId: raterMemberId } : {}

export const isAmong = (handledBy: string[], { openid, memberId }: Somebody): boolean =>
  handledBy.includes(openid) || (memberId !== null && handledBy.includes(memberId))

/** What of a rating decides whether it may be said anew. */
type Before = Pick<Rating, 'said' | 'firstAt' | 'history'> | null

export interface Days {
  /** After the end, to say it at all. */
  open: number
  /** After the first word, to say it anew. */
  change: number
}

/** Until when it may be said, or said anew; null while the matter is under way. */
export function sayableUntil(request: ServiceRequest, before: Before, days: Days): Moment | null {
  const ended = endedAt(request)
  if (ended === null) return null
  const isSaid = before?.said.round === request.reopened
  return isSaid ? before.firstAt + days.change * dayMs : ended + days.open * dayMs
}

export type RateDecision =
  | { ok: true }
  | { ok: false; refusal: 'notEnded' | 'tooLate' | 'changedTooOften' | 'ownWork' }

/** G70 G74: once a matter has ended, by whoever was helped, and anew for some days. */
export function decideRating(
  request: ServiceRequest,
  before: Before,
  who: { openid: string; memberId: string | null },
  days: Days,
  now: Moment,
): RateDecision {
  if (hasHelped(request, who)) return { ok: false, refusal: 'ownWork' }
  const until = sayableUntil(request, before, days)
  if (until === null) return { ok: false, refusal: 'notEnded' }
  if (now > until) return { ok: false, refusal: 'tooLate' }
  const changes = before?.history.length ?? 0
  return changes < mostChanges ? { ok: true } : { ok: false, refusal: 'changedTooOften' }
}

/** Whose voice it is: several matters of one resident are one, and a call without a number is nobody's (G75). */
export function raterKeyOf({ way, askedBy, phoneTail }: ServiceRequest): string | null {
  if (way === 'phone') return askedBy
  return phoneTail && `tail ${phoneTail}`
}

/** G71: a low grade has to be spoken about; a better word before that ends the need, a new low one begins it again. */
export function followUpAfter(before: Rating | null, said: RatingSaid, dueAt: Moment): Rating['followUp'] {
  const kept = before?.followUp ?? null
  if (!isLow(said.grade)) return kept?.state === 'due' ? { ...kept, state: 'notNeeded' } : kept
  const isAnewLow = kept?.state === 'spoken' && before?.said.round === said.round
  if (kept?.state === 'due' || isAnewLow) return kept
  return { state: 'due', dueAt, steps: kept?.steps ?? [] }
}

/** Nobody rings so often in vain; that somebody was spoken with is noted at any time. */
const mostNoted = 40

export function isNotedOften({ steps }: NonNullable<Rating['followUp']>, outcome: FollowUpOutcome): boolean {
  return outcome === 'notReached' && steps.length >= mostNoted
}

/** Due ones by when they are due, spoken ones the latest first. */
export function followKeyOf(id: string, followUp: Rating['followUp']): string | null {
  if (followUp === null || followUp.state === 'notNeeded') return null
  const end = 10 ** 14
  const spokenAt = followUp.steps.at(-1)?.at ?? 0
  return momentKey(followUp.state === 'due' ? followUp.dueAt : end - spokenAt, id)
}

/** Praise whose words nobody has cleared or heard yet; a low grade's are read and heard with its follow-up. */
export function readKeyOf(
  id: string,
  { grade, text, words, at }: RatingSaid,
  voice: RatingVoice | null,
): string | null {
  const isToRead = (text !== null && words !== 'clear') || (voice !== null && voice.heard === null)
  return isToRead && !isLow(grade) ? momentKey(at, id) : null
}

/** When whoever has to speak is to be told: as soon as it begins, and when it is late. */
export function remindAtAfter(
  before: Rating | null,
  followUp: Rating['followUp'],
  now: Moment,
): Moment | null {
  if (followUp?.state !== 'due') return null
  return before?.followUp?.state === 'due' ? before.remindAt : now
}

export const nothingCounted: RateCounts = { asked: 0, answeredInTime: 0, solved: 0, rated: 0, satisfied: 0 }

/** G78: what one matter adds to the figures of its community and quarter. */
export function countsOfRequest(
  { state, firstHandler }: Pick<ServiceRequest, 'state' | 'firstHandler'>,
  answerDueAt: Moment,
): RateCounts {
  if (state === 'withdrawn') return nothingCounted
  const isAnsweredInTime = firstHandler !== null && firstHandler.at <= answerDueAt
  return {
    ...nothingCounted,
    asked: 1,
    answeredInTime: isAnsweredInTime ? 1 : 0,
    solved: statesSolved.includes(state) ? 1 : 0,
  }
}

/** G78: what one rating adds; 基本满意 counts as satisfied, as 好差评 has it. */
export function countsOfRating({ said }: Pick<Rating, 'said'>): RateCounts {
  return { ...nothingCounted, rated: 1, satisfied: isLow(said.grade) ? 0 : 1 }
}

/** Long enough for the last matters of a quarter to end and be spoken about. */
const closesAfterDays = 31

/** From when on nothing is added to a quarter any more. */
export function closesAt(quarter: Quarter): Moment {
  return startOfDay(addDays(lastDayOfQuarter(quarter), closesAfterDays))
}

/** The last quarter that is closed. */
export function lastClosed(now: Moment): Quarter {
  let quarter = previousQuarter(quarterOf(now))
  while (closesAt(quarter) > now) quarter = previousQuarter(quarter)
  return quarter
}
