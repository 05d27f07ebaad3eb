import * as v from 'valibot'
import * as input from '../../kernel/input'

const { id, tapId, cursor } = input
const activityId = id
const memberId = id

const longestMs = 14 * 24 * 60 * 60_000
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_102_444_800_000))
const field = v.picklist(['service', 'environment', 'safety', 'culture', 'law'])

const plan = v.pipe(
  v.strictObject({
    kind: v.picklist(['activityDay', 'collective', 'dispersed', 'lecture', 'material', 'visit', 'training']),
    educationWay: v.nullable(v.picklist(['course', 'lesson', 'discussion', 'selfStudy', 'practice'])),
    fields: v.pipe(
      v.array(field),
      v.maxLength(5),
      v.check(fields => new Set(fields).size === fields.length),
    ),
    title: input.text(40),
    note: v.nullable(input.text(200)),
    siteId: v.nullable(id),
    place: input.text(40),
    startsAt: moment,
    endsAt: moment,
    capacity: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000))),
    openTo: v.picklist(['community', 'group']),
    needsCheckOut: v.boolean(),
  }),
  v.forward(
    v.check(({ startsAt, endsAt }) => startsAt < endsAt && endsAt - startsAt <= longestMs),
    ['endsAt'],
  ),
  v.forward(
    v.check(({ kind, educationWay }) => educationWay === null || kind === 'training'),
    ['educationWay'],
  ),
)

export const createInput = v.strictObject({ tapId, orgId: id, plan })
export const editInput = v.strictObject({
  tapId,
  activityId,
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  plan,
})
export const reasonedInput = v.strictObject({ tapId, activityId, reason: input.text(100) })
export const listInput = v.strictObject({ orgId: id, show: v.picklist(['coming', 'past']), cursor })
export const quarterInput = v.strictObject({ communityId: id, quarter: v.nullable(input.quarter) })
export const listPeopleInput = v.strictObject({
  orgId: id,
  activityId,
  show: v.picklist(['signedUp', 'waiting', 'present', 'pending', 'everybody']),
  namePrefix: input.beginning(20),
  cursor,
})
export const enterInput = v.strictObject({
  tapId,
  activityId,
  memberIds: v.pipe(
    v.array(memberId),
    v.minLength(1),
    v.maxLength(50),
    v.check(ids => new Set(ids).size === ids.length),
  ),
  reason: input.text(100),
})
export const undoInput = v.strictObject({ tapId, activityId, memberId, reason: input.text(100) })
export const sheetInput = v.strictObject({ tapId, orgId: id, activityId, cursor })
export const pageInput = v.strictObject({ cursor })
export const activityInput = v.strictObject({ activityId })
export const tapInput = v.strictObject({ tapId, activityId })
export const listPeersInput = v.strictObject({ activityId, cursor })
export const confirmPeerInput = v.strictObject({ tapId, activityId, memberId })
export const noteServiceInput = v.strictObject({
  tapId,
  day: input.day,
  where: input.text(40),
  what: input.text(60),
  field: v.nullable(field),
})
export const serviceInput = v.strictObject({ tapId, serviceId: id })
export const listServicesInput = v.strictObject({
  communityId: id,
  show: v.picklist(['noted', 'confirmed', 'declined']),
  cursor,
})
export const decideServiceInput = v.strictObject({
  tapId,
  serviceId: id,
  decision: v.picklist(['confirm', 'decline']),
  reason: v.nullable(input.text(100)),
})
export const markTaskInput = v.strictObject({
  tapId,
  communityId: id,
  memberId,
  isDone: v.boolean(),
  reason: input.text(100),
})
