import { dayOf, monthsOfQuarter, quarterOf } from '../../../src/contract/calendar'
import type { Input } from '../../../types/api'
import type { Org } from '../../../types/orgs'
import type { BoardCounts, NeedMap, NeedRow, ServiceRequest } from '../../../types/requests'
import type { Moment, Quarter } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor, writeCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { byName, type Tree } from '../orgs/tree'
import { type MapReach, mayHostRequests, maySeeNeeds, maySuggest } from './access'
import * as board from './board-store'
import { categories } from './categories'
import * as input from './input'
import { caughtUp, cellsByEstate, countsOf, leastShown } from './need-rules'
import { readRequestNo } from './request'
import { countBoard } from './rules'
import { findRequest } from './store'
import { suggestFor } from './suggesting'
import { requestView } from './view'

const mostCounted = 500
const mostLate = 500
const rowsAPage = 20

const heads = operation<'requests.board'>()({
  input: input.boardInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run({ db, tree, now }, { communityId }) {
    const open = await board.listOpenLines(db, communityId, mostCounted + 1)
    const counts: BoardCounts = {
      shown: countBoard(open.slice(0, mostCounted), now),
      isMore: open.length > mostCounted,
      estates: estatesIn(tree, communityId).map(id => tree.brief(id)),
    }
    return answer(counts)
  },
})

const find = operation<'requests.find'>()({
  input: input.findInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, { wanted, cursor }) {
    const found = await search(context, communityId, wanted, readCursor(cursor))
    return answer(
      pageOf(
        found,
        rowsAPage,
        ({ sortKey }) => sortKey,
        request => requestView(request, context),
      ),
      communityId,
    )
  },
})

function search(
  { db }: Context,
  communityId: string,
  wanted: Input<'requests.find'>['wanted'],
  after: string | null,
) {
  if (wanted.kind === 'phone') return board.listByPhone(db, communityId, wanted.tail, after, rowsAPage + 1)
  if (wanted.kind === 'place') return board.listByPlace(db, communityId, wanted, after, rowsAPage + 1)
  const no = readRequestNo(wanted.no)
  return no ? board.findByNo(db, communityId, no) : []
}

const suggest = operation<'requests.suggest'>()({
  input: input.showInput,
  find: ({ db }, { requestId }) => findRequest(db, requestId),
  allow: maySuggest,
  async run(context, { request }) {
    const items = await suggestFor(context, request)
    return answer({ items }, request.place.communityId)
  },
})

const needs = operation<'requests.needs'>()({
  input: input.needsInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: maySeeNeeds,
  async run(context, reach, { quarter, month, cursor }) {
    const { orgId, kind, isWithin } = reach
    if (month !== null && !isWithin) return refuse('quartersOnly')
    const map = {
      place: context.tree.brief(orgId),
      quarter,
      months: isWithin ? monthsBegun(quarter, context.now) : [],
      leastShown: isWithin ? null : leastShown,
    }
    return answer(
      kind === 'community'
        ? { ...map, ...(await estatesOf(context, reach, quarter, month)) }
        : { ...map, ...(await communitiesOf(context, reach, quarter, readCursor(cursor))) },
    )
  },
})

const monthsBegun = (quarter: Quarter, now: Moment): string[] =>
  monthsOfQuarter(quarter).filter(month => `${month}-01` <= dayOf(now))

type Rows = Pick<NeedMap, 'rows' | 'isMore' | 'cursor'>

/** A community's estates, exact at once: what the counters do not hold yet is added. */
async function estatesOf(
  { db, tree }: Context,
  { orgId, isWithin }: MapReach,
  quarter: Quarter,
  month: string | null,
): Promise<Rows> {
  const [counted, behind] = await Promise.all([
    board.findNeeds(db, orgId, quarter),
    board.listUncounted(db, orgId, mostCounted + 1),
  ])
  const { cells, months } = caughtUp(counted, ofQuarter(behind, quarter))
  const byEstate = cellsByEstate(month === null ? cells : (months[month] ?? {}))
  const named = estatesIn(tree, orgId)
  const rows = [...new Set<string | null>([...named, ...byEstate.keys()])].map(
    (estateId): NeedRow => ({
      place: estateId !== null && tree.find(estateId) ? tree.brief(estateId) : null,
      counts: countsOf(byEstate.get(estateId) ?? {}, categories, !isWithin),
      late: null,
    }),
  )
  return { rows, isMore: behind.length > mostCounted, cursor: null }
}

function estatesIn(tree: Tree, communityId: string): string[] {
  return tree.childrenOf(communityId).flatMap(({ _id, kind }) => (kind === 'estate' ? [_id] : []))
}

const ofQuarter = (requests: ServiceRequest[], quarter: Quarter): ServiceRequest[] =>
  requests.filter(({ askedAt }) => quarterOf(askedAt) === quarter)

/** The communities of a town or the county, twenty at a time, with what is late in each now. */
async function communitiesOf(
  { db, tree, now }: Context,
  { orgId }: MapReach,
  quarter: Quarter,
  after: string | null,
): Promise<Rows> {
  const all = communitiesBelow(tree, orgId)
  const from = after === null ? 0 : all.findIndex(({ _id }) => _id === after) + 1
  const communities = all.slice(from, from + rowsAPage)
  const last = communities.at(-1)
  if (!last) return { rows: [], isMore: false, cursor: null }

  const ids = communities.map(({ _id }) => _id)
  const [sums, late] = await Promise.all([
    board.findSums(db, ids, quarter),
    board.listLate(db, ids, now, mostLate + 1),
  ])
  const rows = ids.map(
    (id): NeedRow => ({
      place: tree.brief(id),
      counts: countsOf(sums.find(({ communityId }) => communityId === id)?.sums ?? {}, categories, true),
      late: late.filter(({ place }) => place.communityId === id).length,
    }),
  )
  const isLast = from + rowsAPage >= all.length
  return { rows, isMore: late.length > mostLate, cursor: isLast ? null : writeCursor(last._id) }
}

function communitiesBelow(tree: Tree, orgId: string): Org[] {
  return tree
    .ofKind('community')
    .filter(({ _id }) => tree.upwards(_id).some(place => place._id === orgId))
    .sort(byName)
}

export const boardOperations = {
  'requests.board': heads,
  'requests.find': find,
  'requests.suggest': suggest,
  'requests.needs': needs,
} satisfies Partial<OperationTable>
