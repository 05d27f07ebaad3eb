import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { Untold } from './notices'
import type { OrgBrief } from './orgs'
import type { ContactView } from './requests'
import type { Earlier } from './stories'
import type { CalendarDay, Moment } from './time'

/** Until everybody who was asked has said yes, and, where two go together, until there are two. */
export type PairState = 'asked' | 'together' | 'ended'

export type PairAct = 'form' | 'invite' | 'agree' | 'leave' | 'end'

/** On whose side somebody stands: the member, the household, the community. */
export type PairSide = 'member' | 'household' | 'host'

/** G34: every week or every other week, on the weekday of its first day. */
export interface PairRhythm {
  everyWeeks: 1 | 2
  from: CalendarDay
}

export interface PairMember {
  memberId: string
  name: string
  /** Null until he or she has said yes. */
  agreedAt: Moment | null
}

export interface PairStep {
  act: PairAct
  at: Moment
  by: { side: PairSide; openid: string; role: Role | null; orgId: string | null; name: string | null }
  tapId: string
}

/** A49 结成帮扶对子: a household with one or two members, with or without a calendar of visits (G34). `_id` is made of who formed it and the tap. */
export interface Pair extends Untold {
  _id: string
  communityId: string
  estateId: string
  building: string | null
  /** What for, in a few words. */
  what: string
  nameSealed: string | null
  phoneSealed: string | null
  phoneTail: string | null
  doorSealed: string | null
  careSealed: string | null
  inTwos: boolean
  /** The identity of whoever asked, when it came of a request of a phone. */
  householdOpenid: string | null
  /** When the community was told that the household wants it. */
  householdAgreedAt: Moment
  members: PairMember[]
  /** Whose it is: the members' ids and the household's identity. */
  people: string[]
  rhythm: PairRhythm | null
  /** The first day of the calendar of which nobody has said anything yet; null without one. */
  awaitedDay: CalendarDay | null
  state: PairState
  /** The awaited day, then the id: what was missed comes first. */
  dueKey: string
  revision: number
  steps: PairStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<PairStep>
}

/** What became of one day: it exists once, `_id` is `<pair>_<day>`. */
export interface PairDay {
  _id: string
  pairId: string
  day: CalendarDay
  state: 'visited' | 'skipped'
  note: string | null
  by: PairStep['by']
  at: Moment
  tapId: string
}

/** A day of the calendar as it is told; a missed one needs no word, and the next one comes all the same. */
export interface PairDayView {
  day: CalendarDay
  state: 'visited' | 'skipped' | 'missed' | 'today' | 'coming'
  note: string | null
  byName: string | null
}

export interface PairView {
  pairId: string
  community: OrgBrief
  estate: OrgBrief
  building: string | null
  what: string
  rhythm: (PairRhythm & { weekday: number }) | null
  members: { memberId: string; name: string; hasAgreed: boolean }[]
  inTwos: boolean
  state: PairState
  since: Moment
  awaitedDay: CalendarDay | null
  /** How many days went by since then without a word. */
  missed: number
  /** For those who must know them (G37). */
  doorWords: string | null
  sides: PairSide[]
  can: {
    agree: boolean
    leave: boolean
    visit: boolean
    skip: boolean
    invite: boolean
    end: boolean
    seeContact: boolean
  }
}

type Acting = Tap & { pairId: string }

interface Pairing {
  what: string
  household:
    | {
        kind: 'told'
        estateId: string
        building: string | null
        door: string | null
        name: string | null
        phone: string | null
      }
    /** From a request: nothing is typed again. */
    | { kind: 'request'; requestId: string }
  memberIds: string[]
  rhythm: PairRhythm | null
  livesAlone: boolean | null
  /** The community has asked them, and they want it. */
  hasAgreed: boolean
}

export interface PairOperations {
  /** A49 G34: by the community, with the household's word; the members say theirs themselves. */
  'pairs.form': {
    input: Tap & { communityId: string } & Pairing
    value: { pair: PairView }
    refusal: 'unknownPlace' | 'personUnknown' | 'householdNotAsked' | 'twoNeeded' | 'dayPast'
  }
  /** Somebody else in the place of whoever left, or a second. */
  'pairs.invite': {
    input: Acting & { memberIds: string[] }
    value: { pair: PairView }
    refusal: 'personUnknown' | 'movedOn' | 'enoughPeople'
  }
  'pairs.agree': { input: Acting; value: { pair: PairView }; refusal: 'movedOn' }
  /** X17: one tap, no reason; also the answer of whoever would rather not. */
  'pairs.leave': { input: Acting; value: { pair: PairView }; refusal: 'movedOn' }
  /** By the community or the household. */
  'pairs.end': { input: Acting; value: { pair: PairView }; refusal: 'movedOn' }
  /** G34 G36: one tap with two lines; of two who tap, the first stands. */
  'pairs.visited': {
    input: Acting & { day: CalendarDay; note: string | null }
    value: { pair: PairView; days: PairDayView[] }
    refusal: 'movedOn' | 'dayNotYet' | 'notADay' | 'daySkipped'
  }
  /** Not this time, with or without a word; the next comes all the same. */
  'pairs.skip': {
    input: Acting & { day: CalendarDay; note: string | null }
    value: { pair: PairView; days: PairDayView[] }
    refusal: 'movedOn' | 'notADay' | 'dayVisited'
  }
  'pairs.show': {
    input: { pairId: string }
    value: { pair: PairView; days: PairDayView[] }
    refusal: never
  }
  /** A community's: those with a missed visit first. */
  'pairs.list': {
    input: { communityId: string; show: 'running' | 'ended'; cursor: string | null }
    value: Page<PairView>
    refusal: never
  }
  /** Mine, as a member or as a household. */
  'pairs.mine': { input: { cursor: string | null }; value: Page<PairView>; refusal: never }
  /** G29: while they are together; each look leaves a row. */
  'pairs.contact': {
    input: { pairId: string }
    value: ContactView
    refusal: never
  }
}
