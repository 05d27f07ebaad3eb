import type { Wish, WishAct, WishParty } from '../../../types/wishes'
import type { Actor } from '../../kernel/actor'
import { byHost, type Doer, isOwnAct, type Judged } from '../../kernel/own-act'
import type { Whom } from '../../kernel/told'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { hostsRequests, servesIn } from '../requests/access'
import { isInHand, isOver, isRepeat, isToTake, ways } from './rules'

/** Is it this person's own, said on a phone, or written down by the community under his or her number? */
const isOwn = ({ openid, member }: Actor, { wisherOpenid, phoneHash }: Wish): boolean =>
  wisherOpenid === openid || (phoneHash !== null && member?.phoneHash === phoneHash)

/** Whose wish an act decides, and whose help: nobody deals with the own wish, and nobody confirms the own help. */
export function judgedBy(act: WishAct, wish: Wish, actor: Actor): Judged {
  const own: Doer[] = isOwn(actor, wish) ? [{ openid: actor.openid }] : []
  const helpers = [
    ...wish.volunteerIds.map(memberId => ({ memberId })),
    ...wish.volunteers.map(({ openid }) => ({ openid })),
  ]
  const isOfWish = act === 'publish' || act === 'keepBack' || act === 'fulfil'
  const isOfHelp = act === 'confirm' || act === 'notYet'
  return byHost(wish.communityId, ...(isOfWish ? own : isOfHelp ? helpers : []))
}

/** Is it an act that this person leaves to somebody else? */
export const isOwnMatter = (actor: Actor, act: WishAct, wish: Wish): boolean =>
  isOwnAct(actor, ...judgedBy(act, wish, actor).whose)

/** On which sides of a wish this person stands. */
export function partiesOf(actor: Actor, wish: Wish): WishParty[] {
  const hasIt = actor.memberId !== null && wish.volunteerIds.includes(actor.memberId)
  const isNear = servesIn(actor) === wish.communityId
  const parties: [WishParty, boolean][] = [
    ['wisher', wish.wisherOpenid === actor.openid],
    ['host', hostsRequests(actor, wish.communityId)],
    ['taker', hasIt],
    ['anyMember', isNear && !hasIt && !isOwn(actor, wish)],
  ]
  return parties.flatMap(([party, stands]) => (stands ? [party] : []))
}

/** Of whom a wish tells; of no identity of ours where the community wrote it down. */
export const whoseWish = ({ _id, wisherOpenid, communityId }: Wish): Whom => ({
  matter: { matterId: _id, openid: wisherOpenid },
  orgId: communityId,
})

/** A wish with the sides on which the asking person stands. */
export interface Seen {
  wish: Wish
  parties: WishParty[]
}

/** Whose wish it is, the community, who has taken it, and the members of the community while it is to take. */
export function maySee(actor: Actor, wish: Wish | null): Verdict<Seen> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!wish) return denied()
  const parties = partiesOf(actor, wish)
  const isInvolved = parties.some(party => party !== 'anyMember')
  return isInvolved || (parties.includes('anyMember') && isToTake(wish))
    ? allowed({ wish, parties })
    : denied()
}

/** Whose act it is at all; where the wish stands is judged when it is changed. A repeated tap is answered to anybody it was. */
export function mayTake(act: WishAct) {
  return (actor: Actor, wish: Wish | null, { tapId }: { tapId: string }): Verdict<Seen> => {
    if (!hasConsent(actor)) return denied('consentNeeded')
    if (!wish) return denied()
    const parties = partiesOf(actor, wish)
    const isOurs = ways[act].by.some(party => parties.includes(party))
    return isOurs || isRepeat(wish, act, actor.openid, tapId) ? allowed({ wish, parties }) : denied()
  }
}

/** A member of the community; whoever has it already is answered alike. */
export function mayHaveIt(actor: Actor, wish: Wish | null, asked: { tapId: string }): Verdict<Seen> {
  const seen = maySee(actor, wish)
  return seen.may && seen.value.parties.includes('taker') ? seen : mayTake('take')(actor, wish, asked)
}

/** G29 G37: name, number and door while they have to be known, and to nobody who would go alone where two go. */
export const mustKnow = ({ wish, parties }: Seen): boolean =>
  !isOver(wish.state) &&
  (parties.includes('host') || parties.includes('wisher') || (parties.includes('taker') && isInHand(wish)))

export function maySeeContact(actor: Actor, wish: Wish | null): Verdict<Seen> {
  const verdict = maySee(actor, wish)
  return verdict.may && !mustKnow(verdict.value) ? denied() : verdict
}
