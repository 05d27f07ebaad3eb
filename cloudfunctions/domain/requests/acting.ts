import { dayOf } from '../../../src/contract/calendar'
import type { WorkCalendar } from '../../../src/contract/workdays'
import type { RequestAct, RequestParty, RequestStep, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import type { Db } from '../../kernel/db'
import { readWorkCalendar } from '../holidays/store'
import { insertNotices } from '../notices/store'
import { noticesOf } from '../notices/telling'
import type { Rules } from '../rules/book'
import { partiesOf, type Seen } from './access'
import { limitDaysOf } from './categories'
import { wasTold } from './hands'
import { stepOf } from './request'
import { climbAfter, dueAfter, hasTaken, isRepeat, type Limits, leadsTo, mayAct, ways } from './rules'
import { type Changed, findRequest, act as keepAct } from './store'
import { tellingsOf } from './telling'
import { requestView } from './view'

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
  /** The member whom the note names. */
  namesId?: string | null
}

const mostTries = 5

/** Takes one act and answers with the request as it stands then. */
export async function actOn<Refusal extends string = never>(
  context: Context,
  { request }: Seen,
  asked: Asked,
  decide?: (request: ServiceRequest) => Decision<Refusal>,
  afterwards?: (context: Context, request: ServiceRequest) => Promise<void>,
) {
  const acted = await takeAct<Refusal>(context, request, asked, decide)
  if (acted.kind === 'done') {
    // Also when the tap comes again: what comes of it may not have been kept the first time.
    await afterwards?.(context, acted.request)
    return answer({ request: requestView(acted.request, context) })
  }
  return acted.kind === 'refused' ? refuse(acted.refusal) : refuse('movedOn', { state: acted.request.state })
}

/**
 * Takes one act on a request that was seen. Whoever was faster is seen when it is read again, and the act is judged
 * anew: what is still possible is done, what is not is told. Two calls when nobody interferes: the act, and what others
 * are told of it.
 */
export async function takeAct<Refusal extends string = never>(
  context: Context,
  seen: ServiceRequest,
  { act, tapId, note = null, namesId = null }: Asked,
  decide: (request: ServiceRequest) => Decision<Refusal> = () => ({ ok: true, changed: {} }),
): Promise<Acted<Refusal>> {
  const { db, actor, now } = context
  const calendar = await readWorkCalendar(db, now)
  let request: ServiceRequest | null = seen
  for (let tried = 0; request && tried < mostTries; tried++) {
    if (isRepeat(request, act, actor.openid, tapId)) return { kind: 'done', request, isRepeat: true }
    const parties = partiesOf(actor, request)
    if (hasTaken(act, parties)) return { kind: 'done', request, isRepeat: true }
    if (!mayAct(act, request, parties)) return { kind: 'movedOn', request }
    const decision = decide(request)
    if (!decision.ok) return { kind: 'refused', refusal: decision.refusal }

    const party = sideOf(act, parties)
    const before = request
    const letsGo = party === 'volunteer' && (act === 'release' || act === 'giveUp')
    const isTold = letsGo && actor.memberId !== null && wasTold(before, actor.memberId)
    const step = {
      ...stepOf(context, act, party, request.place.communityId, tapId, note),
      ...(isTold && { wasTold: true as const }),
      ...(namesId !== null && { namesId }),
    }
    const changed = { ...answeredBy(context, before, party), ...decision.changed }
    const kept = await keepStep(db, before, step, changed, limitsOf(context, before), calendar, actor)
    if (kept) {
      await insertNotices(db, kept.notices)
      return { kind: 'done', request: kept.request, isRepeat: false }
    }
    request = await findRequest(db, request._id)
  }
  throw new Error('a request that changes all the time')
}

/** Keeps one step with what it changes, the clock and what others are told of it; null when somebody was faster. */
export function keepStep(
  db: Db,
  before: ServiceRequest,
  step: RequestStep,
  changed: Changed,
  limits: Limits,
  calendar: WorkCalendar,
  actor: { openid: string; memberId: string | null },
): ReturnType<typeof keepAct> {
  const { act, at } = step
  const moved = { ...movedBy(before, act, at), ...changed }
  const dueAt = dueAfter(act, before, at, limits, calendar)
  const climb = climbAfter(act, before, { ...before, ...moved, dueAt }, at, limits, calendar)
  return keepAct(db, before, step, { ...moved, dueAt, ...climb }, after =>
    noticesOf(tellingsOf(before, after, step, actor), at),
  )
}

/** The first side that the act belongs to. */
function sideOf(act: RequestAct, parties: RequestParty[]): RequestParty {
  const party = ways[act].by.find((side): side is RequestParty => side !== 'clock' && parties.includes(side))
  if (!party) throw new Error(`${act} by nobody`)
  return party
}

/** What every act changes: the state, the clock that waited, and that nobody is chosen any more. */
function movedBy(before: ServiceRequest, act: RequestAct, now: Moment): Changed {
  const to = leadsTo(act, before)
  return {
    ...(to && { state: to, waitingSince: null }),
    ...(to && before.chosen && { chosen: null }),
    ...(act === 'wait' && { waitingSince: now }),
    ...(act === 'goOn' && { waitingSince: null }),
  }
}

/** A122: who of the community answered first. */
function answeredBy({ actor, now }: Context, request: ServiceRequest, party: RequestParty): Changed {
  if (party !== 'host' || request.firstHandler !== null) return {}
  const { communityId: orgId } = request.place
  return { firstHandler: { openid: actor.openid, name: actor.member?.name ?? null, orgId, at: now } }
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
    chosenHours: settings['requests.chosenHours'],
  }
}
