import { dayOf, momentInWords } from '../../../src/contract/calendar'
import type {
  Activity,
  ActivityAttendance,
  AttendanceState,
  AttendanceStep,
  AttendanceWay,
  EnteredItem,
} from '../../../types/activities'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { shorten } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import type { Db } from '../../kernel/db'
import { operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { openly, tells } from '../../kernel/told'
import { allowed, denied } from '../../kernel/verdict'
import { temporaryAddress } from '../../platform/wechat'
import { nameKeyOf } from '../members/name'
import { findMembers, isSeen } from '../members/store'
import { drawnFrom } from '../papers/code'
import { findRun, keepRunFile, noteRun } from '../papers/store'
import { momentKey } from '../registrations/rules'
import { each } from '../registrations/store'
import { leadsCommunity } from '../sites/access'
import { mayRun, mayRunIn, mayTakePart, type RunReach } from './access'
import { doerOf, idOfTap, myPart, newAttendance } from './activity'
import { attend, keepAttendance, takeEffect } from './attendance'
import * as input from './input'
import { hasComeNear, isAtHome, isConfirmedBy, isThere, isWithinHours, partId } from './rules'
import { attendanceSheet } from './sheet'
import * as store from './store'
import { findOtherSource, isTaskDone, releaseTask } from './tasks'

const peopleAPage = 20
const namesASheet = 100

const listPeople = operation<'activities.listPeople'>()({
  input: input.listPeopleInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow(actor, org, { show }, { tree }) {
    const verdict = mayRunIn(actor, org, tree)
    if (!verdict.may || show !== 'everybody') return verdict
    return leadsCommunity(actor, verdict.value.communityId) ? verdict : denied()
  },
  async run(context, reach, { activityId, show, namePrefix, cursor }) {
    const wanted = { activityId, after: readCursor(cursor), limit: peopleAPage + 1 }
    const rows = await peopleOf(context.db, reach, show, nameKeyOf(namePrefix), wanted)
    return answer(
      pageOf(rows, peopleAPage, ({ key }) => key, store.personView),
      reach.communityId,
    )
  },
})

function peopleOf(
  db: Db,
  reach: RunReach,
  show: 'signedUp' | 'waiting' | 'present' | 'pending' | 'everybody',
  namePrefix: string,
  wanted: store.PeopleWanted,
): Promise<store.PersonRow[]> {
  if (show === 'everybody') return store.listEverybody(db, reach.communityId, namePrefix, wanted)
  if (show === 'signedUp' || show === 'waiting') return store.listInLine(db, reach, show, wanted)
  return store.listThere(db, reach.where, show, wanted)
}

const enter = operation<'activities.enter'>()({
  input: input.enterInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayRun,
  async run(context, activity, { memberIds, reason, tapId }) {
    const { db, actor, now } = context
    if (activity.state === 'cancelled') return refuse('activityCancelled')
    if (!hasComeNear(activity, now)) return refuse('notBegun')

    const found = (await findMembers(db, memberIds)).filter(isSeen)
    const people = new Map(found.map(member => [member._id, member]))
    const isReached = await reachedBy(context, activity, memberIds)
    const step = stepOf(context, activity, { act: 'enter', tapId, reason })
    const at = Math.min(now, activity.endsAt)
    const items = await each(memberIds, async (memberId): Promise<EnteredItem> => {
      const member = people.get(memberId)
      const isHere = member && isReached(member._id) && isAtHome(member, activity.communityId)
      if (!isHere) return { memberId, ok: false, refusal: 'notAllowed' }
      if (isOwnAct(actor, { memberId })) return { memberId, ok: false, refusal: 'ownAct' }
      await keepAttendance(db, newAttendance({ activity, memberId, at, now, way: 'list', tier: 'C', step }))
      return { memberId, ok: true }
    })
    audit(context, activity.communityId, memberIds)
    return answer({ items })
  },
})

const undo = operation<'activities.undo'>()({
  input: input.undoInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayRun,
  judges: ({ communityId }, { memberId }) => inCommunity(communityId, { memberId }),
  async run(context, activity, { memberId, reason, tapId }) {
    const { db } = context
    const isReached = await reachedBy(context, activity, [memberId])
    if (!isReached(memberId)) return refuse('notAllowed')
    const step = stepOf(context, activity, { act: 'undo', tapId, reason })
    const undone = await undoAttendance(db, activity, memberId, { ...step, reason })
    if (undone === 'notThere') return refuse('notThere')
    audit(context, activity.communityId, [memberId])
    return answer({ memberId, isTaskDone: undone.isTaskDone })
  },
})

/** Whom somebody may enter or take off: the secretary everybody, whoever leads a group or a team those who are in it. */
async function reachedBy(
  { db, actor }: Context,
  { orgId, communityId }: Activity,
  memberIds: string[],
): Promise<(memberId: string) => boolean> {
  if (leadsCommunity(actor, communityId)) return () => true
  const own = await store.findOwnPeople(db, orgId, communityId, memberIds)
  return memberId => own.has(memberId)
}

/** G14: the attendance and the task that it held go back together. */
async function undoAttendance(
  db: Db,
  { _id, communityId, quarter }: Activity,
  memberId: string,
  step: AttendanceStep & { reason: string },
): Promise<{ isTaskDone: boolean } | 'notThere'> {
  const id = partId(memberId, _id)
  const of = { memberId, communityId, quarter }
  const lost = { kind: 'activity' as const, id }
  const other = await findOtherSource(db, of, lost)
  return db.transaction(async transaction => {
    const kept = await transaction.get<ActivityAttendance>('activityAttendances', id)
    if (!kept) return 'notThere'
    const isRepeat = kept.history.some(({ act, tapId }) => act === 'undo' && tapId === step.tapId)
    if (isRepeat) return { isTaskDone: await isTaskDone(transaction, of) }
    if (kept.state !== 'undone') {
      await shorten(transaction, 'activityAttendances', kept, 'history')
      await transaction.update('activityAttendances', id, {
        set: { state: 'undone' },
        push: { history: step },
      })
    }
    return { isTaskDone: await releaseTask(transaction, of, lost, other, step) }
  })
}

const sheet = operation<'activities.sheet'>()({
  input: input.sheetInput,
  async find({ db, tree }, { orgId, activityId }) {
    return { org: tree.find(orgId), activity: await store.findActivity(db, activityId) }
  },
  allow(actor, { org, activity }, _input, { tree }) {
    const verdict = mayRunIn(actor, org, tree)
    if (!verdict.may) return verdict
    const mine = mayRun(actor, activity)
    return mine.may ? allowed({ reach: verdict.value, activity: mine.value }) : mine
  },
  async run(context, { reach, activity }, { activityId, cursor, tapId }) {
    const { db, tree, now, actor } = context
    const runId = `sheet_${idOfTap(actor.openid, tapId)}`
    const wanted = { activityId, after: readCursor(cursor), limit: namesASheet + 1 }
    const rows = await store.listInLine(db, reach, 'signedUp', wanted)
    const page = pageOf(rows, namesASheet, ({ key }) => key, store.personView)
    const before = await findRun(db, runId)
    const run = before ?? {
      _id: runId,
      kind: 'attendanceSheet' as const,
      path: `papers/${drawnFrom(`run ${runId}`, 20)}.html`,
      fileId: null,
      madeAt: now,
      items: [],
    }
    if (!before) await noteRun(db, run)
    const html = attendanceSheet({
      community: tree.find(activity.communityId)?.name ?? '',
      title: activity.title,
      when: momentInWords(activity.startsAt),
      where: activity.place,
      printedOn: dayOf(now),
      people: page.items,
    })
    const url = await temporaryAddress(await keepRunFile(db, run, html))
    const whom = { memberIds: page.items.map(({ memberId }) => memberId), orgId: reach.communityId }
    if (!url) return refuse('fileGone')
    return answer(tells(whom, { url, people: page.items.length, cursor: page.cursor }))
  },
})

const arrive = operation<'activities.arrive'>()({
  input: input.tapInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayTakePart,
  async run(context, { activity, memberId }, { activityId, tapId }) {
    const way: AttendanceWay = 'self'
    const came = await attend(context, { activityId, memberId, at: context.now, way, tier: 'D', tapId })
    if (!came.ok) return refuse(came.refusal)
    const signup = await store.findSignup(context.db, memberId, activityId)
    return answer({ my: myPart(activity, signup, came.attendance) })
  },
})

const checkOut = operation<'activities.checkOut'>()({
  input: input.tapInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayTakePart,
  async run(context, { activity, memberId }, { tapId }) {
    const { db } = context
    const step = stepOf(context, null, { act: 'checkOut', tapId })
    await store.checkOut(db, partId(memberId, activity._id), step)
    const [signup, attendance] = await Promise.all([
      store.findSignup(db, memberId, activity._id),
      store.findAttendance(db, memberId, activity._id),
    ])
    if (!isThere(attendance)) return refuse('notThere')
    return answer({ my: myPart(activity, signup, attendance) })
  },
})

const listPeers = operation<'activities.listPeers'>()({
  input: input.listPeersInput,
  async find({ db, actor }, { activityId }) {
    const activity = await store.findActivity(db, activityId)
    const own = actor.memberId ? await store.findAttendance(db, actor.memberId, activityId) : null
    return { activity, own }
  },
  // Names are told to people who say themselves that they are there, and only during the activity.
  allow(actor, { activity, own }, _input, { now }) {
    const verdict = mayTakePart(actor, activity)
    if (!verdict.may) return verdict
    const isHere = isThere(own) && isWithinHours(verdict.value.activity, now)
    return isHere ? verdict : denied()
  },
  async run({ db }, { activity, memberId }, { cursor }) {
    const wanted = { activityId: activity._id, after: readCursor(cursor), limit: peopleAPage + 1 }
    const rows = await store.listThere(db, { communityId: activity.communityId }, 'pending', wanted)
    const { items, cursor: next } = pageOf(
      rows,
      peopleAPage,
      ({ key }) => key,
      row => ({
        memberId: row.memberId,
        name: store.personView(row).name,
        isConfirmed: row.attendances.some(({ vouchers }) => vouchers.includes(memberId)),
      }),
    )
    // Those who say that they are there see one another, whoever they are besides.
    return answer(openly({ items: items.filter(peer => peer.memberId !== memberId), cursor: next }))
  },
})

const confirmPeer = operation<'activities.confirmPeer'>()({
  input: input.confirmPeerInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayTakePart,
  judges: ({ activity }, { memberId }) => inCommunity(activity.communityId, { memberId }),
  async run(context, { activity, memberId }, asked) {
    const { db, now } = context
    if (activity.state === 'cancelled' || !isWithinHours(activity, now)) return refuse('outsideHours')
    const step = stepOf(context, null, { act: 'confirm', tapId: asked.tapId })
    const confirmed = await confirm(db, activity, memberId, asked.memberId, step)
    if (typeof confirmed === 'string') return refuse(confirmed)
    if (confirmed.state === 'present') await takeEffect(db, confirmed)
    return answer({ isConfirmed: true })
  },
})

/** G204: one member's word for another; with enough of them the attendance counts, and its tier stays D. */
function confirm(
  db: Db,
  { _id }: Activity,
  voucherId: string,
  memberId: string,
  step: AttendanceStep,
): Promise<ActivityAttendance | 'notThere' | 'sayYouAreHere'> {
  const id = partId(memberId, _id)
  return db.transaction(async transaction => {
    const own = await transaction.get<ActivityAttendance>('activityAttendances', partId(voucherId, _id))
    if (!isThere(own)) return 'sayYouAreHere'
    const other = await transaction.get<ActivityAttendance>('activityAttendances', id)
    if (!other || !isThere(other)) return 'notThere'
    if (other.state === 'present' || other.vouchers.includes(voucherId)) return other

    const vouchers = [...other.vouchers, voucherId]
    const state: AttendanceState = isConfirmedBy(vouchers) ? 'present' : other.state
    const set = { vouchers, state, recordedKey: momentKey(step.at, id) }
    await transaction.update('activityAttendances', id, { set, push: { history: step } })
    return { ...other, ...set }
  })
}

function stepOf(
  { actor, tree, now }: Context,
  activity: Activity | null,
  { act, tapId, reason = null }: Pick<AttendanceStep, 'act' | 'tapId'> & { reason?: string | null },
): AttendanceStep {
  return { act, at: now, by: doerOf(actor, activity?.orgId ?? null, tree), tapId, reason }
}

export const attendingOperations = {
  'activities.listPeople': listPeople,
  'activities.enter': enter,
  'activities.undo': undo,
  'activities.sheet': sheet,
  'activities.arrive': arrive,
  'activities.checkOut': checkOut,
  'activities.listPeers': listPeers,
  'activities.confirmPeer': confirmPeer,
}
