import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { CheckinWay, EvidenceTier } from './checkins'
import type { OrgBrief } from './orgs'
import type { Earlier } from './stories'
import type { CalendarDay, Moment, Quarter } from './time'

/**
 * 活动日 (A38), 集中服务 (A57), 分散服务 (A56), 知识讲座, 发放资料 with explaining and mutual help (A64 A155), 走访 (A64),
 * 培训 (A61).
 */
export type ActivityKind =
  | 'activityDay'
  | 'collective'
  | 'dispersed'
  | 'lecture'
  | 'material'
  | 'visit'
  | 'training'

/** 五方面表率 (A153). */
export type ExampleField = 'service' | 'environment' | 'safety' | 'culture' | 'law'

/** How a training is held (A139). */
export type EducationWay = 'course' | 'lesson' | 'discussion' | 'selfStudy' | 'practice'

export interface OfficerAt {
  openid: string
  role: Role | 'member'
  orgId: string | null
}

export type ActivityAct = 'create' | 'edit' | 'cancel'

export interface ActivityStep {
  act: ActivityAct
  at: Moment
  by: OfficerAt
  tapId: string
  /** What an edit changed. */
  fields: ActivityField[]
  reason: string | null
}

/** What whoever runs an activity writes down about it. */
export interface ActivityPlan {
  kind: ActivityKind
  educationWay: EducationWay | null
  fields: ExampleField[]
  title: string
  /** What to bring, where to meet; null when there is nothing to add. */
  note: string | null
  siteId: string | null
  place: string
  startsAt: Moment
  endsAt: Moment
  /** How many it is planned for; null when everybody has room. */
  capacity: number | null
  openTo: 'community' | 'group'
  needsCheckOut: boolean
}

export type ActivityField = keyof ActivityPlan

/** One activity (G40). It is the referee of its places: each move is decided here, and written to the sign-up then. */
export interface Activity extends ActivityPlan {
  _id: string
  /** Whose it is: the community, or a group or team within it. */
  orgId: string
  communityId: string
  quarter: Quarter
  /** The moment it ends, then the id: what is to come and what has been are both in this order. */
  endsKey: string
  state: 'open' | 'cancelled'
  cancelReason: string | null
  /** The moment of the last change that somebody signed up should hear of; null when none. */
  changedAt: Moment | null
  cancelledAt: Moment | null
  signedUp: number
  waiting: number
  /** The number of the next one who signs up: the line keeps its order by it. */
  nextInLine: number
  /** Who came last, in order: with `nextInLine` it tells everybody's number. */
  arrivals: string[]
  /** What was decided and is being written to the sign-ups; empty a moment later. */
  underWay: LineMove[]
  /** A place is free and somebody waits: whoever sees it moves the first one up. */
  isToFill: boolean
  revision: number
  history: ActivityStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<ActivityStep>
  /** A change of that moment is being told to whoever signed up; how far down the line it has come. */
  telling?: { at: Moment; state: 'signedUp' | 'waiting'; after: string }
}

/** One change of the line: who, what, and by which tap. */
export interface LineMove {
  id: string
  memberId: string
  act: SignupStep['act']
  at: Moment
  tapId: string | null
  /** The number of whoever moves up; null otherwise. */
  lineKey: string | null
}

export type SignupState = 'signedUp' | 'waiting' | 'left'

export interface SignupStep {
  act: 'signUp' | 'wait' | 'moveUp' | 'leave'
  at: Moment
  tapId: string | null
}

/** `_id` is `<member>_<activity>`: nobody signs up twice. */
export interface ActivitySignup {
  _id: string
  memberId: string
  activityId: string
  communityId: string
  orgId: string
  state: SignupState
  /** Signed up or waiting. */
  isOpen: boolean
  /** The number in line, as text that sorts. */
  lineKey: string
  /** As the activity's own; it follows when the hours change. */
  endsKey: string
  movedUpAt: Moment | null
  /** Up to when this person has seen what happened to the activity. */
  seenAt: Moment
  /** The last ones: enough to know a repeated tap. */
  steps: SignupStep[]
  /** The id of the move that was written last: it changes only as it was seen. */
  lastMove?: string
}

/** How somebody's attendance came to be known. */
export type AttendanceWay = CheckinWay | 'list' | 'self'

/** `pending`: the member's own word, until another one confirms it (G204). */
export type AttendanceState = 'present' | 'pending' | 'undone'

export interface AttendanceStep {
  act: 'attend' | 'confirm' | 'enter' | 'undo' | 'checkOut'
  at: Moment
  by: OfficerAt
  tapId: string
  reason: string | null
}

