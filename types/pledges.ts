import type { Page, Tap } from './api'
import type { StepTaker, StepView } from './registrations'
import type { CalendarDay, Moment } from './time'

/** Where a pledge stands (A47). Nobody but the member and the community reads it unless it is `public`. */
export type PledgeState = 'waiting' | 'public' | 'sentBack' | 'withdrawn'

/** As people are told: once its period is over, a pledge has ended, whatever it was. */
export type PledgeStanding = PledgeState | 'ended'

/** `pass`, `doubt` and `unreached` are what the content check came to (G182); the others are acts of people. */
export type PledgeAct = 'write' | 'pass' | 'doubt' | 'unreached' | 'release' | 'sendBack' | 'withdraw'

export interface PledgeStep {
  act: PledgeAct
  at: Moment
  /** Null for the content check. */
  by: (StepTaker & { openid: string }) | null
  tapId: string | null
  /** The words as they were written then. */
  text: string | null
  reason: string | null
}

/** One public pledge a member and period (A47): `_id` is `<member>_<number>`, so that two cannot begin at once. */
export interface Pledge {
  _id: string
  memberId: string
  /** The member's community when it was written: its secretary reads what waits. */
  communityId: string
  number: number
  text: string
  state: PledgeState
  from: CalendarDay
  /** The last day, by the rule of the day it began: a changed rule does not move it. */
  until: CalendarDay
  /** One more with every step: whoever releases a pledge says which words were read. */
  revision: number
  /** The moment of the last step, then the id. */
  sortKey: string
  /** Written down by the secretary for a member without a phone. */
  isOnBehalf: boolean
  steps: PledgeStep[]
}

export interface PledgeStepView {
  act: PledgeAct
  at: Moment
  by: StepView['by'] | null
  text: string | null
  reason: string | null
}

export interface PledgeView {
  pledgeId: string
  text: string
  standing: PledgeStanding
  from: CalendarDay
  until: CalendarDay
  revision: number
  isOnBehalf: boolean
  steps: PledgeStepView[]
}

/** A pledge that waits for a person, with whose it is. */
export interface PledgeToRead extends PledgeView {
  memberId: string
  name: string
  unitName: string
  can: { decide: boolean }
}

/** The detail of `movedOn`: where it stands, since when and by whom. */
export interface PledgeMovedOn {
  state: PledgeState
  at: Moment
  by: StepView['by'] | null
}

type Writing = 'movedOn' | 'noCommunity' | 'changedTooOften'

export interface PledgeOperations {
  /** My pledge of this period, the ones before, and how long one begun today would hold. */
  'pledges.mine': {
    input: Record<string, never>
    value: { pledge: PledgeView | null; earlier: PledgeView[]; untilIfBegunNow: CalendarDay }
    refusal: never
  }
  /** A47 G182: begins or edits my pledge; public once it has passed the check, kept and waiting otherwise. */
  'pledges.write': {
    input: Tap & { text: string }
    value: { pledge: PledgeView }
    refusal: Writing
  }
  /** In one tap and without a reason (X17). */
  'pledges.withdraw': {
    input: Tap
    value: { pledge: PledgeView }
    refusal: 'noPledge' | 'movedOn'
  }
  /** The secretary writes down what a member without a phone pledges. */
  'pledges.writeFor': {
    input: Tap & { communityId: string; memberId: string; text: string }
    value: { pledge: PledgeView }
    refusal: Writing | 'writesAlone'
  }
  'pledges.withdrawFor': {
    input: Tap & { communityId: string; memberId: string }
    value: { pledge: PledgeView }
    refusal: 'noPledge' | 'movedOn' | 'writesAlone'
  }
  /** G182: a person has read the words of this revision and lets them be public. */
  'pledges.release': {
    input: Tap & { communityId: string; pledgeId: string; revision: number }
    value: { pledge: PledgeView }
    refusal: 'movedOn'
  }
  'pledges.sendBack': {
    input: Tap & { communityId: string; pledgeId: string; revision: number; reason: string }
    value: { pledge: PledgeView }
    refusal: 'movedOn'
  }
  /** What waits to be read, whoever waits longest first. */
  'pledges.listWaiting': {
    input: { communityId: string; cursor: string | null }
    value: Page<PledgeToRead>
    refusal: never
  }
}
