import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor, id } = input

export const writeInput = v.strictObject({
  tapId,
  estateId: id,
  memberId: id,
  text: input.lines(200),
  signedBy: v.nullable(input.text(20)),
  mayBeStory: v.boolean(),
})
export const mineInput = v.strictObject({ cursor })
export const setStoryInput = v.strictObject({ tapId, thanksId: id, agrees: v.boolean() })
export const listInput = v.strictObject({
  communityId: id,
  show: v.picklist(['words', 'stories', 'told']),
  cursor,
})
export const decideInput = v.strictObject({
  tapId,
  communityId: id,
  thanksId: id,
  decision: v.picklist(['clear', 'keepBack', 'publish', 'leave']),
})
export const storiesInput = v.strictObject({ communityId: id, cursor })
