import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId } = input
const phoneTail = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}$/)))

export const meInput = input.nothing

export const declineConsentInput = v.strictObject({ tapId, version: input.text(20) })
export const consentInput = v.strictObject({ tapId, purpose: v.literal('serve'), version: input.text(20) })

export const bindByPhoneInput = v.strictObject({ tapId, code: input.text(200) })

export const claimInput = v.strictObject({ tapId, name: input.text(30), phoneTail, unitName: input.text(60) })

export const withdrawClaimInput = v.strictObject({ tapId })

export const listClaimsInput = v.strictObject({ cursor: input.cursor })

export const countClaimsInput = input.nothing

export const decideClaimInput = v.variant('decision', [
  v.strictObject({
    tapId,
    claimId: input.id,
    decision: v.literal('confirm'),
    memberId: input.id,
    rebind: v.boolean(),
  }),
  v.strictObject({ tapId, claimId: input.id, decision: v.literal('reject'), reason: input.text(100) }),
])

export const pauseInput = v.strictObject({ tapId, memberId: input.id, reason: input.text(100) })

export const resumeInput = v.strictObject({ tapId, memberId: input.id })
