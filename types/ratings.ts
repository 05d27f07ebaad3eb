import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { RequestCategory, RequestState } from './requests'
import type { CalendarDay, Moment, Quarter } from './time'

/** G70: the five grades of 好差评, from the best to the worst, named like the five faces. */
export type Grade = 'best' | 'good' | 'fair' | 'poor' | 'worst'

/** G71: what was wrong, to tap instead of writing. */
export type RatingReason = 'late' | 'notDone' | 'notUnderstood' | 'unkind' | 'feeAsked' | 'other'

/** By the resident's own phone, or told to the community and written down there. */
export type RatingWay = 'phone' | 'secretary'

/** One word about a matter as it was said at one time. */
export interface RatingSaid {
  grade: Grade
  reasons: RatingReason[]
  text: string | null
  /** Did WeChat's check clear the words? Until then nobody but the secretary reads them (G182). */
  words: 'clear' | 'doubtful' | 'unread'
  way: RatingWay
  by: string
  at: Moment
  tapId: string
  /** How often the matter had been reopened before. */
  round: number
}

/** What came of speaking with the resident (G71); whoever was not reached is tried again. */
export type FollowUpOutcome = 'explained' | 'putRight' | 'stillUnhappy' | 'notReached'

export interface FollowUpStep {
  outcome: FollowUpOutcome
  note: string
  at: Moment
  by: { openid: string; name: string | null }
  tapId: string
}

/** What one document adds to the figures of its community and quarter (G78). */
export interface RateCounts {
  asked: number
  answeredInTime: number
  solved: number
  rated: number
  satisfied: number
}

/** What of a document stands in the figures already. */
export interface Tallied {
  quarter: Quarter
  counts: RateCounts
}

/** A recording that goes with a grade. Only whoever speaks with the resident hears it. */
export interface RatingVoice {
  uploadId: string
  seconds: number
  tapId: string
  heard: { at: Moment; by: string } | null
}

/** What the residents said of one matter (G74): its `_id` is the matter's, so that there cannot be two. */
export interface Rating {
  _id: string
  communityId: string
  /** The quarter in which the matter was asked for. */
  quarter: Quarter
  /** What holds; `history` is what was said before. */
  said: RatingSaid
  history: RatingSaid[]
  /** When this round's first word was said: it may be changed for some days from then. */
  firstAt: Moment
  /** Whoever asked; several matters of one resident are one voice (G75). Null where nobody can tell. */
  raterKey: string | null
  raterMemberId: string | null
  /** Who helped, for the letter alone; nothing is ever added up by it (G73). */
  helperIds: string[]
  /** The members and identities who gave the help: whoever it was neither reads what was said nor speaks about it. */
  handledBy: string[]
  /** Who speaks with the resident: the community, or the county where the community's own secretary gave the help. */
  speakerOrgId: string
  /** When whoever has to speak is to be told next. */
  remindAt: Moment | null
  /** Said instead of written, for the secretary to hear. */
  voice: RatingVoice | null
  phoneHint: string | null
  followUp: {
    state: 'due' | 'spoken' | 'notNeeded'
    dueAt: Moment
    steps: FollowUpStep[]
  } | null
  /** Due ones by when they are due, spoken ones the latest first; null when nobody has to speak. */
  followKey: string | null
  /** Words of praise that a person has to read before they go on. */
  readKey: string | null
  sortKey: string
  revision: number
  tallied: Tallied | null
  /** Set while the figures do not know of the last change yet. */
  tallyKey: string | null
}

/** The figures of one community and quarter, kept with the changes; nothing changes once it is closed. */
export interface CommunityRate {
  _id: string
  communityId: string
  quarter: Quarter
  counts: RateCounts
  state: 'open' | 'closed'
  /** From how many on a rate is shown, as the rule was when the quarter was closed. */
  shownFrom: number | null
  closedAt: Moment | null
}

/** A month's letter to somebody who helps (G72 G75): mixed, without matter, day, order or number. */
export interface RatingLetter {
  _id: string
  memberId: string
  /** `2026-11` */
  month: string
  /** Which of the good grades were said, never how often. */
  grades: Grade[]
  remarks: string[]
  writtenAt: Moment
  sortKey: string
}

/** How far somebody's letters have been written. */
export interface RatingHelper {
  _id: string
  /** The last month that was looked at; a month that was too thin is carried on. */
  lettered: string
  after: string
}

export type RatingReviewKind = 'burst' | 'onePhone' | 'trade'

/** What perhaps wants a second look (G74), with the plain reason; nothing follows by itself. */
export interface RatingReview {
  _id: string
  communityId: string
  kind: RatingReviewKind
  ratingIds: string[]
  /** The two who praise one another; empty for the others. */
  memberIds: string[]
  count: number
  firstAt: Moment
  lastAt: Moment
  state: 'open' | 'looked'
  looked: {
    at: Moment
    by: { openid: string; name: string | null }
    note: string | null
    tapId: string
  } | null
  sortKey: string
}

export interface RatingSaidView {
  grade: Grade
  reasons: RatingReason[]
  text: string | null
  way: RatingWay
  at: Moment
}

