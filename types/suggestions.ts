import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { CalendarDay, Moment } from './time'

/** About the app itself (G80), or a member who asks for something about himself or herself to be put right (G77). */
export type SuggestionKind = 'complaint' | 'suggestion' | 'correction'

/** What a member may have put right. */
export type CorrectionOf = 'letter' | 'board' | 'card' | 'record'

export type SuggestionAct = 'submit' | 'answer' | 'askAgain' | 'settle'

/** Waits for an answer; is answered; or whoever said it says that it is settled. */
export type SuggestionState = 'waiting' | 'answered' | 'settled'

export interface SuggestionStep {
  act: SuggestionAct
  at: Moment
  by: {
    party: 'author' | 'office'
    openid: string
    role: Role | null
    orgId: string | null
    name: string | null
  }
  text: string | null
  tapId: string
}

/** What somebody said about the app or about his or her own record. `_id` is made of the author and the tap. */
export interface Suggestion {
  _id: string
  /** What people say on the phone: `7K3M-9QXR`. */
  no: string
  kind: SuggestionKind
  about: CorrectionOf | null
  askedBy: string
  memberId: string | null
  /** Who has to answer: the county office, or a member's community first and the office on appeal. */
  orgId: string
  state: SuggestionState
  dueAt: Moment | null
  /** When whoever answers is to be told next. */
  remindAt: Moment | null
  askedAt: Moment
  steps: SuggestionStep[]
  revision: number
  /** Waiting ones by when an answer is due, the others the latest first. */
  sortKey: string
  /** One's own, the newest first. */
  ownKey: string
}

/** How many came and were answered, by the month in which they came: numbers and nothing else. */
export interface SuggestionTally {
  _id: string
  received: number
  answered: number
  answeredInTime: number
}

export interface SuggestionStepView {
  act: SuggestionAct
  at: Moment
  by: { party: 'author' | 'office'; place: string | null; role: Role | null; name: string | null }
  text: string | null
}

export interface SuggestionView {
  suggestionId: string
  no: string
  kind: SuggestionKind
  about: CorrectionOf | null
  /** Who says it, for a correction alone: the others stay unnamed. */
  name: string | null
  office: OrgBrief
  state: SuggestionState
  dueAt: Moment | null
  isLate: boolean
  askedAt: Moment
  steps: SuggestionStepView[]
  revision: number
  can: { answer: boolean; askAgain: boolean; settle: boolean }
}

export interface SuggestionMonth {
  month: string
  received: number
  answered: number
  answeredInTime: number
}

type Acting = Tap & { suggestionId: string; revision: number }

export interface SuggestionOperations {
  'suggestions.submit': {
    input: Tap & { kind: SuggestionKind; about: CorrectionOf | null; text: string }
    value: { suggestion: SuggestionView }
    refusal: 'tooManyToday' | 'membersOnly' | 'aboutWhat'
  }
  'suggestions.mine': { input: { cursor: string | null }; value: Page<SuggestionView>; refusal: never }
  /** A community's or the office's, what is late on top. */
  'suggestions.list': {
    input: { orgId: string; show: 'waiting' | 'answered'; cursor: string | null }
    value: Page<SuggestionView>
    refusal: never
  }
  'suggestions.answer': {
    input: Acting & { text: string }
    value: { suggestion: SuggestionView }
    refusal: 'movedOn'
  }
  /** G77: it is not put right: the office answers next. */
  'suggestions.askAgain': {
    input: Acting & { text: string }
    value: { suggestion: SuggestionView }
    refusal: 'movedOn' | 'askedTwice'
  }
  'suggestions.settle': { input: Acting; value: { suggestion: SuggestionView }; refusal: 'movedOn' }
  /** G80: for everybody, the last twelve months. */
  'suggestions.tally': {
    input: Record<string, never>
    value: { months: SuggestionMonth[]; answerDays: number; day: CalendarDay }
    refusal: never
  }
}
