import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor, id } = input
const mostPhotos = 20
const mostAtOnce = 50

/** As it was scanned, or typed from the paper. */
const code = v.pipe(v.string(), v.regex(/^[0-9A-Za-z -]{1,40}$/))
const door = v.variant('by', [
  v.strictObject({ by: v.literal('code'), code }),
  v.strictObject({ by: v.literal('home') }),
])

export const lookInput = v.strictObject({ door, cursor })
export const personInput = v.strictObject({ door, memberId: id })
export const photosInput = v.strictObject({
  door,
  memberIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(mostPhotos)),
})
export const setShownInput = v.strictObject({ tapId, isShown: v.boolean() })
export const givePhotoInput = v.strictObject({ tapId, uploadId: id, consents: v.literal(true) })
export const takeBackInput = v.strictObject({ tapId })
export const communityInput = v.strictObject({ communityId: id })
export const listInput = v.strictObject({ communityId: id, cursor })

const deciding = { tapId, communityId: id, memberId: id, photoTapId: tapId }
export const decideInput = v.variant('decision', [
  v.strictObject({ ...deciding, decision: v.literal('show') }),
  v.strictObject({ ...deciding, decision: v.literal('sendBack'), reason: input.text(100) }),
])

const board = { communityId: id, estateId: id }
const memberIds = v.pipe(v.array(id), v.minLength(1), v.maxLength(mostAtOnce))

export const boardInput = v.strictObject(board)
export const listPeopleInput = v.strictObject({
  ...board,
  show: v.picklist(['agreed', 'notAsked', 'down']),
  cursor,
})
export const previewPaperInput = v.strictObject({ ...board, memberIds, on: input.day })
export const notePaperInput = v.strictObject({ tapId, ...board, memberIds, on: input.day })
export const undoPaperInput = v.strictObject({ tapId, ...board, memberIds, noteId: id })
export const takeDownInput = v.strictObject({ tapId, ...board, memberId: id })
export const changeCodeInput = v.strictObject({ tapId, ...board })
export const makeSheetInput = v.strictObject({ tapId, ...board, size: v.picklist(['A4', 'A3']), cursor })
