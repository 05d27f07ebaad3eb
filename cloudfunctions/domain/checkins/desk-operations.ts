import * as v from 'valibot'
import { dayOf, quarterOf } from '../../../src/contract/calendar'
import type { Checkin, CheckinEntry, CheckinOperations, Correction, EntryItem } from '../../../types/checkins'
import type { Member } from '../../../types/members'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { readCursor, writeCursor } from '../../kernel/cursor'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import { takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { findMember, findMembers, isSeen } from '../members/store'
import { drawnFrom } from '../papers/code'
import { findRun, keepRunFile, noteRun } from '../papers/store'
import { homeSeenFrom, isReportedByScan, registrationId } from '../registrations/rules'
import { reportByEntry } from '../registrations/steps'
import { each, findRegistrations } from '../registrations/store'
import { type DeskReach, mayCorrect, mayEnter, maySeeGroup, mayWorkAtDesk } from './access'
import { moveCounted, undoCounted } from './correcting'
import { keepEntered } from './entering'
import { correctInput, createForInput, makeSheetInput, showSheetInput, undoInput } from './input'
import { decideEntryDay, enteredCheckin, isSettled } from './rules'
import { drawSheet, findSheet, keepSheet, peopleASheet, readSheetCode, sheetCodeOf } from './sheet'
import * as store from './store'
import { checkinBrief, officeOf } from './view'

const groupPeopleAPage = 50

const listGroup = operation<'checkins.listGroup'>()({
  input: v.strictObject({ groupId: input.id, cursor: input.cursor }),
  find: ({ tree }, { groupId }) => tree.find(groupId),
  allow: (actor, group, _input, { tree }) => maySeeGroup(actor, group, tree),
  async run(context, reach, { cursor }) {
    const rows = await store.listGroup(context.db, reach, {
      quarter: quarterOf(context.now),
      after: readCursor(cursor),
      limit: groupPeopleAPage + 1,
    })
    const shown = rows.slice(0, groupPeopleAPage)
    const last = rows.length > groupPeopleAPage ? shown.at(-1) : undefined
    return answer(
      {
        items: shown.flatMap(store.groupPersonView),
        cursor: last ? writeCursor(last._id) : null,
      },
      reach.groupId,
    )
  },
})

const createFor = operation<'checkins.createFor'>()({
  input: createForInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _input, { tree }) => mayEnter(actor, community, tree),
  async run(context, reach, asked) {
    const { db, actor, now } = context
    const { communityId } = reach
    const day = asked.day ?? dayOf(now)
    const decision = decideEntryDay(day, now, backfillDays(context))
    if (!decision.ok) return refuse(decision.refusal)
    if (decision.isBackfill && !reach.isSecretary) return refuse('secretaryBackfills')
    const sheet = asked.sheet === null ? null : await findSheet(db, communityId, asked.sheet)
    if (asked.sheet !== null && !sheet) return refuse('unknownSheet')

    const people = await peopleWithin(context, reach, asked.memberIds)
    const entry: CheckinEntry = {
      by: officeOf(context, communityId),
      reason: asked.reason,
      note: asked.note,
      sheet: sheet?._id ?? null,
      isBackfill: decision.isBackfill,
    }
    const others = people.filter(({ _id: memberId }) => !isOwnAct(actor, { memberId }))
    const outcomes = await keepEntered(
      db,
      others.map(({ _id: memberId }) =>
        enteredCheckin({ memberId, communityId, day, now, entry, tapId: asked.tapId }),
      ),
    )
    audit(
      context,
      communityId,
      others.map(({ _id }) => _id),
    )
    await each(
      others.filter(member => isReportedByScan(member, communityId)),
      ({ _id }) => reportByEntry(context, _id, communityId, asked.tapId),
    )

    const known = new Set(people.map(({ _id }) => _id))
    const items = asked.memberIds.map((memberId): EntryItem => {
      const outcome = outcomes.get(memberId)
      if (outcome) {
        const told = outcome.isNew ? 'entered' : 'already'
        return { memberId, outcome: told, checkin: checkinBrief(outcome.kept) }
      }
      return { memberId, outcome: known.has(memberId) ? 'own' : 'gone', checkin: null }
    })
    return answer({ quarter: decision.quarter, items })
  },
})

