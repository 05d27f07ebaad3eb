import type { Page } from './api'
import type { Acting, ActRefusal, RequestCategory, RequestState, RequestView } from './requests'
import type { Availability } from './teams'

/** Whom a resident chose (点单): one volunteer, or a team of the community. */
export interface ChosenHelper {
  kind: 'person' | 'team'
  /** The member's, or the team's. */
  id: string
  name: string
  /** Who is told, and says yes or no for all: the person, or who leads the team. */
  leadIds: string[]
  /** Who may say yes: of a team everybody who serves in the community. */
  memberIds: string[]
  /** Where the request stood: without a yes it goes back there. */
  from: RequestState
  /** How many hours of work the community had left; they are given back. */
  hoursLeft: number
}

/** As who asked, the community and the chosen themselves may know it. */
export interface ChosenView {
  kind: ChosenHelper['kind']
  name: string
}

/** Somebody who may be chosen: what he or she agreed to have shown, and no word of merit. */
export interface Choosable {
  kind: ChosenHelper['kind']
  id: string
  name: string
  /** Where the supervision board shows it, too. */
  unit: string | null
  services: RequestCategory[]
  availability: Availability[]
  /** How many they are, of a team. */
  people: number | null
}

export interface ChoosingOperations {
  /** Who may be chosen for a request of mine: people, whoever was not chosen for longest first; teams by name. */
  'requests.choosable': {
    input: { requestId: string; kind: ChosenHelper['kind']; cursor: string | null }
    value: Page<Choosable>
    refusal: ActRefusal
  }
  'requests.choose': {
    input: Acting & { chosen: { kind: ChosenHelper['kind']; id: string } }
    value: { request: RequestView }
    refusal: ActRefusal | 'notOffered'
  }
  /** Whoever was chosen says yes, or no: one tap each, no reason (G28 X17). */
  'requests.agree': {
    input: Acting
    value: { request: RequestView }
    refusal: 'handsFull' | ActRefusal | 'someoneFaster'
  }
  'requests.turnDown': { input: Acting; value: { request: RequestView }; refusal: ActRefusal }
}
