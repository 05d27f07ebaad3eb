import { homesOf, sizeMarkOf } from '../../../src/contract/groups'
import type { Group, GroupOperations } from '../../../types/groups'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { isOwnAct } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { mayAsMember } from '../accounts/access'
import { isSeen } from '../members/store'
import type { Doing } from '../orgs/change'
import { currentTree } from '../orgs/store'
import { readCatalogue } from '../posts/catalogue'
import { takerOf } from '../registrations/registration'
import { momentKey } from '../registrations/rules'
import { findRegistration } from '../registrations/store'
import { mayKeepGroup, mayKeepGroups, maySeeGroup } from './access'
import { electionOperations } from './election-operations'
import * as input from './input'
import { findKind, kindsOf } from './kinds'
import { endLeading } from './leading'
import { closePlace, makePlace } from './place'
import { splitByHome } from './rules'
import * as store from './store'
import { boundsOn, groupLine, groupView, myGroupView, waitingView } from './view'

const groupsAPage = 20
const peopleAPage = 20
/** What one suggestion looks at: about five groups. */
const peopleASlice = 120

const list = operation<'groups.list'>()({
  input: input.listInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepGroups,
  async run(context, { communityId }, { cursor }) {
    const catalogue = await readCatalogue(context.db, context.now)
    const rows = await store.listGroups(context.db, communityId, readCursor(cursor), groupsAPage + 1)
    return answer(
      pageOf(
        rows,
        groupsAPage,
        ({ sortKey }) => sortKey,
        row => groupLine(row, context, catalogue),
      ),
      communityId,
    )
  },
})

const listKinds = operation<'groups.listKinds'>()({
  input: input.listKindsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepGroups,
  async run(context, { communityId }) {
    const { db, now } = context
    const kinds = kindsOf(await readCatalogue(db, now))
    const waits = await Promise.all(kinds.map(({ postIds }) => store.hasWaiting(db, communityId, postIds)))
    const { least, most } = boundsOn(context)
    return answer({
      kinds: kinds
        .filter((_, at) => waits[at])
        .map(({ kind, categoryId, postName }) => ({ kind, categoryId, postName })),
      bounds: { least, most },
    })
  },
})

const listWaiting = operation<'groups.listWaiting'>()({
  input: input.listWaitingInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepGroups,
  async run(context, { communityId }, { kind, cursor }) {
    const { db, tree, now } = context
    const catalogue = await readCatalogue(db, now)
    const known = findKind(catalogue, kind)
    if (!known) return refuse('unknownKind')
    const rows = await store.listWaiting(db, communityId, known.postIds, readCursor(cursor), peopleAPage + 1)
    return answer(
      pageOf(
        rows,
        peopleAPage,
        ({ sortKey }) => sortKey,
        row => waitingView(row, tree, catalogue),
      ),
      communityId,
    )
  },
})

const suggest = operation<'groups.suggest'>()({
  input: input.suggestInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepGroups,
  async run(context, { communityId }, { kind }) {
    const { db, tree, now } = context
    const catalogue = await readCatalogue(db, now)
    const known = findKind(catalogue, kind)
    if (!known) return refuse('unknownKind')
    const rows = await store.listWaitingByHome(db, communityId, known.postIds, peopleASlice + 1)
    const people = rows
      .slice(0, peopleASlice)
      .filter(row => row.people.some(isSeen))
      .map(row => waitingView(row, tree, catalogue))
    const { least, most } = boundsOn(context)
    const hasMore = rows.length > peopleASlice
    const groups = splitByHome(people, { least, most }, hasMore)
    return answer(
      {
        groups: groups.map(people => ({
          people,
          homes: homesOf(people),
          sizeMark: sizeMarkOf(people.length, { least, most }),
        })),
        hasMore,
        bounds: { least, most },
      },
      communityId,
    )
  },
})

