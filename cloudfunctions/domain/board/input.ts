import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor, id } = input
const mostPhotos = 20

export const lookInput = v.strictObject({ estateId: id, cursor })
export const personInput = v.strictObject({ estateId: id, memberId: id })
export const photosInput = v.strictObject({
  estateId: id,
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

export const makeSheetInput = v.strictObject({
  tapId,
  communityId: id,
  estateId: id,
  size: v.picklist(['A4', 'A3']),
  cursor,
})
