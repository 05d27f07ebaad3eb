import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { RequestHand } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { momentKey } from '../registrations/rules'

/** Longer than any call lasts: whoever takes something is seen to have it by then. */
const claimingMs = 60_000
const patternDays = 30
const dayMs = 24 * 60 * 60_000
/** Somebody who took it, read the contact and let it go, so often within so many days. */
const patternFrom = 3
const mostKept = 60

export const noHand = (memberId: string): RequestHand => ({
  _id: memberId,
  revision: 0,
  taking: [],
  letGo: [],
  communityId: null,
  reviewKey: null,
  looked: null,
  touchedAt: 0,
})

export type Taking = { hand: RequestHand } | { kind: 'full' }

/**
 * Takes one more in hand. What counts is what the requests say, and what this person is taking at this very moment:
 * of two taps at once the second finds the first here.
 */
export function take(
  hand: RequestHand,
  inHand: readonly string[],
  requestId: string,
  most: number,
  now: Moment,
): Taking {
  const others = inHand.filter(id => id !== requestId)
  const taking = takingNow(hand, inHand, now).filter(one => one.requestId !== requestId)
  if (others.length + taking.length >= most) return { kind: 'full' }
  return { hand: touched({ ...hand, taking: [...taking, { requestId, at: now }] }, now) }
}

/** What is perhaps being taken at this very moment. */
export const takingNow = (
  { taking }: RequestHand,
  inHand: readonly string[],
  now: Moment,
): RequestHand['taking'] =>
  taking.filter(({ requestId, at }) => !inHand.includes(requestId) && at > now - claimingMs)

export const without = (hand: RequestHand, ids: readonly string[]): RequestHand => ({
  ...hand,
  taking: hand.taking.filter(({ requestId }) => !ids.includes(requestId)),
})

/** It was not taken after all. */
export function dropped(hand: RequestHand, requestId: string, now: Moment): RequestHand {
  return touched(without(hand, [requestId]), now)
}

export interface LettingGo {
  requestId: string
  communityId: string
  tapId: string
  /** Was the address told to this person? */
  wasTold: boolean
}

export type LetGo = { hand: RequestHand } | { kind: 'enough'; again: Moment }

/** Lets one go, so many times a day at most; the same tap again counts once. */
export function letGo(hand: RequestHand, going: LettingGo, most: number, now: Moment): LetGo {
  const { requestId, communityId, tapId, wasTold } = going
  const others = hand.letGo.filter(one => one.tapId !== tapId || one.requestId !== requestId)
  const today = dayOf(now)
  if (others.filter(({ day }) => day === today).length >= most) {
    return { kind: 'enough', again: startOfDay(addDays(today, 1)) }
  }
  const all = [...others, { requestId, communityId, tapId, wasTold, day: today, at: now }].slice(-mostKept)
  const gone = { ...without(hand, [requestId]), letGo: all }
  return { hand: noticed(touched(gone, now), communityId, now) }
}

/** What was taken, looked at and let go since somebody looked at it last. */
export function patternIn({ letGo, looked }: RequestHand, now: Moment): RequestHand['letGo'] {
  const since = Math.max(looked?.at ?? 0, now - patternDays * dayMs)
  return letGo.filter(({ wasTold, at }) => wasTold && at > since)
}

/** An odd pattern is for the secretary to look at again; nothing follows by itself. */
function noticed(hand: RequestHand, communityId: string, now: Moment): RequestHand {
  if (patternIn(hand, now).length < patternFrom) return hand
  return { ...hand, communityId, reviewKey: momentKey(now, hand._id) }
}

const touched = (hand: RequestHand, now: Moment): RequestHand => ({ ...hand, touchedAt: now })
