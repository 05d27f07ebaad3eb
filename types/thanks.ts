import type { Page, Tap } from './api'
import type { Earlier } from './stories'
import type { CalendarDay, Moment } from './time'

/** Have the words been read (G182)? What is kept back reaches nobody, and is not lost. */
export type ThanksWords = 'clear' | 'doubtful' | 'unread' | 'keptBack'

/**
 * From a thank-you to a story on the community's page (A73): `offered` by whoever thanks, `agreed` by whoever is
 * thanked, `published` by a person of the community. Each of them may end it.
 */
export type ThanksStory = 'no' | 'offered' | 'agreed' | 'published' | 'left'

/** The month in which a letter goes out: `2026-12`. */
export type LetterMonth = string

/** What one resident says to one member (A73). `_id` is made of the identity and the tap. */
export interface Thanks {
  _id: string
  memberId: string
  communityId: string
  by: string
  text: string
  /** A name that the resident chose to put under it. */
  signedBy: string | null
  words: ThanksWords
  story: ThanksStory
  day: CalendarDay
  /** While a person has to read it, a letter has to take it along, a story waits or is told; null otherwise. */
  readKey: string | null
  dueKey: string | null
  storyKey: string | null
  /** The letter that brought it, and its place there, which says nothing of when it was written. */
  letter: LetterMonth | null
  letterKey: string | null
  history: { at: Moment; by: string; act: string }[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<Thanks['history'][number]>
}

/** As the member reads it: without day, order or identity. */
export interface ThanksView {
  thanksId: string
  letter: LetterMonth
  text: string
  signedBy: string | null
  story: ThanksStory
  can: { agree: boolean; takeBack: boolean }
}

export interface ThanksToRead {
  thanksId: string
  name: string
  text: string
  signedBy: string | null
  words: ThanksWords
  story: ThanksStory
  can: { decide: boolean }
}

export interface ThanksTold {
  thanksId: string
  name: string
  text: string
  signedBy: string | null
}

export type ThanksDecision = 'clear' | 'keepBack' | 'publish' | 'leave'

export interface ThanksOperations {
  /** A73: kept first and judged then; it reaches the member with next month's letter. */
  'thanks.write': {
    input: Tap & {
      estateId: string
      memberId: string
      text: string
      signedBy: string | null
      mayBeStory: boolean
    }
    value: { words: ThanksWords; letter: LetterMonth }
    refusal: 'gone' | 'toYourself' | 'tooManyToday'
  }
  /** My letters, the newest first; in a letter nobody can tell who wrote first. */
  'thanks.mine': { input: { cursor: string | null }; value: Page<ThanksView>; refusal: never }
  /** Consent to a story with my name, given and taken back in one tap. */
  'thanks.setStory': {
    input: Tap & { thanksId: string; agrees: boolean }
    value: { item: ThanksView }
    refusal: 'movedOn'
  }
  'thanks.listToRead': {
    input: { communityId: string; show: 'words' | 'stories' | 'told'; cursor: string | null }
    value: Page<ThanksToRead>
    refusal: never
  }
  'thanks.decide': {
    input: Tap & { communityId: string; thanksId: string; decision: ThanksDecision }
    value: { words: ThanksWords; story: ThanksStory }
    refusal: 'movedOn'
  }
  /** What neighbours may read about each other's help. */
  'thanks.stories': {
    input: { communityId: string; cursor: string | null }
    value: Page<ThanksTold>
    refusal: never
  }
}
