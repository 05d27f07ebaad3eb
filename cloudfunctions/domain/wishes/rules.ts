import { addDays, daysBetween, startOfDay } from '../../../src/contract/calendar'
import type { CalendarDay, Moment } from '../../../types/time'
import type { Wish, WishAct, WishesShown, WishKind, WishParty, WishState } from '../../../types/wishes'
import { isSecondMissing } from '../requests/rules'

/** What small wishes are about (G35): whatever is added here can be chosen. */
const titles: Record<WishKind, string> = {
  company: '陪伴',
  errand: '跑腿',
  thing: '小物件',
  learning: '学点东西',
  celebration: '过个日子',
  other: '别的',
}

export const wishKinds = Object.keys(titles) as WishKind[]

export const kindTitle = (kind: WishKind): string => titles[kind]

interface Way {
  /** Null: nothing was said yet. */
  from: readonly (WishState | null)[]
  to: WishState
  by: readonly WishParty[]
}

/** Every act, the states it may begin in, where it leads and whose it is; there is no other way. */
export const ways: Record<WishAct, Way> = {
  say: { from: [null], to: 'said', by: ['wisher', 'host'] },
  publish: { from: ['said'], to: 'published', by: ['host'] },
  keepBack: { from: ['said', 'published'], to: 'keptBack', by: ['host'] },
  take: { from: ['published', 'taken'], to: 'taken', by: ['anyMember'] },
  giveBack: { from: ['taken'], to: 'published', by: ['taker'] },
  fulfil: { from: ['taken'], to: 'fulfilled', by: ['taker', 'host'] },
  confirm: { from: ['fulfilled'], to: 'confirmed', by: ['wisher', 'host'] },
  notYet: { from: ['fulfilled'], to: 'taken', by: ['wisher', 'host'] },
  withdraw: { from: ['said', 'published', 'taken'], to: 'withdrawn', by: ['wisher', 'host'] },
  expire: { from: ['said', 'published', 'taken'], to: 'expired', by: ['clock'] },
}

export const statesShown: Record<WishesShown, readonly WishState[]> = {
  toRead: ['said'],
  published: ['published'],
  underWay: ['taken', 'fulfilled'],
  ended: ['confirmed', 'keptBack', 'withdrawn', 'expired'],
}

export const isOver = (state: WishState): boolean => statesShown.ended.includes(state)

type Standing = Pick<Wish, 'state' | 'inTwos' | 'volunteerIds'>

/** May somebody take it, or be the second where two go together (G37)? */
export const isToTake = (wish: Standing): boolean =>
  wish.state === 'published' || (wish.state === 'taken' && isSecondMissing(wish))

/** Has it been taken by as many as go? Then they may know the name, the number and the door (G29 G37). */
export const isInHand = (wish: Standing): boolean => wish.state === 'taken' && !isSecondMissing(wish)

/** What somebody on these sides may do with a wish as it stands. */
export function mayAct(
  act: WishAct,
  wish: Standing & Pick<Wish, 'leaveAt'>,
  parties: readonly WishParty[],
): boolean {
  const { from, by } = ways[act]
  if (!from.includes(wish.state) || !by.some(party => parties.includes(party))) return false
  if (act === 'take') return isToTake(wish)
  // Once the home is forgotten nobody could go there again.
  return act !== 'notYet' || wish.leaveAt !== null
}

const mostDaysAhead = 90

/** Until when a wish may run: from today on, and not for ever. */
export function whyNotUntil(untilDay: CalendarDay, today: CalendarDay): 'dayPast' | 'dayTooFar' | null {
  const days = daysBetween(today, untilDay)
  if (days < 0) return 'dayPast'
  return days > mostDaysAhead ? 'dayTooFar' : null
}

const daysInHand = 14
const dayMs = 24 * 60 * 60_000

/** When the clock looks at it: after its last day; whoever has just taken it, or says that it is done, is given time. */
export function leaveAfter(state: WishState, untilDay: CalendarDay, now: Moment): Moment | null {
  if (isOver(state)) return null
  const over = startOfDay(addDays(untilDay, 1))
  const later = now + daysInHand * dayMs
  if (state === 'fulfilled') return later
  return state === 'taken' ? Math.max(over, later) : over
}

const end = 10 ** 14

/** Running wishes by their last day, then the others, the latest first; the id makes the key unique. */
export function sortKeyOf({ state, untilDay }: Pick<Wish, 'state' | 'untilDay'>, now: Moment, id: string) {
  return isOver(state) ? `z${String(end - now).padStart(15, '0')}_${id}` : `${untilDay}_${id}`
}

/** Was this very tap of this very identity taken before? Then it is answered again. */
export function isRepeat(
  { steps }: Pick<Wish, 'steps'>,
  act: WishAct,
  openid: string,
  tapId: string,
): boolean {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)
}
