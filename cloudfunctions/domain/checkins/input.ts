import * as v from 'valibot'
import * as input from '../../kernel/input'

const queued = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  readAt: input.moment,
  offsetMs: v.nullable(v.pipe(v.number(), v.integer())),
  deviceId: input.deviceId,
  keySince: v.optional(v.nullable(input.moment)),
  sentAt: input.moment,
  signature: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))),
})

export const createInput = v.strictObject({
  tapId: input.tapId,
  siteCode: input.scannedCode,
  way: v.picklist(['camera', 'picture', 'link']),
  position: v.optional(v.nullable(v.strictObject(input.place))),
  queued: v.optional(queued),
  model: v.optional(v.nullable(input.text(60))),
})

export const declareInput = v.strictObject({
  tapId: input.tapId,
  day: v.nullable(input.day),
  said: input.text(100),
})

const decided = {
  tapId: input.tapId,
  communityId: input.id,
  checkinIds: v.pipe(v.array(input.id), v.minLength(1), v.maxLength(50)),
}

export const decideInput = v.variant('decision', [
  v.strictObject({ ...decided, decision: v.literal('confirm') }),
  v.strictObject({ ...decided, decision: v.literal('decline'), reason: input.text(100) }),
  v.strictObject({ ...decided, decision: v.literal('takeBack'), of: input.tapId }),
])

/** Nobody twice in one list: the second answer would contradict the first. */
const memberIds = v.pipe(
  v.array(input.id),
  v.minLength(1),
  v.maxLength(50),
  v.check(ids => new Set(ids).size === ids.length),
)

const sheetCode = input.text(20)
const reason = input.text(100)

export const createForInput = v.strictObject({
  tapId: input.tapId,
  communityId: input.id,
  memberIds,
  day: v.nullable(input.day),
  reason: v.picklist(['noPhone', 'phoneOff', 'toldInPerson', 'onPaper', 'other']),
  note: v.nullable(input.text(100)),
  sheet: v.nullable(sheetCode),
})

export const undoInput = v.strictObject({ tapId: input.tapId, checkinId: input.id, reason })

const corrected = { tapId: input.tapId, checkinId: input.id, reason }

export const correctInput = v.variant('to', [
  v.strictObject({ ...corrected, to: v.literal('day'), day: input.day }),
  v.strictObject({ ...corrected, to: v.literal('person'), memberId: input.id }),
])

export const makeSheetInput = v.strictObject({
  tapId: input.tapId,
  communityId: input.id,
  cursor: input.cursor,
})

export const showSheetInput = v.strictObject({ communityId: input.id, code: sheetCode })

export const listReviewsInput = v.strictObject({ communityId: input.id, cursor: input.cursor })

export const settleReviewInput = v.strictObject({
  tapId: input.tapId,
  communityId: input.id,
  reviewId: input.id,
  note: v.nullable(input.text(100)),
})
