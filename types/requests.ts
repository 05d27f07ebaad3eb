import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { ChosenHelper, ChosenView } from './choosing'
import type { Untold } from './notices'
import type { OrgBrief } from './orgs'
import type { Tallied } from './ratings'
import type { ServiceCategory } from './services'
import type { ChapterWanted, Earlier } from './stories'
import type { Availability, Skill } from './teams'
import type { CalendarDay, Moment, Quarter } from './time'
import type { UploadStanding } from './uploads'

/** The eight services (A55) and whatever else: the list is open. */
export type RequestCategory = ServiceCategory | 'other'

/** Help for somebody, or a suggestion to the community (A71), which takes the same road. */
export type RequestKind = 'help' | 'opinion'

/** G30: where a request stands. Which act leads where, and whose it is, is one table in the noun's rules. */
export type RequestState =
  | 'submitted'
  | 'accepted'
  | 'chosen'
  | 'assigned'
  | 'onTheWay'
  | 'done'
  | 'confirmed'
  | 'reopened'
  | 'notSolved'
  | 'declined'
  | 'referred'
  | 'withdrawn'

export type RequestAct =
  | 'submit'
  | 'accept'
  | 'assign'
  | 'claim'
  /** 点单: whoever asked chooses somebody, who says yes or no, or says nothing in time. */
  | 'choose'
  | 'agree'
  | 'turnDown'
  | 'passOn'
  | 'release'
  | 'setOut'
  | 'finish'
  /** An opinion wants nobody to come: the community's answer is its end (A71). */
  | 'answer'
  | 'confirm'
  | 'giveUp'
  | 'reopen'
  | 'decline'
  | 'refer'
  | 'withdraw'
  | 'join'
  /** They leave the state as it is: the clock waits for the resident, and goes on; somebody asks how it stands. */
  | 'wait'
  | 'goOn'
  | 'nudge'
  | 'reply'

/**
 * On whose side somebody acts: who asked, the community, who has it in hand, who was chosen, somebody else of the team
 * that was chosen, a volunteer nearby, somebody with the same wish.
 */
export type RequestParty =
  | 'asker'
  | 'host'
  | 'volunteer'
  | 'chosen'
  | 'chosenMate'
  | 'anyVolunteer'
  | 'another'

/** G32: who is asked to help when nobody answers, from whoever has it upwards. */
export type RequestRung = 'volunteer' | 'leader' | 'secretary' | 'town' | 'office'

export type RequestWhen = 'soon' | 'daytime' | 'evening' | 'weekend' | 'any'

/** For whom it is; on behalf of somebody else only with his or her consent (G22). */
export type RequestFor = 'me' | 'parent' | 'neighbour' | 'other'

/** How it reached us: typed or spoken on a phone, told to the secretary, or from another system (G39). */
export type RequestWay = 'phone' | 'secretary' | 'exchange'

export type EmergencyNumber = '110' | '119' | '120'

export interface RequestStep {
  act: RequestAct
  at: Moment
  by: {
    party: RequestParty | 'clock'
    openid: string
    role: Role | null
    orgId: string | null
    name: string | null
  }
  tapId: string
  /** What was said with it: why not, to whom, what came of it. */
  note: string | null
  /** Whoever let it go had been told the address. */
  wasTold?: true
  /** The member whom the note names: who was chosen. */
  namesId?: string
}

/**
 * What one volunteer takes and lets go (`_id` is the member): the referee of how many at once and how many a day. What
 * is in hand stands in the requests; here is what is being taken at this moment.
 */
export interface RequestHand {
  _id: string
  revision: number
  taking: { requestId: string; at: Moment }[]
  letGo: {
    requestId: string
    communityId: string
    tapId: string
    wasTold: boolean
    day: CalendarDay
    at: Moment
  }[]
  /** Where the secretary is to look at it again; the key is null while nobody is. */
  communityId: string | null
  reviewKey: string | null
  looked: {
    at: Moment
    by: { openid: string; name: string | null }
    note: string | null
    tapId: string
  } | null
  touchedAt: Moment
}

