import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { CalendarDay, Moment } from './time'
import type { UploadStanding } from './uploads'

/** What the county lets stand on a board beside the name (X13). */
export type BoardField = 'photo' | 'unit' | 'pledges' | 'posts'

/** Where a photo stands: nobody sees it before a person of the community has looked at it (G182). */
export type BoardPhotoState = 'waiting' | 'shown' | 'sentBack'

/** Given for this board and no other, on that day, until it is taken back (G181). */
export interface BoardPhoto {
  uploadId: string
  fileId: string
  consentAt: Moment
  state: BoardPhotoState
  reason: string | null
  /** Says which photo was looked at. */
  tapId: string
}

/**
 * What a member decided about his or her own line (A66); everything else on the board is read from the registration,
 * the posts and the pledge as they are. `_id` is the member.
 */
export interface BoardEntry {
  _id: string
  /** The community for whose boards it was decided. */
  communityId: string
  isHidden: boolean
  photo: BoardPhoto | null
  /** While a photo waits to be looked at: when it was given, then the id. */
  waitingKey: string | null
  history: {
    at: Moment
    by: string
    act: 'hide' | 'show' | 'givePhoto' | 'takeBackPhoto' | 'showPhoto' | 'sendBackPhoto'
  }[]
}

/** One line. Units and posts stand in tables beside the lines, so that a board of two hundred stays small. */
export interface BoardPerson {
  memberId: string
  name: string
  unit: number | null
  posts: number[]
  pledge: string | null
  /** The pledge goes on. */
  isCut?: true
  hasPhoto?: true
}

export interface BoardPage extends Page<BoardPerson> {
  estate: OrgBrief
  fields: BoardField[]
  units: string[]
  posts: string[]
  day: CalendarDay
}

/** Why somebody is on no board. */
export type BoardAbsence = 'notAccepted' | 'noEstate' | 'hidden'

export interface MyBoard {
  estate: OrgBrief | null
  /** The line as everybody sees it; as it would be seen while it is hidden. */
  line: { name: string; unit: string | null; posts: string[]; pledge: string | null } | null
  absence: BoardAbsence | null
  fields: BoardField[]
  photo: { state: BoardPhotoState; consentAt: Moment; reason: string | null; url: string | null } | null
}

export interface BoardPhotoToSee {
  memberId: string
  name: string
  unitName: string
  estate: OrgBrief | null
  consentAt: Moment
  /** Null while WeChat still looks at it. */
  url: string | null
  /** What WeChat thinks of it; a person decides all the same (G182). */
  standing: UploadStanding
  photoTapId: string
}

export interface BoardOperations {
  /** A66 G76: an estate's board, for anybody who scans its code; two hundred at a time. */
  'board.look': { input: { estateId: string; cursor: string | null }; value: BoardPage; refusal: never }
  /** The whole line of one person. */
  'board.person': {
    input: { estateId: string; memberId: string }
    value: { name: string; unit: string | null; posts: string[]; pledge: string | null }
    refusal: never
  }
  /** Addresses that expire, of twenty at most; of whoever has no photo there is none. */
  'board.photos': {
    input: { estateId: string; memberIds: string[] }
    value: { items: { memberId: string; url: string }[] }
    refusal: never
  }
  /** How I stand there. */
  'board.mine': { input: Record<string, never>; value: MyBoard; refusal: never }
  /** Off the board and on it again, in one tap and without a reason (X17). */
  'board.setShown': { input: Tap & { isShown: boolean }; value: MyBoard; refusal: 'notOnBoard' }
  /** With the photo the consent is given, and dated. */
  'board.givePhoto': {
    input: Tap & { uploadId: string; consents: true }
    value: MyBoard
    refusal: 'notOnBoard' | 'notYourFile'
  }
  /** The consent ends with this tap, and the photo with it. */
  'board.takeBackPhoto': { input: Tap; value: MyBoard; refusal: never }
  /** G182: photos that wait for a person's eye, whoever waits longest first. */
  'board.listPhotos': {
    input: { communityId: string; cursor: string | null }
    value: Page<BoardPhotoToSee>
    refusal: never
  }
  'board.decidePhoto': {
    input: Tap & { communityId: string; memberId: string; photoTapId: string } & (
        | { decision: 'show' }
        | { decision: 'sendBack'; reason: string }
      )
    value: { state: BoardPhotoState }
    refusal: 'movedOn' | 'beingChecked'
  }
  /** The boards of a community, each with the sheet to print. */
  'board.estates': {
    input: { communityId: string }
    value: { items: OrgBrief[]; photosWait: boolean }
    refusal: never
  }
  /** G140 G76: the board on paper, with the code that opens it; an address that expires. */
  'board.makeSheet': {
    input: Tap & { communityId: string; estateId: string; size: 'A4' | 'A3'; cursor: string | null }
    value: { url: string; people: number; cursor: string | null }
    refusal: 'nothingToPrint'
  }
}
