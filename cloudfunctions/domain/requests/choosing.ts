import type { ServiceRequest } from '../../../types/requests'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { type OperationTable, operation } from '../../kernel/operation'
import { readWorkCalendar } from '../holidays/store'
import { hasTurnedDown, mayAgree, mayChoose, mayTake, mayTurnDown } from './access'
import { actOn } from './acting'
import { findHelper, listPeople, listTeams, putBehind } from './choosable'
import { freeHand, takeInHand } from './hands'
import * as input from './input'
import { hoursLeft, isRepeat, isSecondMissing, mayAct } from './rules'
import type { Changed } from './store'
import { findRequest } from './store'
import { requestView } from './view'

const choosable = operation<'requests.choosable'>()({
  input: input.choosableInput,
  find: findIt,
  allow: mayChoose,
  async run(context, { request, parties }, { kind, cursor }) {
    if (!mayAct('choose', request, parties)) return refuse('movedOn', { state: request.state })
    const list = kind === 'person' ? listPeople : listTeams
    return answer(await list(context, request, cursor))
  },
})

const choose = operation<'requests.choose'>()({
  input: input.chooseInput,
  find: findIt,
  allow: mayTake('choose'),
  async run(context, seen, { chosen, tapId }) {
    const { db, actor, now } = context
    const { request } = seen
    const isChosen = request.chosen?.id === chosen.id
    if (isChosen || isRepeat(request, 'choose', actor.openid, tapId)) {
      return answer({ request: requestView(request, context) })
    }
    if (!mayAct('choose', request, seen.parties)) return refuse('movedOn', { state: request.state })
    const helper = await findHelper(context, request, chosen)
    if (!helper) return refuse('notOffered')
    const calendar = await readWorkCalendar(db, now)
    return actOn(
      context,
      seen,
      { act: 'choose', tapId, note: helper.name, namesId: helper.kind === 'person' ? helper.id : null },
      before => ({
        ok: true,
        changed: {
          chosen: { ...helper, from: before.state, hoursLeft: hoursLeft(before, now, calendar) },
        },
      }),
      () => putBehind(context, helper),
    )
  },
})

const agree = operation<'requests.agree'>()({
  input: input.actInput,
  find: findIt,
  allow: mayAgree,
  async run(context, seen, { tapId }) {
    const { actor, now } = context
    const { memberId, member, openid } = actor
    if (memberId === null || member === null) return refuse('movedOn')
    if (!seen.parties.includes('volunteer')) {
      const full = await takeInHand(context, memberId, seen.request._id)
      if (full) return full
    }
    const agreed = await actOn(context, seen, { act: 'agree', tapId }, ({ inTwos }) => ({
      ok: true,
      changed: {
        volunteers: [{ memberId, name: member.name, openid, since: now }],
        volunteerIds: [memberId],
        // Where two go together, somebody nearby may be the second (G37).
        ...(isSecondMissing({ inTwos, volunteerIds: [memberId] }) && { isOpenToClaims: true }),
      },
    }))
    if (!agreed.ok) await freeHand(context, memberId, seen.request._id)
    const isTaken = !agreed.ok && agreed.detail?.state === 'assigned'
    return isTaken ? refuse('someoneFaster') : agreed
  },
})

const turnDown = operation<'requests.turnDown'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTurnDown,
  async run(context, seen, { tapId }) {
    const { request, parties } = seen
    if (!parties.includes('chosen') && hasTurnedDown(context.actor, request)) {
      return answer({ request: requestView(request, context) })
    }
    return actOn(context, seen, { act: 'turnDown', tapId }, before => ({ ok: true, changed: passed(before) }))
  },
})

/** More than one resident asks in turn. */
const mostPassed = 200

/** Whoever did not come is not asked about this request again. */
export function passed({ passedIds, chosen }: ServiceRequest): Changed {
  return chosen
    ? { passedIds: [...new Set([...passedIds, chosen.id, ...chosen.leadIds])].slice(-mostPassed) }
    : {}
}

function findIt({ db }: Context, { requestId }: { requestId: string }) {
  return findRequest(db, requestId)
}

export const choosingOperations = {
  'requests.choosable': choosable,
  'requests.choose': choose,
  'requests.agree': agree,
  'requests.turnDown': turnDown,
} satisfies Partial<OperationTable>
