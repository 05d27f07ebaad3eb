import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { RegistrationPaperKind } from './papers'
import type { PostClaim } from './posts'
import type { Earlier } from './stories'
import type { CalendarDay, Moment } from './time'

/** Where a registration stands (A28, G01). Which step leads where is one table, in the noun's rules. */
export type RegistrationState =
  | 'dispatched'
  | 'reported'
  | 'accepted'
  | 'assigned'
  | 'declined'
  | 'withdrawn'
  | 'ended'

/** `leave`: off the roster (G133); `moveAway`: home is elsewhere now (A90); `restore`: the roster that ended it was taken back. */
export type RegistrationAct =
  | 'dispatch'
  | 'report'
  | 'accept'
  | 'assign'
  | 'decline'
  | 'withdraw'
  | 'leave'
  | 'moveAway'
  | 'restore'

/** How a member reported: by the code on the wall, told to the secretary, or with the letter. */
export type ReportWay = 'scan' | 'secretary' | 'paper'

/** What the person on the roster carries of his or her registration; null while nobody has dispatched them. */
export interface MemberRegistration {
  communityId: string
  state: Exclude<RegistrationState, 'withdrawn' | 'ended'>
  since: Moment
}

/** Who took a step: the member, or somebody by a role held in a place. */
export interface StepTaker {
  role: Role | 'member'
  orgId: string | null
  /** Known when the officer is bound to a person on the roster. */
  name: string | null
}

export interface RegistrationStep {
  act: RegistrationAct
  at: Moment
  by: StepTaker & { openid: string }
  tapId: string
  way: ReportWay | null
  reason: string | null
  /** Where somebody moved, as the old community registers it (A90). */
  destination?: Destination
}

/** Another community of the county, or a place outside it in words. */
export interface Destination {
  communityId: string | null
  place: string | null
  day: CalendarDay
}

/** Stub 1 goes back to the unit, stub 2 stays in the community's file (A29): neither is due before acceptance. */
export interface Stub {
  state: 'none' | 'due' | 'filed'
  at: Moment | null
  by: (StepTaker & { openid: string }) | null
  tapId: string | null
}

/** Dual registration (A26): `_id` is `<member>_<community>`, so that two of the same cannot exist. */
export interface Registration {
  _id: string
  memberId: string
  communityId: string
  branchId: string
  /** The branch and every place above it: whoever leads one of them finds the registration. */
  unitPlaces: string[]
  state: RegistrationState
  /** The moment of the last step, then the id: lists show whoever waits longest first. */
  sortKey: string
  /** The number of the 报到函 (A30); each dispatch has its own. */
  letterNo: string
  steps: RegistrationStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<RegistrationStep>
  /** Where the community placed the member (A28); group and posts are filled by their own nouns. */
  assigned: { estateId: string | null; groupId: string | null; postIds: string[] }
  /** Everything between this member and a post (A41), and the oldest claim that waits; absent before the first. */
  posts?: PostClaim[]
  /** How often the claims have changed: a claim is written only as it was seen. */
  postsRevision?: number
  /** How many of their oldest steps are kept in rows of their own. */
  postsBefore?: number
  postsKey?: string | null
  unitStub: Stub
  communityStub: Stub
  /** The moment of acceptance, then the id; null until then. */
  stubKey: string | null
  /** Set when it ends, until posts, group and team have been given back; then null. */
  unplaceKey?: string | null
  /** Where it stood when it ended. */
  endedFrom?: RegistrationState | null
  /** The member says that home is or will be elsewhere (A90); the community asks where and writes it down. */
  moving?: { at: Moment; tapId: string } | null
  /** The moment of that, then the id; null when nobody said so. */
  movingKey?: string | null
}

export interface StepView {
  act: RegistrationAct
  at: Moment
  by: { role: Role | 'member'; place: string | null; name: string | null }
  way: ReportWay | null
  reason: string | null
  destination: { place: string; day: CalendarDay } | null
}

export interface StubView {
  state: Stub['state']
  at: Moment | null
}

export interface RegistrationView {
  registrationId: string
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  community: OrgBrief
  state: RegistrationState
  since: Moment
  letterNo: string
  steps: StepView[]
  estate: OrgBrief | null
  unitStub: StubView
  communityStub: StubView
  /** Since when the member says to be moving. */
  movingSince: Moment | null
  /** X4: the papers of this registration that the asking person may print. */
  papers: RegistrationPaperKind[]
  can: {
    report: boolean
    accept: boolean
    decline: boolean
    assign: boolean
    withdraw: boolean
    moveAway: boolean
    /** The member's own. */
    reportMove: boolean
    fileUnitStub: boolean
    fileCommunityStub: boolean
    /** X22: the unit may look at the basic facts, and enter them where the rule says so. */
    enterBasics: boolean
  }
}

/** The detail of `movedOn`: where it stands, since when and by whom, as it may be told. */
export interface MovedOnDetail {
  state: RegistrationState
  at: Moment
  by: StepView['by']
}

/** The answer about one person of several. */
export type ItemAnswer<Reason extends string> = { memberId: string } & (
  | { ok: true; state: RegistrationState; letterNo: string }
  | { ok: false; refusal: Reason | 'notAllowed' | 'ownAct'; movedOn: MovedOnDetail | null }
)

export interface UndispatchedPerson {
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  /** The community that the roster's address names; a secretary chooses one for everybody else. */
  community: OrgBrief | null
  estateName: string | null
  /** The community that he or she moved away from; waits to be dispatched anew (A90). */
  movedFrom: string | null
  /** Nobody dispatches himself or herself. */
  can: { dispatch: boolean }
}

export type RegistrationsShown = RegistrationState | 'stubDue' | 'stubOverdue' | 'offRoster' | 'moving'

