import { lastDayOfQuarter, quarterOf } from '../../../src/contract/calendar'
import type { ActivityPlan, ActivityStep } from '../../../types/activities'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { findSite } from '../sites/store'
import { mayRun, mayRunCommunity, mayRunIn } from './access'
import { activityView, doerOf, idOfTap, newActivity, planOf } from './activity'
import * as input from './input'
import { fillPlaces } from './line'
import { changedFields, isToBeTold, whyClosed } from './rules'
import * as store from './store'

const activitiesAPage = 20

const create = operation<'activities.create'>()({
  input: input.createInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: (actor, org, _input, { tree }) => mayRunIn(actor, org, tree),
  async run(context, { orgId, communityId }, { plan, tapId }) {
    const { db, actor, tree, now } = context
    if (plan.endsAt <= now) return refuse('alreadyPast')
    if (!(await isSiteOf(context, plan, communityId))) return refuse('unknownSite')

    const step = stepOf(context, orgId, { act: 'create', tapId })
    const activity = newActivity(idOfTap(actor.openid, tapId), orgId, communityId, plan, step)
    return answer({ activity: activityView(await store.insertActivity(db, activity), tree) })
  },
})

const edit = operation<'activities.edit'>()({
  input: input.editInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayRun,
  async run(context, activity, { plan, revision, tapId }) {
    const { db, tree, now, actor } = context
    const before = activity.history.find(step => step.tapId === tapId && step.by.openid === actor.openid)
    if (!before) {
      const closed = whyClosed(activity, now)
      if (closed) return refuse(closed)
      if (plan.endsAt <= now) return refuse('alreadyPast')
      if (!(await isSiteOf(context, plan, activity.communityId))) return refuse('unknownSite')
      const fields = changedFields(planOf(activity), plan)
      const step = stepOf(context, activity.orgId, { act: 'edit', tapId, fields })
      const isKept = await store.keepPlan(db, activity, revision, plan, step, isToBeTold(fields))
      if (!isKept) return refuse('changedMeanwhile')
    }
    const kept = (await store.findActivity(db, activity._id)) ?? activity
    await store.moveSignups(db, kept._id, kept.endsKey)
    const moved = await fillPlaces(db, kept._id, now)
    const after = moved > 0 ? await store.findActivity(db, kept._id) : kept
    return answer({ activity: activityView(after ?? kept, tree) })
  },
})

const cancel = operation<'activities.cancel'>()({
  input: input.reasonedInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayRun,
  async run(context, activity, { reason, tapId }) {
    const { db, tree } = context
    const step = stepOf(context, activity.orgId, { act: 'cancel', tapId, reason })
    const isCancelled = await store.cancelIfOpen(db, activity._id, step)
    const kept = await store.findActivity(db, activity._id)
    // Cancelled before, by whomever: shown as done.
    if (!isCancelled && kept?.state !== 'cancelled') return refuse('activityOver')
    return answer({ activity: activityView(kept ?? activity, tree) })
  },
})

const list = operation<'activities.list'>()({
  input: input.listInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: (actor, org, _input, { tree }) => mayRunIn(actor, org, tree),
  async run({ db, tree, now }, reach, { show, cursor }) {
    const limit = activitiesAPage + 1
    const rows = await store.listActivities(db, reach, { show, now, after: readCursor(cursor), limit })
    return answer(
      pageOf(
        rows,
        activitiesAPage,
        ({ endsKey }) => endsKey,
        row => activityView(row, tree),
      ),
    )
  },
})

const quarter = operation<'activities.quarter'>()({
  input: input.quarterInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRunCommunity,
  async run({ db, rules, now }, { communityId }, asked) {
    const quarter = asked.quarter ?? quarterOf(now)
    const quarterEnds = lastDayOfQuarter(quarter)
    const counted = await store.countQuarter(db, communityId, quarter)
    const collectiveWanted = rules.on(quarterEnds)['activities.collectivePerQuarter']
    return answer({ quarter, quarterEnds, collectiveWanted, ...counted, asOf: now })
  },
})

/** A place without a site is only its words. */
async function isSiteOf({ db }: Context, { siteId }: ActivityPlan, communityId: string): Promise<boolean> {
  if (siteId === null) return true
  return (await findSite(db, siteId))?.communityId === communityId
}

function stepOf(
  { actor, tree, now }: Context,
  orgId: string,
  { act, tapId, fields = [], reason = null }: Pick<ActivityStep, 'act' | 'tapId'> & Partial<ActivityStep>,
): ActivityStep {
  return { act, at: now, by: doerOf(actor, orgId, tree), tapId, fields, reason }
}

export const planningOperations = {
  'activities.create': create,
  'activities.edit': edit,
  'activities.cancel': cancel,
  'activities.list': list,
  'activities.quarter': quarter,
}
