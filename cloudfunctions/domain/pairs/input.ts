import * as v from 'valibot'
import * as input from '../../kernel/input'
import { building, door, name, note, phone } from '../requests/input'
import { mostMembers } from './rules'

const { tapId, cursor, id, day } = input
const communityId = id
const pairId = id
const memberIds = v.pipe(
  v.array(id),
  v.minLength(1),
  v.maxLength(mostMembers),
  v.check(ids => new Set(ids).size === ids.length),
)

export const formInput = v.strictObject({
  tapId,
  communityId,
  what: input.text(40),
  household: v.variant('kind', [
    v.strictObject({ kind: v.literal('told'), estateId: id, building, door, name, phone }),
    v.strictObject({ kind: v.literal('request'), requestId: id }),
  ]),
  memberIds,
  rhythm: v.nullable(v.strictObject({ everyWeeks: v.picklist([1, 2]), from: day })),
  livesAlone: v.nullable(v.boolean()),
  hasAgreed: v.boolean(),
})

export const inviteInput = v.strictObject({ tapId, pairId, memberIds })
export const actInput = v.strictObject({ tapId, pairId })
export const dayInput = v.strictObject({ tapId, pairId, day, note: v.nullable(note) })
export const showInput = v.strictObject({ pairId })
export const listInput = v.strictObject({ communityId, show: v.picklist(['running', 'ended']), cursor })
export const pageInput = v.strictObject({ cursor })
