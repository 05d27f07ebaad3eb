import type { Page, Tap } from './api'
import type { InOffice } from './checkins'
import type { OrgBrief } from './orgs'
import type { Earlier } from './stories'
import type { CalendarDay, Moment, Quarter } from './time'

/** WeChat's templates that we use; their ids are the account's and come from the environment. */
export type MessageTemplate = 'quarterReminder' | 'requestProgress' | 'matterReminder'

/** What WeChat answered to an asking, template by template. */
export type ConsentAnswer = 'accept' | 'reject' | 'ban' | 'filter'

/**
 * How many messages of one template an identity still lets us send (G51). `_id` is the OPENID for the quarter's reminder,
 * `<OPENID>_<template>` for the others. An estimate by nature: WeChat tells nobody what is left, so that its own "no
 * consent" corrects it.
 */
export interface MessageConsent {
  _id: string
  /** What was left when it was last counted up. */
  left: number
  /** Each batch that has sent one since, and when: setting it twice is setting it once. */
  spent: Record<string, Moment>
  /** When one was sent before that, for the week's limit. */
  earlier: Moment[]
  answered: ConsentAnswer | null
  /** The taps whose yes was counted. */
  taps: string[]
  /** The person wants no messages on the phone; the inbox stays. Said on the OPENID's own row for all templates. */
  isOff: boolean
  revision: number
}

/** How the telling of a notice on the phone stands. */
export type SendState = 'due' | 'sending' | 'sent' | 'unknown' | 'cancelled' | 'dead'

/** Why it ended as it did, so that a secretary knows what to do. */
export type SendReason =
  /** The matter was settled meanwhile, or its time is over. */
  | 'done'
  | 'over'
  /** The person wants none, has left, or was told enough this week. */
  | 'off'
  | 'gone'
  | 'enough'
  /** Nobody is bound to it, or no consent is left: the inbox alone. */
  | 'notBound'
  | 'noConsent'
  /** WeChat did not answer: perhaps it arrived. */
  | 'noAnswer'
  /** WeChat was busy each time; or refuses the message as it is, which the office has to see to. */
  | 'busy'
  | 'refused'

/** On a notice that should reach the phone as well. */
export interface Sending {
  template: MessageTemplate
  sendState: SendState
  sendReason?: SendReason
  /** What WeChat said, as a number (G58). */
  sendCode?: number
  /** When it is next looked at; only while it has no end. */
  sendAt?: Moment
  sendBatch?: string
  sendTries?: number
  /** The push it belongs to, where a secretary sent it (G55). */
  pushId?: string
}

/** Told of a check-in that is not made yet (A132). */
export interface QuarterDue {
  quarter: Quarter
  lastDay: CalendarDay
}

/** G57: days of a person or thing of which somebody is reminded; each is switched by a rule of its own. */
export type DateKind = 'stub' | 'visit' | 'activity'

export interface DateDue {
  date: DateKind
  /** The day that comes near, or the one that went by. */
  day: CalendarDay
  /** How many of them at once. */
  count: number
  /** The name of an activity; null where nothing may be said. */
  what: string | null
}

/** One template, and how many messages of it may still be sent. */
export interface TemplateLeft {
  template: MessageTemplate
  templateId: string
  left: number
}

/** What a secretary may remind of: the quarter's check-in, a post, a pledge. Only ever those who have not done it. */
export type Matter = 'checkin' | 'post' | 'pledge'

/** The sentences to choose from; their texts are in `src/contract/ready-sentences.ts`. */
export type ReadySentence = 'scan' | 'unwell' | 'ends' | 'fits' | 'free' | 'short' | 'toldOver'

/** Told by a secretary, in one of the ready sentences. */
export interface SecretaryAsks {
  matter: Matter
  sentence: ReadySentence
  community: string
  until: CalendarDay
}

/** Who is chosen, among those who have not done it: all of them, one group's, or these. */
export type Chosen =
  | { kind: 'all' }
  | { kind: 'group'; groupId: string }
  | { kind: 'these'; memberIds: string[] }

/**
 * How somebody would be reached now: on the phone; in the inbox alone, because no consent is left, because the person
 * wants none there, or was told enough this week; or by a call, because nobody is bound to the person.
 */
export type Reach = 'phone' | 'noConsent' | 'off' | 'enough' | 'noAccount'

/** Not told at all: done already, or told of the very thing today. */
export type LeftOut = 'done' | 'toldToday'

/** A part of the preview with its names. */
export type PreviewPart = 'phone' | 'inbox' | 'call' | 'leftOut'

export interface ChosenPerson {
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  stands: Reach | LeftOut
}

/** What was sent in one go (G55). `_id` is made of place, matter, whom and day: two secretaries at once send one. */
export interface ReminderPush {
  _id: string
  communityId: string
  matter: Matter
  sentence: ReadySentence
  chosen: Chosen
  day: CalendarDay
  at: Moment
  by: { openid: string; office: InOffice }
  state: 'running' | 'done'
  /** Up to whose name the slices have come. */
  after: string
  told: number
  tapId: string
  /** The moment, then the id. */
  sortKey: string
}

