import type { Role } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Volunteer } from '../../../types/teams'
import { type Actor, roleWithin } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, mayAsMember } from '../accounts/access'
import { isSeen } from '../members/store'
import type { Place } from '../orgs/access'
import type { Tree } from '../orgs/tree'
import { homeOf } from './rules'

const keepers = ['communitySecretary', 'countyOffice'] as const satisfies readonly Role[]

/** Who decides about the teams of a place and its volunteers: the community's secretary, the town's, and the office. */
export function keepsTeams(actor: Actor, tree: Tree, orgId: string | null): boolean {
  if (orgId === null) return false
  return roleWithin(actor.roles, tree, orgId, keepers) !== null || keepsOfTown(actor, tree, orgId)
}

/** A town's secretary keeps the teams of the town itself; those of its communities are the communities'. */
function keepsOfTown(actor: Actor, tree: Tree, orgId: string): boolean {
  const org = tree.find(orgId)
  const placeId = org?.kind === 'team' ? org.parentId : orgId
  return actor.roles.some(held => held.role === 'townSecretary' && held.orgId === placeId)
}

/** Who may know a team's people: its keepers, and whoever leads it. */
function leadsTeam(actor: Actor, tree: Tree, teamId: string): boolean {
  return keepsTeams(actor, tree, teamId) || roleWithin(actor.roles, tree, teamId, ['teamLeader']) !== null
}

/** Whom this person may place in a team: those of the own community, and whoever is in a team of his or hers or asks for this one. */
export function reachesVolunteer(
  actor: Actor,
  tree: Tree,
  { communityId, teamId, wish }: Pick<Volunteer, 'communityId' | 'teamId' | 'wish'>,
  intoTeamId: string,
): boolean {
  return keepsTeams(actor, tree, communityId) || keepsTeams(actor, tree, teamId) || wish.includes(intoTeamId)
}

/** Anybody who agreed may volunteer: a member, or a resident on no roster (A10). While a claim waits, nobody knows which. */
export function mayVolunteer(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  // Whoever was on the roster and is not shown there now must not begin a second time as a resident.
  if (actor.memberId && !actor.member) return denied()
  const isUnclear = actor.memberId === null && actor.account?.claim?.state === 'pending'
  return isUnclear ? denied('claimPending') : allowed(actor)
}

/** A form on paper is entered by the secretary of the member's community. */
export function mayEnter(actor: Actor, member: Member | null, tree: Tree): Verdict<Member> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return member && isSeen(member) && keepsTeams(actor, tree, homeOf(member)) ? allowed(member) : denied()
}

/** Oneself, or a volunteer of a community or in a team that one keeps. */
export function mayLeave<Found extends { communityId: string; teamId: string | null }>(
  actor: Actor,
  volunteer: Found | 'myself' | null,
  tree: Tree,
): Verdict<Found | 'myself'> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (volunteer === 'myself') return allowed(volunteer)
  return volunteer &&
    (keepsTeams(actor, tree, volunteer.communityId) || keepsTeams(actor, tree, volunteer.teamId))
    ? allowed(volunteer)
    : denied()
}

/** A form to be printed: one's own, somebody's, or a community's empty one. */
export type PrintedForm =
  | { kind: 'mine' | 'volunteer'; volunteer: Volunteer | null }
  | { kind: 'empty'; community: Org | null }

/** Members print their own, the community's secretary those of the community; an empty one says nothing of anybody. */
export function mayPrintForm(actor: Actor, found: PrintedForm, tree: Tree): Verdict<PrintedForm> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (found.kind === 'mine') {
    const asMember = mayAsMember(actor)
    return asMember.may ? allowed(found) : asMember
  }
  if (found.kind === 'empty') {
    const { community } = found
    return community?.kind === 'community' && keepsTeams(actor, tree, community._id)
      ? allowed(found)
      : denied()
  }
  return found.volunteer && printsForm(actor, found.volunteer) ? allowed(found) : denied()
}

/** Whose form is written on paper: a member's, by himself or herself and by the secretary of the community. */
export function printsForm(
  actor: Actor,
  { memberId, communityId }: Pick<Volunteer, 'memberId' | 'communityId'>,
): boolean {
  return (
    memberId !== null && (memberId === actor.memberId || actor.holdsIn(communityId, ['communitySecretary']))
  )
}

/** Those of the teams in which this person places people, by id; the others are answered like nobody. */
export function mayPlace(
  actor: Actor,
  { tree, teams }: { tree: Tree; teams: Org[] },
): Verdict<{ tree: Tree; own: Map<string, Org> }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const own = teams.filter(({ _id, kind }) => kind === 'team' && keepsTeams(actor, tree, _id))
  return own.length > 0 ? allowed({ tree, own: new Map(own.map(team => [team._id, team])) }) : denied()
}

/** A place or a team that this person reaches. */
export type Reached = Place & { org: Org }

export function mayListTeams(actor: Actor, { tree, org }: Place): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return org && keepsTeams(actor, tree, org._id) ? allowed({ tree, org }) : denied()
}

export function mayShowTeam(actor: Actor, { tree, org }: Place): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return org?.kind === 'team' && leadsTeam(actor, tree, org._id) ? allowed({ tree, org }) : denied()
}

export function mayDescribeTeam(actor: Actor, { tree, org }: Place): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return org?.kind === 'team' && keepsTeams(actor, tree, org._id) ? allowed({ tree, org }) : denied()
}

/** Whose volunteers wait for this person: a community's, or those who ask for one of a town's teams. */
export interface WaitingReach {
  orgId: string
  where: { kind: 'community' } | { kind: 'town'; teamIds: string[] }
}

export function mayListWaiting(actor: Actor, place: Org | null, tree: Tree): Verdict<WaitingReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const orgId = place?._id ?? null
  if (orgId === null || !keepsTeams(actor, tree, orgId)) return denied()
  if (place?.kind === 'community') return allowed({ orgId, where: { kind: 'community' } })
  const teamIds = tree.childrenOf(orgId).flatMap(({ _id, kind }) => (kind === 'team' ? [_id] : []))
  return place?.kind === 'town' ? allowed({ orgId, where: { kind: 'town', teamIds } }) : denied()
}

/** Whose volunteers are searched: a whole community's, or one team's. */
export interface BankReach {
  orgId: string
  where: { communityId: string } | { teamId: string }
}

export function maySearch(actor: Actor, place: Org | null, tree: Tree): Verdict<BankReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const orgId = place?._id ?? ''
  if (place?.kind === 'team' && leadsTeam(actor, tree, orgId)) {
    return allowed({ orgId, where: { teamId: orgId } })
  }
  return place?.kind === 'community' && keepsTeams(actor, tree, orgId)
    ? allowed({ orgId, where: { communityId: orgId } })
    : denied()
}
