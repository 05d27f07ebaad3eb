import { dayOf, quarterOf } from '../../../src/contract/calendar'
import type {
  Activity,
  ActivityAttendance,
  ActivityPlan,
  ActivitySignup,
  ActivityStep,
  ActivityStepView,
  ActivityView,
  AttendanceStep,
  AttendanceWay,
  MyPart,
  OfficerAt,
} from '../../../types/activities'
import type { EvidenceTier } from '../../../types/checkins'
import type { Moment } from '../../../types/time'
import { type Actor, roleWithin } from '../../kernel/actor'
import { shortHash } from '../../kernel/seal'
import type { Tree } from '../orgs/tree'
import { momentKey } from '../registrations/rules'
import { isThere, newsOf, partId } from './rules'

/** The id that a tap makes: a repeat of it finds what it made. */
export function idOfTap(openid: string, tapId: string): string {
  return shortHash(`${openid} ${tapId}`)
}

/** Who did it, in which office of that place; as a member when in none. */
export function doerOf(actor: Actor, orgId: string | null, tree: Tree): OfficerAt {
  const held = orgId && roleWithin(actor.roles, tree, orgId, runners)
  return { openid: actor.openid, role: held ? held.role : 'member', orgId: held ? held.orgId : null }
}

const runners = ['groupLeader', 'teamLeader', 'communitySecretary', 'townSecretary', 'countyOffice'] as const

export function newActivity(
  _id: string,
  orgId: string,
  communityId: string,
  plan: ActivityPlan,
  step: ActivityStep,
): Activity {
  return {
    _id,
    orgId,
    communityId,
    ...plan,
    ...placedInTime(_id, plan),
    state: 'open',
    cancelReason: null,
    changedAt: null,
    cancelledAt: null,
    signedUp: 0,
    waiting: 0,
    nextInLine: 1,
    arrivals: [],
    underWay: [],
    isToFill: false,
    revision: 0,
    history: [step],
  }
}

/** What follows from the hours. */
export function placedInTime(_id: string, { startsAt, endsAt }: ActivityPlan) {
  return { quarter: quarterOf(startsAt), endsKey: momentKey(endsAt, _id) }
}

export function planOf(activity: ActivityPlan): ActivityPlan {
  const { kind, educationWay, fields, title, note, siteId, place } = activity
  const { startsAt, endsAt, capacity, openTo, needsCheckOut } = activity
  return {
    kind,
    educationWay,
    fields,
    title,
    note,
    siteId,
    place,
    startsAt,
    endsAt,
    capacity,
    openTo,
    needsCheckOut,
  }
}

export function newAttendance({
  activity,
  memberId,
  at,
  now,
  way,
  tier,
  step,
}: {
  activity: Activity
  memberId: string
  at: Moment
  now: Moment
  way: AttendanceWay
  tier: EvidenceTier
  step: AttendanceStep
}): ActivityAttendance {
  const _id = partId(memberId, activity._id)
  return {
    _id,
    memberId,
    activityId: activity._id,
    communityId: activity.communityId,
    orgId: activity.orgId,
    quarter: activity.quarter,
    day: dayOf(at),
    // One's own word waits for somebody else's.
    state: tier === 'D' ? 'pending' : 'present',
    sortKey: momentKey(at, _id),
    at,
    leftAt: null,
    way,
    tier,
    vouchers: way === 'list' ? [] : [memberId],
    recordedKey: momentKey(now, _id),
    tapId: step.tapId,
    history: [step],
  }
}

export function activityView(activity: Activity, tree: Tree): ActivityView {
  const { _id, orgId, communityId, state, cancelReason, signedUp, waiting, revision } = activity
  return {
    activityId: _id,
    ...planOf(activity),
    org: tree.brief(orgId),
    community: tree.brief(communityId),
    state,
    cancelReason,
    signedUp,
    waiting,
    revision,
  }
}

export function myPart(
  activity: Activity,
  signup: ActivitySignup | null,
  attendance: ActivityAttendance | null,
): MyPart {
  return {
    signup: signup?.isOpen && signup.state !== 'left' ? signup.state : null,
    news: newsOf(signup, activity),
    attendance: attendance && isThere(attendance) ? attendanceView(attendance) : null,
  }
}

function attendanceView({ state, at, leftAt, tier }: ActivityAttendance) {
  return { state: state === 'pending' ? ('pending' as const) : ('present' as const), at, leftAt, tier }
}

/** Who it was, by office and place. */
export function stepView({ act, at, by, fields, reason }: ActivityStep, tree: Tree): ActivityStepView {
  return { act, at, place: by.orgId ? (tree.find(by.orgId)?.name ?? null) : null, fields, reason }
}