/** How it went, in numbers alone: who has read what is nobody's business (G56). */
export interface PushCounts {
  /** On its way to the phone. */
  waiting: number
  sent: number
  /** WeChat did not answer. */
  perhaps: number
  noConsent: number
  off: number
  enough: number
  noAccount: number
  /** Done meanwhile, its time over, or the person left. */
  settled: number
  /** WeChat was busy each time, or refused the message as it is. */
  busy: number
  refused: number
}

export interface PushView {
  pushId: string
  matter: Matter
  sentence: ReadySentence
  chosen: Chosen['kind']
  at: Moment
  by: InOffice
  state: ReminderPush['state']
  told: number
  counts: PushCounts
}

/** Why somebody is on the call list. */
export type CallReason = 'noAccount' | 'inboxOnly' | 'perhaps' | 'failed'

/** What came of a call; `open` puts the person back on the list. */
export type CallOutcome = 'called' | 'noAnswer' | 'notAgain' | 'open'

/**
 * What came of the calls about one thing; `_id` is the thing, or `quiet_<member>` of whoever asks not to be called
 * at all. Changed only from what the caller has seen.
 */
export interface ReminderCall {
  _id: string
  memberId: string
  communityId: string
  outcome: CallOutcome
  at: Moment
  by: { openid: string; office: InOffice }
  tapId: string
  history: Pick<ReminderCall, 'outcome' | 'at' | 'by'>[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<ReminderCall['history'][number]>
}

export interface CallPerson {
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  reason: CallReason
  /** When nobody answered last. */
  triedAt: Moment | null
  can: { tick: boolean }
}

interface Asked {
  communityId: string
  matter: Matter
}

export interface ReminderOperations {
  /** Whether messages may still be sent to me, and what to ask WeChat for at the next tap. */
  'reminders.mine': {
    input: Record<string, never>
    value: { left: number; isOff: boolean; templates: TemplateLeft[] }
    refusal: never
  }
  /** G51 G52: what WeChat answered at the tap; a repeated tap counts once. */
  'reminders.keepAnswer': {
    input: Tap & { answers: { template: MessageTemplate; answer: ConsentAnswer }[] }
    value: { left: number }
    refusal: never
  }
  /** G54: my own switch. */
  'reminders.turn': { input: Tap & { isOff: boolean }; value: { isOff: boolean }; refusal: never }
  /** G55: how many would be reached how, before anything is sent. */
  'reminders.preview': {
    input: Asked & { chosen: Chosen }
    value: {
      community: OrgBrief
      counts: Record<Reach | LeftOut, number>
      /** Chosen by name, and not of this community (any more). */
      gone: number
      /** Messages go to phones in office hours; now, or at the next. */
      isOfficeHour: boolean
      /** The county has a gateway for short messages. */
      can: { exportNumbers: boolean }
    }
    refusal: 'unknownGroup'
  }
  /** The names of one part of it. Each page leaves an audit row. */
  'reminders.listChosen': {
    input: Asked & { chosen: Chosen; part: PreviewPart; cursor: string | null }
    value: Page<ChosenPerson>
    refusal: 'unknownGroup'
  }
  /** G55: tells them; what was sent today to the same people is shown as done. */
  'reminders.push': {
    input: Tap & Asked & { chosen: Chosen; sentence: ReadySentence }
    value: { push: PushView; isNew: boolean }
    refusal: 'unknownGroup' | 'nobodyToTell'
  }
  /** How each push went, the newest first: numbers and nobody's name. */
  'reminders.listPushes': {
    input: { communityId: string; cursor: string | null }
    value: Page<PushView>
    refusal: never
  }
  /** G53: who has not done it and cannot be reached on the phone's screen. Each page leaves an audit row. */
  'reminders.listCalls': { input: Asked & { cursor: string | null }; value: Page<CallPerson>; refusal: never }
  /** The number of one of them, for the call. Leaves an audit row. */
  'reminders.showNumber': {
    input: Asked & { memberId: string }
    value: { name: string; phone: string }
    refusal: 'notToCall' | 'noNumber'
  }
  /** What came of the call; whoever was faster is shown as done. */
  'reminders.tickCall': {
    input: Tap & Asked & { memberId: string; outcome: CallOutcome }
    value: { memberId: string; outcome: CallOutcome; at: Moment; by: InOffice; isNew: boolean }
    refusal: 'notToCall'
  }
  /** A131: a notice for the wall, without anybody's name. */
  'reminders.makeNotice': {
    input: Tap & { communityId: string }
    value: { url: string }
    refusal: 'noSite'
  }
  /** A131: the numbers for the county's own gateway, only where a rule says that there is one. Leaves an audit row. */
  'reminders.exportNumbers': {
    input: Tap & Asked & { sentence: ReadySentence; cursor: string | null }
    value: { url: string; people: number; cursor: string | null }
    refusal: 'noGateway' | 'nobodyToTell'
  }
}
