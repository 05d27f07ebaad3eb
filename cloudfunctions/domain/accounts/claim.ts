import type { ClaimAlert, ClaimMatch, ClaimState, ClaimView } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Stored } from '../../kernel/db'
import type { Tree } from '../orgs/tree'

/** Somebody says to be somebody on the roster; a secretary decides. */
export interface Claim extends Stored {
  openid: string
  state: ClaimState
  /** As typed. */
  name: string
  phoneTail: string | null
  unitName: string
  madeAt: Moment
  /** Moment, then id: unique, so that a cursor never skips one. */
  sortKey: string
  matches: ClaimMatchKept[]
  memberIds: string[]
  alerts: ClaimAlert[]
  /** Every place whose secretary may see it: those of the matches and all above them. */
  places: string[]
  decidedBy: string | null
  decidedAt: Moment | null
  reason: string | null
}

export interface ClaimMatchKept extends ClaimMatch {
  communityId: string | null
  branchId: string
}

export interface ClaimMade {
  claimId: string
  openid: string
  name: string
  phoneTail: string | null
  unitName: string
  now: Moment
  members: Member[]
  hasAnotherClaim: boolean
  tree: Tree
}

export function newClaim(made: ClaimMade): Claim {
  const { claimId, openid, name, phoneTail, unitName, now, members, tree } = made
  return {
    _id: claimId,
    openid,
    state: 'pending',
    name,
    phoneTail,
    unitName,
    madeAt: now,
    sortKey: `${String(now).padStart(15, '0')}_${claimId}`,
    matches: members.map(member => keptMatch(member, tree)),
    memberIds: members.map(({ _id }) => _id),
    alerts: alertsOf(made),
    places: placesOf(made),
    decidedBy: null,
    decidedAt: null,
    reason: null,
  }
}

function keptMatch(member: Member, tree: Tree): ClaimMatchKept {
  const { communityId, branchId } = member
  return {
    memberId: member._id,
    name: member.name,
    phoneTail: member.phoneTail,
    branchName: tree.find(branchId)?.name ?? member.unitName,
    communityName: communityId ? (tree.find(communityId)?.name ?? null) : null,
    isBound: member.openid !== null,
    communityId,
    branchId,
  }
}

function alertsOf({ members, hasAnotherClaim }: ClaimMade): ClaimAlert[] {
  const alerts: ClaimAlert[] = []
  if (members.length === 0) alerts.push('nobodyMatches')
  if (members.length > 1) alerts.push('severalMatch')
  if (members.some(({ openid }) => openid !== null)) alerts.push('alreadyBound')
  if (hasAnotherClaim) alerts.push('anotherClaim')
  return alerts
}

/** When nobody matches, the unit that was named is asked: its secretary knows the people. */
function placesOf({ members, unitName, tree }: ClaimMade): string[] {
  const nearest =
    members.length > 0
      ? members.flatMap(({ communityId, branchId }) => [communityId, branchId])
      : tree.ofKind('branch').flatMap(branch => (branch.unitName === unitName ? [branch._id] : []))
  const places = nearest.flatMap(orgId => (orgId ? tree.upwards(orgId).map(({ _id }) => _id) : []))
  return [...new Set(places)]
}

/** Only those whom the typed tail fits; without a tail only people who have no phone on the roster. */
export function fitting(members: Member[], phoneTail: string | null): Member[] {
  return members.filter(member => member.phoneTail === phoneTail)
}

export function claimView(claim: Claim): ClaimView {
  return {
    claimId: claim._id,
    name: claim.name,
    phoneTail: claim.phoneTail,
    unitName: claim.unitName,
    madeAt: claim.madeAt,
    matches: claim.matches.map(({ communityId: _community, branchId: _branch, ...match }) => match),
    alerts: claim.alerts,
  }
}
