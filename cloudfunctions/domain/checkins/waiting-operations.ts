import * as v from 'valibot'
import type { Input } from '../../../types/api'
import type { Checkin, CheckinOperations, WaitingCheckin } from '../../../types/checkins'
import { answer } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { isOwnAct } from '../../kernel/own-act'
import { type CommunityReach, maySeeCommunity } from './access'
import { decideInput } from './input'
import { isToBeDecided, wordToTakeBack } from './rules'
import * as store from './store'
import { officeOf } from './view'

const waitingAPage = 20

const listWaiting = operation<'checkins.listWaiting'>()({
  input: v.strictObject({ communityId: input.id, cursor: input.cursor }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: maySeeCommunity,
  async run(context, reach, { cursor }) {
    const rows = await store.listWaiting(context.db, reach, readCursor(cursor), waitingAPage + 1)
    return answer(
      pageOf(
        rows,
        waitingAPage,
        ({ sortKey }) => sortKey,
        row => waitingView(row, context),
      ),
      reach.communityId,
    )
  },
})

const decide = operation<'checkins.decide'>()({
  input: decideInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: maySeeCommunity,
  async run(context, reach, told) {
    const { db, actor } = context
    const { checkinIds, tapId } = told
    const found = await store.findInCommunity(db, reach, checkinIds)
    const others = found.filter(({ memberId }) => !isOwnAct(actor, { memberId }))
    if (told.decision === 'takeBack') await takeBack(context, reach, others, told)
    else await decideWaiting(context, reach, others, told)
    audit(
      context,
      reach.communityId,
      found.map(({ memberId }) => memberId),
    )

    const after = new Map((await store.findInCommunity(db, reach, checkinIds)).map(row => [row._id, row]))
    return answer({
      word: tapId,
      items: checkinIds.map(checkinId => {
        const row = after.get(checkinId)
        const isOwn = row !== undefined && isOwnAct(actor, row)
        const state = row?.state ?? 'gone'
        return { checkinId, state, isOwn, isNew: row?.decided?.tapId === tapId }
      }),
    })
  },
})

type Told<Decision extends Input<'checkins.decide'>['decision']> = Extract<
  Input<'checkins.decide'>,
  { decision: Decision }
>

async function decideWaiting(
  context: Context,
  reach: CommunityReach,
  others: Checkin[],
  told: Told<'confirm' | 'decline'>,
): Promise<void> {
  const { decision, tapId } = told
  const waiting = others.filter(checkin => isToBeDecided(checkin, tapId)).map(({ _id }) => _id)
  if (waiting.length === 0) return
  const reason = told.decision === 'decline' ? told.reason : null
  const by = officeOf(context, reach.communityId)
  await store.decideWaiting(context.db, reach, waiting, { decision, at: context.now, by, reason, tapId })
}

async function takeBack(
  context: Context,
  reach: CommunityReach,
  others: Checkin[],
  { decision, of, tapId }: Told<'takeBack'>,
): Promise<void> {
  const word = wordToTakeBack(others, of, context.now)
  if (!word) return
  const by = officeOf(context, reach.communityId)
  const decided = { decision, at: context.now, by, reason: null, tapId }
  await store.takeBackWord(
    context.db,
    reach,
    others.map(({ _id }) => _id),
    word,
    decided,
  )
}

function waitingView(
  { members, queued, ...row }: store.WaitingRow,
  { actor }: Pick<Context, 'actor'>,
): WaitingCheckin {
  const [person] = members
  return {
    checkinId: row._id,
    memberId: row.memberId,
    name: person?.name ?? '',
    unitName: person?.unitName ?? '',
    phoneTail: person?.phoneTail ?? null,
    quarter: row.quarter,
    day: row.day,
    at: row.at,
    readAt: queued && queued.readAt + (queued.offsetMs ?? 0),
    waits: row.waits,
    position: row.position,
    said: row.said ?? null,
    can: { decide: !isOwnAct(actor, { memberId: row.memberId }) },
  }
}

export const waitingOperations = {
  'checkins.listWaiting': listWaiting,
  'checkins.decide': decide,
} satisfies Partial<Pick<OperationTable, keyof CheckinOperations>>
