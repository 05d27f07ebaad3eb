import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { PledgeView } from './pledges'
import type { StepTaker, StepView } from './registrations'
import type { Earlier } from './stories'
import type { CalendarDay, Moment } from './time'

/** Where a deed stands (A48): the community confirms it, nobody scores it. */
export type DeedState = 'waiting' | 'confirmed' | 'sentBack' | 'withdrawn'

export type DeedAct = 'record' | 'correct' | 'confirm' | 'sendBack' | 'withdraw'

/** The service done that a deed was suggested from (G94). */
export interface DeedSource {
  kind: 'activity' | 'request' | 'pair' | 'wish'
  id: string
}

export interface DeedStep {
  act: DeedAct
  at: Moment
  by: StepTaker & { openid: string }
  tapId: string
  /** What it said then, with its day. */
  day: CalendarDay | null
  text: string | null
  reason: string | null
}

/** One real thing done for the community (A48). `_id` is made of member, year and what it says, so that a second tap finds the first. */
export interface Deed {
  _id: string
  memberId: string
  communityId: string
  year: number
  day: CalendarDay
  text: string
  state: DeedState
  revision: number
  /** The moment of the last step, then the id: whoever waits longest comes first. */
  sortKey: string
  /** The day, then the id: the order of a member's own list. */
  dayKey: string
  source: DeedSource | null
  /** Recorded by the secretary for a member without a phone. */
  isOnBehalf: boolean
  steps: DeedStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<DeedStep>
}

/** A service done that may become a deed, if the member likes: `_id` is `<source kind>_<source id>_<member>`. */
export interface DeedSuggestion {
  _id: string
  memberId: string
  communityId: string
  source: DeedSource
  day: CalendarDay
  title: string
  state: 'open' | 'accepted' | 'declined'
  /** The day, then the id. */
  sortKey: string
}

export interface DeedStepView {
  act: DeedAct
  at: Moment
  by: StepView['by']
  day: CalendarDay | null
  text: string | null
  reason: string | null
}

export interface DeedView {
  deedId: string
  day: CalendarDay
  text: string
  state: DeedState
  revision: number
  isFromService: boolean
  isOnBehalf: boolean
  steps: DeedStepView[]
  can: { correct: boolean; withdraw: boolean; confirm: boolean }
}

export interface DeedToConfirm extends DeedView {
  memberId: string
  name: string
  unitName: string
}

export interface DeedSuggestionView {
  suggestionId: string
  day: CalendarDay
  title: string
  kind: DeedSource['kind']
}

export interface DeedMovedOn {
  state: DeedState
  at: Moment
  by: StepView['by']
}

/** The answer about one deed of several. */
export type DeedItem = { deedId: string } & (
  | { ok: true; state: DeedState }
  | { ok: false; refusal: 'movedOn' | 'notAllowed' | 'ownAct'; movedOn: DeedMovedOn | null }
)

/** Somebody of the community, in the order of names, to be helped or written down for. */
export interface DeedPerson {
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  isBound: boolean
  pledge: PledgeView | null
  deeds: DeedView[]
}

/** How far a community is (X10): each figure is a part of the people on its roster at `asOf`. */
export interface DeedOverview {
  community: OrgBrief
  year: number
  asOf: Moment
  onRoster: number
  withPledge: number
  withDeed: number
  /** A142: deeds confirmed this year; more than one a person counts. */
  confirmedDeeds: number
  pledgesToRead: number
  deedsToConfirm: number
}

type Recording = 'dayNotYet' | 'tooLongAgo' | 'noCommunity' | 'movedOn'

export interface DeedOperations {
  /** My year in numbers that only I see: how many are confirmed, and between how many one is asked for. */
  'deeds.year': {
    input: Record<string, never>
    value: { year: number; asOf: Moment; least: number; most: number; confirmed: number; waiting: number }
    refusal: never
  }
  /** My deeds, the newest day first. */
  'deeds.mine': { input: { cursor: string | null }; value: Page<DeedView>; refusal: never }
  /** G94: services done that may become a deed. */
  'deeds.listSuggestions': {
    input: { cursor: string | null }
    value: Page<DeedSuggestionView>
    refusal: never
  }
  /** A48: in my own words, or from a suggestion. */
  'deeds.record': {
    input: Tap &
      (
        | { what: 'own'; day: CalendarDay; text: string }
        | { what: 'suggested'; suggestionId: string; text: string }
      )
    value: { deed: DeedView; isNew: boolean }
    refusal: Recording | 'suggestionGone'
  }
  /** X17: one tap, no reason; it is not offered again. */
  'deeds.declineSuggestion': {
    input: Tap & { suggestionId: string }
    value: { suggestionId: string }
    refusal: 'suggestionTaken'
  }
  /** By the member, or by the secretary where a secretary recorded it. It waits to be confirmed again. */
  'deeds.correct': {
    input: Tap & { deedId: string; revision: number; day: CalendarDay; text: string }
    value: { deed: DeedView }
    refusal: 'dayNotYet' | 'otherYear' | 'movedOn'
  }
  'deeds.withdraw': {
    input: Tap & { deedId: string }
    value: { deed: DeedView }
    refusal: 'movedOn'
  }
  /** The secretary records for a member without a phone; it is confirmed with that. */
  'deeds.recordFor': {
    input: Tap & { communityId: string; memberId: string; day: CalendarDay; text: string }
    value: { deed: DeedView; isNew: boolean }
    refusal: Recording | 'writesAlone'
  }
  /** One or up to fifty at once; of two secretaries one wins and the other is told who and when. */
  'deeds.confirm': {
    input: Tap & { communityId: string; items: { deedId: string; revision: number }[] }
    value: { items: DeedItem[] }
    refusal: never
  }
  'deeds.sendBack': {
    input: Tap & { communityId: string; deedId: string; revision: number; reason: string }
    value: { deed: DeedView }
    refusal: 'movedOn'
  }
  'deeds.listWaiting': {
    input: { communityId: string; cursor: string | null }
    value: Page<DeedToConfirm>
    refusal: never
  }
  /** Who has no public pledge, or no confirmed deed this year, or no phone: to help, by name, never a ranking. */
  'deeds.listPeople': {
    input: { communityId: string; show: 'noPledge' | 'noDeed' | 'noPhone'; cursor: string | null }
    value: Page<DeedPerson>
    refusal: never
  }
  'deeds.overview': { input: { communityId: string }; value: DeedOverview; refusal: never }
  /** For whoever sees the registration: the public pledge and the confirmed deeds, the newest twenty. */
  'deeds.show': {
    input: { communityId: string; memberId: string }
    value: { pledge: string | null; deeds: { day: CalendarDay; text: string }[] }
    refusal: never
  }
}
