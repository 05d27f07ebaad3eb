import type { Org } from '../../../types/orgs'
import type { Pair, PairSide } from '../../../types/pairs'
import type { ServiceRequest } from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { hostsRequests, mayHostRequests } from '../requests/access'

/** On which sides of a pair this person stands. */
export function sidesOf(actor: Actor, pair: Pair): PairSide[] {
  const isMember = pair.members.some(({ memberId }) => memberId === actor.memberId)
  const sides: [PairSide, boolean][] = [
    ['member', isMember],
    ['household', pair.householdOpenid === actor.openid],
    ['host', hostsRequests(actor, pair.communityId)],
  ]
  return sides.flatMap(([side, stands]) => (stands ? [side] : []))
}

/** A pair with the sides on which the asking person stands. */
export interface Seen {
  pair: Pair
  sides: PairSide[]
}

export function maySee(actor: Actor, pair: Pair | null): Verdict<Seen> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!pair) return denied()
  const sides = sidesOf(actor, pair)
  return sides.length > 0 ? allowed({ pair, sides }) : denied()
}

/** An act belongs to some of the sides; whoever has left since gets the answer to the same tap again. */
export function mayOnSide(...those: PairSide[]) {
  return (actor: Actor, pair: Pair | null, { tapId }: { tapId: string }): Verdict<Seen> => {
    const verdict = maySee(actor, pair)
    if (verdict.may && verdict.value.sides.some(side => those.includes(side))) return verdict
    const isRepeat = pair?.steps.some(step => step.tapId === tapId && step.by.openid === actor.openid)
    if (pair && isRepeat && hasConsent(actor)) return allowed({ pair, sides: sidesOf(actor, pair) })
    return verdict.may ? denied() : verdict
  }
}

/** The community, and of a request only one of its own. */
export function mayForm(
  actor: Actor,
  request: ServiceRequest | null,
  community: Org | null,
): Verdict<{ communityId: string; request: ServiceRequest | null }> {
  const verdict = mayHostRequests(actor, community)
  if (!verdict.may) return verdict
  const { communityId } = verdict.value
  return request && request.place.communityId !== communityId ? denied() : allowed({ communityId, request })
}

/** G29: a member while they are together, the household itself, and the community. */
export function maySeeContact(actor: Actor, pair: Pair | null): Verdict<Seen> {
  const verdict = maySee(actor, pair)
  if (!verdict.may) return verdict
  return mustKnow(verdict.value) ? verdict : denied()
}

export const mustKnow = ({ pair, sides }: Seen): boolean =>
  sides.includes('host') ||
  sides.includes('household') ||
  (sides.includes('member') && pair.state === 'together')