function backfillDays({ rules, now }: Pick<Context, 'rules' | 'now'>): number {
  return rules.on(dayOf(now))['checkin.backfillDays']
}

/** Those of these people who are at home in the community and, for a group's leader, belong to the group. */
async function peopleWithin(
  { db }: Context,
  { communityId, groupIds }: DeskReach,
  memberIds: string[],
): Promise<Member[]> {
  const [members, registrations] = await Promise.all([
    findMembers(db, memberIds),
    groupIds &&
      findRegistrations(
        db,
        memberIds.map(memberId => registrationId(memberId, communityId)),
      ),
  ])
  const inGroup =
    registrations &&
    new Set(
      registrations
        .filter(({ assigned: { groupId } }) => groupId !== null && groupIds?.includes(groupId))
        .map(({ memberId }) => memberId),
    )
  return members.filter(
    member =>
      isSeen(member) &&
      homeSeenFrom(member, communityId) === communityId &&
      (!inGroup || inGroup.has(member._id)),
  )
}

const undo = operation<'checkins.undo'>()({
  input: undoInput,
  find: ({ db }, { checkinId }) => store.findCheckin(db, checkinId),
  allow: mayCorrect,
  judges: ({ communityId, memberId }) => inCommunity(communityId, { memberId }),
  async run(context, checkin, { reason, tapId }) {
    if (isOver(context, checkin)) return refuse('quarterSettled')
    const correction = correctionOf(context, checkin, { kind: 'undone', reason, tapId, fromDay: null })
    const undone = await undoCounted(context.db, checkin, correction)
    if (undone.kind !== 'done') return refuse(undone.kind)
    audit(context, checkin.communityId, [checkin.memberId])
    return answer({ checkin: checkinBrief(undone.kept), isNew: undone.isNew })
  },
})

const correct = operation<'checkins.correct'>()({
  input: correctInput,
  find: ({ db }, { checkinId }) => store.findCheckin(db, checkinId),
  allow: mayCorrect,
  judges: ({ communityId, memberId }, asked) =>
    inCommunity(communityId, { memberId }, { memberId: asked.to === 'person' ? asked.memberId : null }),
  async run(context, from, asked) {
    const { db, now } = context
    const { communityId } = from
    if (isOver(context, from)) return refuse('quarterSettled')
    const memberId = asked.to === 'person' ? asked.memberId : from.memberId
    const day = asked.to === 'day' ? asked.day : from.day
    const decision = decideEntryDay(day, now, backfillDays(context))
    if (!decision.ok) return refuse(decision.refusal)
    if (asked.to === 'person' && !(await isAtHome(context, memberId, communityId))) {
      return refuse('personNotHere')
    }

    const { tapId, reason } = asked
    const fromDay = asked.to === 'day' ? from.day : null
    const correction = correctionOf(context, from, { kind: 'movedHere', reason, tapId, fromDay })
    const { by } = correction
    const entry: CheckinEntry = {
      by,
      reason: 'correction',
      note: null,
      sheet: null,
      isBackfill: decision.isBackfill,
    }
    const to = enteredCheckin({ memberId, communityId, day, now, entry, tapId })
    const moved = await moveCounted(db, from, { ...to, correction })
    if (moved.kind !== 'done') return refuse(moved.kind)
    audit(context, communityId, [from.memberId, memberId])
    const { quarter } = decision
    return answer({ checkin: checkinBrief(moved.from), movedTo: { memberId, quarter, day } })
  },
})

const isOver = (context: Context, { quarter }: Checkin): boolean =>
  isSettled(quarter, context.now, backfillDays(context))

