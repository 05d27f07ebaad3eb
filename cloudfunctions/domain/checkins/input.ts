import * as v from 'valibot'
import * as input from '../../kernel/input'

const queued = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  readAt: input.moment,
  offsetMs: v.nullable(v.pipe(v.number(), v.integer())),
  deviceId: input.deviceId,
  sentAt: input.moment,
  signature: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))),
})

export const createInput = v.strictObject({
  tapId: input.tapId,
  siteCode: input.scannedCode,
  way: v.picklist(['camera', 'picture', 'link']),
  position: v.optional(v.nullable(v.strictObject(input.place))),
  queued: v.optional(queued),
})

const decided = {
  tapId: input.tapId,
  communityId: input.id,
  checkinIds: v.pipe(v.array(input.id), v.minLength(1), v.maxLength(50)),
}

export const decideInput = v.variant('decision', [
  v.strictObject({ ...decided, decision: v.literal('confirm') }),
  v.strictObject({ ...decided, decision: v.literal('decline'), reason: input.text(100) }),
])
