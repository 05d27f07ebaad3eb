import type { Org } from '../../../types/orgs'
import type { Suggestion } from '../../../types/suggestions'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { type SuggestionParty, ways } from './rules'
import { isRepeat } from './store'

/** Who answers: the county office for the app, the secretary for what concerns the community's own members. */
export function answersFor(actor: Actor, orgId: string): boolean {
  return actor.holdsIn(orgId, ['communitySecretary', 'countyOffice'])
}

export interface AnswerReach {
  orgId: string
}

export function mayListSuggestions(actor: Actor, org: Org | null): Verdict<AnswerReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const isOffice = org?.kind === 'community' || org?.kind === 'county'
  return org && isOffice && answersFor(actor, org._id) ? allowed({ orgId: org._id }) : denied()
}

export function partiesOf(actor: Actor, { askedBy, orgId }: Suggestion): SuggestionParty[] {
  const isAuthor = askedBy === actor.openid
  const parties: [SuggestionParty, boolean][] = [
    ['author', isAuthor],
    ['office', answersFor(actor, orgId)],
  ]
  return parties.flatMap(([party, stands]) => (stands ? [party] : []))
}

/** Whose act it is at all; where it stands is judged when it is changed. */
export function mayTake(act: keyof typeof ways) {
  return (actor: Actor, suggestion: Suggestion | null, { tapId }: { tapId: string }): Verdict<Suggestion> => {
    if (!hasConsent(actor)) return denied('consentNeeded')
    if (!suggestion) return denied()
    const isOurs =
      partiesOf(actor, suggestion).includes(ways[act].by) || isRepeat(suggestion, act, actor.openid, tapId)
    return isOurs ? allowed(suggestion) : denied()
  }
}
