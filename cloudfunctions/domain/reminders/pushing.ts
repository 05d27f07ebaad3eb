import { dayOf, lastDayOfQuarter, quarterOf } from '../../../src/contract/calendar'
import type { Input } from '../../../types/api'
import type {
  Chosen,
  PushCounts,
  PushView,
  ReminderPush,
  SendReason,
  SendState,
} from '../../../types/reminders'
import type { CalendarDay, Moment } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import { auditSlice } from '../../kernel/audit'
import { is } from '../../kernel/condition'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import type { Db } from '../../kernel/db'
import { operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { officeOf } from '../checkins/view'
import { insertMissing } from '../members/import-store'
import { noticesOf } from '../notices/telling'
import { readTree } from '../orgs/store'
import type { Tree } from '../orgs/tree'
import { momentKey } from '../registrations/rules'
import { readRuleBook } from '../rules/store'
import { mayRemind, mayWatch } from './access'
import { isHere, memberIdsOf, wantedOf } from './chosen'
import * as input from './input'
import { listToTell, type RemindedRow } from './people'

const pushesAPage = 20
const peopleASlice = 200
const slicesATick = 10
const pushesATick = 20

export const push = operation<'reminders.push'>()({
  input: input.pushInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId }, asked) {
    const { db, tree } = context
    if (!isHere(tree, communityId, asked.chosen)) return refuse('unknownGroup')
    const wished = newPush(context, asked)
    const before = await db.get<ReminderPush>('reminderPushes', wished._id)
    if (before) return shownAsDone(db, before, asked.tapId)

    const wanted = wantedOf(context, asked, await memberIdsOf(db, asked.chosen))
    const first = await listToTell(db, wanted, { after: null, limit: peopleASlice + 1 })
    if (first.length === 0) {
      // Somebody who chose the same people a moment ago has told them all meanwhile.
      const meanwhile = await db.get<ReminderPush>('reminderPushes', wished._id)
      return meanwhile ? shownAsDone(db, meanwhile, asked.tapId) : refuse('nobodyToTell')
    }
    if ((await db.insert('reminderPushes', wished)) === 'exists') {
      const kept = await db.get<ReminderPush>('reminderPushes', wished._id)
      if (!kept) throw new Error('a push that exists and cannot be read')
      return shownAsDone(db, kept, asked.tapId)
    }
    const told = await tellSlice(db, tree, wished, first, context.now)
    const counts = { ...noCounts, waiting: told?.told ?? 0 }
    return answer({ push: pushView(told ?? wished, counts), isNew: true })
  },
})

async function shownAsDone(db: Db, kept: ReminderPush, tapId: string) {
  const counts = await countPushes(db, [kept._id])
  return answer({
    push: pushView(kept, counts.get(kept._id) ?? noCounts),
    isNew: kept.tapId === tapId,
  })
}

function newPush(context: Context, asked: Input<'reminders.push'>): ReminderPush {
  const { actor, now } = context
  const { communityId, matter, sentence, chosen, tapId } = asked
  const day = dayOf(now)
  const _id = `p${shortHash([communityId, matter, day, wordOf(chosen)].join(' '))}`
  return {
    _id,
    communityId,
    matter,
    sentence,
    chosen,
    day,
    at: now,
    by: { openid: actor.openid, office: officeOf(context, communityId) },
    state: 'running',
    after: '',
    told: 0,
    tapId,
    sortKey: momentKey(now, _id),
  }
}

/** The same people are the same choice, in whatever order they were ticked. */
function wordOf(chosen: Chosen): string {
  if (chosen.kind === 'all') return 'all'
  return chosen.kind === 'group' ? chosen.groupId : [...chosen.memberIds].sort().join(' ')
}

/**
 * Tells up to two hundred people and notes how far it came; null when another instance went on meanwhile. A notice has
 * its own id for each person, matter and day, so that doing it again tells nobody twice.
 */
async function tellSlice(
  db: Db,
  tree: Pick<Tree, 'find'>,
  push: ReminderPush,
  rows: RemindedRow[],
  now: Moment,
): Promise<ReminderPush | null> {
  const slice = rows.slice(0, peopleASlice)
  const { _id, communityId, by, after } = push
  if (slice.length > 0) {
    await auditSlice(db, {
      at: now,
      operation: 'reminders.push',
      openid: by.openid,
      role: 'communitySecretary',
      roleOrgId: communityId,
      orgId: communityId,
      memberIds: slice.map(row => row._id),
    })
    const community = tree.find(communityId)?.name ?? ''
    const notices = noticesOf(slice.map(tellingOf(push, community, now)), now)
    const kept = notices.map(notice => ({ ...notice, pushId: _id }))
    await insertMissing(db, 'notices', kept)
  }
  const isLast = rows.length <= peopleASlice
  const next = {
    after: slice.at(-1)?.nameSort ?? after,
    state: isLast ? ('done' as const) : ('running' as const),
  }
  const change = { set: next, add: { told: slice.length } }
  const isOurs = await db.updateOne('reminderPushes', _id, { after, state: 'running' }, change)
  return isOurs ? { ...push, ...next, told: push.told + slice.length } : null
}

