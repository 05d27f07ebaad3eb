import type { Role } from './accounts'
import type { AttendRefusal } from './activities'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { Earlier } from './stories'
import type { CalendarDay, Moment, Quarter } from './time'

/** How the code was read: by our camera or WeChat's, from a picture, or by a link that somebody passed on. */
export type CheckinWay = 'camera' | 'picture' | 'link'

/** How it came about: scanned by the member, told by the member without any code, or entered by an officer (G07). */
export type KeptWay = CheckinWay | 'declared' | 'entered'

/**
 * How a check-in is evidenced (G12): A by a rotating code, B by a code on a wall that our camera read, C by a secretary
 * or group leader, D by the member's own word or a chosen picture, counted once it is confirmed. Never a score.
 */
export type EvidenceTier = 'A' | 'B' | 'C' | 'D'

/**
 * Only what is counted is in the quarter's figures; what waits is confirmed or declined by the community's secretary,
 * who may also take back what was counted (G14).
 */
export type CheckinState = 'counted' | 'waiting' | 'declined' | 'undone'

/** Why a check-in waits for a confirmation. */
export type WaitReason =
  | 'picture'
  | 'link'
  /** Sent longer after the scan than the rule allows. */
  | 'late'
  /** The phone had not been known when it had no network, so that its clock proves nothing. */
  | 'unsigned'
  | 'clockMoved'
  /** A rotating code that was no longer shown when it was read without a network. */
  | 'staleCode'
  /** The screen that showed the code has been taken back since. */
  | 'doorTakenBack'
  /** No code at all: the member's own word. */
  | 'declared'

/** Where the phone was, beside the check-in point (G203): never the place itself. */
export interface PositionHint {
  isInside: boolean
  distance: DistanceClass
}

export type DistanceClass = 'within200m' | 'within1km' | 'within5km' | 'farther'

/** A check-in that waited on a phone without a network (G200 G206); its arrival is the check-in's `at`. */
export interface QueuedCheckin {
  number: number
  /** As the phone's own clock said. */
  readAt: Moment
  /** What that clock was behind the cloud's when it was last compared; null when it never was. */
  offsetMs: number | null
}

