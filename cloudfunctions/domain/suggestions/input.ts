import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor, id } = input
const text = input.lines(500)
const revision = v.pipe(v.number(), v.integer(), v.minValue(1))

export const submitInput = v.strictObject({
  tapId,
  kind: v.picklist(['complaint', 'suggestion', 'correction']),
  about: v.nullable(v.picklist(['letter', 'board', 'card', 'record'])),
  text,
})
export const pageInput = v.strictObject({ cursor })
export const listInput = v.strictObject({ orgId: id, show: v.picklist(['waiting', 'answered']), cursor })
export const actInput = v.strictObject({ tapId, suggestionId: id, revision })
export const toldInput = v.strictObject({ tapId, suggestionId: id, revision, text })