function tellingOf({ matter, sentence, day }: ReminderPush, community: string, now: Moment) {
  const until = lastDayOfQuarter(quarterOf(now))
  const page = ({ checkin: 'home', post: 'posts', pledge: 'pledge' } as const)[matter]
  return ({ _id, thing }: RemindedRow) => ({
    kind: 'secretaryAsks' as const,
    told: { matter, sentence, community, until },
    to: { memberId: _id },
    thing,
    stage: stageOf(day),
    link: { page, id: null },
  })
}

/** Once a day, whoever sends it and however it was chosen. */
const stageOf = (day: CalendarDay): string => `asked_${day}`

/** Goes on with the pushes to more people than one slice. Answers how many people it told. */
export async function goOnPushes(db: Db, now: Moment): Promise<number> {
  const pushes = await db.find<ReminderPush>('reminderPushes', {
    where: { state: 'running', at: is.lessThan(now) },
    orderBy: ['at', 'asc'],
    limit: pushesATick,
  })
  if (pushes.length === 0) return 0
  const [rules, tree] = await Promise.all([readRuleBook(db, now), readTree(db, now)])
  const mostPerWeek = rules.on(dayOf(now))['reminders.mostPerWeek']
  let told = 0
  let slices = slicesATick
  for (const begun of pushes) {
    const memberIds = await memberIdsOf(db, begun.chosen)
    const { communityId, matter } = begun
    const wanted = { communityId, matter, memberIds, now, mostPerWeek }
    let push: ReminderPush | null = begun
    while (push?.state === 'running' && slices-- > 0) {
      const after = push.after || null
      const rows = await listToTell(db, wanted, { after, limit: peopleASlice + 1 })
      const next = await tellSlice(db, tree, push, rows, now)
      told += next ? next.told - push.told : 0
      push = next
    }
  }
  return told
}

export const listPushes = operation<'reminders.listPushes'>()({
  input: input.listPushesInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayWatch,
  async run({ db }, { communityId }, { cursor }) {
    const before = readCursor(cursor)
    const pushes = await db.find<ReminderPush>('reminderPushes', {
      where: { communityId, ...(before && { sortKey: is.lessThan(before) }) },
      orderBy: ['sortKey', 'desc'],
      limit: pushesAPage + 1,
    })
    const shown = pushes.slice(0, pushesAPage).map(({ _id }) => _id)
    const counts = shown.length > 0 ? await countPushes(db, shown) : new Map<string, PushCounts>()
    return answer(
      pageOf(
        pushes,
        pushesAPage,
        ({ sortKey }) => sortKey,
        push => pushView(push, counts.get(push._id) ?? noCounts),
      ),
    )
  },
})

const noCounts: PushCounts = {
  waiting: 0,
  sent: 0,
  perhaps: 0,
  noConsent: 0,
  off: 0,
  enough: 0,
  noAccount: 0,
  settled: 0,
  busy: 0,
  refused: 0,
}

/** How the messages of these pushes stand: one call, from an index alone. */
async function countPushes(db: Db, pushIds: string[]): Promise<Map<string, PushCounts>> {
  const fields = { pushId: 'pushId', state: 'sendState', reason: 'sendReason' }
  const where = { pushId: is.oneOf(pushIds) }
  const rows = await db.countBy('notices', where, fields, pushIds.length * 30)
  const counts = new Map(pushIds.map(id => [id, { ...noCounts }]))
  for (const { pushId, state, reason, count } of rows) {
    const of = counts.get(pushId ?? '')
    const kind = countedAs(state as SendState, (reason ?? null) as SendReason | null)
    if (of) of[kind] += count
  }
  return counts
}

function countedAs(state: SendState, reason: SendReason | null): keyof PushCounts {
  if (state === 'due' || state === 'sending') return 'waiting'
  if (state === 'sent') return 'sent'
  return reason === null ? 'settled' : countedReasons[reason]
}

const countedReasons: Record<SendReason, keyof PushCounts> = {
  done: 'settled',
  over: 'settled',
  gone: 'settled',
  off: 'off',
  enough: 'enough',
  notBound: 'noAccount',
  noConsent: 'noConsent',
  noAnswer: 'perhaps',
  busy: 'busy',
  refused: 'refused',
}

function pushView(push: ReminderPush, counts: PushCounts): PushView {
  const { _id, matter, sentence, chosen, at, by, state, told } = push
  return { pushId: _id, matter, sentence, chosen: chosen.kind, at, by: by.office, state, told, counts }
}
