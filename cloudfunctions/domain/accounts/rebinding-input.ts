import * as v from 'valibot'
import { cursor, id, nothing, tapId } from '../../kernel/input'
import { allRoles } from './rules'

export const listInput = v.strictObject({ cursor })
export const countInput = nothing
export const decideInput = v.strictObject({
  tapId,
  rebindingId: id,
  role: v.picklist(allRoles),
  orgId: id,
  decision: v.picklist(['carry', 'end']),
})
export const haltInput = v.strictObject({ tapId, rebindingId: id })
export const answerInput = v.strictObject({ tapId, rebindingId: id, isMe: v.boolean() })
