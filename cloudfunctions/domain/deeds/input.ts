import * as v from 'valibot'
import * as input from '../../kernel/input'
import { revision } from '../pledges/input'

const { tapId, cursor, day } = input
const communityId = input.id
const memberId = input.id
const mostAtOnce = 50
const mostCharacters = 200
const text = input.lines(mostCharacters)

/** Made of other ids, and so longer than they are. */
const madeId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,200}$/))
const deedId = madeId
const suggestionId = madeId

export const recordInput = v.variant('what', [
  v.strictObject({ tapId, what: v.literal('own'), day, text }),
  v.strictObject({ tapId, what: v.literal('suggested'), suggestionId, text }),
])

export const declineSuggestionInput = v.strictObject({ tapId, suggestionId })

export const correctInput = v.strictObject({ tapId, deedId, revision, day, text })

export const withdrawInput = v.strictObject({ tapId, deedId })

export const recordForInput = v.strictObject({ tapId, communityId, memberId, day, text })

/** Nothing twice in one list: the second answer would contradict the first. */
export const confirmInput = v.strictObject({
  tapId,
  communityId,
  items: v.pipe(
    v.array(v.strictObject({ deedId, revision })),
    v.minLength(1),
    v.maxLength(mostAtOnce),
    v.check(items => new Set(items.map(item => item.deedId)).size === items.length),
  ),
})

export const sendBackInput = v.strictObject({ tapId, communityId, deedId, revision, reason: input.text(100) })

export const pageInput = v.strictObject({ cursor })

export const listWaitingInput = v.strictObject({ communityId, cursor })

export const listPeopleInput = v.strictObject({
  communityId,
  show: v.picklist(['noPledge', 'noDeed', 'noPhone']),
  cursor,
})

export const overviewInput = v.strictObject({ communityId })

export const showInput = v.strictObject({ communityId, memberId })
