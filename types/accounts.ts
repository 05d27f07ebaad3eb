import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { Earlier } from './stories'
import type { CalendarDay, Moment } from './time'

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
  /** The row that says who granted it; those from before have none. */
  grantId?: string
}

/** A secretary has named this person as successor; it holds when he or she accepts (G156). */
export interface HandOverOffered {
  handOverId: string
  role: Role
  orgId: string
  /** Afterwards it has to be offered again. */
  until: Moment
}

/**
 * How a role came to its end, unless by itself at `until`. `left`: its holder is not on the roster any more; `carried`,
 * `suspended`: the holder has another WeChat identity, which has it now or waits for it; `halted`: it was not the holder.
 */
export type RoleEnd = 'revoked' | 'resigned' | 'handedOver' | 'left' | 'carried' | 'suspended' | 'halted'

/** An office of somebody whose binding moved to this identity: it waits until others have said so, or for its moment. */
export interface RoleWaiting {
  rebindingId: string
  role: Role
  orgId: string
}

/** What becomes of one office when its holder is bound to another identity. */
export interface RoleMove {
  role: Role
  place: OrgBrief
  /** `carried`: it goes over, at once or from `from` on. `waiting`: others have to say so first. `ended`: they said no. */
  state: RoleMoveState
  /** Not before this moment, unless the holder agrees on the phone before; null: at once. */
  from: Moment | null
  /** Who has to say so, or one of them; none where one of them has, and only a second person is missing. */
  asks: Role[]
}

export type RoleMoveState = 'carried' | 'waiting' | 'ended'

/** A person's binding on its way from one WeChat identity to another, as those see it who have a say. */
export interface RebindingView {
  rebindingId: string
  person: { memberId: string; name: string; unitName: string; phoneTail: string | null } | null
  at: Moment
  /** Until when it can be stopped; null when that has passed, or lasts as long as an office waits. */
  until: Moment | null
  /** `halted`: it was not the holder; `agreed`: the holder said so; `left`: he or she is not on the roster any more. */
  state: 'open' | 'agreed' | 'halted' | 'left'
  /** The identity before was somebody else's, who goes on with it: nothing is left to stop. */
  isReleased: boolean
  roles: (RoleMove & {
    /** Has one who may grant it said yes, so that only a second person is missing? */
    needsSecond: boolean
    can: { carry: boolean; end: boolean }
  })[]
  can: { halt: boolean }
}

/** A role in a place with its holder, as those who look after the place see it. */
export interface RoleView {
  grantId: string
  role: Role
  /** Null for an identity that is nobody on the roster. */
  person: { memberId: string; name: string; unitName: string; phoneTail: string | null } | null
  isYou: boolean
  since: Moment
  until: Moment | null
  endedAt: Moment | null
  endedAs: RoleEnd | null
  /** In which office it was granted; null for those from before. */
  by: { role: Role; place: string } | null
  can: { end: boolean }
}

/** Somebody on the roster who may be given a role. */
export interface PersonFound {
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  isBound: boolean
}

export interface HandOverView {
  handOverId: string
  role: Role
  place: OrgBrief
  state: HandOverState
  until: Moment
}

export type HandOverState = 'open' | 'accepted' | 'declined' | 'withdrawn'

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
  /** Newer texts that this person would rather not agree to, so that nobody asks a second time. */
  consentsDeclined?: { version: string; at: Moment }[]
  offered?: HandOverOffered[]
  /** Offices that are on their way from the identity before. */
  waiting?: RoleWaiting[]
  /** The move that bound this identity to somebody who had another one. */
  rebound?: { rebindingId: string; at: Moment } | null
  /** The move that took this identity's person away: was it the same person? */
  movedAway?: { rebindingId: string; at: Moment; until: Moment } | null
  createdAt: Moment
  /** Who paused it and let it go on, and why; those before are in rows of their own. */
  stateHistory?: StateChange[]
  earlier?: Earlier<StateChange>
}

export interface StateChange {
  state: 'active' | 'paused'
  by: string
  reason: string | null
  at: Moment
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
  /** What would become of the person's offices if whoever asks moved the binding now. */
  moves: RoleMove[]
}

