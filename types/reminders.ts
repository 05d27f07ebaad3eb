import type { Tap } from './api'
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
}
