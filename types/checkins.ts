import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { CalendarDay, Moment, Quarter } from './time'

/** How the code was read: by our camera or WeChat's, from a picture, or by a link that somebody passed on. */
export type CheckinWay = 'camera' | 'picture' | 'link'

/**
 * How a check-in is evidenced (G12): A by a rotating code, B by a code on a wall that our camera read, C by a secretary
 * or group leader, D by the member's own word or a chosen picture, counted once it is confirmed. Never a score.
 */
export type EvidenceTier = 'A' | 'B' | 'C' | 'D'

/** Only what is counted is in the quarter's figures; what waits is confirmed or declined by the community's secretary. */
export type CheckinState = 'counted' | 'waiting' | 'declined'

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
  siteId: string
  quarter: Quarter
  day: CalendarDay
  /** When it reached the cloud. */
  at: Moment
  way: CheckinWay
  tier: EvidenceTier
  state: CheckinState
  waits: WaitReason | null
  position: PositionHint | null
  queued: QueuedCheckin | null
  decided: CheckinDecided | null
  tapId: string
  /** By arrival, then by member: the order of those who wait. */
  sortKey: string
  /** What stood here before something stronger came, or before it was said again. */
  history?: EarlierCheckin[]
}

export type EarlierCheckin = Pick<
  Checkin,
  'at' | 'way' | 'tier' | 'state' | 'waits' | 'queued' | 'decided' | 'tapId'
>

/** The secretary's word on a check-in that waited. */
export interface CheckinDecided {
  decision: 'confirm' | 'decline'
  at: Moment
  by: { role: Role; place: string } | null
  reason: string | null
  tapId: string
}

export interface CheckinView {
  quarter: Quarter
  day: CalendarDay
  at: Moment
  way: CheckinWay
  tier: EvidenceTier
  state: CheckinState
  waits: WaitReason | null
  /** Why it was not confirmed, in the secretary's words. */
  reason: string | null
  community: OrgBrief
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
}

export interface CheckinOperations {
  /** A36 A37 G05: one a quarter; a second tap is shown the first one, never an error. */
  'checkins.create': {
    input: Tap & {
      /** What the code carries: a point's own code, or a rotating one. */
      siteCode: string
      way: CheckinWay
      position?: PhonePosition | null
      queued?: QueuedSaid
    }
    value: { checkin: CheckinView; isNew: boolean; nextQuarterFrom: CalendarDay }
    refusal: CheckinRefusal
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
    value: { items: { checkinId: string; state: CheckinState | 'gone'; isNew: boolean }[] }
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
    }
    refusal: never
  }
  /** Who has and who has not, by name; never a ranking. Each page leaves an audit row. */
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
}

export interface CommunityPerson {
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  isBound: boolean
  isPaused: boolean
  /** A36: the quarter's task is a fact beside the check-in. */
  isTaskDone: boolean
  checkin: Pick<CheckinView, 'at' | 'day' | 'way' | 'tier' | 'state' | 'waits'> | null
}
