import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { CalendarDay, Moment, Quarter } from './time'

/** How the code was read. A chosen picture counts, and is marked as such. */
export type CheckinWay = 'camera' | 'picture'

/**
 * How a check-in is evidenced (G12): A by a rotating code, B by a code on a wall that our camera read, C by a secretary
 * or group leader, D by the member's own word or a chosen picture, counted once it is confirmed. Never a score.
 */
export type EvidenceTier = 'A' | 'B' | 'C' | 'D'

/** The quarter's fact (A36): `_id` is `<member>_<community>_<quarter>`, so a second one cannot exist. */
export interface Checkin {
  _id: string
  memberId: string
  communityId: string
  siteId: string
  quarter: Quarter
  day: CalendarDay
  at: Moment
  way: CheckinWay
  tapId: string
}

export interface CheckinView {
  quarter: Quarter
  day: CalendarDay
  at: Moment
  way: CheckinWay
  community: OrgBrief
}

export interface CheckinOperations {
  /** A36 A37 G05: one a quarter; a second tap is shown the first one, never an error. */
  'checkins.create': {
    input: Tap & { siteCode: string; way: CheckinWay }
    value: { checkin: CheckinView; isNew: boolean; nextQuarterFrom: CalendarDay }
    refusal: 'unknownCode' | 'siteClosed' | 'notRegisteredHere'
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
  checkin: { at: Moment; day: CalendarDay; way: CheckinWay } | null
}
