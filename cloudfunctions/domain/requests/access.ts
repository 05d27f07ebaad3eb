import type { Org } from '../../../types/orgs'
import type { RequestAct, RequestParty, ServiceRequest } from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { stepsKnown } from '../../kernel/chapters'
import { byHost, type Doer, hostOffices, isOwnAct, type Judged } from '../../kernel/own-act'
import type { Whom } from '../../kernel/told'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, type MemberActor, mayAsMember } from '../accounts/access'
import { statesAccepted } from '../registrations/rules'
import { isActOf, isRepeat, isToTake, maySetOut, ways } from './rules'

/** Who answers for a community's requests: its secretary, its staff and those above. */
export function hostsRequests(actor: Actor, communityId: string): boolean {
  return actor.holdsIn(communityId, hostOffices)
}

/** The community in which a member may take requests: where he or she is registered (A26). */
export function servesIn({ member }: Actor): string | null {
  const registration = member?.registration
  return registration && statesAccepted.includes(registration.state) ? registration.communityId : null
}

/** On which sides of a request this person stands. */
export function partiesOf(actor: Actor, request: ServiceRequest): RequestParty[] {
  const { memberId } = actor
  const { communityId } = request.place
  const isAsker = request.askedBy === actor.openid
  const hasIt = memberId !== null && request.volunteerIds.includes(memberId)
  const isChosen = memberId !== null && (request.chosen?.leadIds.includes(memberId) ?? false)
  const isMate = memberId !== null && (request.chosen?.memberIds.includes(memberId) ?? false)
  const parties: [RequestParty, boolean][] = [
    ['asker', isAsker],
    ['host', hostsRequests(actor, communityId)],
    ['volunteer', hasIt],
    ['chosen', isChosen],
    ['chosenMate', isMate && !isChosen],
    ['anyVolunteer', !isAsker && !hasIt && servesIn(actor) === communityId],
    ['another', !isAsker && request.spotKey !== request._id],
  ]
  return parties.flatMap(([party, stands]) => (stands ? [party] : []))
}

/** Acts by which the community, or whoever goes, decides what somebody asked for. */
const decidingActs: readonly RequestAct[] = [
  'accept',
  'assign',
  'finish',
  'answer',
  'giveUp',
  'decline',
  'refer',
  'wait',
  'reply',
]

/** Who asked for himself or herself, or joined; whoever wrote it down for somebody else is none of them. */
export function askersOf({ askers, askedBy, way }: ServiceRequest): Doer[] {
  return askers.filter(openid => way !== 'secretary' || openid !== askedBy).map(openid => ({ openid }))
}

/** Who gave the help: whoever has it in hand, and where nobody had, whoever said that it is done. */
export function helpersOf({ volunteers, volunteerIds, steps, earlier }: ServiceRequest): Doer[] {
  const going = [
    ...volunteerIds.map(memberId => ({ memberId })),
    ...volunteers.map(({ openid }) => ({ openid })),
  ]
  if (going.length > 0) return going
  const ended = stepsKnown({ steps, earlier })
    .filter(({ act }) => act === 'finish' || act === 'answer')
    .at(-1)
  return ended ? [{ openid: ended.by.openid }] : []
}

/** Whose matter an act decides: nobody deals with the own request, and nobody confirms the own help. */
export function judgedBy(act: RequestAct, request: ServiceRequest): Judged {
  const isDeciding = decidingActs.includes(act)
  const whose = isDeciding ? askersOf(request) : act === 'confirm' ? helpersOf(request) : []
  return byHost(request.place.communityId, ...whose)
}

/** Is it an act that this person leaves to somebody else? */
export const isOwnMatter = (actor: Actor, act: RequestAct, request: ServiceRequest): boolean =>
  isOwnAct(actor, ...judgedBy(act, request).whose)

export function mayHostRequests(actor: Actor, community: Org | null): Verdict<{ communityId: string }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !hostsRequests(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

/**
 * Of whom a request tells: of the identity that asked on a phone. What an officer wrote down is a caller's, and no
 * identity of ours.
 */
export function whoseRequest({ _id, way, askedBy, place }: ServiceRequest): Whom {
  const matter = { matterId: _id, openid: way === 'phone' ? askedBy : null }
  return { matter, orgId: place.communityId }
}

/** A request with the sides on which the asking person stands. */
export interface Seen {
  request: ServiceRequest
  parties: RequestParty[]
}

/** Who asked or joined, the community, who has it or was chosen, and the members of the community while it is open to them. */
export function maySee(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!request) return denied()
  const parties = partiesOf(actor, request)
  const isNear = parties.includes('anyVolunteer') && isToTake(request)
  const isInvolved =
    parties.some(party => party !== 'anyVolunteer' && party !== 'another') ||
    request.askers.includes(actor.openid)
  return isNear || isInvolved ? allowed({ request, parties }) : denied()
}

/**
 * Whose act it is at all. Where the request stands is judged when it is changed, so that whoever comes second is
 * told so; somebody whose act it never was learns nothing. A repeated tap is answered, whoever it has become.
 */
export function mayTake(act: RequestAct) {
  return (actor: Actor, request: ServiceRequest | null, { tapId }: { tapId: string }): Verdict<Seen> => {
    if (!hasConsent(actor)) return denied('consentNeeded')
    if (!request) return denied()
    const parties = partiesOf(actor, request)
    const isOurs = isActOf(act, parties) || isRepeat(request, act, actor.openid, tapId)
    return isOurs ? allowed({ request, parties }) : denied()
  }
}

