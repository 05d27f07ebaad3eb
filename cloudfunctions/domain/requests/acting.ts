import { dayOf } from '../../../src/contract/calendar'
import type { RequestAct, RequestParty, ServiceRequest } from '../../../types/requests'
import type { Context } from '../../kernel/context'
import { readWorkCalendar } from '../holidays/store'
import { insertNotices } from '../notices/store'
import { noticesOf } from '../notices/telling'
import type { Rules } from '../rules/book'
import { partiesOf } from './access'
import { limitDaysOf } from './categories'
import { stepOf } from './request'
import { climbAfter, dueAfter, isRepeat, type Limits, mayAct, ways } from './rules'
import { type Changed, findRequest, act as keepAct } from './store'
import { tellingsOf } from './telling'

export type Decision<Refusal extends string> =
  | { ok: true; changed: Changed }
  | { ok: false; refusal: Refusal }

export type Acted<Refusal extends string> =
  | { kind: 'done'; request: ServiceRequest; isRepeat: boolean }
  | { kind: 'movedOn'; request: ServiceRequest }
  | { kind: 'refused'; refusal: Refusal }

interface Asked {
  act: RequestAct
  tapId: string
  note?: string | null
}

const mostTries = 5

/**
 * Takes one act on a request that was seen. Whoever was faster is seen when it is read again, and the act is judged
 * anew: what is still possible is done, what is not is told. Two calls when nobody interferes: the act, and what others
 * are told of it.
 */
export async function takeAct<Refusal extends string = never>(
  context: Context,
  seen: ServiceRequest,
  { act, tapId, note = null }: Asked,
  decide: (request: ServiceRequest) => Decision<Refusal> = () => ({ ok: true, changed: {} }),
): Promise<Acted<Refusal>> {
  const { db, actor, now } = context
  const calendar = await readWorkCalendar(db, now)
  let request: ServiceRequest | null = seen
  for (let tried = 0; request && tried < mostTries; tried++) {
    if (isRepeat(request, act, actor.openid, tapId)) return { kind: 'done', request, isRepeat: true }
    const parties = partiesOf(actor, request)
    if (!mayAct(act, request, parties)) return { kind: 'movedOn', request }
    const decision = decide(request)
    if (!decision.ok) return { kind: 'refused', refusal: decision.refusal }

    const party = sideOf(act, parties)
    const step = stepOf(context, act, party, request.place.communityId, tapId, note)
    const before = request
    const limits = limitsOf(context, before)
    const moved = { ...common(context, before, act, party), ...decision.changed }
    const dueAt = dueAfter(act, before, now, limits, calendar)
    const climb = climbAfter(act, before, { ...before, ...moved, dueAt }, now, limits, calendar)
    const changed = { ...moved, dueAt, ...climb }
    const kept = await keepAct(db, before, step, changed, after =>
      noticesOf(tellingsOf(before, after, step, actor), now),
    )
    if (kept) {
      await insertNotices(db, kept.notices)
      return { kind: 'done', request: kept.request, isRepeat: false }
    }
    request = await findRequest(db, request._id)
  }
  throw new Error('a request that changes all the time')
}

/** The first side that the act belongs to. */
function sideOf(act: RequestAct, parties: RequestParty[]): RequestParty {
  const party = ways[act].by.find(side => parties.includes(side))
  if (!party) throw new Error(`${act} by nobody`)
  return party
}

/** What every act changes: the state, the clock that waited, and who answered first (A122). */
function common(
  { actor, now }: Context,
  request: ServiceRequest,
  act: RequestAct,
  party: RequestParty,
): Changed {
  const { to } = ways[act]
  const isFirstAnswer = party === 'host' && request.firstHandler === null
  return {
    ...(to && { state: to, waitingSince: null }),
    ...(act === 'wait' && { waitingSince: now }),
    ...(act === 'goOn' && { waitingSince: null }),
    ...(isFirstAnswer && {
      firstHandler: {
        openid: actor.openid,
        name: actor.member?.name ?? null,
        orgId: request.place.communityId,
        at: now,
      },
    }),
  }
}

export function limitsOf(
  { rules, now }: Pick<Context, 'rules' | 'now'>,
  { category }: Pick<ServiceRequest, 'category'>,
): Limits {
  return limitsIn(rules.on(dayOf(now)), category)
}

export function limitsIn(settings: Rules, category: ServiceRequest['category']): Limits {
  return {
    firstAnswerHours: settings['requests.firstAnswerHours'],
    limitDays: limitDaysOf(category, settings),
    ladderHours: settings['requests.ladderHours'],
  }
}