/** `_id` is `<member>_<activity>`. Never how long: only that somebody came, and if asked for, when he or she left. */
export interface ActivityAttendance {
  _id: string
  memberId: string
  activityId: string
  communityId: string
  orgId: string
  quarter: Quarter
  day: CalendarDay
  state: AttendanceState
  /** The moment, then the id: the order of lists. */
  sortKey: string
  at: Moment
  leftAt: Moment | null
  way: AttendanceWay
  tier: EvidenceTier
  /** The members whose word it is, the person's own among them. */
  vouchers: string[]
  recordedKey: string
  tapId: string
  history: AttendanceStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<AttendanceStep>
}

/** What the quarter's task was done by. */
export interface TaskSource {
  kind: 'activity' | 'service' | 'post'
  id: string
}

/** A36: the task is a fact beside the check-in; `_id` is `<member>_<community>_<quarter>`. */
export interface ActivityTask {
  _id: string
  memberId: string
  communityId: string
  quarter: Quarter
  state: 'done' | 'undone'
  source: TaskSource
  at: Moment
  tapId: string
  history: TaskStep[]
}

export interface TaskStep {
  state: 'done' | 'undone'
  source: TaskSource
  at: Moment
  by: OfficerAt | null
  tapId: string
  reason: string | null
}

export type ServiceState = 'noted' | 'confirmed' | 'declined' | 'withdrawn'

/** A56: a dispersed service as the member noted it in two lines. `_id` comes from the tap. */
export interface ActivityService {
  _id: string
  memberId: string
  communityId: string
  quarter: Quarter
  day: CalendarDay
  where: string
  what: string
  field: ExampleField | null
  state: ServiceState
  sortKey: string
  steps: { state: ServiceState; at: Moment; by: OfficerAt; tapId: string; reason: string | null }[]
}

export interface ActivityView extends Omit<ActivityPlan, 'siteId'> {
  activityId: string
  siteId: string | null
  org: OrgBrief
  community: OrgBrief
  state: 'open' | 'cancelled'
  cancelReason: string | null
  signedUp: number
  waiting: number
  revision: number
}

/** What the activity's members should hear of until they have seen it. */
export type ActivityNews = 'movedUp' | 'changed' | 'cancelled'

export interface MyPart {
  signup: 'signedUp' | 'waiting' | null
  news: ActivityNews | null
  attendance: { state: 'present' | 'pending'; at: Moment; leftAt: Moment | null; tier: EvidenceTier } | null
}

export type ActivityWithMe = ActivityView & { my: MyPart }

export interface ActivityStepView {
  act: ActivityAct
  at: Moment
  place: string | null
  fields: ActivityField[]
  reason: string | null
}

export interface TaskView {
  source: TaskSource['kind']
  at: Moment
}

export interface ServiceView {
  serviceId: string
  memberId: string
  name: string
  unitName: string
  day: CalendarDay
  where: string
  what: string
  field: ExampleField | null
  state: ServiceState
  reason: string | null
  can: { decide: boolean; withdraw: boolean }
}

export interface ActivityPerson {
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  signup: SignupState | null
  attendance: {
    state: AttendanceState
    at: Moment
    leftAt: Moment | null
    tier: EvidenceTier
    /** Why it was entered or undone, the last time somebody said. */
    reason: string | null
  } | null
}

export type PeopleShown = 'signedUp' | 'waiting' | 'present' | 'pending' | 'everybody'

/** Why somebody cannot take part just now. */
export type TakePartRefusal = 'activityCancelled' | 'activityBegun' | 'activityOver' | 'notYourGroup'

export type AttendRefusal = 'unknownActivity' | 'activityCancelled' | 'outsideHours' | 'notYourCommunity'

/** The answer about each of several people. */
export type EnteredItem = { memberId: string } & (
  | { ok: true }
  | { ok: false; refusal: 'notAllowed' | 'ownAct' }
)