export interface Me {
  /**
   * The version of the consent text that is asked for now; whether this person agreed to any, and to this one. Whoever
   * agreed to an older one is asked once more, and may leave it at that.
   */
  consent: { version: string; given: boolean; isCurrent: boolean; isAskedAgain: boolean }
  binding: 'none' | 'claimPending' | 'bound'
  isPaused: boolean
  claim: AccountClaim | null
  person: MePerson | null
  roles: { role: Role; place: OrgBrief }[]
  /** Offices that wait for this person to accept them. */
  handOvers: HandOverView[]
  /** This identity was somebody until another one took its place; `isAsked`: was it the same person? */
  movedAway: { rebindingId: string; at: Moment; until: Moment; isAsked: boolean } | null
  /** Offices from the phone before that wait for a word, or begin at a moment. */
  waiting: { role: Role; place: OrgBrief; from: Moment | null }[]
  can: {
    importRoster: boolean
    decideClaims: boolean
    /** May this person have a say when somebody has a new identity, or stop it? */
    decideRebindings: boolean
    seeCommunities: OrgBrief[]
    leadUnits: OrgBrief[]
    /** The groups that this person leads (A12). */
    leadGroups: OrgBrief[]
    /** The communities whose rotating code a group's leader may show. */
    openDoors: OrgBrief[]
    /** The communities and groups for whose people this person may enter check-ins without leading the community. */
    enterCheckins: (OrgBrief & { communityId: string })[]
    /** May this person look at the tree of places? */
    seeTree: boolean
    handOver: { role: Role; place: OrgBrief }[]
    /** The communities whose requests this person answers at the desk. */
    hostRequests: OrgBrief[]
    /** The towns, or the county, whose needs he or she sees as counts (G167). */
    seeNeeds: OrgBrief[]
    /** The towns whose own teams he or she keeps. */
    keepTownTeams: OrgBrief[]
  }
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
  /** Whoever agreed to an older text leaves it at that: what needs the new one stays shut, everything else goes on. */
  'accounts.declineConsent': { input: Tap & { version: string }; value: Me; refusal: 'consentOutdated' }
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
  /** How many claims wait for this person: a number alone, so no audit row. */
  'accounts.countClaims': { input: Record<string, never>; value: { waiting: number }; refusal: never }
  /** Confirming for a member who is bound already moves the binding to the new identity (`rebind`). */
  'accounts.decideClaim': {
    input: Tap &
      (
        | { claimId: string; decision: 'confirm'; memberId: string; rebind: boolean }
        | { claimId: string; decision: 'reject'; reason: string }
      )
    /** `moves`: what became of the person's offices, where the binding moved. */
    value: { state: ClaimState; moves: RoleMove[] }
    refusal: 'claimClosed' | 'notAMatch' | 'memberBoundAlready' | 'movedJustNow'
  }
  /** Moves of a binding with an office that this person may grant, or answers for: the newest first. */
  'accounts.listRebindings': {
    input: { cursor: string | null }
    value: Page<RebindingView>
    refusal: never
  }
  /** How many of them wait for a word, or were made within the last day: a number alone. */
  'accounts.countRebindings': {
    input: Record<string, never>
    value: { waiting: number }
    refusal: never
  }
  /** Lets one suspended office go over to the new identity, or ends it. A leading one needs two people and a day. */
  'accounts.decideRebinding': {
    input: Tap & { rebindingId: string; role: Role; orgId: string; decision: 'carry' | 'end' }
    value: { rebinding: RebindingView }
    refusal: 'rebindingClosed' | 'roleEnded' | 'lastOne' | 'secondNeeded'
  }
  /** It was not the same person: the identity before holds again, with its offices. */
  'accounts.haltRebinding': {
    input: Tap & { rebindingId: string }
    value: { halted: true }
    refusal: 'rebindingClosed'
  }
  /** The identity before was never that person's: somebody else goes on with it, and cannot take the person back. */
  'accounts.releaseRebinding': {
    input: Tap & { rebindingId: string }
    value: { released: true }
    refusal: never
  }
  /** From the phone before: yes, it was me, and everything goes over; or no, and everything comes back. */
  'accounts.answerRebinding': {
    input: Tap & { rebindingId: string; isMe: boolean }
    value: { me: Me }
    refusal: 'rebindingClosed'
  }
  /** To stop somebody is to stop every office he or she holds: asked of whoever could end each of them. */
  'accounts.pause': {
    input: Tap & { memberId: string; reason: string }
    value: { isPaused: true }
    refusal: 'memberNotBound' | 'officeAbove' | 'lastOne'
  }
  'accounts.resume': {
    input: Tap & { memberId: string }
    value: { isPaused: false }
    refusal: 'memberNotBound' | 'officeAbove'
  }
  /** Who holds which role in a place now, and which ones the asking person may grant there (G151). */
  'accounts.listRoles': {
    input: { orgId: string }
    value: { place: OrgBrief; holders: RoleView[]; inspectorDays: number; can: { grant: Role[] } }
    refusal: never
  }
  /** Every role ever granted in a place, the newest first. */
  'accounts.listRoleHistory': {
    input: { orgId: string; cursor: string | null }
    value: Page<RoleView>
    refusal: never
  }
  /** Who on the roster has exactly this name in exactly this unit. */
  'accounts.findPeople': {
    input: { orgId: string; name: string; unitName: string }
    value: Page<PersonFound>
    refusal: never
  }
  /** `untilDay` is the last day; an inspector must have one. */
  'accounts.grantRole': {
    input: Tap & {
      orgId: string
      role: Role
      untilDay: CalendarDay | null
      to: { kind: 'member'; memberId: string } | { kind: 'identity'; openid: string }
    }
    value: { grantId: string }
    refusal: 'personNotBound' | 'heldAlready' | 'untilNeeded' | 'untilPast' | 'untilTooFar' | 'movedJustNow'
  }
  'accounts.revokeRole': {
    input: Tap & { orgId: string; role: Role; grantId: string }
    value: { endedAt: Moment }
    refusal: 'roleEnded' | 'lastOne'
  }
  /** The holder of a leading role names a successor; naming another takes the place of the first (G156). */
  'accounts.handOver': {
    input: Tap & { orgId: string; role: Role; memberId: string }
    value: HandOverView
    refusal: 'personNotBound' | 'heldAlready' | 'movedJustNow'
  }
  /** The successor accepts or declines; who named one may withdraw. */
  'accounts.decideHandOver': {
    input: Tap & { handOverId: string; decision: 'accept' | 'decline' | 'withdraw' }
    value: { handOver: HandOverView; me: Me }
    refusal: 'handOverClosed'
  }
}
