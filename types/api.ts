import type { AbsenceOperations } from './absences'
import type { AccountOperations, Role } from './accounts'
import type { ActivityOperations } from './activities'
import type { AuditOperations } from './audits'
import type { BasicsOperations } from './basics'
import type { BoardOperations } from './board'
import type { CheckinOperations } from './checkins'
import type { ChoosingOperations } from './choosing'
import type { DeedOperations } from './deeds'
import type { ExchangeOperations } from './exchange'
import type { GroupOperations } from './groups'
import type { HolidayOperations } from './holidays'
import type { JobOperations } from './jobs'
import type { MemberOperations } from './members'
import type { NoticeOperations } from './notices'
import type { OpinionOperations } from './opinions'
import type { OrgOperations } from './orgs'
import type { PairOperations } from './pairs'
import type { PaperOperations } from './papers'
import type { PledgeOperations } from './pledges'
import type { PostOperations } from './posts'
import type { RatingOperations } from './ratings'
import type { RegistrationOperations } from './registrations'
import type { ReminderOperations } from './reminders'
import type { RequestOperations } from './requests'
import type { RuleOperations } from './rules'
import type { SiteOperations } from './sites'
import type { SuggestionOperations } from './suggestions'
import type { TeamOperations } from './teams'
import type { ThanksOperations } from './thanks'
import type { UploadOperations } from './uploads'
import type { WishOperations } from './wishes'

/** Every operation of the product, by its name `noun.verb`. */
export interface Operations
  extends AbsenceOperations,
    AccountOperations,
    ActivityOperations,
    AuditOperations,
    BasicsOperations,
    BoardOperations,
    CheckinOperations,
    ChoosingOperations,
    ExchangeOperations,
    GroupOperations,
    HolidayOperations,
    JobOperations,
    MemberOperations,
    NoticeOperations,
    OpinionOperations,
    OrgOperations,
    PairOperations,
    PaperOperations,
    PostOperations,
    DeedOperations,
    PledgeOperations,
    RatingOperations,
    RegistrationOperations,
    ReminderOperations,
    RequestOperations,
    RuleOperations,
    SiteOperations,
    SuggestionOperations,
    TeamOperations,
    ThanksOperations,
    UploadOperations,
    WishOperations {}

export type OperationName = keyof Operations
export type Input<Name extends OperationName> = Operations[Name]['input']
export type Value<Name extends OperationName> = Operations[Name]['value']
export type Refusal<Name extends OperationName> = Operations[Name]['refusal'] | DoorRefusal

/**
 * What the door itself may answer, whichever operation was asked. What is missing and what is out of
 * reach are both `notAllowed`, so that nobody can probe. `ownAct`: nobody confirms, decides, accepts, releases or marks
 * the own act; the detail says who may do it instead. `tooManyToday`: the operation has a rate, and it is used up until
 * tomorrow.
 */
export type DoorRefusal =
  | 'badInput'
  | 'notAllowed'
  | 'consentNeeded'
  | 'notBound'
  | 'claimPending'
  | 'accountPaused'
  | 'accountMoved'
  | 'ownAct'
  | 'tooManyToday'
  | 'unavailable'

/** What a function answers. `detail` is what the sentence of a refusal may quote. */
export type Answer<Name extends OperationName> =
  | { ok: true; value: Value<Name> }
  | { ok: false; refusal: Refusal<Name>; detail?: RefusalDetail; requestId?: string }

/** The detail of `ownAct`: the nearest place in which somebody else may do it, and in which office; null where nobody is. */
export interface Instead {
  place: string | null
  role: Role | null
}

export type RefusalDetail = Record<string, unknown>

/** One page of a list. `cursor` is opaque; null after the last page. */
export interface Page<Item> {
  items: Item[]
  cursor: string | null
}

/** The id that a tap makes for itself: a repeat of the same tap gets the first answer again. */
export interface Tap {
  tapId: string
}
