import * as v from 'valibot'
import { longestRecordingSeconds } from '../../../src/contract/recording'
import * as input from '../../kernel/input'

const { tapId, cursor, id, quarter } = input
const requestId = id
const communityId = id

export const remark = input.lines(300)
const note = input.lines(300)
const reasons = v.pipe(
  v.array(v.picklist(['late', 'notDone', 'notUnderstood', 'unkind', 'feeAsked', 'other'])),
  v.maxLength(6),
  v.check(chosen => new Set(chosen).size === chosen.length),
)

export const showInput = v.strictObject({ requestId })
export const rateInput = v.strictObject({
  tapId,
  requestId,
  grade: v.picklist(['best', 'good', 'fair', 'poor', 'worst']),
  reasons,
  text: v.nullable(remark),
  model: v.optional(v.nullable(input.text(60))),
})
export const placeInput = v.strictObject({ communityId })
export const followUpsInput = v.strictObject({
  communityId,
  show: v.picklist(['due', 'toRead', 'spoken']),
  cursor,
})
export const followUpInput = v.strictObject({
  tapId,
  communityId,
  requestId,
  outcome: v.picklist(['explained', 'putRight', 'stillUnhappy', 'notReached']),
  note,
})
export const speakInput = v.strictObject({
  tapId,
  requestId,
  uploadId: id,
  seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestRecordingSeconds)),
})
export const listenInput = v.strictObject({ communityId, requestId })
export const hearInput = v.strictObject({ tapId, communityId, requestId, text: v.nullable(remark) })
export const clearWordsInput = v.strictObject({ tapId, communityId, requestId })
export const reviewsInput = v.strictObject({ communityId, cursor })
export const settleReviewInput = v.strictObject({
  tapId,
  communityId,
  reviewId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,120}$/)),
  note: v.nullable(note),
})
export const pageInput = v.strictObject({ cursor })
export const ratesInput = v.strictObject({ quarter: v.nullable(quarter) })
