import type {
  MemberRegistration,
  Registration,
  RegistrationAct,
  RegistrationState,
} from '../../../types/registrations'
import type { CalendarDay, Moment } from '../../../types/time'

/**
 * A28 G01: every step, the states it may begin in (null: no registration yet), and where it leads. There is
 * no other way from one state to another; the drawing in `docs/registration-states.md` is made from this.
 */
export const moves: Record<
  RegistrationAct,
  { from: (RegistrationState | null)[]; to: RegistrationState | 'whereItEnded' }
> = {
  dispatch: { from: [null, 'declined', 'withdrawn', 'ended'], to: 'dispatched' },
  report: { from: ['dispatched'], to: 'reported' },
  accept: { from: ['reported'], to: 'accepted' },
  assign: { from: ['accepted', 'assigned'], to: 'assigned' },
  decline: { from: ['dispatched', 'reported'], to: 'declined' },
  withdraw: { from: ['dispatched', 'reported', 'declined'], to: 'withdrawn' },
  leave: { from: ['dispatched', 'reported', 'accepted', 'assigned', 'declined'], to: 'ended' },
  moveAway: { from: ['dispatched', 'reported', 'accepted', 'assigned'], to: 'ended' },
  restore: { from: ['ended'], to: 'whereItEnded' },
}

/** Where a step leads from a state; null when it cannot begin there. `endedFrom`: where it stood when it ended. */
export function stateAfter(
  act: RegistrationAct,
  state: RegistrationState | null,
  endedFrom: RegistrationState | null = null,
): RegistrationState | null {
  const { from, to } = moves[act]
  if (!from.includes(state)) return null
  return to === 'whereItEnded' ? endedFrom : to
}

/** Has somebody this person in hand? Then nobody dispatches him or her again. */
export function isOpen(state: RegistrationState): boolean {
  return stateAfter('dispatch', state) === null
}

/** The states in which the community has heard from the member. */
export const statesReported: RegistrationState[] = ['reported', 'accepted', 'assigned']

export const statesAccepted: RegistrationState[] = ['accepted', 'assigned']

export function registrationId(memberId: string, communityId: string): string {
  return `${memberId}_${communityId}`
}

/** A moment that sorts as text, made unique by the id. */
export function momentKey(at: Moment, id = ''): string {
  return `${String(at).padStart(15, '0')}_${id}`
}

/** What the person carries of a registration; nothing once it is withdrawn or ended. */
export function carried(
  communityId: string,
  state: RegistrationState,
  since: Moment,
): MemberRegistration | null {
  return state === 'withdrawn' || state === 'ended' ? null : { communityId, state, since }
}

/** Did this very tap of this very identity take the step before? Then it is answered again. */
export function isRepeat(
  { steps }: Registration,
  act: RegistrationAct,
  openid: string,
  tapId: string,
): boolean {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)
}

type Placed = { communityId: string | null; registration?: MemberRegistration | null }

/** Where a member is at home, seen from a community: here by an open registration, or where the roster says. */
export function homeSeenFrom({ communityId, registration }: Placed, here: string): string | null {
  return registration?.communityId === here && isOpen(registration.state) ? here : communityId
}

/** Where a member is at home: where he or she is registered, or where the roster's estate lies. */
export function homeOf({ communityId, registration }: Placed): string | null {
  return registration && isOpen(registration.state) ? registration.communityId : communityId
}

/** Does a scan in this community also report the member (A28)? */
export function isReportedByScan(
  { registration }: Pick<Placed, 'registration'>,
  communityId: string,
): boolean {
  return registration?.communityId === communityId && registration.state === 'dispatched'
}

/** A34 X9: the days of concentrated check-in, both included; none while one of them is not set. */
export function campaignOn(
  { from, to }: { from: CalendarDay | null; to: CalendarDay | null },
  day: CalendarDay,
): { from: CalendarDay; to: CalendarDay; isRunning: boolean } | null {
  if (!from || !to || to < from) return null
  return { from, to, isRunning: from <= day && day <= to }
}

/**
 * A90: does an address that a roster brings end a registration? Only when it moves home to another community than
 * before, and that is not the one where the person is registered; an address that is merely unclear ends nothing.
 */
export function endsByMoving(
  { communityId, registration }: Placed,
  newHome: string | null | undefined,
): boolean {
  if (!newHome || newHome === communityId || !registration) return false
  return isOpen(registration.state) && registration.communityId !== newHome
}