export interface ActivityOperations {
  /** A38 A57 A61 A64: a secretary or a leader plans an activity. */
  'activities.create': {
    input: Tap & { orgId: string; plan: ActivityPlan }
    value: { activity: ActivityView }
    refusal: 'unknownSite' | 'alreadyPast'
  }
  /** Before it begins; everybody signed up is told. */
  'activities.edit': {
    input: Tap & { activityId: string; revision: number; plan: ActivityPlan }
    value: { activity: ActivityView }
    refusal: 'unknownSite' | 'alreadyPast' | 'changedMeanwhile' | TakePartRefusal
  }
  'activities.cancel': {
    input: Tap & { activityId: string; reason: string }
    value: { activity: ActivityView }
    refusal: 'activityOver'
  }
  /** The calendar of a community, a group or a team: what is to come, or what has been, the latest first. */
  'activities.list': {
    input: { orgId: string; show: 'coming' | 'past'; cursor: string | null }
    value: Page<ActivityView>
    refusal: never
  }
  /** A57: collective services this quarter against the rule, and how many have done the quarter's task. */
  'activities.quarter': {
    input: { communityId: string; quarter: Quarter | null }
    value: {
      quarter: Quarter
      quarterEnds: CalendarDay
      collectiveWanted: number
      collectiveArranged: number
      tasksDone: number
      servicesToDecide: number
      asOf: Moment
    }
    refusal: never
  }
  /** The people of an activity. Each page leaves an audit row. */
  'activities.listPeople': {
    input: {
      orgId: string
      activityId: string
      show: PeopleShown
      namePrefix: string
      cursor: string | null
    }
    value: Page<ActivityPerson>
    refusal: never
  }
  /** G07 G186: up to fifty at once, for people without a phone, or from a ticked sheet. */
  'activities.enter': {
    input: Tap & { activityId: string; memberIds: string[]; reason: string }
    value: { items: EnteredItem[] }
    refusal: 'activityCancelled' | 'notBegun'
  }
  /** G14: takes an attendance back; the quarter's task follows. */
  'activities.undo': {
    input: Tap & { activityId: string; memberId: string; reason: string }
    value: { memberId: string; isTaskDone: boolean }
    refusal: 'notThere'
  }
  /** G186: the sheet to tick by hand, as an address that expires; a hundred names, and where the next sheet begins. */
  'activities.sheet': {
    input: Tap & { orgId: string; activityId: string; cursor: string | null }
    value: { url: string; people: number; cursor: string | null }
    refusal: 'fileGone'
  }
  /** What is to come in my community. */
  'activities.upcoming': {
    input: { cursor: string | null }
    value: Page<ActivityWithMe>
    refusal: never
  }
  /** A36 A38: my activities with their news, the next ones, and whether the quarter's task is done. */
  'activities.mine': {
    input: Record<string, never>
    value: {
      quarter: Quarter
      quarterEnds: CalendarDay
      task: TaskView | null
      mine: ActivityWithMe[]
      next: ActivityWithMe | null
    }
    refusal: never
  }
  'activities.show': {
    input: { activityId: string }
    value: {
      activity: ActivityView
      my: MyPart
      /** How many stand in line up to me; null while I do not wait. */
      placeInLine: number | null
      history: ActivityStepView[]
      can: {
        signUp: boolean
        leave: boolean
        arrive: boolean
        checkOut: boolean
        confirmOthers: boolean
        run: boolean
        edit: boolean
        cancel: boolean
        enter: boolean
        seeEverybody: boolean
      }
    }
    refusal: never
  }
  'activities.signUp': {
    input: Tap & { activityId: string }
    value: { signup: 'signedUp' | 'waiting'; placeInLine: number | null; isNew: boolean }
    refusal: TakePartRefusal
  }
  /** X17: in one tap, without a reason; the first in line moves up. */
  'activities.leave': { input: Tap & { activityId: string }; value: { left: true }; refusal: 'activityOver' }
  /** What happened to it has been seen. */
  'activities.see': { input: Tap & { activityId: string }; value: { seenAt: Moment }; refusal: never }
  /** G204: my own word that I am here; it counts when somebody confirms it. */
  'activities.arrive': {
    input: Tap & { activityId: string }
    value: { my: MyPart }
    refusal: AttendRefusal
  }
  /** G15: optional; never a length of time. */
  'activities.checkOut': {
    input: Tap & { activityId: string }
    value: { my: MyPart }
    refusal: 'notThere'
  }
  /** Those who say that they are here, told to others who are. */
  'activities.listPeers': {
    input: { activityId: string; cursor: string | null }
    value: Page<{ memberId: string; name: string; isConfirmed: boolean }>
    refusal: never
  }
  /** G204: two who are present confirm one another, or a third. */
  'activities.confirmPeer': {
    input: Tap & { activityId: string; memberId: string }
    value: { isConfirmed: true }
    refusal: 'notThere' | 'sayYouAreHere' | 'outsideHours'
  }
  /** A56: what I did for a household or a courtyard, in two lines. */
  'activities.noteService': {
    input: Tap & { day: CalendarDay; where: string; what: string; field: ExampleField | null }
    value: { service: ServiceView }
    refusal: 'noCommunity' | 'dayTooEarly' | 'dayInFuture'
  }
  'activities.withdrawService': {
    input: Tap & { serviceId: string }
    value: { service: ServiceView }
    refusal: 'alreadyDecided'
  }
  'activities.myServices': { input: { cursor: string | null }; value: Page<ServiceView>; refusal: never }
  'activities.listServices': {
    input: { communityId: string; show: 'noted' | 'confirmed' | 'declined'; cursor: string | null }
    value: Page<ServiceView>
    refusal: never
  }
  'activities.decideService': {
    input: Tap & { serviceId: string; decision: 'confirm' | 'decline'; reason: string | null }
    value: { service: ServiceView }
    refusal: 'alreadyDecided' | 'reasonMissing'
  }
  /** A36: the community marks a post's task as done, or takes that mark back. */
  'activities.markTask': {
    input: Tap & { communityId: string; memberId: string; isDone: boolean; reason: string }
    value: { memberId: string; isTaskDone: boolean }
    refusal: never
  }
}
