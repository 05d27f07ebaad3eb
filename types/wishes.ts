import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { Untold } from './notices'
import type { OrgBrief } from './orgs'
import type { ContactView, RequestFor, RequestVolunteer } from './requests'
import type { ChapterWanted, Earlier } from './stories'
import type { CalendarDay, Moment } from './time'

/** What a small wish is about: a list that may grow (G35). */
export type WishKind = 'company' | 'errand' | 'thing' | 'learning' | 'celebration' | 'other'

/** Where a wish stands. Which act leads where, and whose it is, is one table in the noun's rules. */
export type WishState =
  | 'said'
  | 'published'
  | 'taken'
  | 'fulfilled'
  | 'confirmed'
  | 'keptBack'
  | 'withdrawn'
  | 'expired'

export type WishAct =
  | 'say'
  | 'publish'
  | 'keepBack'
  | 'take'
  | 'giveBack'
  | 'fulfil'
  | 'confirm'
  | 'notYet'
  | 'withdraw'
  | 'expire'

/** On whose side somebody stands: whose wish it is, the community, who has taken it, a member nearby; or the clock. */
export type WishParty = 'wisher' | 'host' | 'taker' | 'anyMember' | 'clock'

export interface WishStep {
  act: WishAct
  at: Moment
  by: { party: WishParty; openid: string; role: Role | null; orgId: string | null; name: string | null }
  tapId: string
  note: string | null
  /** Whoever gave it back had been told the address. */
  wasTold?: true
}

/** A small wish of a resident (G35 微心愿): a thing or a deed, never money. `_id` is made of who said it and the tap. */
export interface Wish extends Untold {
  _id: string
  communityId: string
  estateId: string
  building: string | null
  kind: WishKind
  /** As it was said: for the community and the person. */
  text: string
  /** Did WeChat's check clear what was said? It is published by a person in any case. */
  reading: 'clear' | 'doubtful' | 'unread'
  /** As everybody reads it, once the community has looked that it tells of nobody. */
  words: string | null
  isBuildingShown: boolean
  untilDay: CalendarDay
  /** The identity of whoever said it on an own phone; null when the community wrote it down. */
  wisherOpenid: string | null
  forWhom: RequestFor
  nameSealed: string | null
  phoneSealed: string | null
  /** A keyed hash, so that nobody takes the own wish that the community wrote down. */
  phoneHash: string | null
  doorSealed: string | null
  careSealed: string | null
  /** G37: whoever goes there goes in twos. */
  inTwos: boolean
  state: WishState
  isToTake: boolean
  volunteers: RequestVolunteer[]
  volunteerIds: string[]
  /** When the clock looks at it: it is over, or what is known of the home is forgotten. Null after that. */
  leaveAt: Moment | null
  saidAt: Moment
  /** Since when the community is to be told that it waits to be read; null once it was, or needs it no more. */
  freshAt: Moment | null
  /** Running ones by their last day, then the others, the latest first. */
  sortKey: string
  revision: number
  steps: WishStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<WishStep>
  /** To whom of the takers name, number and door were told, and when first. */
  contactTold?: Record<string, Moment>
}

/** Which wishes of a community are listed. */
export type WishesShown = 'toRead' | 'published' | 'underWay' | 'ended'

/** A wish as this person may know it (G29): never a name, a number or a door. */
export interface WishView {
  wishId: string
  kind: WishKind
  /** As it was said; null for everybody whom it does not concern. */
  text: string | null
  words: string | null
  reading: Wish['reading']
  community: OrgBrief
  estate: OrgBrief
  building: string | null
  isBuildingShown: boolean
  untilDay: CalendarDay
  state: WishState
  inTwos: boolean
  isSecondMissing: boolean
  /** G37: for those who must know them. */
  doorWords: string | null
  takers: { memberId: string; name: string }[]
  saidAt: Moment
  steps: {
    act: WishAct
    at: Moment
    by: { party: WishParty; role: Role | null; place: string | null; name: string | null }
    note: string | null
    /** Whoever gave it back had been told the address: for whoever said it, and the community. */
    wasTold: boolean
  }[]
  /** How many steps came before these; the story tells them when asked for what ends there. */
  stepsBefore: number
  sides: WishParty[]
  can: Record<Exclude<WishAct, 'say' | 'expire'>, boolean> & { seeContact: boolean }
}

