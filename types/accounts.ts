import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { Moment } from './time'

/**
 * A role is always held in a place (G151). A member's and a resident's follow from the binding and the
 * consent; nobody grants them.
 */
export type Role =
  | 'groupLeader'
  | 'teamLeader'
  | 'teamMember'
  | 'communityStaff'
  | 'communitySecretary'
  | 'unitStaff'
  | 'unitSecretary'
  | 'branchSecretary'
  | 'townSecretary'
  | 'organisationDepartment'
  | 'countyOffice'
  | 'inspector'

export interface RoleHeld {
  role: Role
  orgId: string
  since: Moment
  until: Moment | null
}

/** What a person agreed to before anything personal is shown (G181). */
export interface ConsentGiven {
  purpose: 'serve'
  version: string
  at: Moment
}

/** A WeChat identity. `_id` is the OPENID that WeChat says. */
export interface Account {
  _id: string
  state: 'active' | 'paused'
  memberId: string | null
  claim: AccountClaim | null
  roles: RoleHeld[]
  consents: ConsentGiven[]
  createdAt: Moment
}

/** The last claim this identity made, as its owner may know it. */
export interface AccountClaim {
  claimId: string
  state: ClaimState
  /** Why a secretary rejected it. */
  reason: string | null
}

export type ClaimState = 'pending' | 'confirmed' | 'rejected' | 'withdrawn'

/** Why a secretary should look twice at a claim. */
export type ClaimAlert = 'nobodyMatches' | 'severalMatch' | 'alreadyBound' | 'anotherClaim'

export interface ClaimView {
  claimId: string
  /** As the person typed it. */
  name: string
  phoneTail: string | null
  unitName: string
  madeAt: Moment
  /** Everybody on the roster who fits what was typed; the secretary says which one it is. */
  matches: ClaimMatch[]
  alerts: ClaimAlert[]
}

export interface ClaimMatch {
  memberId: string
  name: string
  phoneTail: string | null
  branchName: string
  communityName: string | null
  isBound: boolean
}

export interface Me {
  /** The version of the consent text that is asked for now, and whether this person gave it. */
  consent: { version: string; given: boolean }
  binding: 'none' | 'claimPending' | 'bound'
  isPaused: boolean
  claim: AccountClaim | null
  person: MePerson | null
  roles: { role: Role; place: OrgBrief }[]
  can: { importRoster: boolean; decideClaims: boolean; seeCommunities: OrgBrief[]; leadUnits: OrgBrief[] }
}

export interface MePerson {
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  branchName: string
  community: OrgBrief | null
  estateName: string | null
}

export interface AccountOperations {
  'accounts.me': { input: Record<string, never>; value: Me; refusal: never }
  'accounts.consent': {
    input: Tap & { purpose: 'serve'; version: string }
    value: Me
    refusal: 'consentOutdated'
  }
  /**
   * The first way: WeChat vouches for the phone number, the roster knows whose it is. When that person is
   * bound to another identity already, it becomes a claim that a secretary decides.
   */
  'accounts.bindByPhone': {
    input: Tap & { code: string }
    value: { outcome: 'bound' | 'claimed'; me: Me }
    refusal: 'phoneCodeExpired' | 'phoneNotOnRoster' | 'phoneOfSeveral'
  }
  /** Name, last four digits and unit give only a claim, which a secretary confirms. */
  'accounts.claim': {
    input: Tap & { name: string; phoneTail: string | null; unitName: string }
    value: { me: Me }
    refusal: 'tooManyTries' | 'alreadyBound'
  }
  'accounts.withdrawClaim': { input: Tap; value: { me: Me }; refusal: 'noClaim' }
  'accounts.listClaims': {
    input: { cursor: string | null }
    value: Page<ClaimView>
    refusal: never
  }
  /** Confirming for a member who is bound already moves the binding to the new identity (`rebind`). */
  'accounts.decideClaim': {
    input: Tap &
      (
        | { claimId: string; decision: 'confirm'; memberId: string; rebind: boolean }
        | { claimId: string; decision: 'reject'; reason: string }
      )
    value: { state: ClaimState }
    refusal: 'claimClosed' | 'notAMatch' | 'memberBoundAlready'
  }
  'accounts.pause': {
    input: Tap & { memberId: string; reason: string }
    value: { isPaused: true }
    refusal: 'memberNotBound'
  }
  'accounts.resume': {
    input: Tap & { memberId: string }
    value: { isPaused: false }
    refusal: 'memberNotBound'
  }
}