export interface RatingView {
  requestId: string
  said: RatingSaidView
  /** How long the recording is that goes with it. */
  voiceSeconds: number | null
  history: RatingSaidView[]
}

export interface RatingShown {
  rating: RatingView | null
  /** Until when it may be said or changed; null when it may not. */
  until: Moment | null
  can: { rate: boolean; rateFor: boolean; speak: boolean }
}

/** A follow-up for the secretary: what was said and of which matter. */
export interface FollowUpView {
  requestId: string
  no: string
  category: RequestCategory
  state: RequestState
  place: string
  said: RatingSaidView
  /** Were the words cleared by the check or a person? */
  words: RatingSaid['words']
  voice: { seconds: number; isHeard: boolean } | null
  standing: 'due' | 'spoken' | 'notNeeded' | null
  dueAt: Moment | null
  isLate: boolean
  steps: { outcome: FollowUpOutcome; note: string; at: Moment; name: string | null }[]
  can: { speak: boolean; clearWords: boolean; reopen: boolean }
}

export type FollowUpsShown = 'due' | 'toRead' | 'spoken'

export interface RatingReviewView {
  reviewId: string
  kind: RatingReviewKind
  count: number
  firstAt: Moment
  lastAt: Moment
  names: string[]
  matters: { requestId: string; no: string; at: Moment }[]
  can: { settle: boolean }
}

/** A rate with its number and where it lies with 95 % confidence (Wilson); hidden while there are too few. */
export type Rate =
  | { isShown: true; n: number; percent: number; from: number; to: number }
  | { isShown: false; least: number }

/** G78: 响应率, 解决率, 满意率 of one community. */
export interface CommunityRates {
  community: OrgBrief
  response: Rate
  resolution: Rate
  satisfaction: Rate
}

type Saying = Tap & {
  requestId: string
  grade: Grade
  reasons: RatingReason[]
  text: string | null
  model?: string | null
}

/** A matter that has not ended, or ended too long ago; the days to change are over; too many changes. */
type RateRefusal = 'notEnded' | 'tooLate' | 'changedTooOften' | 'ownWork' | 'movedOn'

export interface RatingOperations {
  /** What was said of a matter, for who said it and for its community. */
  'ratings.show': { input: { requestId: string }; value: RatingShown; refusal: never }
  /** G70 G74: says it, or says it anew within the days of the rule. */
  'ratings.rate': { input: Saying; value: RatingShown & { isFollowedUp: boolean }; refusal: RateRefusal }
  /** G70: told to the community by somebody without a phone. */
  'ratings.rateFor': {
    input: Saying
    value: RatingShown & { isFollowedUp: boolean }
    refusal: RateRefusal | 'ratesAlone'
  }
  /** G70: a remark that is spoken, with the grade that was said: for whoever does not write. */
  'ratings.speak': {
    input: Tap & { requestId: string; uploadId: string; seconds: number }
    value: RatingShown
    refusal: 'notRatedYet' | 'tooLate' | 'notYourUpload' | 'movedOn'
  }
  /** An address of the recording that expires; for whoever speaks with the resident, and never for who helped. */
  'ratings.listen': {
    input: { communityId: string; requestId: string }
    value: { url: string }
    refusal: 'fileGone'
  }
  /** It was heard; `text` is what was said, as the secretary wrote it down. */
  'ratings.hear': {
    input: Tap & { communityId: string; requestId: string; text: string | null }
    value: { followUp: FollowUpView }
    refusal: 'movedOn'
  }
  /** For the county office: late ones by community, without a person. */
  'ratings.lateFollowUps': {
    input: Record<string, never>
    value: { items: { community: OrgBrief; late: number }[] }
    refusal: never
  }
  'ratings.countFollowUps': {
    input: { communityId: string }
    value: { due: number; late: number }
    refusal: never
  }
  /** G71: what is late on top. */
  'ratings.listFollowUps': {
    input: { communityId: string; show: FollowUpsShown; cursor: string | null }
    value: Page<FollowUpView>
    refusal: never
  }
  'ratings.followUp': {
    input: Tap & { communityId: string; requestId: string; outcome: FollowUpOutcome; note: string }
    value: { followUp: FollowUpView }
    refusal: 'movedOn' | 'notedOften'
  }
  /** G182: a person has read what the check doubted. */
  'ratings.clearWords': {
    input: Tap & { communityId: string; requestId: string }
    value: { requestId: string }
    refusal: never
  }
  'ratings.listReviews': {
    input: { communityId: string; cursor: string | null }
    value: Page<RatingReviewView>
    refusal: never
  }
  'ratings.settleReview': {
    input: Tap & { communityId: string; reviewId: string; note: string | null }
    value: { reviewId: string; isNew: boolean }
    refusal: never
  }
  /** G72: one's own letters, the newest first. */
  'ratings.myLetters': {
    input: { cursor: string | null }
    value: Page<{ month: string; grades: Grade[]; remarks: string[]; writtenOn: CalendarDay }>
    refusal: never
  }
  /** G78: for everybody, of a quarter that is closed. */
  'ratings.rates': {
    input: { quarter: Quarter | null }
    value: { quarter: Quarter; latest: Quarter; items: CommunityRates[] }
    refusal: 'notClosed'
  }
}
