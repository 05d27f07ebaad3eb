import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { DateDue, QuarterDue, SecretaryAsks, Sending } from './reminders'
import type { RequestAct, RequestCategory, RequestRung } from './requests'
import type { HalfYear, Moment } from './time'
import type { WishAct, WishKind } from './wishes'

interface AboutRequest {
  category: RequestCategory
  no: string
}

interface AboutActivity {
  title: string
  startsAt: Moment
}

/**
 * What people are told, each kind with what its sentence needs and nothing more: no door, no number, nobody else's
 * words. A noun that has something to tell adds a line here and a sentence in `src/features/notices/words.ts`.
 */
export interface NoticeTold {
  /** To whoever asked: one step (G38). `who` comes, or what was said with it; whoever let it go knew the address. */
  requestMoved: AboutRequest & { act: RequestAct; who: string | null; note: string | null; wasTold?: boolean }
  /** To a volunteer: it is in your hands; where, as far as the street may know. */
  requestYours: AboutRequest & { place: string | null }
  /** 点单: to whoever was chosen, or leads the team that was: until when an answer is hoped for. */
  requestChosen: AboutRequest & { place: string | null; until: Moment; isTeam: boolean }
  /** To a community's secretary: something is new there; one row, however many there are. */
  requestsNew: { community: string; isUrgent: boolean }
  /** To a volunteer who has it no longer, or had it when it was opened again. */
  requestOff: AboutRequest & { act: RequestAct }
  /** To a volunteer: it is done, and whoever asked says so. */
  requestThanks: AboutRequest
  /** To whoever has it in hand, or answered first (A122). */
  requestStirred: AboutRequest & { act: RequestAct }
  /** G32: nobody has answered in time; to whoever stands on this rung. */
  requestLate: AboutRequest & { rung: RequestRung; community: string; dueAt: Moment }
  /** A49: to a member who is asked to go to a household; then to everybody of the pair. */
  pairAsked: { what: string }
  pairTogether: { what: string; who: string }
  pairLeft: { what: string }
  pairEnded: { what: string }
  /** A36 A132: the quarter ends, and there is no check-in yet. */
  quarterDue: QuarterDue
  /** A132: a secretary's word, to whoever has not done it yet. */
  secretaryAsks: SecretaryAsks
  /** The first in line has a place now. */
  activityMovedUp: AboutActivity
  activityChanged: AboutActivity & { place: string }
  /** To a member, once a month at most: what residents said is in the letter, not here (A73). */
  thanksLetter: { month: string }
  activityCancelled: AboutActivity & { reason: string | null }
  /** To a volunteer: the month's letter is there (G72). */
  letterWritten: { month: string }
  /** To whoever has to speak with a resident who was not satisfied (G71): no matter, no grade, no person. */
  followUpDue: { community: string; dueAt: Moment; isLate: boolean }
  /** To whoever has to answer a word about the app or a correction (G77 G80). */
  answerDue: { no: string; dueAt: Moment; isLate: boolean }
  /** X14: to the member, kindly: the community asks the unit how he or she is. Never a penalty. */
  absenceTold: { community: string; halfYear: HalfYear }
  /** To the unit's secretary: a community has written; whom it is about stands on the page alone. */
  absenceSent: { community: string; halfYear: HalfYear }
  /** To whoever wrote: the unit has answered. */
  absenceAnswered: { unit: string; halfYear: HalfYear }
  /** G57: a day comes near, and it is not done. */
  dateDue: DateDue
  /** To whoever said something about the app or the own record (G77 G80). */
  suggestionAnswered: { no: string }
  /** G35: to whoever said a wish: one step. */
  wishMoved: { wish: WishKind; act: WishAct; who: string | null; note: string | null; wasTold?: boolean }
  /** To a community's secretary: a wish waits to be read; one row, however many there are, and nothing of whose. */
  wishesNew: { community: string }
  /** To whoever had taken it. */
  wishStirred: { wish: WishKind; act: WishAct }
  /** To the identity before: another one took its place; was it the same person? */
  rebindingAsked: { until: Moment }
  /** To whoever may grant the office or answers for it: its holder has another identity; `others`: how many offices more. */
  officeMoved: { place: string; role: Role; others: number }
  /** To the same: it was not the holder, who has everything again. */
  rebindingHalted: { place: string | null; isByHolder: boolean }
  /** To a member whose photo for the board was sent back, with the reason that was given. */
  boardPhotoBack: { reason: string | null }
  /** To a member whose line the community took down from the boards; no reason is asked for it. */
  boardTakenDown: { community: string }
}

export type NoticeKind = keyof NoticeTold

/** A kind with what it tells. */
export type NoticeWords = { [Kind in NoticeKind]: { kind: Kind; told: NoticeTold[Kind] } }[NoticeKind]

/** Where a notice leads; names only, so that a page may move. */
export type NoticePage =
  | 'request'
  | 'requests'
  | 'pair'
  | 'activity'
  | 'thanks'
  | 'home'
  | 'letters'
  | 'suggestions'
  | 'wish'
  | 'wishes'
  | 'board'
  | 'ratings'
  | 'answers'
  | 'unitRegistrations'
  | 'unitAbsences'
  | 'communityAbsences'
  | 'posts'
  | 'pledge'
  | 'rebindings'

export interface NoticeLink {
  page: NoticePage
  id: string | null
}

/** One thing that one person is told (G38). `_id` is made of the person, the thing and the stage: told once. */
export type Notice = NoticeWords &
  Partial<Sending> & {
    _id: string
    /** `o:<openid>` or `m:<member>`. */
    to: string
    thing: string
    link: NoticeLink | null
    at: Moment
    /** The moment, then the id. */
    sortKey: string
    /** For the person alone; nobody else is ever told (G56). */
    isNew: boolean
  }

/**
 * On a record: what its last changes have to tell, written with them, so that it is told even when the instance is
 * stopped right after. A job clears it.
 */
export interface Untold {
  untold?: Notice[]
  untoldAt?: Moment
}

export type NoticeView = NoticeWords & {
  noticeId: string
  link: NoticeLink | null
  at: Moment
  isNew: boolean
}

export interface NoticeOperations {
  /** My own, the newest first. */
  'notices.list': { input: { cursor: string | null }; value: Page<NoticeView>; refusal: never }
  /** Is there anything that I have not seen? */
  'notices.hasNew': { input: Record<string, never>; value: { hasNew: boolean }; refusal: never }
  /** I have seen these, or everything. */
  'notices.markSeen': {
    input: Tap & ({ kind: 'these'; noticeIds: string[] } | { kind: 'all' })
    value: { hasNew: boolean }
    refusal: never
  }
}