type Acting = Tap & { wishId: string }
type Acted = { wish: WishView }
/** The wish as it stands is not what the act needs: somebody was faster, or it is over. */
type ActRefusal = 'movedOn'
type DayRefusal = 'dayPast' | 'dayTooFar'

export interface WishOperations {
  /** G35: one line, what it is about, until when. It is kept whatever WeChat's check says, and read by a person. */
  'wishes.say': {
    input: Tap & {
      kind: WishKind
      text: string
      untilDay: CalendarDay
      where:
        | { kind: 'home' }
        | { kind: 'newHome'; estateId: string; building: string | null; door: string | null }
      forWhom: RequestFor
      /** Whoever says it for somebody else says that he or she knows and agrees. */
      hasAgreed: boolean
      name: string | null
      phone: string | null
    }
    value: Acted
    refusal: DayRefusal | 'homeUnknown' | 'unknownPlace' | 'consentOfOtherNeeded' | 'tooManyToday'
  }
  /** Told to the community, which writes it down with the person's word. */
  'wishes.sayFor': {
    input: Tap & {
      communityId: string
      kind: WishKind
      text: string
      untilDay: CalendarDay
      estateId: string
      building: string | null
      door: string | null
      name: string | null
      phone: string | null
      livesAlone: boolean
      hasAgreed: boolean
    }
    value: Acted
    refusal: DayRefusal | 'unknownPlace' | 'consentOfOtherNeeded'
  }
  /** My own wishes; those that are running first. */
  'wishes.mine': { input: { cursor: string | null }; value: Page<WishView>; refusal: never }
  'wishes.list': {
    input: { communityId: string; show: WishesShown; cursor: string | null }
    value: Page<WishView>
    refusal: never
  }
  /** What a member may take, what is over soonest first; and what he or she has taken. */
  'wishes.listOpen': { input: { cursor: string | null }; value: Page<WishView>; refusal: never }
  'wishes.listTaken': { input: { cursor: string | null }; value: Page<WishView>; refusal: never }
  'wishes.show': { input: { wishId: string } & ChapterWanted; value: Acted; refusal: never }
  /** The community has looked that the words tell of nobody, and may have put them otherwise. */
  'wishes.publish': {
    input: Acting & { words: string; isBuildingShown: boolean }
    value: Acted
    refusal: ActRefusal
  }
  'wishes.keepBack': { input: Acting & { note: string }; value: Acted; refusal: ActRefusal }
  /** One tap; of two one wins, and the other is thanked. */
  'wishes.take': { input: Acting; value: Acted; refusal: ActRefusal | 'someoneFaster' | 'handsFull' }
  /** X17: one tap, no reason. */
  'wishes.giveBack': { input: Acting; value: Acted; refusal: ActRefusal | 'letGoEnough' }
  /** G36: two lines are enough. */
  'wishes.fulfil': {
    input: Acting & { note: string | null }
    value: Acted
    refusal: ActRefusal | 'secondMissing'
  }
  'wishes.confirm': { input: Acting; value: Acted; refusal: ActRefusal }
  'wishes.notYet': { input: Acting; value: Acted; refusal: ActRefusal }
  'wishes.withdraw': { input: Acting; value: Acted; refusal: ActRefusal }
  /** G29: for the community, and for whoever has taken it, while it is taken; each look leaves a row. */
  'wishes.contact': { input: { wishId: string }; value: ContactView; refusal: never }
}