/** A volunteer of the community; whoever has it already is answered alike. */
export function mayClaim(
  actor: Actor,
  request: ServiceRequest | null,
  asked: { tapId: string },
): Verdict<Seen> {
  const seen = maySee(actor, request)
  const hasIt = seen.may && seen.value.parties.includes('volunteer')
  return hasIt ? seen : mayTake('claim')(actor, request, asked)
}

/** Whoever was chosen; who has it by now is answered alike, and who was is told that it went on. */
export function mayAgree(
  actor: Actor,
  request: ServiceRequest | null,
  asked: { tapId: string },
): Verdict<Seen> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!request) return denied()
  const parties = partiesOf(actor, request)
  const wasChosen = actor.memberId !== null && request.passedIds.includes(actor.memberId)
  if (parties.includes('volunteer') || wasChosen) return allowed({ request, parties })
  return mayTake('agree')(actor, request, asked)
}

/** Whoever was chosen; a no that was said before is said. */
export function mayTurnDown(
  actor: Actor,
  request: ServiceRequest | null,
  asked: { tapId: string },
): Verdict<Seen> {
  const verdict = mayTake('turnDown')(actor, request, asked)
  if (verdict.may || !request || !hasConsent(actor)) return verdict
  return hasTurnedDown(actor, request) ? allowed({ request, parties: partiesOf(actor, request) }) : verdict
}

export function hasTurnedDown({ openid }: Actor, request: ServiceRequest): boolean {
  return stepsKnown(request).some(({ act, by }) => act === 'turnDown' && by.openid === openid)
}

/** Who may be chosen is for whoever asked to see. */
export function mayChoose(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  const verdict = maySee(actor, request)
  return verdict.may && !verdict.value.parties.includes('asker') ? denied() : verdict
}

/** G29 G37: name, number and door, while it has to be known, and never to one who would go alone where two go. */
export function maySeeContact(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  const verdict = maySee(actor, request)
  if (!verdict.may) return verdict
  const { request: seen, parties } = verdict.value
  const mustKnow =
    parties.includes('host') ||
    parties.includes('asker') ||
    (parties.includes('volunteer') && maySetOut(seen))
  return mustKnow ? verdict : denied()
}

/** The recording says as much as a door: for the community, whoever has it, and whoever spoke it. */
export function mayListen(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  const verdict = maySeeContact(actor, request)
  return verdict.may && verdict.value.request.voiceId === null ? denied() : verdict
}

export function maySeePhotos(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  const verdict = maySeeContact(actor, request)
  return verdict.may && verdict.value.request.photoIds.length === 0 ? denied() : verdict
}

/** A58: what kindness somebody needs is noted, and read, by the secretary alone. */
export const maySayCare = (actor: Actor, { place }: ServiceRequest): boolean =>
  actor.holdsIn(place.communityId, ['communitySecretary'])

/** Whoever asked for himself or herself may know what is noted, and have it taken away. */
export const mayDropCare = (actor: Actor, { askedBy, forWhom, way }: ServiceRequest): boolean =>
  way === 'phone' && forWhom === 'me' && askedBy === actor.openid

export function maySetCare(
  actor: Actor,
  request: ServiceRequest | null,
  { kinds }: { kinds: readonly string[] },
): Verdict<Seen> {
  const verdict = maySee(actor, request)
  if (!verdict.may) return verdict
  const { request: seen } = verdict.value
  const mayIt = maySayCare(actor, seen) || (kinds.length === 0 && mayDropCare(actor, seen))
  return mayIt ? verdict : denied()
}

/** Only the community reads what was doubted. */
export function maySeeAsHost(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  const verdict = maySee(actor, request)
  return verdict.may && !verdict.value.parties.includes('host') ? denied() : verdict
}

/** Who might go is for the community to see, while somebody may still be sent. */
export function maySuggest(actor: Actor, request: ServiceRequest | null): Verdict<Seen> {
  const verdict = maySeeAsHost(actor, request)
  return verdict.may && !ways.assign.from.includes(verdict.value.request.state) ? denied() : verdict
}

/** A place whose needs somebody sees, from within the community or from above it (G167). */
export interface MapReach {
  orgId: string
  kind: 'community' | 'town' | 'county'
  isWithin: boolean
}

/** The community itself; beyond it those who lead it, and they see no count that would tell of somebody. */
export function maySeeNeeds(actor: Actor, place: Org | null): Verdict<MapReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!place) return denied()
  const { _id: orgId, kind } = place
  if (kind !== 'community' && kind !== 'town' && kind !== 'county') return denied()
  const isWithin = kind === 'community' && actor.holdsIn(orgId, ['communitySecretary', 'communityStaff'])
  return isWithin || actor.holdsIn(orgId, ['townSecretary', 'countyOffice'])
    ? allowed({ orgId, kind, isWithin })
    : denied()
}

/** A member who serves, and where. */
export function mayServe(actor: Actor): Verdict<MemberActor & { servesIn: string | null }> {
  const verdict = mayAsMember(actor)
  return verdict.may ? allowed({ ...verdict.value, servesIn: servesIn(actor) }) : verdict
}
