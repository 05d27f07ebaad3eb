import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor } = input
const communityId = input.id
const memberId = input.id
export const revision = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

const mostCharacters = 200
const text = input.lines(mostCharacters)

/** Made of a member's id and a little more. */
const pledgeId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,100}$/))

export const writeInput = v.strictObject({ tapId, text })

export const withdrawInput = v.strictObject({ tapId })

export const writeForInput = v.strictObject({ tapId, communityId, memberId, text })

export const withdrawForInput = v.strictObject({ tapId, communityId, memberId })

export const releaseInput = v.strictObject({ tapId, communityId, pledgeId, revision })

export const sendBackInput = v.strictObject({
  tapId,
  communityId,
  pledgeId,
  revision,
  reason: input.text(100),
})

export const listWaitingInput = v.strictObject({ communityId, cursor })
