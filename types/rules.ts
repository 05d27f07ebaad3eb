import type { Tap } from './api'
import type { CalendarDay, Moment } from './time'

/** What a setting may hold. A list holds words or days; nothing nests. */
export type RuleValue = boolean | number | string | (string | number)[]

/** How a setting is asked for, and what it accepts. */
export type RuleKind =
  | { kind: 'yesNo' }
  | { kind: 'wholeNumber'; least: number; most: number; unit: string }
  | { kind: 'choice'; options: RuleOption[] }
  /** At least `least` of them. */
  | { kind: 'choices'; options: RuleOption[]; least: number }
  /** Different whole numbers of days, the largest first. */
  | { kind: 'days'; least: number; most: number; atMost: number }
  /** One calendar day, or an empty text for none. */
  | { kind: 'day' }
  | { kind: 'text'; maxLength: number }

export interface RuleOption {
  value: string | number
  title: string
}

/** The parts of the console, in the order a person reads them. */
export type RuleGroup =
  | 'checkin'
  | 'reminders'
  | 'posts'
  | 'service'
  | 'ratings'
  | 'feedback'
  | 'meetings'
  | 'mobility'
  | 'accounts'

/** Whom a change concerns, where it costs nothing to count them. */
export type RuleConcern = 'communities' | 'branches'

/**
 * One row of the settings' history (G152), never edited: it changes settings from the start of a day at UTC+8,
 * or takes back one that is not yet in force. `_id` is the revision, so that two changes never share one.
 */
export interface RuleVersion {
  _id: string
  revision: number
  effectiveDay: CalendarDay
  changes: Record<string, RuleValue>
  /** The version that this one takes back; its `changes` are empty then. */
  withdraws: string | null
  reason: string
  changedBy: string
  changedByName: string | null
  changedAt: Moment
  tapId: string
}

/** A setting on one day, as the console shows it. */
export interface RuleView {
  name: string
  group: RuleGroup
  title: string
  value: RuleValue
  valueInWords: string
  defaultInWords: string
  isDefault: boolean
  /** The row of the seed or of the goals that it stands for, for example `X3`. */
  row: string
  /** Does any part of the product read it already? */
  isInUse: boolean
  /** The next change that is decided. */
  next: { day: CalendarDay; valueInWords: string } | null
}

/** One setting with everything that is to be known before changing it. */
export interface RuleDetail extends RuleView {
  kind: RuleKind
  explanation: string
  /** The words of the source, or of the goal where the source is silent. */
  quotation: string
  /** What a change touches. */
  touches: string
}

export type RuleVersionState = 'past' | 'inForce' | 'decided' | 'withdrawn'

/** One change of one setting. */
export interface RuleHistoryView {
  versionId: string
  effectiveDay: CalendarDay
  valueInWords: string
  reason: string
  /** The person's name when the account is bound to one. */
  changedByName: string | null
  changedAt: Moment
  state: RuleVersionState
  /** Every setting of the same version: they are taken back together. */
  titles: string[]
  can: { withdraw: boolean }
}

/** A contradiction of the seed that no switch settles, and what does. */
export interface RulePoint {
  row: string
  title: string
  settledBy: string
}

export interface RuleWish {
  name: string
  value: RuleValue
}

export interface RuleChangeView {
  name: string
  title: string
  fromInWords: string
  toInWords: string
  touches: string
  concerns: { what: RuleConcern; count: number } | null
  /** What was decided before and still comes later. */
  later: { day: CalendarDay; valueInWords: string }[]
}

/** `detail` of every refusal of a wish names the setting: `name`, `title`, and what it accepts. */
export type RuleWishRefusal = 'unknownRule' | 'badValue' | 'contradiction' | 'tooEarly' | 'nothingChanges'

export interface RuleOperations {
  /** Every setting by group, as of a day; today when none is named. */
  'rules.list': {
    input: { day: CalendarDay | null }
    value: {
      day: CalendarDay
      groups: { group: RuleGroup; rules: RuleView[] }[]
      points: RulePoint[]
      can: { change: boolean }
    }
    refusal: never
  }
  'rules.show': {
    input: { name: string }
    value: {
      rule: RuleDetail
      history: RuleHistoryView[]
      /** The latest first; what a change must say it has seen. */
      revision: number
      earliestDay: CalendarDay
      can: { change: boolean }
    }
    refusal: 'unknownRule'
  }
  /** What would change, from when, and whom it concerns; nothing is kept. */
  'rules.preview': {
    input: { changes: RuleWish[]; effectiveDay: CalendarDay }
    value: { effectiveDay: CalendarDay; revision: number; changes: RuleChangeView[] }
    refusal: RuleWishRefusal
  }
  /** In force from `effectiveDay`, at the earliest tomorrow; refused when somebody changed the settings since `revision`. */
  'rules.change': {
    input: Tap & { changes: RuleWish[]; effectiveDay: CalendarDay; reason: string; revision: number }
    value: { versionId: string; revision: number; effectiveDay: CalendarDay }
    refusal: RuleWishRefusal | 'changedSince'
  }
  /** Takes back a version that is not yet in force. */
  'rules.withdraw': {
    input: Tap & { versionId: string; reason: string; revision: number }
    value: { versionId: string; revision: number; effectiveDay: CalendarDay }
    refusal: 'inForceAlready' | 'withdrawnAlready' | 'changedSince' | 'contradiction'
  }
}
