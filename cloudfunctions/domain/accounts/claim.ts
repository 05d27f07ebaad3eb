import type {
  Account,
  ClaimAlert,
  ClaimMatch,
  ClaimState,
  ClaimView,
  RoleMove,
} from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Stored } from '../../kernel/db'
import { tells } from '../../kernel/told'
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
  /** Every place whose secretary may see it: those of the matches and all above them. */
  places: string[]
  decidedBy: string | null
  decidedAt: Moment | null
  reason: string | null
  /** So many identities claimed this name on that day that the secretary should ask in person. */
  isCrowded?: true
}

/** Whether the person is bound is read when the claim is shown: it may change while the claim waits. */
export interface ClaimMatchKept extends Omit<ClaimMatch, 'isBound' | 'moves'> {
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
  tree: Tree
  isCrowded: boolean
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
    places: placesOf(made),
    decidedBy: null,
    decidedAt: null,
    reason: null,
    ...(made.isCrowded && { isCrowded: true }),
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
    communityId,
    branchId,
  }
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

/** A claim with what is true of it now. */
export interface ClaimRow extends Claim {
  /** Those of its matches who are still on the roster. */
  people: Pick<Member, '_id' | 'openid' | 'hiddenBy'>[]
  /** Every claim for one of its matches, this one among them. */
  claims: Pick<Claim, '_id' | 'state'>[]
  /** The identities that those people have. */
  accounts: Account[]
}

/** `movesOf`: what would become of the offices of an identity before. */
export function claimView(row: ClaimRow, movesOf: (account: Account) => RoleMove[]): ClaimView {
  const people = new Map(row.people.filter(({ hiddenBy }) => hiddenBy === null).map(one => [one._id, one]))
  const matches = row.matches.flatMap(({ communityId: _community, branchId: _branch, ...match }) => {
    const person = people.get(match.memberId)
    if (!person) return []
    const account = row.accounts.find(({ _id }) => _id === person.openid)
    return [{ ...match, isBound: person.openid !== null, moves: account ? movesOf(account) : [] }]
  })
  return tells(
    { matter: { matterId: row._id, openid: row.openid } },
    {
      claimId: row._id,
      name: row.name,
      phoneTail: row.phoneTail,
      unitName: row.unitName,
      madeAt: row.madeAt,
      matches,
      alerts: alertsOf(row, matches),
    },
  )
}

function alertsOf({ _id, claims, isCrowded }: ClaimRow, matches: ClaimMatch[]): ClaimAlert[] {
  const alerts: ClaimAlert[] = []
  if (matches.length === 0) alerts.push('nobodyMatches')
  if (matches.length > 1) alerts.push('severalMatch')
  if (matches.some(({ isBound }) => isBound)) alerts.push('alreadyBound')
  if (claims.some(other => other._id !== _id && other.state === 'pending')) alerts.push('anotherClaim')
  if (isCrowded) alerts.push('manyClaimers')
  return alerts
}
