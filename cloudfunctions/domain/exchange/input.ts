import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor, id } = input
/** A county has some sixty communities. */
const mostCommunities = 100
const mostAMinute = 600

export const listInput = v.strictObject({ cursor })

export const createInput = v.strictObject({
  tapId,
  consumer: input.text(40),
  communityIds: v.pipe(
    v.array(id),
    v.minLength(1),
    v.maxLength(mostCommunities),
    v.check(ids => new Set(ids).size === ids.length),
  ),
  mayRead: v.boolean(),
  mayWrite: v.boolean(),
  perMinute: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostAMinute)),
})

export const revokeInput = v.strictObject({ tapId, keyId: id })
