import { dayOf } from '../../../src/contract/calendar'
import type { RequestAct, RequestBrief, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { type Refused, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { dropped, letGo, take, takingNow, without } from './hand'
import { changeHand, listInHand } from './hand-store'
import { isRepeat, isTaken } from './rules'
import { findRequests } from './store'

/** How many one volunteer has in hand at most, as the rule is today. */
export const mostInHand = ({ rules, now }: Pick<Context, 'rules' | 'now'>): number =>
  rules.on(dayOf(now))['requests.inHandAtMost']

export const briefOf = ({ _id, no, category }: ServiceRequest): RequestBrief => ({
  requestId: _id,
  no,
  category,
})

/** What is in hand of one kind, and of what is being taken, what has been: one call each. */
export interface InHand<Held extends { _id: string }> {
  list(limit: number): Promise<Held[]>
  find(ids: string[]): Promise<Stepped[]>
  told(held: Held[]): RequestBrief[]
}

/** Room for one more, kept before it is taken; a refusal says what is in hand. Three calls, one more before a refusal. */
export function takeInHand(
  context: Context,
  memberId: string,
  requestId: string,
): Promise<Refused<'handsFull'> | null> {
  const { db } = context
  return takeOne(context, memberId, requestId, {
    list: limit => listInHand(db, memberId, limit),
    find: ids => findRequests(db, ids),
    told: held => held.map(briefOf),
  })
}

/** The same of anything else that somebody goes to a door for. */
export async function takeOne<Held extends { _id: string }>(
  context: Context,
  memberId: string,
  id: string,
  { list, find, told }: InHand<Held>,
): Promise<Refused<'handsFull'> | null> {
  const { db, now } = context
  const most = mostInHand(context)
  let held: Held[] = []
  const taken = await changeHand(db, memberId, async hand => {
    held = await list(most + 1)
    const ids = held.map(({ _id }) => _id)
    const decided = take(hand, ids, id, most, now)
    const taking = takingNow(hand, ids, now)
    if ('hand' in decided || taking.length === 0) return decided
    // What was taken a moment ago may have come to its end as quickly.
    const things = await find(taking.map(({ requestId }) => requestId))
    const over = taking.filter(one => isOver(one, things, context.actor.openid, memberId))
    return take(
      without(
        hand,
        over.map(({ requestId }) => requestId),
      ),
      ids,
      id,
      most,
      now,
    )
  })
  return taken === 'kept' ? null : refuse('handsFull', { most, held: told(held) })
}

interface Stepped {
  _id: string
  state: string
  volunteerIds: string[]
  steps: { act: string; at: Moment; by: { openid: string } }[]
}

const takingActs = ['claim', 'agree', 'take']
const statesInHand = ['assigned', 'onTheWay', 'taken']

/** Has this person taken it, then or later, and has it in hand no more? */
function isOver(
  { requestId, at }: { requestId: string; at: Moment },
  things: Stepped[],
  openid: string,
  memberId: string,
): boolean {
  const thing = things.find(({ _id }) => _id === requestId)
  if (!thing) return false
  const isInHand = statesInHand.includes(thing.state) && thing.volunteerIds.includes(memberId)
  const isTheirs = ({ act, at: when, by }: Stepped['steps'][number]) =>
    by.openid === openid && takingActs.includes(act) && when >= at
  return !isInHand && thing.steps.some(isTheirs)
}

/** Somebody was faster: what was kept for it is free again. */
export async function freeHand({ db, now }: Context, memberId: string, id: string): Promise<void> {
  await changeHand(db, memberId, hand => ({ hand: dropped(hand, id, now) }))
}

/**
 * A volunteer lets something go: so many times a day, and whether the address was told is kept with it. Null when it
 * may go on; the community, which gives up for others, is not asked.
 */
export function letGoOf(
  context: Context,
  request: ServiceRequest,
  act: RequestAct,
  tapId: string,
): Promise<Refused<'letGoEnough'> | null> {
  const { _id, volunteerIds, place, contactTold } = request
  // What is in nobody's hand any more is not let go: the act says how it stands.
  const isDone = !isTaken(request.state) || isRepeat(request, act, context.actor.openid, tapId)
  return letOneGo(context, { _id, volunteerIds, communityId: place.communityId, contactTold }, isDone, tapId)
}

/** What somebody goes to a door for, and lets go. */
export type Going = Pick<ServiceRequest, '_id' | 'volunteerIds' | 'contactTold'> & { communityId: string }

export async function letOneGo(
  context: Context,
  thing: Going,
  isDone: boolean,
  tapId: string,
): Promise<Refused<'letGoEnough'> | null> {
  const { db, actor, rules, now } = context
  const { memberId } = actor
  if (memberId === null || !thing.volunteerIds.includes(memberId) || isDone) return null
  const most = rules.on(dayOf(now))['requests.releasesADay']
  const { _id: requestId, communityId } = thing
  const going = { requestId, communityId, tapId, wasTold: wasTold(thing, memberId) }
  const gone = await changeHand(db, memberId, hand => letGo(hand, going, most, now))
  if (gone === 'kept') return null
  const held = await listInHand(db, memberId, mostInHand(context) + 1)
  return refuse('letGoEnough', { most, again: gone.again, held: held.map(briefOf) })
}

export const wasTold = ({ contactTold }: Pick<ServiceRequest, 'contactTold'>, memberId: string): boolean =>
  contactTold?.[memberId] !== undefined
