import { dayOf } from '../../../src/contract/calendar'
import type { RequestAct, RequestBrief, ServiceRequest } from '../../../types/requests'
import { type Refused, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { dropped, letGo, take } from './hand'
import { changeHand, listInHand } from './hand-store'
import { isRepeat } from './rules'

/** How many one volunteer has in hand at most, as the rule is today. */
export const mostInHand = ({ rules, now }: Pick<Context, 'rules' | 'now'>): number =>
  rules.on(dayOf(now))['requests.inHandAtMost']

export const briefOf = ({ _id, no, category }: ServiceRequest): RequestBrief => ({
  requestId: _id,
  no,
  category,
})

/** Room for one more, kept before it is taken; a refusal says what is in hand. Three calls. */
export async function takeInHand(
  context: Context,
  memberId: string,
  requestId: string,
): Promise<Refused<'handsFull'> | null> {
  const { db, now } = context
  const most = mostInHand(context)
  let inHand: ServiceRequest[] = []
  const taken = await changeHand(db, memberId, async hand => {
    inHand = await listInHand(db, memberId, most + 1)
    return take(
      hand,
      inHand.map(({ _id }) => _id),
      requestId,
      most,
      now,
    )
  })
  return taken === 'kept' ? null : refuse('handsFull', { most, held: inHand.map(briefOf) })
}

/** Somebody was faster: what was kept for it is free again. */
export async function freeHand({ db, now }: Context, memberId: string, requestId: string): Promise<void> {
  await changeHand(db, memberId, hand => ({ hand: dropped(hand, requestId, now) }))
}

/**
 * A volunteer lets something go: so many times a day, and whether the address was told is kept with it. Null when it
 * may go on; the community, which gives up for others, is not asked.
 */
export async function letGoOf(
  context: Context,
  request: ServiceRequest,
  act: RequestAct,
  tapId: string,
): Promise<Refused<'letGoEnough'> | null> {
  const { db, actor, rules, now } = context
  const { memberId, openid } = actor
  const hasIt = memberId !== null && request.volunteerIds.includes(memberId)
  if (!hasIt || isRepeat(request, act, openid, tapId)) return null
  const most = rules.on(dayOf(now))['requests.releasesADay']
  const { _id: requestId, place } = request
  const going = { requestId, communityId: place.communityId, tapId, wasTold: wasTold(request, memberId) }
  const gone = await changeHand(db, memberId, hand => letGo(hand, going, most, now))
  if (gone === 'kept') return null
  const held = await listInHand(db, memberId, mostInHand(context) + 1)
  return refuse('letGoEnough', { most, again: gone.again, held: held.map(briefOf) })
}

export const wasTold = ({ contactTold }: Pick<ServiceRequest, 'contactTold'>, memberId: string): boolean =>
  contactTold?.[memberId] !== undefined
