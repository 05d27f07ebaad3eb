import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor } = input
const communityId = input.id
const memberId = input.id
const mostAtOnce = 50

/** Nobody twice in one list: the second answer would contradict the first. */
const memberIds = v.pipe(
  v.array(memberId),
  v.minLength(1),
  v.maxLength(mostAtOnce),
  v.check(ids => new Set(ids).size === ids.length),
)

/** Registrations by person and community, each person once. */
export const items = v.pipe(
  v.array(v.strictObject({ memberId, communityId })),
  v.minLength(1),
  v.maxLength(mostAtOnce),
  v.check(list => new Set(list.map(item => item.memberId)).size === list.length),
)

export const dispatchInput = v.strictObject({ tapId, items })

export const reportInput = v.variant('way', [
  v.strictObject({ tapId, way: v.literal('secretary'), communityId, memberId }),
  v.strictObject({
    tapId,
    way: v.literal('paper'),
    communityId,
    letterNo: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^20\d\d-[0-9A-Z]{8}$/)),
  }),
])

export const acceptInput = v.strictObject({ tapId, communityId, memberIds })

export const assignInput = v.strictObject({ tapId, communityId, memberIds, estateId: input.id })

/** Declining and withdrawing both say why. */
export const reasonedInput = v.strictObject({ tapId, communityId, memberId, reason: input.text(100) })

export const moveAwayInput = v.strictObject({
  tapId,
  communityId,
  memberId,
  to: v.variant('kind', [
    v.strictObject({ kind: v.literal('community'), communityId }),
    v.strictObject({ kind: v.literal('elsewhere'), place: input.text(60) }),
  ]),
  day: input.day,
})

export const reportMoveInput = v.strictObject({ tapId, isMoving: v.boolean() })

export const fileStubInput = v.strictObject({ tapId, side: v.picklist(['unit', 'community']), items })

export const listInput = v.strictObject({
  orgId: input.id,
  show: v.picklist([
    'dispatched',
    'reported',
    'accepted',
    'assigned',
    'declined',
    'withdrawn',
    'ended',
    'moving',
    'stubDue',
    'stubOverdue',
    'offRoster',
  ]),
  cursor,
})

export const listUndispatchedInput = v.strictObject({ orgId: input.id, cursor })

export const showInput = v.strictObject({ communityId, memberId })

export const campaignInput = v.strictObject({ orgId: input.id })

export const progressInput = v.strictObject({
  orgId: input.id,
  of: v.picklist(['unit', 'community']),
  show: v.picklist(['all', 'waiting']),
  cursor,
})
