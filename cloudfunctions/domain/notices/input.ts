import * as v from 'valibot'
import type { Input } from '../../../types/api'
import { cursor, id, nothing, tapId } from '../../kernel/input'

const noticesAtOnce = 20

export const listInput = v.strictObject({ cursor }) satisfies v.GenericSchema<unknown, Input<'notices.list'>>

export const hasNewInput = nothing

export const markSeenInput = v.variant('kind', [
  v.strictObject({
    tapId,
    kind: v.literal('these'),
    noticeIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(noticesAtOnce)),
  }),
  v.strictObject({ tapId, kind: v.literal('all') }),
]) satisfies v.GenericSchema<unknown, Input<'notices.markSeen'>>
