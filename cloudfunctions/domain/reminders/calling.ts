import type { CallPerson, CallReason, ReminderCall } from '../../../types/reminders'
import type { Actor } from '../../kernel/actor'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { shorten } from '../../kernel/chapters'
import { pageOf, readCursor } from '../../kernel/cursor'
import type { Db } from '../../kernel/db'
import { operation } from '../../kernel/operation'
import { isOwnAct, type Judged } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import { officeOf } from '../checkins/view'
import { phoneOf } from '../members/seals'
import { findMember } from '../members/store'
import { mayRemind } from './access'
import { wantedOf } from './chosen'
import * as input from './input'
import { findOne, listToCall, type RemindedRow } from './people'

const peopleAPage = 20

export const listCalls = operation<'reminders.listCalls'>()({
  input: input.listCallsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId }, { matter, cursor }) {
    const page = { after: readCursor(cursor), limit: peopleAPage + 1 }
    const rows = await listToCall(context.db, wantedOf(context, { communityId, matter }, null), page)
    return answer(
      pageOf(
        rows,
        peopleAPage,
        ({ nameSort }) => nameSort,
        row => callView(row, context.actor),
      ),
      communityId,
    )
  },
})

function callView({ _id, name, unitName, phoneTail, call, ticked }: RemindedRow, actor: Actor): CallPerson {
  const can = { tick: !isOwnAct(actor, { memberId: _id }) }
  const triedAt = ticked?.outcome === 'noAnswer' ? ticked.at : null
  return { memberId: _id, name, unitName, phoneTail, reason: call as CallReason, triedAt, can }
}

export const showNumber = operation<'reminders.showNumber'>()({
  input: input.showNumberInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId }, { matter, memberId }) {
    const row = await findOne(context.db, wantedOf(context, { communityId, matter }, [memberId]))
    if (!row || row.call === 'none') return refuse('notToCall')
    const member = await findMember(context.db, memberId)
    const phone = member && phoneOf(member)
    if (!phone) return refuse('noNumber')
    const shown = { name: member.name, phone }
    return answer(tells({ memberId, orgId: communityId }, shown))
  },
})

export const tickCall = operation<'reminders.tickCall'>()({
  input: input.tickCallInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  judges: ({ communityId }, { memberId }): Judged => ({
    whose: [{ memberId }],
    orgId: communityId,
    roles: ['communitySecretary'],
  }),
  async run(context, { communityId }, { matter, memberId, outcome, tapId }) {
    const { db, now, actor } = context
    const row = await findOne(db, wantedOf(context, { communityId, matter }, [memberId]))
    if (!row) return refuse('notToCall')
    const standing = row.quieted ?? row.ticked
    if (standing && isSaid(standing, outcome, tapId)) return told(standing, tapId)
    if (row.call === 'none' && !isClosed(standing)) return refuse('notToCall')
    if (isClosed(standing) && outcome !== 'open') return told(standing, tapId)

    const { _id, before } = placeOf(row, outcome)
    const by = { openid: actor.openid, office: officeOf(context, communityId) }
    const call: ReminderCall = { _id, memberId, communityId, outcome, at: now, by, tapId, history: [] }
    const kept = await keepCall(db, call, before)
    audit(context, communityId, [memberId])
    return told(kept, tapId)
  },
})

const isSaid = (call: ReminderCall, outcome: ReminderCall['outcome'], tapId: string): boolean =>
  call.tapId === tapId || (call.outcome === outcome && outcome !== 'noAnswer')

/** Off the list by somebody's word. */
function isClosed(call: ReminderCall | null): call is ReminderCall {
  return call?.outcome === 'called' || call?.outcome === 'notAgain'
}

/** A wish not to be called is about every matter; it is taken back where it stands. */
function placeOf({ _id, thing, ticked, quieted }: RemindedRow, outcome: ReminderCall['outcome']) {
  const isQuiet = outcome === 'notAgain' || (outcome === 'open' && quieted?.outcome === 'notAgain')
  return isQuiet ? { _id: quietId(_id), before: quieted } : { _id: thing, before: ticked }
}

const quietId = (memberId: string): string => `quiet_${memberId}`

/** Only from what was seen; whoever was faster is what stands. */
async function keepCall(db: Db, call: ReminderCall, before: ReminderCall | null): Promise<ReminderCall> {
  const { _id, history, earlier, ...set } = call
  if (before) await shorten(db, 'reminderCalls', before, 'history')
  const isKept = before
    ? await db.updateOne(
        'reminderCalls',
        _id,
        { tapId: before.tapId },
        { set, push: { history: { outcome: before.outcome, at: before.at, by: before.by } } },
      )
    : (await db.insert('reminderCalls', call)) === 'inserted'
  if (isKept) return call
  const kept = await db.get<ReminderCall>('reminderCalls', _id)
  if (!kept) throw new Error('a call that exists and cannot be read')
  return kept
}

function told({ memberId, outcome, at, by, tapId }: ReminderCall, asked: string) {
  return answer({ memberId, outcome, at, by: by.office, isNew: tapId === asked })
}
