import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { Earlier } from './stories'
import type { Moment } from './time'

/** X22: the basic facts that a member or the unit may put right here; never the phone, the name or the door. */
export interface BasicFacts {
  jobTitle: string | null
  skills: string | null
  /** `2005-07` */
  joinedMonth: string | null
  bornMonth: string | null
}

export type BasicFact = keyof BasicFacts

export type BasicsAct = 'ask' | 'enter' | 'confirm' | 'decline' | 'withdraw'

export type BasicsState = 'waiting' | 'settled' | 'declined' | 'withdrawn'

export interface BasicsStep {
  act: BasicsAct
  at: Moment
  openid: string
  /** The office in which it was done; null for the member. */
  by: { role: Role; orgId: string } | null
  tapId: string
  /** The facts as they were asked for, entered or confirmed. */
  facts: BasicFacts
  reason: string | null
}

/** What a member asked to have put right, and all that became of it: `_id` is the member's. */
export interface Basics {
  _id: string
  branchId: string
  /** The branch and every place above it. */
  unitPlaces: string[]
  state: BasicsState
  /** The moment of the last step, then the id: whoever waits longest comes first. */
  sortKey: string
  asked: BasicFacts
  steps: BasicsStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<BasicsStep>
}

export interface BasicsView {
  memberId: string
  name: string
  /** As the roster has them now. */
  facts: BasicFacts
  /** What waits for the unit; null when nothing does. */
  asked: BasicFacts | null
  askedAt: Moment | null
  /** Why the unit sent the last wish back; null otherwise. */
  declinedReason: string | null
  steps: { act: BasicsAct; at: Moment; by: { role: Role; place: string } | null; reason: string | null }[]
  can: { ask: boolean; enter: boolean; confirm: boolean; withdraw: boolean }
}

export interface BasicsOperations {
  /** X22: my basic facts, and how far my last wish is. */
  'basics.mine': { input: Record<string, never>; value: BasicsView; refusal: never }
  'basics.show': { input: { memberId: string }; value: BasicsView; refusal: never }
  /** The member asks; the unit confirms. A later wish takes the place of one that waits. */
  'basics.ask': {
    input: Tap & { facts: BasicFacts }
    value: BasicsView
    refusal: 'filledByUnit' | 'nothingChanged'
  }
  'basics.withdraw': { input: Tap; value: BasicsView; refusal: 'nothingWaits' }
  /** The unit enters them in the member's stead; a wish that waits is settled by it. */
  'basics.enter': {
    input: Tap & { memberId: string; facts: BasicFacts }
    value: BasicsView
    refusal: 'filledByMember' | 'nothingChanged'
  }
  /** The wishes of a unit's people, whoever waits longest first. */
  'basics.list': { input: { orgId: string; cursor: string | null }; value: Page<BasicsView>; refusal: never }
  /** Confirming puts the facts on the roster; sending back says why. `askedAt` is the wish that was looked at. */
  'basics.decide': {
    input: Tap & { memberId: string; askedAt: Moment; decision: 'confirm' | 'decline'; reason: string | null }
    value: BasicsView
    refusal: 'nothingWaits' | 'askedAnew' | 'reasonMissing'
  }
}
