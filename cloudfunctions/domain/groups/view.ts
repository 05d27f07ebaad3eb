import { dayOf } from '../../../src/contract/calendar'
import { sizeMarkOf } from '../../../src/contract/groups'
import type {
  Awaited,
  Election,
  ElectionView,
  Group,
  GroupLine,
  GroupMember,
  GroupView,
  Leader,
  LeaderView,
  MyGroup,
  PersonBrief,
  WaitingPerson,
} from '../../../types/groups'
import type { Member } from '../../../types/members'
import type { Registration } from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import type { Context } from '../../kernel/context'
import { openly, tells } from '../../kernel/told'
import { isSeen } from '../members/store'
import type { Tree } from '../orgs/tree'
import type { Catalogue } from '../posts/catalogue'
import { leadsCommunity } from '../sites/access'
import { voterMark } from './ballot'
import { findKind, kindView, postNames } from './kinds'
import { type Bounds, boundsOf, hasEverybodyVoted, turnoutOf } from './rules'
import type { GroupRow, WaitingRow, WholeGroup } from './store'

/** What a group is called today; its place may be younger than this instance's tree. */
export const nameOf = ({ _id, name }: Group, tree: Tree): string => tree.find(_id)?.name ?? name

export const boundsOn = ({ rules, now }: Pick<Context, 'rules' | 'now'>): Bounds =>
  boundsOf(rules.on(dayOf(now)))

export function groupLine(group: GroupRow, context: Context, catalogue: Catalogue): GroupLine {
  const { _id, kind, size, people, elections } = group
  const leader = leaderNow(group, context.now)
  return tells(
    { memberId: leader?.memberId ?? null, orgId: group.communityId },
    {
      groupId: _id,
      name: nameOf(group, context.tree),
      kind: kindView(catalogue, kind),
      size,
      sizeMark: sizeMarkOf(size, boundsOn(context)),
      leaderName: leader ? nameIn(people, leader.memberId) : null,
      isVoting: elections.some(({ state }) => state === 'open'),
    },
  )
}

export function groupView(group: WholeGroup, context: Context, catalogue: Catalogue): GroupView {
  const { _id, communityId, kind, state, size, people, awaited } = group
  const { tree, actor, now } = context
  const election = newestElection(group)
  const bounds = boundsOn(context)
  const postIds = findKind(catalogue, kind)?.postIds ?? []
  return {
    groupId: _id,
    name: nameOf(group, tree),
    place: tree.find(_id) ? tree.brief(_id) : null,
    communityId,
    kind: kindView(catalogue, kind),
    state,
    size,
    sizeMark: sizeMarkOf(size, bounds),
    bounds,
    leader: leaderView(group, now),
    awaited: awaited && awaitedView(awaited, people, actor.memberId),
    members: group.placed
      .map(placed => memberView(placed, people, postIds, tree, catalogue))
      .sort((one, other) => byName(one, other)),
    election: election && electionView(election, people, actor.memberId, now),
    can: canWith(group, election, context),
  }
}

function canWith(group: WholeGroup, election: Election | null, { actor, now }: Context): GroupView['can'] {
  const keeps = leadsCommunity(actor, group.communityId) && group.state === 'open'
  const isVoting = election?.state === 'open'
  const isFree = keeps && !isVoting && group.awaited === null
  return {
    place: keeps,
    close: keeps && group.size === 0,
    openElection: isFree && group.size > 1,
    openSecondRound: isFree && election?.state === 'closed' && election.outcome?.kind === 'tied',
    endElection: keeps && isVoting && (hasEverybodyVoted(election) || isReadyToEnd(election, now)),
    choose: isFree && group.size > 0,
    answerFor: keeps && group.awaited !== null,
  }
}

/** Phones vote no more and no paper is out. */
export const isReadyToEnd = ({ closesAt, paperTicked, paperCounted }: Election, now: Moment): boolean =>
  closesAt <= now && paperTicked === paperCounted

export function myGroupView(group: WholeGroup, context: Context, catalogue: Catalogue): MyGroup {
  const { tree, actor, now } = context
  const election = newestElection(group)
  const leader = leaderView(group, now)
  return openly({
    groupId: group._id,
    name: nameOf(group, tree),
    kind: kindView(catalogue, group.kind),
    leader,
    youLead: leader !== null && leader.memberId === actor.memberId,
    members: group.placed.map(({ memberId }) => briefOf(group.people, memberId)).sort(byName),
    isAwaitingYou: group.awaited !== null && group.awaited.memberId === actor.memberId,
    awaitedBy: group.awaited?.by ?? null,
    election: election && electionView(election, group.people, actor.memberId, now),
  })
}

