import { consentVersion } from '../../../src/contract/consent'
import type { Account } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import type { Claim, ClaimMatchKept } from './claim'

/** An actor who is a person on the roster. */
export type MemberActor = Actor & { memberId: string }

/** Has this identity agreed before anything personal is shown (G181)? */
export function hasConsent(actor: Actor): boolean {
  return actor.account?.consents.some(({ purpose }) => purpose === 'serve') ?? false
}

/** Has this identity agreed to what the text says now? */
export function hasCurrentConsent(actor: Actor): boolean {
  return actor.account?.consents.some(({ version }) => version === consentVersion) ?? false
}

/** Anybody with a WeChat identity. */
export function mayAsk(): Verdict<null> {
  return allowed(null)
}

export function mayWithConsent(actor: Actor): Verdict<Actor> {
  return hasConsent(actor) ? allowed(actor) : denied('consentNeeded')
}

/** What only the newest text speaks of: homes, numbers, recordings, photos and wishes. */
export function mayWithCurrentConsent(actor: Actor): Verdict<Actor> {
  return hasCurrentConsent(actor) ? allowed(actor) : denied('consentNeeded')
}

/** A bound member acting for himself or herself. */
export function mayAsMember(actor: Actor): Verdict<MemberActor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (actor.memberId) return allowed(actor as MemberActor)
  return denied(actor.account?.claim?.state === 'pending' ? 'claimPending' : 'notBound')
}

/** The places whose claims this person decides; a list is drawn from them inside the query. */
export interface ClaimReach {
  orgIds: string[]
}

export function mayListClaims(actor: Actor): Verdict<ClaimReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.placesLed.length > 0 ? allowed({ orgIds: actor.placesLed }) : denied()
}

/** Confirming needs to lead the place of the person claimed; rejecting, one of the claim's places. */
export function mayDecideClaim(
  actor: Actor,
  claim: Claim | null,
  match: ClaimMatchKept | null,
): Verdict<Claim> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!claim || claim.openid === actor.openid) return denied()
  // On the own phone one says that it was oneself; that one is the same person, somebody else confirms.
  if (match && match.memberId === actor.memberId) return denied()
  const leads = match
    ? actor.leads(match.communityId) || actor.leads(match.branchId)
    : claim.places.some(place => actor.placesLed.includes(place))
  return leads ? allowed(claim) : denied()
}

/** Somebody on the roster with the identity that he or she is bound to. */
export interface PersonBound {
  member: Member | null
  account: Account | null
}

/** Whoever leads the person's place; which offices may be stopped with the person is asked of each of them. */
export function mayPause(
  actor: Actor,
  { member, account }: PersonBound,
): Verdict<{ member: Member; account: Account | null }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!member || member._id === actor.memberId) return denied()
  return actor.leads(member.communityId) || actor.leads(member.branchId)
    ? allowed({ member, account })
    : denied()
}
