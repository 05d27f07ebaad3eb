import * as v from 'valibot'
import * as input from '../../kernel/input'
import { building, door, name, note, phone } from '../requests/input'
import { wishKinds } from './rules'

const { tapId, cursor, id, day } = input
const wishId = id
const kind = v.picklist(wishKinds)
/** One line that many people read. */
const line = v.pipe(
  input.lines(60),
  v.check(text => !text.includes('\n')),
)

export const sayInput = v.strictObject({
  tapId,
  kind,
  text: line,
  untilDay: day,
  where: v.variant('kind', [
    v.strictObject({ kind: v.literal('home') }),
    v.strictObject({ kind: v.literal('newHome'), estateId: id, building, door }),
  ]),
  forWhom: v.picklist(['me', 'parent', 'neighbour', 'other']),
  hasAgreed: v.boolean(),
  name,
  phone,
})

export const sayForInput = v.strictObject({
  tapId,
  communityId: id,
  kind,
  text: line,
  untilDay: day,
  estateId: id,
  building,
  door,
  name,
  phone,
  livesAlone: v.boolean(),
  hasAgreed: v.boolean(),
})

export const pageInput = v.strictObject({ cursor })
export const listInput = v.strictObject({
  communityId: id,
  show: v.picklist(['toRead', 'published', 'underWay', 'ended']),
  cursor,
})
export const showInput = v.strictObject({ wishId })
export const storyInput = v.strictObject({ wishId, before: input.chapterEnd })
export const actInput = v.strictObject({ tapId, wishId })
export const publishInput = v.strictObject({ tapId, wishId, words: line, isBuildingShown: v.boolean() })
export const keepBackInput = v.strictObject({ tapId, wishId, note })
export const fulfilInput = v.strictObject({ tapId, wishId, note: v.nullable(note) })