export const newestElection = ({ elections }: Pick<GroupRow, 'elections'>): Election | null =>
  elections[0] ?? null

/** An election as anybody in the group may know it: how many voted, as far as it tells of no few, and what it came to. */
export function electionView(
  election: Election,
  people: readonly Member[],
  memberId: string | null,
  now: Moment,
): ElectionView {
  const { _id, candidates, voters, outcome } = election
  const standing = Object.keys(candidates).filter(candidate => candidates[candidate] === 'stands')
  return {
    electionId: _id,
    state: election.state,
    closesAt: election.closesAt,
    isVotingOver: election.state !== 'open' || election.closesAt <= now,
    isSecondRound: election.isSecondRound,
    candidates: standing.map(candidate => briefOf(people, candidate)).sort(byName),
    votes: turnoutOf(election),
    voters: Object.keys(voters).length,
    paper: { ticked: election.paperTicked, counted: election.paperCounted },
    outcome:
      outcome && 'memberIds' in outcome
        ? {
            kind: outcome.kind,
            people: outcome.memberIds.map(id => briefOf(people, id)).sort(byName),
            votes: outcome.votes,
          }
        : outcome,
    note: election.note,
    you: memberId === null ? null : youIn(election, memberId),
    shownFrom: election.shownFrom,
  }
}

const votedAs = { 0: 'no', 1: 'phone', 2: 'paper' } as const

function youIn({ _id, voters, candidates }: Election, memberId: string): ElectionView['you'] {
  const mark = voters[voterMark(_id, memberId)]
  if (mark === undefined) return null
  const standing = candidates[memberId]
  return { voted: votedAs[mark], stands: standing === undefined ? null : standing === 'stands' }
}

function leaderNow({ leader }: Group, now: Moment): Leader | null {
  return leader && now < leader.until ? leader : null
}

function leaderView(group: WholeGroup, now: Moment): LeaderView | null {
  const leader = leaderNow(group, now)
  if (!leader) return null
  const { memberId, by, note, since, until } = leader
  return { memberId, name: nameIn(group.people, memberId), by, note, since, until }
}

function awaitedView(
  { memberId, by, note }: Awaited,
  people: readonly Member[],
  own: string | null,
): GroupView['awaited'] {
  const isBound = people.some(({ _id, openid }) => _id === memberId && openid !== null)
  return { ...briefOf(people, memberId), by, note, isYou: memberId === own, isBound }
}

function memberView(
  { memberId, assigned }: Registration,
  people: readonly Member[],
  postIdsOfKind: readonly string[],
  tree: Tree,
  catalogue: Catalogue,
): GroupMember {
  const person = people.find(({ _id }) => _id === memberId)
  return {
    ...briefOf(people, memberId),
    phoneTail: person?.phoneTail ?? null,
    ...homeOf(assigned, person, tree),
    postNames: postNames(catalogue, assigned.postIds),
    isOtherKind: !assigned.postIds.some(postId => postIdsOfKind.includes(postId)),
    isBound: person?.openid != null,
  }
}

export function waitingView(row: WaitingRow, tree: Tree, catalogue: Catalogue): WaitingPerson {
  const person = row.people[0]
  return {
    ...briefOf(row.people, row.memberId),
    phoneTail: person?.phoneTail ?? null,
    ...homeOf(row.assigned, person, tree),
    postNames: postNames(catalogue, row.assigned.postIds),
  }
}

/** Where the community placed somebody, else where the roster says. */
function homeOf({ estateId }: Registration['assigned'], person: Member | undefined, tree: Tree) {
  const home = estateId ?? person?.estateId ?? null
  return {
    estateName: home === null ? null : (tree.find(home)?.name ?? null),
    building: person?.building ?? null,
  }
}

function briefOf(people: readonly Member[], memberId: string): PersonBrief {
  return { memberId, name: nameIn(people, memberId) }
}

/** Empty when the roster no longer has the person. */
function nameIn(people: readonly Member[], memberId: string): string {
  const person = people.find(({ _id }) => _id === memberId)
  return person && isSeen(person) ? person.name : ''
}

const order = new Intl.Collator('zh-CN', { numeric: true })

function byName(one: PersonBrief, other: PersonBrief): number {
  return order.compare(one.name, other.name) || (one.memberId < other.memberId ? -1 : 1)
}
