import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { Grade } from './ratings'
import type { CalendarDay, Moment } from './time'

/** The sheet of one year (G79): its `_id` is the year, so that there cannot be two. */
export interface OpinionSheet {
  _id: string
  state: 'open' | 'closed'
  /** What is asked, about the community's help as such and never about a person. They stand once the sheet is open. */
  questions: string[]
  /** Until when sheets are asked back, as it stands on them; the office closes by hand, when the last paper is in. */
  returnBy: CalendarDay
  openedAt: Moment
  openedBy: string
  closedAt: Moment | null
  closedBy: string | null
}

/** How often each grade was given to one question. */
export type OpinionCounts = Record<Grade, number>

/**
 * What one community's households said in one year, as sums. A code's mark stands here from the day it was printed, and a
 * sheet sets it where it stands and adds to the sums in one change: neither order nor moment is kept.
 */
export interface OpinionTally {
  _id: string
  year: string
  communityId: string
  state: 'open' | 'closed'
  /** So many codes were printed. */
  printed: number
  /** Which codes a tap printed, so that the same tap prints the same. */
  runs: Record<string, { from: number; count: number }>
  /** By mark: 0 while the code is unused. */
  codes: Record<string, 0 | 1>
  /** So many sheets came back. */
  sheets: number
  counts: Record<string, OpinionCounts>
  /** The papers among them, which whoever entered them knows. */
  papers: number
  paperCounts: Record<string, OpinionCounts>
  /** Words on their way to their own collection. */
  wordsToMove: Record<string, OpinionWordsKept>
  /** From how many sheets on anything is shown, as the rule was when the sheet was closed. */
  shownFrom: number | null
  publishedAt: Moment | null
  publishedBy: string | null
}

export interface OpinionWordsKept {
  text: string
  /** What WeChat's check said of them; a person reads them all the same. */
  checked: 'clear' | 'doubtful' | 'unread'
  /** Typed from a paper, by somebody who has read it. */
  isFromPaper: boolean
}

/** Free words under a random id: no code, no grade, no person, no moment. */
export interface OpinionWords extends OpinionWordsKept {
  _id: string
  tallyId: string
  state: 'toRead' | 'shown' | 'keptBack'
}

export interface OpinionSheetView {
  year: string
  state: 'open' | 'closed'
  questions: string[]
  returnBy: CalendarDay
}

/** What somebody with a code sees before answering; a code that was used is answered like one that was not. */
export interface OpinionAsked {
  year: string
  communityId: string
  communityName: string
  questions: string[]
  returnBy: CalendarDay
  standing: 'open' | 'closed'
}

export type OpinionResult =
  | {
      isShown: true
      sheets: number
      /** Fewer than so many came by phone: these are the papers alone. Null where all are counted. */
      withoutFewerThan: number | null
      questions: ({ isShown: true; counts: OpinionCounts; n: number } | { isShown: false })[]
    }
  | { isShown: false; least: number }

export interface CommunityOpinions {
  community: OrgBrief
  /** Null while the community has not published it. */
  result: OpinionResult | null
}

export interface OpinionWordsView {
  wordsId: string
  text: string
  checked: OpinionWordsKept['checked']
}

/** Answers by the place of the question; null for one that was left out. */
interface Filled {
  code: string
  answers: (Grade | null)[]
  words: string | null
}

/** Forged, of another year or never printed; typed too often; the office has closed the sheet. */
type FillRefusal = 'unknownCode' | 'tooManyTries' | 'sheetClosed'

/** False when a sheet was handed in by that code before; null to whoever looks after the community, who is not told. */
interface FilledIn {
  isNew: boolean | null
}

export interface OpinionOperations {
  /** For the county office: this year's sheet, or what it would ask. */
  'opinions.county': {
    input: Record<string, never>
    value: {
      year: string
      sheet: OpinionSheetView | null
      examples: string[]
      items: { community: OrgBrief; printed: number; sheets: number | null; isPublished: boolean }[]
      can: { open: boolean; close: boolean }
    }
    refusal: never
  }
  'opinions.open': {
    input: Tap & { questions: string[]; returnBy: CalendarDay }
    value: { sheet: OpinionSheetView; isNew: boolean }
    refusal: 'returnByPast' | 'earlierOpen'
  }
  'opinions.close': {
    input: Tap & { year: string }
    value: { sheet: OpinionSheetView }
    refusal: never
  }
  /** For whoever looks after a community. */
  'opinions.community': {
    input: { communityId: string }
    value: {
      community: OrgBrief
      sheet: OpinionSheetView | null
      printed: number
      /** Null until it has ended, and below as many as may be told. */
      sheets: number | null
      most: number
      result: OpinionResult | null
      isPublished: boolean
      can: { print: boolean; enter: boolean; publish: boolean; readWords: boolean }
    }
    refusal: never
  }
  /** Sheets with a code each, two on a page; a repeated tap prints the same ones. */
  'opinions.print': {
    input: Tap & { communityId: string; count: number }
    value: { url: string; count: number; printed: number }
    refusal: 'sheetClosed' | 'tooManyCodes' | 'fileGone'
  }
  /** What is asked of whoever holds the code, without an account or a name. */
  'opinions.look': {
    input: { code: string }
    value: OpinionAsked
    refusal: 'unknownCode' | 'tooManyTries'
  }
  'opinions.answer': { input: Tap & Filled; value: FilledIn; refusal: FillRefusal }
  /** A paper sheet, entered by whoever looks after the community. */
  'opinions.enter': {
    input: Tap & Filled & { communityId: string }
    value: FilledIn
    refusal: FillRefusal
  }
  'opinions.publish': {
    input: Tap & { communityId: string; year: string }
    value: { result: OpinionResult }
    refusal: 'stillOpen'
  }
  /** For everybody: what communities published, in the order of the roster. */
  'opinions.results': {
    input: { year: string | null }
    value: { year: string | null; years: string[]; questions: string[]; items: CommunityOpinions[] }
    refusal: never
  }
  /** Words that a person let through, for everybody; the others for the community alone. */
  'opinions.words': {
    input: { communityId: string; year: string; show: OpinionWords['state']; cursor: string | null }
    value: Page<OpinionWordsView>
    refusal: never
  }
  'opinions.decideWords': {
    input: Tap & {
      communityId: string
      year: string
      wordsIds: string[]
      decision: 'show' | 'keepBack'
    }
    value: { decided: number }
    refusal: never
  }
}