async function isAtHome({ db }: Context, memberId: string, communityId: string): Promise<boolean> {
  const member = await findMember(db, memberId)
  return member !== null && homeSeenFrom(member, communityId) === communityId
}

function correctionOf(
  context: Context,
  { communityId }: Checkin,
  told: Pick<Correction, 'kind' | 'reason' | 'tapId' | 'fromDay'>,
): Correction {
  return { ...told, at: context.now, by: officeOf(context, communityId) }
}

const makeSheet = operation<'checkins.makeSheet'>()({
  input: makeSheetInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayWorkAtDesk,
  async run(context, reach, { tapId, cursor }) {
    const { db, actor, tree, now } = context
    const code = sheetCodeOf(actor.openid, tapId)
    const before = await findRun(db, `sheet_${code}`)
    const kept = before?.fileId ? await findSheet(db, reach.communityId, code) : null
    if (before?.fileId && kept) return printed(before.fileId, code, kept)

    const quarter = quarterOf(now)
    const after = readCursor(cursor)
    const wanted = { quarter, show: 'notYet', text: '', after, limit: peopleASheet + 1 } as const
    const people = await store.listPeople(db, reach, wanted)
    const shown = people.slice(0, peopleASheet)
    if (shown.length === 0) return refuse('nothingToPrint')
    const sheet = await keepSheet(db, {
      _id: code,
      communityId: reach.communityId,
      quarter,
      memberIds: shown.map(({ _id }) => _id),
      madeAt: now,
      after: people.length > peopleASheet ? (shown.at(-1)?.nameSort ?? null) : null,
    })
    const run = {
      _id: `sheet_${code}`,
      kind: 'checkinSheet',
      path: `papers/${drawnFrom(`sheet file ${code}`, 20)}.html`,
      fileId: null,
      madeAt: now,
      items: [],
    } as const
    await noteRun(db, { ...run, items: [] })
    const html = drawSheet({
      code,
      quarter,
      day: dayOf(now),
      place: tree.find(reach.communityId)?.name ?? '',
      people: shown,
    })
    return printed(await keepRunFile(db, { ...run, items: [] }, html), code, sheet)
  },
})

async function printed(
  fileId: string,
  code: string,
  { communityId, memberIds, after }: { communityId: string; memberIds: string[]; after: string | null },
) {
  const url = await temporaryAddress(fileId, takenAwaySeconds)
  if (!url) return refuse<'fileGone'>('fileGone')
  const cursor = after === null ? null : writeCursor(after)
  return answer(
    tells(
      { memberIds, orgId: communityId },
      { url, code: readableCode(code), people: memberIds.length, cursor },
    ),
  )
}

const readableCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

const showSheet = operation<'checkins.showSheet'>()({
  input: showSheetInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayWorkAtDesk,
  async run(context, reach, asked) {
    const code = readSheetCode(asked.code)
    const sheet = code && (await findSheet(context.db, reach.communityId, code))
    if (!sheet) return refuse('unknownSheet')
    const rows = await store.findPeople(context.db, reach, sheet.memberIds, sheet.quarter)
    const byId = new Map(rows.map(row => [row._id, row]))
    return answer(
      {
        code: readableCode(sheet._id),
        quarter: sheet.quarter,
        madeOn: dayOf(sheet.madeAt),
        items: sheet.memberIds.flatMap(memberId => {
          const row = byId.get(memberId)
          return row ? [store.personView(row)] : []
        }),
      },
      reach.communityId,
    )
  },
})

export const deskOperations = {
  'checkins.listGroup': listGroup,
  'checkins.createFor': createFor,
  'checkins.undo': undo,
  'checkins.correct': correct,
  'checkins.makeSheet': makeSheet,
  'checkins.showSheet': showSheet,
} satisfies Partial<Pick<OperationTable, keyof CheckinOperations>>
