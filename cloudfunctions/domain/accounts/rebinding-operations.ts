import type { AccountOperations, RebindingView } from '../../../types/accounts'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { findMember, isSeen } from '../members/store'
import { followPerson } from './following'
import { findHolders } from './holders'
import { meAfter } from './me'
import { movesOf, needsSecond, type Rebinding, wordOf } from './rebinding'
import {
  carriesMoving,
  endsMoving,
  type Moved,
  mayAnswer,
  mayDecideRebinding,
  mayHalt,
  mayHaltNow,
  mayListRebindings,
} from './rebinding-access'
import * as input from './rebinding-input'
import * as store from './rebinding-store'
import { haltedTellings } from './rebinding-telling'

const rebindingsAPage = 20

const listRebindings = operation<'accounts.listRebindings'>()({
  input: input.listInput,
  find: () => null,
  allow: mayListRebindings,
  async run(context, { askedKeys }, { cursor }) {
    const rows = await store.listRebindings(context.db, askedKeys, readCursor(cursor), rebindingsAPage + 1)
    const moved = (row: store.RebindingRow) => ({ rebinding: row, member: row.members.find(isSeen) ?? null })
    return answer(
      pageOf(
        rows,
        rebindingsAPage,
        ({ sortKey }) => sortKey,
        row => rebindingView(context, moved(row)),
      ),
    )
  },
})

const countRebindings = operation<'accounts.countRebindings'>()({
  input: input.countInput,
  find: () => null,
  allow: mayListRebindings,
  run: async ({ db, now }, { askedKeys }) =>
    answer({ waiting: await store.countWaiting(db, askedKeys, now) }),
})

const decideRebinding = operation<'accounts.decideRebinding'>()({
  input: input.decideInput,
  find: (context, { rebindingId }) => movedKnown(context, rebindingId),
  allow: (actor, found, asked, { tree }) => mayDecideRebinding(actor, found, asked, tree),
  async run(context, { rebinding: { _id }, member }, { tapId, role, orgId, decision }) {
    const { db, actor, tree, now } = context
    const word = wordOf(actor, tree, { role, orgId })
    const change = decision === 'carry' ? store.carry : store.end
    const decided = await change(db, _id, { role, orgId, word, tapId, now })
    if (decided.outcome === 'closed') return refuse('rebindingClosed')
    if (decided.outcome !== 'decided') return refuse(decided.outcome)
    return answer({ rebinding: rebindingView(context, { rebinding: decided.rebinding, member }) }, orgId)
  },
})

const haltRebinding = operation<'accounts.haltRebinding'>()({
  input: input.haltInput,
  find: (context, { rebindingId }) => movedKnown(context, rebindingId),
  allow: (actor, found, _asked, { tree }) => mayHalt(actor, found, tree),
  async run(context, { rebinding }, { tapId }) {
    if (!(await stop(context, rebinding, tapId))) return refuse('rebindingClosed')
    audit(context, null, [rebinding.memberId])
    return answer({ halted: true })
  },
})

const releaseRebinding = operation<'accounts.releaseRebinding'>()({
  input: input.haltInput,
  find: (context, { rebindingId }) => movedKnown(context, rebindingId),
  allow: (actor, found, _asked, { tree }) => mayHalt(actor, found, tree),
  async run(context, { rebinding }) {
    await store.release(context.db, rebinding, context.now)
    audit(context, null, [rebinding.memberId])
    return answer({ released: true })
  },
})

const answerRebinding = operation<'accounts.answerRebinding'>()({
  isOpenAfterMove: true,
  input: input.answerInput,
  find: (context, { rebindingId }) => movedKnown(context, rebindingId),
  allow: mayAnswer,
  async run(context, { rebinding }, { tapId, isMe }) {
    const { db, actor, now } = context
    const isDone = isMe
      ? await store.agree(db, rebinding._id, { by: actor.openid, tapId, now })
      : await stop(context, rebinding, tapId)
    if (!isDone) return refuse('rebindingClosed')
    if (isMe) await followPerson(db, rebinding.fromOpenid, rebinding.toOpenid)
    audit(context, null, [rebinding.memberId])
    return answer({ me: await meAfter(context) })
  },
})

async function movedKnown({ db }: Context, rebindingId: string): Promise<Moved | null> {
  const rebinding = await store.findRebinding(db, rebindingId)
  return rebinding && { rebinding, member: await findMember(db, rebinding.memberId) }
}

async function stop(
  { db, actor, tree, now }: Context,
  { _id, askedKeys }: Rebinding,
  tapId: string,
): Promise<boolean> {
  const places = askedKeys.map(key => key.slice(key.indexOf('@') + 1))
  const holders = await findHolders(db, places, now)
  return store.halt(db, _id, {
    by: actor.openid,
    tapId,
    now,
    tellings: rebinding => haltedTellings(rebinding, holders, tree, actor.openid),
  })
}

function rebindingView({ actor, tree, now }: Context, moved: Moved): RebindingView {
  const { rebinding, member } = moved
  const isOpen = rebinding.state === 'open'
  const known = rebinding.roles.filter(({ orgId }) => tree.find(orgId))
  return {
    rebindingId: rebinding._id,
    person: member && {
      memberId: member._id,
      name: member.name,
      unitName: member.unitName,
      phoneTail: member.phoneTail,
    },
    at: rebinding.at,
    until: now < rebinding.until ? rebinding.until : null,
    state: rebinding.state,
    isReleased: rebinding.releasedAt !== undefined,
    roles: movesOf(known, tree, now).flatMap((move, index) => {
      const moving = known[index]
      if (!moving) return []
      const isWaiting = isOpen && moving.state === 'waiting'
      const hasSpoken = moving.words.some(({ openid }) => openid === actor.openid)
      return [
        {
          ...move,
          needsSecond: isOpen && needsSecond(moving),
          can: {
            carry: isWaiting && !hasSpoken && carriesMoving(actor, moved, moving, tree),
            end: isWaiting && endsMoving(actor, moved, moving, tree),
          },
        },
      ]
    }),
    can: { halt: mayHaltNow(actor, moved, tree, now) },
  }
}

export const rebindingOperations = {
  'accounts.listRebindings': listRebindings,
  'accounts.countRebindings': countRebindings,
  'accounts.decideRebinding': decideRebinding,
  'accounts.haltRebinding': haltRebinding,
  'accounts.releaseRebinding': releaseRebinding,
  'accounts.answerRebinding': answerRebinding,
} satisfies Pick<OperationTable, Extract<keyof AccountOperations, `accounts.${string}Rebinding${string}`>>