export interface RequestBrief {
  requestId: string
  no: string
  category: RequestCategory
}

/** Somebody took it, read the contact and let it go, again and again: to be looked at, never a reproach. */
export interface LettingGoView {
  reviewId: string
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  count: number
  firstAt: Moment
  lastAt: Moment
  requests: (RequestBrief & { at: Moment })[]
  can: { settle: boolean }
}

/** The detail of `handsFull` and `letGoEnough`: what is in hand, how many may be, and when it goes on. */
export interface InHandDetail {
  most: number
  held: RequestBrief[]
  again?: Moment
}

export interface RequestVolunteer {
  memberId: string
  name: string
  openid: string | null
  since: Moment
}

/** Where help is wanted, as far as everybody who may see the request may know (G29). */
export interface RequestPlace {
  communityId: string
  estateId: string | null
  building: string | null
  /** A spot that is nobody's home, in words; null for a home. */
  spot: string | null
}

/** What a person asks for (A54). `_id` is made of the asker and the tap, so that it cannot be asked twice. */
export interface ServiceRequest extends Untold {
  _id: string
  /** What people say on the phone: `7K3M-9QXR`. */
  no: string
  kind: RequestKind
  category: RequestCategory
  place: RequestPlace
  /**
   * The public spot and the category, while it is open: the same again may join (G24). No two are alike; what is at home or
   * over bears its own id.
   */
  spotKey: string
  when: RequestWhen
  text: string | null
  /** Did WeChat's check clear the words? Until then only the community reads them (G182). */
  words: 'clear' | 'doubtful' | 'unread'
  /** Who read them, when the check had not cleared them. */
  wordsCleared?: { by: string; at: Moment }
  answers: { question: string; answer: string }[]
  /** What was sent along (`uploads`). */
  voiceId: string | null
  voiceSeconds: number | null
  photoIds: string[]
  isUrgent: boolean
  way: RequestWay
  askedBy: string
  /** Who asked, and others who asked for the same since (G24). */
  askers: string[]
  forWhom: RequestFor
  nameSealed: string | null
  phoneSealed: string | null
  phoneTail: string | null
  doorSealed: string | null
  /** Sealed: what kindness is needed there, as whoever asked, or the community, said (A58 G188). */
  careSealed: string | null
  /** When that is forgotten: some time after the end. */
  careUntil: Moment | null
  /** When name, number, door, recording and photos were forgotten; null, or absent on old ones, while they are not. */
  forgottenAt?: Moment | null
  /** G37: whoever goes there goes in twos. */
  inTwos: boolean
  state: RequestState
  /** A58: first among those that are due on the same day. There are several reasons, and this says none. */
  goesFirst: boolean
  /** Everybody in the community may take it, not only whoever is sent. */
  isOpenToClaims: boolean
  /** May somebody nearby take it as it stands, or go with whoever has it? */
  isToTake: boolean
  volunteers: RequestVolunteer[]
  volunteerIds: string[]
  /** To whom of the volunteers name, number and door were told, and when first. */
  contactTold?: Record<string, Moment>
  /** 点单: whom the resident chose, until there is an answer. */
  chosen: ChosenHelper | null
  /** Who was chosen before and did not come: not shown again for this request. */
  passedIds: string[]
  /** Since when the community is to be told that there is something new; null once it was. */
  freshAt: Moment | null
  /** A122: who answered first stays answerable to the end. */
  firstHandler: { openid: string; name: string | null; orgId: string; at: Moment } | null
  askedAt: Moment
  /** When an answer or the end is due; null while nobody is to act. */
  dueAt: Moment | null
  /** The clock stands still while we wait for the resident. */
  waitingSince: Moment | null
  /** Open ones by what is due first, the others by when they ended. */
  sortKey: string
  /** When it was asked and when it was moved last, each with the id: other systems follow it by these (G39). */
  askedKey: string
  movedKey: string
  /** How many acts it has seen; whoever acts says how many he or she saw. */
  revision: number
  steps: RequestStep[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<RequestStep>
  reopened: number
  nudgedOn: CalendarDay | null
  /** What a search in the community asks for: its estate, its category, both and neither. */
  findKeys: string[]
  /** What the counters of need hold of it (G167), and since when they are behind; null while they are not. */
  counted: NeedKind | null
  uncountedKey: string | null
  /** What stands of it in the figures of its community (G78), and that they do not know of the last act yet. */
  tallied: Tallied | null
  tallyKey: string | null
  /** When somebody higher is asked to help (G32); null while nobody is late or nobody stands higher. */
  climbAt: Moment | null
  /** How high it has climbed since the last answer of a person. */
  rung: number
}

/** Is the need met (G167)? What was taken back, or was an opinion, is none. */
export type NeedKind = 'met' | 'unmet'

export interface RequestStepView {
  act: RequestAct
  at: Moment
  by: { party: RequestParty | 'clock'; role: Role | null; place: string | null; name: string | null }
  note: string | null
  /** Whoever let it go had been told the address: for whoever asked, and the community. */
  wasTold: boolean
}

export interface RequestView {
  requestId: string
  no: string
  kind: RequestKind
  category: RequestCategory
  community: OrgBrief
  estate: OrgBrief | null
  building: string | null
  spot: string | null
  when: RequestWhen
  /** Null when there are no words, or none that this person may read yet. */
  text: string | null
  words: ServiceRequest['words']
  answers: { question: string; answer: string }[]
  hasVoice: boolean
  photos: number
  isUrgent: boolean
  forWhom: RequestFor
  phoneTail: string | null
  state: RequestState
  isOpenToClaims: boolean
  /** G37: whoever goes there goes in twos; is the second still missing? */
  inTwos: boolean
  isSecondMissing: boolean
  /** G37: the words that whoever comes says at the door, for those who must know them. */
  doorWords: string | null
  volunteers: { memberId: string; name: string; since: Moment }[]
  chosen: ChosenView | null
  askedAt: Moment
  /** Since when nobody knows any more whose number, door and photos it had. */
  forgottenAt: Moment | null
  dueAt: Moment | null
  isLate: boolean
  isWaiting: boolean
  alsoAsked: number
  steps: RequestStepView[]
  /** How many steps came before these; the story tells them when asked for what ends there. */
  stepsBefore: number
  /** On which sides of it this person stands; what may be done from there is in `can`. */
  sides: RequestParty[]
  can: Record<RequestAct, boolean> & {
    seeContact: boolean
    clearWords: boolean
    listen: boolean
    setCare: boolean
    dropCare: boolean
    seePhotos: boolean
  }
}

/** A58: what somebody may need kindness for; kept sealed, in no list, no count and no export. */
export type CareKind = 'alone' | 'aged' | 'disabled' | 'ill' | 'minor' | 'hardship'

/** What whoever goes there does about it, without saying why. */
export type CareAdvice = 'goInTwos' | 'takeTime' | 'beGentle' | 'adultPresent'

export interface CareView {
  kinds: CareKind[]
  /** When the person said yes to its being noted. */
  agreedOn: CalendarDay
}

/** What is told of a home to whoever must know it, each time with a row in the trail. */
export interface ContactView {
  name: string | null
  phone: string | null
  door: string | null
  /** For the secretary, and for the person; null for everybody else. */
  care: CareView | null
  advice: CareAdvice[]
}

export interface HomeView {
  estate: OrgBrief
  building: string | null
  hasDoor: boolean
  hasName: boolean
  phoneTail: string | null
}

export interface RequestQuestion {
  question: string
  choices: string[]
}

export interface CategoryView {
  category: RequestCategory
  questions: RequestQuestion[]
  /** Working days within which it should come to an end. */
  limitDays: number
}

/** Which requests of a community are listed. */
export type RequestsShown = 'new' | 'open' | 'underWay' | 'ended'

/** How many stand where, and how many of them are late; open ones alone. */
export interface BoardCounts {
  shown: Record<Exclude<RequestsShown, 'ended'>, { count: number; late: number }>
  /** There are more than were looked at. */
  isMore: boolean
  /** The community's estates, to choose from. */
  estates: OrgBrief[]
}

/** What a search names: the number, the tail of the caller's telephone, or where and what it is. */
export type RequestsWanted =
  | { kind: 'no'; no: string }
  | { kind: 'phone'; tail: string }
  | { kind: 'place'; estateId: string | null; category: RequestCategory | null; show: RequestsShown | null }

/** How near somebody lives. */
export type HomeDistance = 'sameBuilding' | 'sameEstate' | 'sameCommunity'

/** Somebody who might go, and what speaks for it (G27): facts, no score, kept nowhere. */
export interface SuggestedPerson {
  memberId: string
  name: string
  /** What he or she is good at that the request needs. */
  skills: Skill[]
  /** The posts he or she holds whose work it is (X7). */
  posts: string[]
  /** The team whose work it is (X27). */
  team: string | null
  distance: HomeDistance
  availability: Availability[]
  /** Does the time suit? Null when nobody said. */
  isFree: boolean | null
  /** Requests in hand now. */
  inHand: number
  /** The last one that came to an end, as far as the last ninety days tell. */
  lastServedOn: CalendarDay | null
}

/** How many needs of one kind were met and not met; null where so few would tell of somebody. */
export interface NeedCount {
  category: RequestCategory
  met: number | null
  unmet: number | null
}

/** One estate, or one community; those that nobody gave an estate to stand under null. */
export interface NeedRow {
  place: OrgBrief | null
  counts: NeedCount[]
  /** Open requests that are late now; null for an estate. */
  late: number | null
}

/** G167: the needs of a quarter by place and category. */
export interface NeedMap {
  place: OrgBrief
  quarter: Quarter
  /** The months of the quarter that may be looked at by themselves; none beyond the community. */
  months: string[]
  rows: NeedRow[]
  /** Beyond the community, counts below this are withheld; null within it. */
  leastShown: number | null
  /** More was late, or is still to be counted, than was looked at. */
  isMore: boolean
  cursor: string | null
}

/** The request as it stands is not what the act needs: somebody was faster, or it is over. */
export type ActRefusal = 'movedOn'

/** G37: the rules' hours for visits at home are over, or have not begun. */
type HourRefusal = 'tooLateToVisit'

export type Acting = Tap & { requestId: string }

export interface RequestOperations {
  /** What can be asked for, with a question or two for each (G23), and the home that is remembered. */
  'requests.categories': {
    input: Record<string, never>
    value: { items: CategoryView[]; home: HomeView | null }
    refusal: never
  }
  /** G20 G22 A54: nobody needs to be on the roster. What is remembered of a home is sealed. */
  'requests.submit': {
    input: Tap & {
      kind: RequestKind
      category: RequestCategory
      where:
        | { kind: 'home' }
        | { kind: 'newHome'; estateId: string; building: string | null; door: string | null; isKept: boolean }
        | { kind: 'spot'; estateId: string; spot: string }
      when: RequestWhen
      text: string | null
      answers: { question: string; answer: string }[]
      voice: { uploadId: string; seconds: number } | null
      photoIds: string[]
      forWhom: RequestFor
      /** Whoever asks for somebody else says that he or she knows and agrees. */
      hasAgreed: boolean
      /** Does whoever needs it live alone (G188)? Null or unsaid: as it is remembered with the home. */
      livesAlone?: boolean | null
      name: string | null
      phone: string | null
    }
    value: { request: RequestView; emergency: EmergencyNumber | null }
    refusal:
      | 'homeUnknown'
      | 'unknownPlace'
      | 'nothingSaid'
      | 'consentOfOtherNeeded'
      | 'unknownQuestion'
      | 'notYourUpload'
      | 'tooManyPhotos'
      | 'tooManyToday'
      | 'someoneAsked'
  }
  /** G24: the same place, the same kind, still open: one more who asks, told how it goes like the first. */
  'requests.join': { input: Acting; value: { request: RequestView }; refusal: ActRefusal | 'askedByMany' }
  /** G22: told on the telephone; the secretary writes it down in the caller's name. */
  'requests.submitFor': {
    input: Tap & {
      communityId: string
      kind: RequestKind
      category: RequestCategory
      estateId: string | null
      building: string | null
      door: string | null
      spot: string | null
      when: RequestWhen
      text: string
      forWhom: RequestFor
      livesAlone?: boolean | null
      name: string | null
      phone: string | null
      isOpenToClaims: boolean
    }
    value: { request: RequestView }
    refusal: 'unknownPlace'
  }
  /** G38: my own, the newest first. */
  'requests.mine': { input: { cursor: string | null }; value: Page<RequestView>; refusal: never }
  /** A community's, what is due first on top. */
  'requests.list': {
    input: { communityId: string; show: RequestsShown; cursor: string | null }
    value: Page<RequestView>
    refusal: never
  }
  /** The heads of the board: how many are new, open and under way, and how many of them are late. */
  'requests.board': { input: { communityId: string }; value: BoardCounts; refusal: never }
  /** By number, by the tail of a telephone, or by estate, category and state. */
  'requests.find': {
    input: { communityId: string; wanted: RequestsWanted; cursor: string | null }
    value: Page<RequestView>
    refusal: never
  }
  /** G27: who might go, with the reason; a person decides. */
  'requests.suggest': { input: { requestId: string }; value: { items: SuggestedPerson[] }; refusal: never }
  /** G167: a community's estates, in a quarter or one of its months; or the communities of a town or the county. */
  'requests.needs': {
    input: { orgId: string; quarter: Quarter; month: string | null; cursor: string | null }
    value: NeedMap
    /** Beyond the community, what is left of a quarter without a month would tell of somebody. */
    refusal: 'quartersOnly'
  }
  /** What a volunteer may take near home, and has taken. */
  'requests.listOpen': { input: { cursor: string | null }; value: Page<RequestView>; refusal: never }
  'requests.listTaken': { input: { cursor: string | null }; value: Page<RequestView>; refusal: never }
  /** Home: what is due first of what I have in hand, what a resident chose me for, and the first thing nearby. */
  'requests.atHand': {
    input: Record<string, never>
    value: {
      inHand: RequestView | null
      chosen: RequestView | null
      nearby: RequestView | null
      /** How many are in hand, and how many may be at once. */
      held: number
      most: number
    }
    refusal: never
  }
  'requests.show': {
    input: { requestId: string } & ChapterWanted
    value: { request: RequestView }
    refusal: never
  }
  /** G29: name, number and door, for the community and for whoever has the request now; each look leaves a row. */
  'requests.contact': {
    input: { requestId: string }
    value: ContactView
    refusal: never
  }
  /**
   * A58 G188: the secretary notes what kindness somebody needs, with the person's own word; then two go together, if
   * the rules say so. Nothing to need takes it away again, in the home that is remembered as well; so may who asked.
   */
  'requests.setCare': {
    input: Acting & { kinds: CareKind[]; hasAgreed: boolean }
    value: { request: RequestView }
    refusal: ActRefusal | 'consentOfOtherNeeded'
  }
  /** My home is remembered no longer, with everything that was kept with it. */
  'requests.forgetHome': { input: Tap; value: { home: null }; refusal: never }
  /** Up to fifty at once. */
  'requests.accept': {
    input: Tap & { communityId: string; requestIds: string[]; isOpenToClaims: boolean }
    value: {
      items: ({ requestId: string } & (
        | { ok: true }
        | { ok: false; refusal: 'movedOn' | 'notAllowed' | 'ownAct' }
      ))[]
    }
    refusal: never
  }
  'requests.assign': {
    input: Acting & { memberIds: string[] }
    value: { request: RequestView }
    refusal: ActRefusal | 'personUnknown'
  }
  /** G28: one tap; of two one wins, and the other is thanked. */
  'requests.claim': {
    input: Acting
    value: { request: RequestView }
    refusal: ActRefusal | HourRefusal | 'someoneFaster' | 'handsFull'
  }
  /** G28 X17: one tap, no reason. */
  'requests.release': {
    input: Acting
    value: { request: RequestView }
    refusal: ActRefusal | 'letGoEnough'
  }
  /** G37: in twos where the rules say so, and within their hours. */
  'requests.setOut': {
    input: Acting
    value: { request: RequestView }
    refusal: ActRefusal | HourRefusal | 'secondMissing'
  }
  /** G36: two lines are enough. */
  'requests.finish': {
    input: Acting & { note: string | null }
    value: { request: RequestView }
    refusal: ActRefusal
  }
  'requests.confirm': { input: Acting; value: { request: RequestView }; refusal: ActRefusal }
  /** An honest "we could not" (G30), with the reason. */
  'requests.giveUp': {
    input: Acting & { note: string }
    value: { request: RequestView }
    refusal: ActRefusal | 'letGoEnough'
  }
  /** Who took, looked and let go again and again: for the community's secretary to look at, the newest first. */
  'requests.listReviews': {
    input: { communityId: string; cursor: string | null }
    value: Page<LettingGoView>
    refusal: never
  }
  /** How many of them wait to be looked at: for the home of whoever looks. */
  'requests.countReviews': { input: { communityId: string }; value: { waiting: number }; refusal: never }
  'requests.settleReview': {
    input: Tap & { communityId: string; reviewId: string; note: string | null }
    value: { reviewId: string; isNew: boolean }
    refusal: never
  }
  'requests.reopen': {
    input: Acting & { note: string }
    value: { request: RequestView }
    refusal: ActRefusal | 'reopenedBefore'
  }
  'requests.decline': {
    input: Acting & { note: string }
    value: { request: RequestView }
    refusal: ActRefusal
  }
  'requests.refer': { input: Acting & { note: string }; value: { request: RequestView }; refusal: ActRefusal }
  'requests.withdraw': { input: Acting; value: { request: RequestView }; refusal: ActRefusal }
  /** G31: the clock stands still until the resident has answered. */
  'requests.wait': { input: Acting & { note: string }; value: { request: RequestView }; refusal: ActRefusal }
  'requests.goOn': {
    input: Acting & { note: string | null }
    value: { request: RequestView }
    refusal: ActRefusal
  }
  /** G38: once a day. */
  'requests.nudge': { input: Acting; value: { request: RequestView }; refusal: ActRefusal | 'nudgedToday' }
  'requests.answer': {
    input: Acting & { note: string }
    value: { request: RequestView }
    refusal: ActRefusal
  }
  'requests.reply': { input: Acting & { note: string }; value: { request: RequestView }; refusal: ActRefusal }
  /** G182: a person has read what the check doubted. */
  'requests.clearWords': { input: Acting; value: { request: RequestView }; refusal: never }
  /** G21: an address of the recording that expires, for the community and for whoever has the request. */
  'requests.listen': {
    input: { requestId: string }
    value: { url: string; standing: UploadStanding }
    refusal: 'fileGone' | 'beingChecked' | 'notCleared'
  }
  /** G25: the photos, for the same people; no address for one that may not be seen yet. */
  'requests.photos': {
    input: { requestId: string }
    value: { photos: { url: string | null; standing: UploadStanding }[] }
    refusal: never
  }
}
