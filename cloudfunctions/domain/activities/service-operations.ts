import { addDays, dayOf, quarterOf, quarterOfDay } from '../../../src/contract/calendar'
import type { ActivityService, OfficerAt, ServiceState, ServiceView } from '../../../types/activities'
import type { Member } from '../../../types/members'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { mayAsMember } from '../accounts/access'
import { suggestDeed } from '../deeds/suggesting'
import { findMember } from '../members/store'
import { momentKey } from '../registrations/rules'
import { leadsCommunity } from '../sites/access'
import { mayDecideService, mayRunCommunity, mayUseOwnService } from './access'
import { doerOf, idOfTap } from './activity'
import { decideServiceIn } from './deciding'
import * as input from './input'
import { homeOf, isAtHome } from './rules'
import * as store from './store'
import { completeTask, findOtherSource, findTask, releaseTask } from './tasks'

const servicesAPage = 20

/** Longer ago nobody remembers well enough to confirm it. */
const daysBack = 90

const noteService = operation<'activities.noteService'>()({
  input: input.noteServiceInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { openid, memberId, member }, { tapId, day, where, what, field }) {
    const { db, now } = context
    const today = dayOf(now)
    const communityId = member && homeOf(member)
    if (!communityId) return refuse('noCommunity')
    if (day > today) return refuse('dayInFuture')
    if (day < addDays(today, -daysBack)) return refuse('dayTooEarly')

    const _id = idOfTap(openid, tapId)
    const service: ActivityService = {
      _id,
      memberId,
      communityId,
      quarter: quarterOfDay(day),
      day,
      where,
      what,
      field,
      state: 'noted',
      sortKey: momentKey(now, _id),
      steps: [stepOf(context, null, 'noted', tapId)],
    }
    return answer({ service: serviceView(await store.insertService(db, service), member, context) })
  },
})

const withdrawService = operation<'activities.withdrawService'>()({
  input: input.serviceInput,
  find: ({ db }, { serviceId }) => store.findService(db, serviceId),
  allow: mayUseOwnService,
  async run(context, service, { tapId }) {
    const { db, actor } = context
    const step = stepOf(context, null, 'withdrawn', tapId)
    await db.updateOne(
      'activityServices',
      service._id,
      { state: 'noted' },
      { set: { state: 'withdrawn' }, push: { steps: step } },
    )
    const kept = await store.findService(db, service._id)
    if (kept?.state !== 'withdrawn') return refuse('alreadyDecided')
    return answer({ service: serviceView(kept, actor.member, context) })
  },
})

const myServices = operation<'activities.myServices'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { cursor }) {
    const rows = await store.listMyServices(context.db, memberId, readCursor(cursor), servicesAPage + 1)
    return answer(
      pageOf(
        rows,
        servicesAPage,
        ({ sortKey }) => sortKey,
        row => serviceView(row, member, context),
      ),
    )
  },
})

const listServices = operation<'activities.listServices'>()({
  input: input.listServicesInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRunCommunity,
  async run(context, { communityId }, { show, cursor }) {
    const limit = servicesAPage + 1
    const rows = await store.listServices(context.db, communityId, show, readCursor(cursor), limit)
    return answer(
      pageOf(
        rows,
        servicesAPage,
        ({ sortKey }) => sortKey,
        ({ people, ...service }) => {
          const person = people.find(({ hiddenBy }) => hiddenBy === null)
          return serviceView(service, person ?? null, context)
        },
      ),
      communityId,
    )
  },
})

const decideService = operation<'activities.decideService'>()({
  input: input.decideServiceInput,
  find: ({ db }, { serviceId }) => store.findService(db, serviceId),
  allow: mayDecideService,
  judges: ({ memberId, communityId }) => inCommunity(communityId, { memberId }),
  async run(context, { _id, memberId, communityId }, { decision, reason, tapId }) {
    if (decision === 'decline' && reason === null) return refuse('reasonMissing')
    const state = decision === 'confirm' ? 'confirmed' : 'declined'
    const step = stepOf(context, communityId, state, tapId, reason)
    const decided = await decideServiceIn(context.db, _id, step)
    if (decided?.state !== state) return refuse('alreadyDecided')
    if (state === 'confirmed') await suggestDeed(context.db, deedOf(decided))
    return answer(
      { service: serviceView(decided, await findMember(context.db, memberId), context) },
      communityId,
    )
  },
})

/** G94: what was done may be one of the year's deeds, if the member likes. */
const deedOf = ({ _id, memberId, communityId, day, what }: ActivityService) => ({
  memberId,
  communityId,
  source: { kind: 'activity' as const, id: _id },
  day,
  title: what,
})

const markTask = operation<'activities.markTask'>()({
  input: input.markTaskInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRunCommunity,
  judges: ({ communityId }, { memberId }) => inCommunity(communityId, { memberId }),
  async run(context, { communityId }, { memberId, isDone, reason, tapId }) {
    const { db, actor, tree, now } = context
    if (!isAtHome(await findMember(db, memberId), communityId)) return refuse('notAllowed')
    const of = { memberId, communityId, quarter: quarterOf(now) }
    const source = { kind: 'post' as const, id: `${memberId}_${communityId}` }
    const by = doerOf(actor, communityId, tree)
    if (isDone) {
      await completeTask(db, { ...of, source, at: now, tapId, by, reason })
    } else {
      const other = await findOtherSource(db, of, source)
      await db.transaction(transaction =>
        releaseTask(transaction, of, source, other, { at: now, by, tapId, reason }),
      )
    }
    audit(context, communityId, [memberId])
    const kept = await findTask(db, of)
    return answer({ memberId, isTaskDone: kept?.state === 'done' })
  },
})

function stepOf(
  { actor, tree, now }: Context,
  orgId: string | null,
  state: ServiceState,
  tapId: string,
  reason: string | null = null,
): { state: ServiceState; at: number; by: OfficerAt; tapId: string; reason: string | null } {
  return { state, at: now, by: doerOf(actor, orgId, tree), tapId, reason }
}

function serviceView(
  service: ActivityService,
  person: Pick<Member, 'name' | 'unitName'> | null,
  { actor }: Pick<Context, 'actor'>,
): ServiceView {
  const { _id, memberId, communityId, day, where, what, field, state, steps } = service
  const isOwn = isOwnAct(actor, { memberId })
  return {
    serviceId: _id,
    memberId,
    name: person?.name ?? '',
    unitName: person?.unitName ?? '',
    day,
    where,
    what,
    field,
    state,
    reason: steps.at(-1)?.reason ?? null,
    can: {
      decide: state === 'noted' && !isOwn && leadsCommunity(actor, communityId),
      withdraw: state === 'noted' && isOwn,
    },
  }
}

export const serviceOperations = {
  'activities.noteService': noteService,
  'activities.withdrawService': withdrawService,
  'activities.myServices': myServices,
  'activities.listServices': listServices,
  'activities.decideService': decideService,
  'activities.markTask': markTask,
}