const create = operation<'groups.create'>()({
  input: input.createInput,
  find: async ({ db, now }, { communityId }) => {
    const tree = await currentTree(db, now)
    return { tree, community: tree.find(communityId) }
  },
  allow(actor, { tree, community }) {
    const verdict = mayKeepGroups(actor, community)
    return verdict.may ? { may: true, value: { tree, ...verdict.value } } : verdict
  },
  async run(context, { tree, communityId }, { tapId, parentId, name, kind, memberIds }) {
    const { db, actor, now } = context
    if (!findKind(await readCatalogue(db, now), kind)) return refuse('unknownKind')
    const groupId = `g${shortHash(`${actor.openid}|${tapId}`)}`
    const place = { groupId, communityId, parentId, name }
    const made = await makePlace(db, tree, place, doingOf(context, communityId, tapId))
    if (made !== 'kept') return refuse(made)
    await store.insertGroup(db, newGroup(place, kind, now))

    const placed = await putInto(context, communityId, memberIds, groupId)
    return answer({ groupId, items: placed?.items ?? [] })
  },
})

function newGroup(
  { groupId, communityId, name }: { groupId: string; communityId: string; name: string },
  kind: string,
  now: number,
): Group {
  return {
    _id: groupId,
    communityId,
    name,
    kind,
    state: 'open',
    size: 0,
    electionId: null,
    awaited: null,
    leader: null,
    formerLeaders: [],
    lastDeclined: null,
    sortKey: momentKey(now, groupId),
  }
}

const place = operation<'groups.place'>()({
  input: input.placeInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepGroups,
  async run(context, { communityId }, { memberIds, groupId }) {
    const placed = await putInto(context, communityId, memberIds, groupId)
    return placed ? answer({ items: placed.items }) : refuse('groupClosed')
  },
})

/** Who led the group that he or she leaves leads it no longer; each act leaves its row. */
async function putInto(context: Context, communityId: string, memberIds: string[], toId: string | null) {
  const { atMost } = boundsOn(context)
  const isOwn = (memberId: string) => isOwnAct(context.actor, { memberId })
  const others = memberIds.filter(memberId => !isOwn(memberId))
  const placed = await store.placeMembers(context.db, others, { communityId, toId, atMost })
  for (const groupId of placed?.withoutLeader ?? []) await endLeading(context, groupId, groupId)
  audit(context, communityId, memberIds)
  const own = memberIds
    .filter(isOwn)
    .map(memberId => ({ memberId, ok: false as const, refusal: 'ownAct' as const }))
  return placed && { ...placed, items: [...placed.items, ...own] }
}

const close = operation<'groups.close'>()({
  input: input.closeInput,
  find: ({ db }, { groupId }) => store.findGroup(db, groupId),
  allow: (actor, group) => mayKeepGroup(actor, group),
  async run(context, group, { tapId }) {
    const { db, now } = context
    if (!(await store.closeGroup(db, group._id))) return refuse('hasPeople')
    const doing = doingOf(context, group.communityId, tapId)
    await closePlace(db, await currentTree(db, now), group._id, doing)
    return answer({ state: 'closed' })
  },
})

function doingOf({ actor, tree, now }: Context, communityId: string, tapId: string): Doing {
  const { role, orgId } = takerOf(actor, communityId, tree)
  if (role === 'member') throw new Error('somebody without an office changes a group')
  return { openid: actor.openid, by: { role, orgId: orgId ?? communityId }, at: now, tapId }
}

const show = operation<'groups.show'>()({
  input: input.showInput,
  find: ({ db }, { groupId }) => store.findWholeGroup(db, groupId),
  allow: (actor, group) => maySeeGroup(actor, group),
  async run(context, group) {
    const catalogue = await readCatalogue(context.db, context.now)
    return answer(groupView(group, context, catalogue), group._id)
  },
})

const mine = operation<'groups.mine'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }) {
    const { db, now } = context
    const communityId = member?.registration?.communityId
    const kept = communityId ? await findRegistration(db, memberId, communityId) : null
    const groupId = kept?.assigned.groupId
    const group = groupId ? await store.findWholeGroup(db, groupId) : null
    if (!group) return answer({ group: null })
    return answer({ group: myGroupView(group, context, await readCatalogue(db, now)) })
  },
})

export const groupOperations = {
  'groups.list': list,
  'groups.listKinds': listKinds,
  'groups.listWaiting': listWaiting,
  'groups.suggest': suggest,
  'groups.create': create,
  'groups.place': place,
  'groups.close': close,
  'groups.show': show,
  'groups.mine': mine,
  ...electionOperations,
} satisfies Pick<OperationTable, keyof GroupOperations>