/** How far a place is (G11, X10): each figure with its denominator, which is the roster at `asOf`. */
export interface Coverage {
  place: OrgBrief
  campaign: { from: CalendarDay; to: CalendarDay; isRunning: boolean } | null
  asOf: Moment
  /** People of this place on the roster: the denominator. */
  onRoster: number
  notDispatched: number
  dispatched: number
  reported: number
  accepted: number
  declined: number
  /** Registrations whose person is not on the roster of this place: a list of their own, never in the figures. */
  offRoster: number
}

/** How far one place is, as its own people stand on the roster. */
export interface PlaceProgress
  extends Pick<
    Coverage,
    'place' | 'onRoster' | 'notDispatched' | 'dispatched' | 'reported' | 'accepted' | 'declined'
  > {}

export interface RegistrationOperations {
  /** A28 A30: sends members to a community, up to fifty at once; each is answered. */
  'registrations.dispatch': {
    input: Tap & { items: { memberId: string; communityId: string }[] }
    value: { items: ItemAnswer<'unknownCommunity' | 'alreadyDispatched'>[] }
    refusal: never
  }
  /** A28: the community's secretary notes that a member came, told in person or with the letter's number. */
  'registrations.report': {
    input: Tap &
      (
        | { way: 'secretary'; communityId: string; memberId: string }
        | { way: 'paper'; communityId: string; letterNo: string }
      )
    value: { registration: RegistrationView }
    refusal: 'movedOn' | 'unknownLetter'
  }
  /** A28 A33: up to fifty at once; of two secretaries one wins and the other is told who and when. */
  'registrations.accept': {
    input: Tap & { communityId: string; memberIds: string[] }
    value: { items: ItemAnswer<'movedOn'>[] }
    refusal: never
  }
  /** A28 分划: the estate branch of up to fifty members of one community. */
  'registrations.assign': {
    input: Tap & { communityId: string; memberIds: string[]; estateId: string }
    value: { items: ItemAnswer<'movedOn'>[] }
    refusal: 'unknownEstate'
  }
  /** Sent back to the unit with a reason; the unit may dispatch again. */
  'registrations.decline': {
    input: Tap & { communityId: string; memberId: string; reason: string }
    value: { registration: RegistrationView }
    refusal: 'movedOn'
  }
  /** The unit takes a dispatch back before the community has accepted it. */
  'registrations.withdraw': {
    input: Tap & { communityId: string; memberId: string; reason: string }
    value: { registration: RegistrationView }
    refusal: 'movedOn'
  }
  /** A90: the old community writes down where a member moved and ends the registration; the unit dispatches anew. */
  'registrations.moveAway': {
    input: Tap & {
      communityId: string
      memberId: string
      to: { kind: 'community'; communityId: string } | { kind: 'elsewhere'; place: string }
      day: CalendarDay
    }
    value: { registration: RegistrationView }
    refusal: 'movedOn' | 'unknownCommunity' | 'sameCommunity' | 'dayAhead'
  }
  /** A90: the member says in one tap to be moving, or takes it back. */
  'registrations.reportMove': {
    input: Tap & { isMoving: boolean }
    value: { registration: RegistrationView }
    refusal: 'noRegistration'
  }
  /** A29 G09: the unit files stub 1, the community stub 2, by tick, up to fifty at once. */
  'registrations.fileStub': {
    input: Tap & { side: 'unit' | 'community'; items: { memberId: string; communityId: string }[] }
    value: { items: ItemAnswer<'stubNotDue' | 'movedOn'>[] }
    refusal: never
  }
  /** The registrations of a community or of a unit, whoever waits longest first. */
  'registrations.list': {
    input: { orgId: string; show: RegistrationsShown; cursor: string | null }
    value: Page<RegistrationView>
    refusal: never
  }
  /** The people of a unit whom nobody has dispatched, by name (A35). */
  'registrations.listUndispatched': {
    input: { orgId: string; cursor: string | null }
    value: Page<UndispatchedPerson>
    refusal: never
  }
  'registrations.show': {
    input: { communityId: string; memberId: string }
    /** With the estates of the community where this person may assign one. */
    value: { registration: RegistrationView; estates: OrgBrief[] }
    refusal: never
  }
  /** G16: my own registration, as both sides see it. */
  'registrations.mine': {
    input: Record<string, never>
    value: { registration: RegistrationView | null }
    refusal: never
  }
  /** G06 X21: my certificate, as a code that holds for two minutes; ask again when it has passed. */
  'registrations.certificate': {
    input: Record<string, never>
    value: {
      name: string
      unitName: string
      communityName: string
      acceptedAt: Moment
      code: string
      /** The code as an SVG picture. */
      picture: string
      validUntil: Moment
    }
    refusal: 'notAccepted'
  }
  /** G06: another phone reads the code; the name is masked, and tries are limited. */
  'registrations.verifyCertificate': {
    input: { code: string }
    value: { maskedName: string; unitName: string; communityName: string; asOf: Moment }
    refusal: 'unknownCertificate' | 'certificateExpired' | 'notAccepted' | 'tooManyTries'
  }
  /** G11 A34 A35 X10: how far a place is, with the denominator named and dated. */
  'registrations.campaign': { input: { orgId: string }; value: Coverage; refusal: never }
  /**
   * G11 A34 A35: the units or communities below a place, twenty a page in the order of the tree, never by how far
   * they are. `waiting` leaves out those where nobody is left to help, so that a page may be shorter.
   */
  'registrations.progress': {
    input: { orgId: string; of: 'unit' | 'community'; show: 'all' | 'waiting'; cursor: string | null }
    value: Page<PlaceProgress> & { campaign: Coverage['campaign']; asOf: Moment; places: number }
    refusal: never
  }
}
