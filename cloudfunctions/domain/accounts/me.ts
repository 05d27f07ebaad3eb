import { consentVersion } from '../../../src/contract/consent'
import type { HandOverView, Me, MePerson } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { OrgBrief, OrgSide } from '../../../types/orgs'
import { type Actor, actorOf, isLeading } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { groupsLed, worksAtDesk } from '../checkins/access'
import { placesHeld } from '../orgs/access'
import type { Tree } from '../orgs/tree'
import { leadsCommunity, leadsGroupIn } from '../sites/access'
import { hasConsent, hasCurrentConsent } from './access'
import type { HandOver } from './role-grant'
import { roleTable } from './rules'
import { findKnown } from './store'

/** Who grants anything, and so may say that an office goes over; whoever leads a place confirms, and may stop it. */
const granters = new Set(Object.values(roleTable).flatMap(({ by }) => by))

/** Who I am and what I may do here. Nothing personal before the consent (G181). */
export function meOf(context: Context): Me {
  const { actor, tree, now } = context
  const { account } = actor
  const mayShow = hasConsent(actor)
  const member = mayShow ? actor.member : null
  // A place that was added within the last minute may not be known here yet.
  const roles = mayShow ? actor.roles.filter(({ orgId }) => tree.find(orgId)) : []
  return {
    consent: consentOf(actor),
    binding: bindingOf(actor.memberId, account?.claim?.state),
    isPaused: account?.state === 'paused',
    claim: mayShow ? (account?.claim ?? null) : null,
    person: member && personOf(member, tree),
    roles: roles.map(({ role, orgId }) => ({ role, place: tree.brief(orgId) })),
    handOvers: (mayShow ? (account?.offered ?? []) : [])
      .filter(({ orgId, until }) => tree.find(orgId) && now < until)
      .map(offered => handOverView({ ...offered, _id: offered.handOverId, state: 'open' }, tree)),
    movedAway: movedAwayOf(context),
    waiting: mayShow ? waitingOf(context) : [],
    can: {
      importRoster: mayShow && actor.holds('countyOffice'),
      decideClaims: mayShow && actor.placesLed.length > 0,
      decideRebindings: mayShow && roles.some(({ role }) => granters.has(role) || isLeading(role)),
      seeCommunities: tree
        .ofKind('community')
        .filter(community => mayShow && leadsCommunity(actor, community._id))
        .map(community => tree.brief(community._id)),
      seeTree: mayShow && placesHeld(actor, tree).length > 0,
      handOver: roles
        .filter(({ role }) => isLeading(role))
        .map(({ role, orgId }) => ({ role, place: tree.brief(orgId) })),
      hostRequests: tree
        .ofKind('community')
        .filter(({ _id }) => mayShow && actor.holdsIn(_id, ['communitySecretary', 'communityStaff']))
        .map(({ _id }) => tree.brief(_id)),
      seeNeeds: roles
        .filter(({ role }) => role === 'townSecretary' || role === 'countyOffice')
        .map(({ orgId }) => tree.brief(orgId)),
      keepTownTeams: roles
        .filter(({ role }) => role === 'townSecretary')
        .map(({ orgId }) => tree.brief(orgId)),
      enterCheckins: mayShow ? desksOf(context) : [],
      leadGroups: roles.filter(({ role }) => role === 'groupLeader').map(({ orgId }) => tree.brief(orgId)),
      openDoors: mayShow ? communitiesOfGroups(context) : [],
      leadUnits: actor.placesLed
        .filter(orgId => mayShow && isOnUnitSide(tree.find(orgId)?.side))
        .map(orgId => tree.brief(orgId)),
    },
  }
}

/** What was carried over with a later `since` is in no role yet. */
function waitingOf({ actor: { account }, tree, now }: Context): Me['waiting'] {
  const waiting = (account?.waiting ?? []).map(({ role, orgId }) => ({ role, orgId, from: null }))
  const soon = (account?.roles ?? [])
    .filter(({ since }) => since > now)
    .map(({ role, orgId, since }) => ({ role, orgId, from: since }))
  return [...waiting, ...soon]
    .filter(({ orgId }) => tree.find(orgId))
    .map(({ role, orgId, from }) => ({ role, place: tree.brief(orgId), from }))
}

/** Asked of the phone before, until somebody has answered or it is too late. */
function movedAwayOf({ actor, now }: Context): Me['movedAway'] {
  const movedAway = actor.memberId === null && hasConsent(actor) ? actor.account?.movedAway : null
  return movedAway ? { ...movedAway, isAsked: now < movedAway.until } : null
}

function consentOf(actor: Actor): Me['consent'] {
  const given = hasConsent(actor)
  const isCurrent = hasCurrentConsent(actor)
  const declined = actor.account?.consentsDeclined ?? []
  const isDeclined = declined.some(({ version }) => version === consentVersion)
  return { version: consentVersion, given, isCurrent, isAskedAgain: given && !isCurrent && !isDeclined }
}

export function handOverView(
  { _id, role, orgId, state, until }: Pick<HandOver, '_id' | 'role' | 'orgId' | 'state' | 'until'>,
  tree: Tree,
): HandOverView {
  return { handOverId: _id, role, place: tree.brief(orgId), state, until }
}

/** Communities where this person is staff, and groups that he or she leads. */
function desksOf({ actor, tree }: Context): Me['can']['enterCheckins'] {
  const places = [
    ...tree.ofKind('community').filter(({ _id }) => worksAtDesk(actor, _id) && !leadsCommunity(actor, _id)),
    ...tree.ofKind('group').filter(({ _id }) => groupsLed(actor).includes(_id)),
  ]
  return places.flatMap(({ _id }) => {
    const community = tree.upwards(_id).find(({ kind }) => kind === 'community')
    return community ? [{ ...tree.brief(_id), communityId: community._id }] : []
  })
}

function communitiesOfGroups({ actor, tree }: Context): OrgBrief[] {
  return tree
    .ofKind('community')
    .filter(({ _id }) => leadsGroupIn(actor, _id, tree))
    .map(({ _id }) => tree.brief(_id))
}

/** The same after a change: the identity is read again. */
export async function meAfter(context: Context): Promise<Me> {
  const known = await findKnown(context.db, context.actor.openid)
  return meOf({ ...context, actor: actorOf(context.actor.openid, known, context.tree, context.now) })
}

/** The county stands above both sides. */
function isOnUnitSide(side: OrgSide | undefined): boolean {
  return side === 'unit' || side === 'county'
}

function bindingOf(memberId: string | null, claim: string | undefined): Me['binding'] {
  if (memberId) return 'bound'
  return claim === 'pending' ? 'claimPending' : 'none'
}

function personOf(member: Member, tree: Tree): MePerson {
  const { communityId, estateId } = member
  return {
    memberId: member._id,
    name: member.name,
    phoneTail: member.phoneTail,
    unitName: member.unitName,
    branchName: tree.find(member.branchId)?.name ?? '',
    community: communityId ? tree.brief(communityId) : null,
    estateName: estateId ? (tree.find(estateId)?.name ?? null) : null,
  }
}