/** The quarter's fact (A36): `_id` is `<member>_<community>_<quarter>`, so a second one cannot exist. */
export interface Checkin {
  _id: string
  memberId: string
  communityId: string
  /** Null when an officer entered it. */
  siteId: string | null
  quarter: Quarter
  day: CalendarDay
  /** When it reached the cloud. */
  at: Moment
  way: KeptWay
  tier: EvidenceTier
  state: CheckinState
  waits: WaitReason | null
  position: PositionHint | null
  queued: QueuedCheckin | null
  decided: CheckinDecided | null
  entry?: CheckinEntry | null
  correction?: Correction | null
  /** What the member said of it, when there was no code. */
  said?: string | null
  /** Perhaps which phone (G205): unreadable, another one each day, and taken away after a day or two. */
  phoneHint?: string | null
  tapId: string
  /** By arrival, then by member: the order of those who wait. */
  sortKey: string
  /** What stood here before something stronger came, or before it was said again. */
  history?: EarlierCheckin[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<EarlierCheckin>
}

export type EarlierCheckin = Pick<
  Checkin,
  | 'day'
  | 'at'
  | 'way'
  | 'tier'
  | 'state'
  | 'waits'
  | 'queued'
  | 'decided'
  | 'entry'
  | 'correction'
  | 'said'
  | 'tapId'
>

/** In which office something was done, as everybody may know it. */
export type InOffice = { role: Role; place: string } | null

/** Why an officer enters a check-in (G07): every reason is as good as a scan. */
export type EntryReason = 'noPhone' | 'phoneOff' | 'toldInPerson' | 'onPaper' | 'other'

/** What an officer said of a check-in that he or she entered: for the day it happened, at the moment it was written down. */
export interface CheckinEntry {
  by: InOffice
  reason: EntryReason | 'correction'
  note: string | null
  /** The printed sheet that was ticked. */
  sheet: string | null
  /** Entered after the quarter had ended (补签). */
  isBackfill: boolean
}

/**
 * What a secretary put right (G14): taken back, moved to another day or person, or come from there. The person from whom
 * it was taken is not told whose it is.
 */
export interface Correction {
  kind: 'undone' | 'movedAway' | 'movedHere'
  at: Moment
  by: InOffice
  reason: string
  /** The day that stood there before; null when it was somebody else's. */
  fromDay: CalendarDay | null
  tapId: string
}

export type CorrectionView = Omit<Correction, 'tapId'>

/** The secretary's word on a check-in that waited. */
export interface CheckinDecided {
  decision: 'confirm' | 'decline'
  at: Moment
  by: InOffice
  reason: string | null
  tapId: string
}

export interface CheckinView {
  quarter: Quarter
  day: CalendarDay
  at: Moment
  way: KeptWay
  tier: EvidenceTier
  state: CheckinState
  waits: WaitReason | null
  /** Why it was not confirmed, in the secretary's words. */
  reason: string | null
  said: string | null
  entry: CheckinEntry | null
  correction: CorrectionView | null
  community: OrgBrief
}

/** What an officer sees of somebody's quarter. */
export type CheckinBrief = Pick<Checkin, 'at' | 'day' | 'way' | 'tier' | 'state' | 'waits'> & {
  checkinId: string
  entry: CheckinEntry | null
  correction: CorrectionView | null
}

/** The answer about one person of those entered. */
export interface EntryItem {
  memberId: string
  /** `gone`: not somebody of this place; `own`: nobody enters the own check-in. */
  outcome: 'entered' | 'already' | 'own' | 'gone'
  checkin: CheckinBrief | null
}

/** A sheet of names to be ticked on paper; `_id` is the code at its foot. */
export interface CheckinSheet {
  _id: string
  communityId: string
  quarter: Quarter
  /** In the order in which they are printed. */
  memberIds: string[]
  madeAt: Moment
  /** Where the next sheet begins; null when this is the last. */
  after: string | null
}

/** Why somebody should look again (G205); each is a perhaps, never a finding. */
export type ReviewKind = 'onePhone' | 'farApart' | 'atNight'

/** A row of the review list. `_id` follows from what was found, so that a second look finds the same row. */
export interface CheckinReview {
  _id: string
  communityId: string
  kind: ReviewKind
  checkinIds: string[]
  memberIds: string[]
  /** How many there are; only the first ones are kept by name. */
  count: number
  firstAt: Moment
  lastAt: Moment
  /** Between the two points, for those far apart. */
  metres: number | null
  state: 'open' | 'fine'
  looked: { at: Moment; by: InOffice; note: string | null; tapId: string } | null
  sortKey: string
}

export interface ReviewView {
  reviewId: string
  kind: ReviewKind
  count: number
  firstAt: Moment
  lastAt: Moment
  metres: number | null
  people: {
    checkinId: string
    memberId: string
    name: string
    unitName: string
    phoneTail: string | null
    quarter: Quarter | null
    day: CalendarDay | null
    at: Moment | null
    state: CheckinState | null
  }[]
  can: { settle: boolean }
}

/** Where the phone is now; the cloud keeps a hint of it and forgets the rest. */
export interface PhonePosition {
  latitude: number
  longitude: number
}

/** What a phone says of a check-in that it kept until there was a network, sealed with its own key. */
export interface QueuedSaid extends QueuedCheckin {
  deviceId: string
  /** The phone's clock at the moment of sending. */
  sentAt: Moment
  /** Null when the phone had not been registered yet. */
  signature: string | null
}

/** Why a check-in is refused (G13), beside what the door itself may answer. */
export type CheckinRefusal =
  | 'unknownCode'
  | 'siteClosed'
  | 'notRegisteredHere'
  /** A rotating code that the screen no longer shows. */
  | 'codeExpired'
  /** The clock of the screen is ahead. */
  | 'codeAhead'
  | 'doorTakenBack'
  /** Kept on the phone for more than a month. */
  | 'keptTooLong'

/** A check-in that waits, as the secretary sees it. */
export interface WaitingCheckin {
  checkinId: string
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  quarter: Quarter
  day: CalendarDay
  at: Moment
  readAt: Moment | null
  waits: WaitReason | null
  position: PositionHint | null
  said: string | null
  /** Nobody decides the own one. */
  can: { decide: boolean }
}

/** A53: the code of an activity checks in for the quarter and attends in one tap. */
export type ActivityScanned =
  | { ok: true; title: string; state: 'present' | 'pending' | 'undone'; isNew: boolean }
  | { ok: false; refusal: AttendRefusal }

export interface CheckinOperations {
  /** A36 A37 G05: one a quarter; a second tap is shown the first one, never an error. */
  'checkins.create': {
    input: Tap & {
      /** What the code carries: a point's own code, or a rotating one. */
      siteCode: string
      way: CheckinWay
      position?: PhonePosition | null
      queued?: QueuedSaid
      /** The phone's model as it says itself; nothing but a hint follows from it (G205). */
      model?: string | null
    }
    value: {
      checkin: CheckinView
      isNew: boolean
      nextQuarterFrom: CalendarDay
      /** What became of the activity that the code named; null when it named none. */
      activity: ActivityScanned | null
    }
    refusal: CheckinRefusal
  }
  /**
   * G12: the member's own word on a day of this quarter, or, for some days, of the one before. It waits for the community's
   * secretary and is in no figure until then.
   */
  'checkins.declare': {
    input: Tap & {
      /** Null for today, by the cloud's clock. */
      day: CalendarDay | null
      said: string
    }
    value: { checkin: CheckinView; isNew: boolean }
    refusal: 'noCommunity' | 'dayAhead' | 'dayTooEarly'
  }
  /** The phone's own key and the cloud's clock, asked for while there is a network (G200); nothing is kept of it. */
  'checkins.registerDevice': {
    input: Tap & { deviceId: string }
    value: { key: string; now: Moment }
    refusal: never
  }
  /** G12: what waits for the community's secretary, the oldest first. Each page leaves an audit row. */
  'checkins.listWaiting': {
    input: { communityId: string; cursor: string | null }
    value: Page<WaitingCheckin>
    refusal: never
  }
  /** One or several at once, each answered for itself; what somebody else has decided meanwhile is told as it stands. */
  'checkins.decide': {
    input: Tap & { communityId: string; checkinIds: string[] } & (
        | { decision: 'confirm' }
        | { decision: 'decline'; reason: string }
      )
    /** The own one stays as it is (`isOwn`): somebody else decides it. */
    value: { items: { checkinId: string; state: CheckinState | 'gone'; isOwn: boolean; isNew: boolean }[] }
    refusal: never
  }
  /** The member's home: this quarter and the ones before. */
  'checkins.mine': {
    input: Record<string, never>
    value: {
      quarter: Quarter
      quarterEnds: CalendarDay
      community: OrgBrief | null
      current: CheckinView | null
      history: CheckinView[]
    }
    refusal: never
  }
  /** How far a community is, with the denominator named and dated (X10, G160). */
  'checkins.overview': {
    input: { communityId: string; quarter: Quarter | null }
    value: {
      community: OrgBrief
      quarter: Quarter
      checkedIn: number
      registered: number
      /** How many wait for a confirmation, of whichever quarter. */
      waiting: number
      asOf: Moment
      /** The first day that may still be entered: of the quarter before while the rule allows. */
      enterFrom: CalendarDay
      can: { enter: boolean; correct: boolean; remind: boolean }
    }
    refusal: never
  }
  /**
   * Who has and who has not, by name; never a ranking. Found by the beginning of the name, by the initials of its pinyin
   * or by the phone's last four digits. Each page leaves an audit row.
   */
  'checkins.list': {
    input: {
      communityId: string
      quarter: Quarter | null
      show: 'all' | 'done' | 'notYet'
      namePrefix: string
      cursor: string | null
    }
    value: Page<CommunityPerson>
    refusal: never
  }
  /** A group's people with this quarter's check-in, for its leader. Each page leaves an audit row. */
  'checkins.listGroup': {
    input: { groupId: string; cursor: string | null }
    value: Page<CommunityPerson>
    refusal: never
  }
  /**
   * G07 A35: enters check-ins of up to fifty people, each answered. `day` is the day it happened: one of this quarter, or,
   * by the secretary and for some days, of the one before (补签).
   */
  'checkins.createFor': {
    input: Tap & {
      communityId: string
      memberIds: string[]
      /** Null for today, by the cloud's clock. */
      day: CalendarDay | null
      reason: EntryReason
      note: string | null
      sheet: string | null
    }
    value: { quarter: Quarter; items: EntryItem[] }
    refusal: EntryRefusal | 'unknownSheet'
  }
  /** G14: takes back what was counted; the figures follow, and it may be done again. */
  'checkins.undo': {
    input: Tap & { checkinId: string; reason: string }
    value: { checkin: CheckinBrief; isNew: boolean }
    refusal: CorrectionRefusal
  }
  /** G14: moves what was counted to the day or the person it belongs to, both in one step. */
  'checkins.correct': {
    input: Tap & { checkinId: string; reason: string } & (
        | { to: 'day'; day: CalendarDay }
        | { to: 'person'; memberId: string }
      )
    value: { checkin: CheckinBrief; movedTo: { memberId: string; quarter: Quarter; day: CalendarDay } }
    refusal: CorrectionRefusal | EntryRefusal | 'personNotHere' | 'targetDone'
  }
  /** G08 G186: the next fifty who have not reported yet, on paper to be ticked; an address that expires. */
  'checkins.makeSheet': {
    input: Tap & { communityId: string; cursor: string | null }
    value: { url: string; code: string; people: number; cursor: string | null }
    refusal: 'nothingToPrint' | 'fileGone'
  }
  /** The people of a printed sheet in its order, with how they stand now. Leaves an audit row. */
  'checkins.showSheet': {
    input: { communityId: string; code: string }
    value: { code: string; quarter: Quarter; madeOn: CalendarDay; items: CommunityPerson[] }
    refusal: 'unknownSheet'
  }
  /** G205: what perhaps wants a second look, the newest first. Each page leaves an audit row. */
  'checkins.listReviews': {
    input: { communityId: string; cursor: string | null }
    value: Page<ReviewView>
    refusal: never
  }
  'checkins.settleReview': {
    input: Tap & { communityId: string; reviewId: string; note: string | null }
    value: { reviewId: string; isNew: boolean }
    refusal: never
  }
}

/** Why a check-in cannot be entered for a day. */
export type EntryRefusal =
  | 'dayAhead'
  /** Before the quarter that may still be entered. */
  | 'dayTooEarly'
  /** The quarter before is the secretary's to enter. */
  | 'secretaryBackfills'

export type CorrectionRefusal =
  /** It waits, was declined or is taken back already. */
  | 'notCounted'
  /** The days for putting this quarter right are over. */
  | 'quarterSettled'
  | 'changedSince'

export interface CommunityPerson {
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  isBound: boolean
  isPaused: boolean
  checkin: CheckinBrief | null
  /** A36: the quarter's task is a fact beside the check-in. */
  isTaskDone: boolean
}
