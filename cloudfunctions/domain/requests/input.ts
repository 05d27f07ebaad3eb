import * as v from 'valibot'
import { monthsOfQuarter } from '../../../src/contract/calendar'
import { phonePattern } from '../../../src/contract/phone-told'
import * as input from '../../kernel/input'
import { careKinds } from './care'
import { categories } from './categories'

const { tapId, cursor, id } = input

export const note = input.lines(200)

const kind = v.picklist(['help', 'opinion'])
const category = v.picklist(categories)
const when = v.picklist(['soon', 'daytime', 'evening', 'weekend', 'any'])
const forWhom = v.picklist(['me', 'parent', 'neighbour', 'other'])
export const building = v.nullable(input.text(20))
export const door = v.nullable(input.text(30))
const spot = input.text(40)
export const name = v.nullable(input.text(20))
/** A mobile number, or a landline with its area code. */
export const phone = v.nullable(v.pipe(v.string(), v.regex(phonePattern)))
const livesAlone = v.optional(v.nullable(v.boolean()))
const said = input.lines(500)
const photoId = v.pipe(v.string(), v.regex(/^p[A-Za-z0-9]{1,30}$/))
const voiceId = v.pipe(v.string(), v.regex(/^v[A-Za-z0-9]{1,30}$/))
const mostAnswers = 4
const longestVoice = 60
const mostPhotos = 9

export const submitInput = v.strictObject({
  tapId,
  kind,
  category,
  where: v.variant('kind', [
    v.strictObject({ kind: v.literal('home') }),
    v.strictObject({ kind: v.literal('newHome'), estateId: id, building, door, isKept: v.boolean() }),
    v.strictObject({ kind: v.literal('spot'), estateId: id, spot }),
  ]),
  when,
  text: v.nullable(said),
  answers: v.pipe(
    v.array(v.strictObject({ question: input.text(30), answer: input.text(30) })),
    v.maxLength(mostAnswers),
  ),
  voice: v.nullable(
    v.strictObject({
      uploadId: voiceId,
      seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(longestVoice)),
    }),
  ),
  photoIds: v.pipe(
    v.array(photoId),
    v.maxLength(mostPhotos),
    v.check(ids => new Set(ids).size === ids.length),
  ),
  forWhom,
  hasAgreed: v.boolean(),
  livesAlone,
  name,
  phone,
})

export const submitForInput = v.strictObject({
  tapId,
  communityId: id,
  kind,
  category,
  estateId: v.nullable(id),
  building,
  door,
  spot: v.nullable(spot),
  when,
  text: said,
  forWhom,
  livesAlone,
  name,
  phone,
  isOpenToClaims: v.boolean(),
})

const requestId = id
const helperKind = v.picklist(['person', 'team'])

export const choosableInput = v.strictObject({ requestId, kind: helperKind, cursor })
export const chooseInput = v.strictObject({
  tapId,
  requestId,
  chosen: v.strictObject({ kind: helperKind, id }),
})

export const showInput = v.strictObject({ requestId })
export const storyInput = v.strictObject({ requestId, before: input.chapterEnd })
export const actInput = v.strictObject({ tapId, requestId })
export const notedInput = v.strictObject({ tapId, requestId, note })
export const maybeNotedInput = v.strictObject({ tapId, requestId, note: v.nullable(note) })

export const setCareInput = v.strictObject({
  tapId,
  requestId,
  kinds: v.pipe(
    v.array(v.picklist(careKinds)),
    v.maxLength(careKinds.length),
    v.check(kinds => new Set(kinds).size === kinds.length),
  ),
  hasAgreed: v.boolean(),
})
export const tapInput = v.strictObject({ tapId })

const mostAtOnce = 50
const mostSent = 4

export const acceptInput = v.strictObject({
  tapId,
  communityId: id,
  requestIds: v.pipe(
    v.array(requestId),
    v.minLength(1),
    v.maxLength(mostAtOnce),
    v.check(ids => new Set(ids).size === ids.length),
  ),
  isOpenToClaims: v.boolean(),
})

export const assignInput = v.strictObject({
  tapId,
  requestId,
  memberIds: v.pipe(
    v.array(id),
    v.minLength(1),
    v.maxLength(mostSent),
    v.check(ids => new Set(ids).size === ids.length),
  ),
})

const show = v.picklist(['new', 'open', 'underWay', 'ended'])

export const listInput = v.strictObject({ communityId: id, show, cursor })
export const boardInput = v.strictObject({ communityId: id })
export const needsInput = v.pipe(
  v.strictObject({ orgId: id, quarter: input.quarter, month: v.nullable(v.string()), cursor }),
  v.check(({ quarter, month }) => month === null || monthsOfQuarter(quarter).includes(month)),
)

export const findInput = v.strictObject({
  communityId: id,
  wanted: v.variant('kind', [
    v.strictObject({ kind: v.literal('no'), no: input.text(20) }),
    v.strictObject({ kind: v.literal('phone'), tail: v.pipe(v.string(), v.regex(/^\d{4}$/)) }),
    v.strictObject({
      kind: v.literal('place'),
      estateId: v.nullable(id),
      category: v.nullable(category),
      show: v.nullable(show),
    }),
  ]),
  cursor,
})
export const pageInput = v.strictObject({ cursor })

export const reviewsInput = v.strictObject({ communityId: input.id, cursor: input.cursor })

export const settleReviewInput = v.strictObject({
  tapId: input.tapId,
  communityId: input.id,
  reviewId: input.id,
  note: v.nullable(input.lines(300)),
})
