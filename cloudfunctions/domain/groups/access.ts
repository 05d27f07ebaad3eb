import type { Election, Group } from '../../../types/groups'
import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, mayAsMember } from '../accounts/access'
import { leadsCommunity } from '../sites/access'
import { voterMark } from './ballot'

/** A community whose groups this person looks after. */
export interface GroupReach {
  communityId: string
}

export function mayKeepGroups(actor: Actor, community: Org | null): Verdict<GroupReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

export function mayKeepGroup<Kept extends Group>(actor: Actor, group: Kept | null): Verdict<Kept> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return group && leadsCommunity(actor, group.communityId) ? allowed(group) : denied()
}

/** Its leader sees the group as the secretary does, and changes nothing. */
export function maySeeGroup<Kept extends Group>(actor: Actor, group: Kept | null): Verdict<Kept> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!group) return denied()
  const isSeen = leadsCommunity(actor, group.communityId) || actor.holdsIn(group._id, ['groupLeader'])
  return isSeen ? allowed(group) : denied()
}

/** A voter of an election, by the mark that stands for him or her there. */
export interface Voter {
  election: Election
  memberId: string
  mark: string
}

/** Who was in the group when the election was opened; nobody else learns that there is one. */
export function mayVote(actor: Actor, election: Election | null): Verdict<Voter> {
  const verdict = mayAsMember(actor)
  if (!verdict.may) return verdict
  const { memberId } = verdict.value
  if (!election) return denied()
  const mark = voterMark(election._id, memberId)
  return mark in election.voters ? allowed({ election, memberId, mark }) : denied()
}

export function mayHoldElection(actor: Actor, election: Election | null): Verdict<Election> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return election && leadsCommunity(actor, election.communityId) ? allowed(election) : denied()
}

/** I answer for myself; for somebody else only the secretary does. */
export function mayAnswer(
  actor: Actor,
  group: Group | null,
  memberId: string,
): Verdict<{ group: Group; isOwn: boolean }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!group) return denied()
  if (actor.memberId === memberId) {
    const { awaited, leader, lastDeclined } = group
    const isConcerned = [awaited?.memberId, leader?.memberId, lastDeclined].includes(memberId)
    return isConcerned ? allowed({ group, isOwn: true }) : denied()
  }
  return leadsCommunity(actor, group.communityId) ? allowed({ group, isOwn: false }) : denied()
}
