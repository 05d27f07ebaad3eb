import { newActivity } from '../../cloudfunctions/domain/activities/activity'
import type {
  Activity,
  ActivityAttendance,
  ActivityPlan,
  ActivitySignup,
  ActivityTask,
} from '../../types/activities'
import type { Town } from '../open-town'
import { noon } from '../town'

export const hour = 60 * 60_000

/** 清扫桂花园 on the afternoon of 2026-11-28, for two, unless told otherwise. */
export function aPlan(plan: Partial<ActivityPlan> = {}): ActivityPlan {
  return {
    kind: 'activityDay',
    educationWay: null,
    fields: ['environment'],
    title: '清扫桂花园',
    note: null,
    siteId: null,
    place: '桂花园南门',
    startsAt: noon('2026-11-28') + 2 * hour,
    endsAt: noon('2026-11-28') + 4 * hour,
    capacity: 2,
    openTo: 'community',
    needsCheckOut: false,
    ...plan,
  }
}

/** An activity of 阳光社区. */
export function anActivity(_id: string, { state, ...plan }: Partial<Activity> = {}): Activity {
  const orgId = plan.orgId ?? 'sunny'
  const step = {
    act: 'create' as const,
    at: noon('2026-11-20'),
    by: { openid: 'oSUNNY_SECRETARY', role: 'communitySecretary' as const, orgId: 'sunny' },
    tapId: 'tap-earlier',
    fields: [],
    reason: null,
  }
  const { communityId = 'sunny', orgId: _, ...rest } = plan
  return { ...newActivity(_id, orgId, communityId, aPlan(rest), step), state: state ?? 'open' }
}

/** Somebody signed up for an activity of 阳光社区, with a number in line. */
export function aSignup(memberId: string, activityId: string, number: number): ActivitySignup {
  return {
    _id: `${memberId}_${activityId}`,
    memberId,
    activityId,
    communityId: 'sunny',
    orgId: 'sunny',
    state: 'signedUp',
    isOpen: true,
    lineKey: String(number).padStart(8, '0'),
    endsKey: anActivity(activityId).endsKey,
    movedUpAt: null,
    seenAt: noon('2026-11-20'),
    steps: [],
  }
}

const kept =
  <Kind>(collection: string) =>
  async (town: Pick<Town, 'cloud'>) =>
    (await town.cloud.documents(collection)) as unknown as Kind[]

export const keptActivities = kept<Activity>('activities')
export const keptSignups = kept<ActivitySignup>('activitySignups')
export const keptAttendances = kept<ActivityAttendance>('activityAttendances')
export const keptTasks = kept<ActivityTask>('activityTasks')
