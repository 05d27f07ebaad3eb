import * as v from 'valibot'
import { cursor, id, tapId, text } from '../../kernel/input'

const communityId = id
const groupId = id
const electionId = id
const mostAtOnce = 50

/** Nobody twice in one list: the second answer would contradict the first. */
const several = (least: number) =>
  v.pipe(
    v.array(id),
    v.minLength(least),
    v.maxLength(mostAtOnce),
    v.check(ids => new Set(ids).size === ids.length),
  )
const papers = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostAtOnce))

export const listInput = v.strictObject({ communityId, cursor })
export const listKindsInput = v.strictObject({ communityId })
export const listWaitingInput = v.strictObject({ communityId, kind: id, cursor })
export const suggestInput = v.strictObject({ communityId, kind: id })
export const createInput = v.strictObject({
  tapId,
  communityId,
  parentId: id,
  name: text(40),
  kind: id,
  memberIds: several(0),
})
export const placeInput = v.strictObject({
  tapId,
  communityId,
  memberIds: several(1),
  groupId: v.nullable(id),
})
export const closeInput = v.strictObject({ tapId, groupId })
export const showInput = v.strictObject({ groupId })
export const openElectionInput = v.strictObject({
  tapId,
  groupId,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  isSecondRound: v.boolean(),
})
export const voteInput = v.strictObject({ tapId, electionId, choice: v.nullable(id) })
export const standInput = v.strictObject({ tapId, electionId, stands: v.boolean() })
export const tickPaperInput = v.strictObject({
  tapId,
  electionId,
  memberIds: several(1),
  isTicked: v.boolean(),
})
export const countPaperInput = v.strictObject({
  tapId,
  electionId,
  counts: v.pipe(
    v.array(v.strictObject({ memberId: id, votes: papers })),
    v.maxLength(mostAtOnce),
    v.check(counts => new Set(counts.map(({ memberId }) => memberId)).size === counts.length),
  ),
  blank: papers,
})
export const endElectionInput = v.variant('how', [
  v.strictObject({ tapId, electionId, how: v.literal('close') }),
  v.strictObject({ tapId, electionId, how: v.literal('cancel'), note: text(100) }),
])
export const chooseInput = v.strictObject({ tapId, groupId, memberId: id, note: text(100) })
export const answerInput = v.strictObject({ tapId, groupId, memberId: id, agrees: v.boolean() })
