import type {
  Activity,
  ActivityAttendance,
  ActivityField,
  ActivityNews,
  ActivityPlan,
  ActivitySignup,
  AttendRefusal,
  TakePartRefusal,
} from '../../../types/activities'
import type { Member } from '../../../types/members'
import type { Moment, Quarter } from '../../../types/time'
import { homeSeenFrom, isOpen as isRegistrationOpen } from '../registrations/rules'

/** People come early and stay to put the chairs away. */
const earlyMs = 60 * 60_000
const lateMs = 2 * 60 * 60_000

/** G204: so many different members must say that somebody was there, the person's own word among them. */
const wordsNeeded = 2

/** A sign-up and an attendance have one id each, so that a second cannot exist. */
export function partId(memberId: string, activityId: string): string {
  return `${memberId}_${activityId}`
}

/** A36: the quarter's task has one id, as the quarter's check-in has. */
export function taskId(memberId: string, communityId: string, quarter: Quarter): string {
  return `${memberId}_${communityId}_${quarter}`
}

/** A number in line as text that sorts. */
export function lineKeyOf(number: number): string {
  return String(number).padStart(8, '0')
}

/** Capacity is for planning: it limits sign-ups, and sends nobody away who came. */
export function hasRoom({ capacity, signedUp }: Pick<Activity, 'capacity' | 'signedUp'>): boolean {
  return capacity === null || signedUp < capacity
}

/** Why nobody can sign up for it or change it any more; null while it can be done. */
export function whyClosed(
  { state, startsAt, endsAt }: Pick<Activity, 'state' | 'startsAt' | 'endsAt'>,
  now: Moment,
): Exclude<TakePartRefusal, 'notYourGroup'> | null {
  if (state === 'cancelled') return 'activityCancelled'
  if (now >= endsAt) return 'activityOver'
  return now >= startsAt ? 'activityBegun' : null
}

/** Is there a place, and nobody before in line? Otherwise one waits; nobody jumps the line. */
export function takesAPlace(activity: Pick<Activity, 'capacity' | 'signedUp' | 'waiting'>): boolean {
  return hasRoom(activity) && activity.waiting === 0
}

/** Does the first in line move up? Not once it has begun: people would be told of a place that has passed. */
export function movesUp(activity: Activity, now: Moment): boolean {
  return whyClosed(activity, now) === null && hasRoom(activity) && activity.waiting > 0
}

export function isWithinHours(
  { startsAt, endsAt }: Pick<Activity, 'startsAt' | 'endsAt'>,
  at: Moment,
): boolean {
  return startsAt - earlyMs <= at && at <= endsAt + lateMs
}

export function hasComeNear({ startsAt }: Pick<Activity, 'startsAt'>, now: Moment): boolean {
  return now >= startsAt - earlyMs
}

type Placed = Pick<Member, 'communityId' | 'registration'>

/** Where a member takes part: where he or she is registered, or where the roster says. */
export function homeOf({ communityId, registration }: Placed): string | null {
  return registration && isRegistrationOpen(registration.state) ? registration.communityId : communityId
}

export function isAtHome(member: Placed | null, communityId: string): boolean {
  return member !== null && homeSeenFrom(member, communityId) === communityId
}

/** An attendance is refused for a cancelled activity, out of its hours, and for people of another community. */
export function decideAttend(
  activity: Activity | null,
  member: Placed | null,
  at: Moment,
): AttendRefusal | null {
  if (!activity) return 'unknownActivity'
  if (!isAtHome(member, activity.communityId)) return 'notYourCommunity'
  if (activity.state === 'cancelled') return 'activityCancelled'
  return isWithinHours(activity, at) ? null : 'outsideHours'
}

/** G204: does it count by these members' words? */
export function isConfirmedBy(vouchers: readonly string[]): boolean {
  return new Set(vouchers).size >= wordsNeeded
}

export function isThere(attendance: Pick<ActivityAttendance, 'state'> | null): boolean {
  return attendance !== null && attendance.state !== 'undone'
}

/** What happened since this person last looked; the gravest first. */
export function newsOf(
  signup: Pick<ActivitySignup, 'isOpen' | 'seenAt' | 'movedUpAt'> | null,
  { cancelledAt, changedAt }: Pick<Activity, 'cancelledAt' | 'changedAt'>,
): ActivityNews | null {
  if (!signup?.isOpen) return null
  const isNew = (at: Moment | null) => at !== null && at > signup.seenAt
  if (isNew(cancelledAt)) return 'cancelled'
  if (isNew(signup.movedUpAt)) return 'movedUp'
  return isNew(changedAt) ? 'changed' : null
}

/** Which parts of a plan differ. */
export function changedFields(before: ActivityPlan, after: ActivityPlan): ActivityField[] {
  const fields = Object.keys(after) as ActivityField[]
  return fields.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/** More room changes nobody's plans; another hour or place does. */
export function isToBeTold(fields: ActivityField[]): boolean {
  return fields.some(field => field !== 'capacity')
}
