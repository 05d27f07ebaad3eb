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

/** A person's yes to standing on the boards of a community (G181): in the app, or on paper, as the community noted it. */
export interface BoardConsent {
  way: 'app' | 'paper'
  /** The day on which the person said yes. */
  on: CalendarDay
  at: Moment
  by: string
  /** Which noting on paper it came with, so that it can be taken back as a whole; null in the app. */
  noteId: string | null
}

/**
 * What was decided about one person's line (A66); everything else on the board is read from the registration, the posts
 * and the pledge as they are. `_id` is the member. Without an entry a person was not asked, and stands on no board.
 */
export interface BoardEntry {
  _id: string
  /** The community for whose boards it was decided. */
  communityId: string
  /** Null, or absent on old ones: nobody stands on a board without it. */
  consent?: BoardConsent | null
  /** The person said no, and is not asked again on paper. */
  isHidden: boolean
  /** When the community took the line down; null, or absent on old ones. */
  takenDownAt?: Moment | null
  photo: BoardPhoto | null
  /** While a photo waits to be looked at: when it was given, then the id. */
  waitingKey: string | null
  history: {
    at: Moment
    by: string
    act:
      | 'hide'
      | 'show'
      | 'agreeOnPaper'
      | 'undoPaper'
      | 'takeDown'
      | 'givePhoto'
      | 'takeBackPhoto'
      | 'showPhoto'
      | 'sendBackPhoto'
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
export type BoardAbsence = 'notAccepted' | 'noEstate' | 'notAsked' | 'hidden' | 'takenDown'

/** What opens a board: the code that hangs at the door of an estate, or living there. */
export type BoardDoor = { by: 'code'; code: string } | { by: 'home' }

/** The code at the door of one estate. `_id` is the estate; whoever changes it shuts out those who have the old one. */
export interface BoardCode {
  _id: string
  code: string
  madeAt: Moment
  history: { at: Moment; by: string }[]
}

/** How somebody who lives in an estate stands to its board. */
export type BoardStanding = 'app' | 'paper' | 'notAsked' | 'hidden' | 'takenDown'

/** Which of them are listed: who stands on the board, who was not asked, who does not stand there. */
export type BoardStandingsShown = 'agreed' | 'notAsked' | 'down'

export interface BoardNeighbour {
  memberId: string
  name: string
  unitName: string
  standing: BoardStanding
  /** The day of the yes. */
  on: CalendarDay | null
}

/** What noting a yes on paper would do, or did, for one person. Whoever said no says yes alone. */
export type PaperOutcome = 'noted' | 'agreedAlready' | 'saidNo' | 'notHere'

export interface PaperNoted {
  memberId: string
  name: string | null
  outcome: PaperOutcome
}

export interface BoardKept {
  estate: OrgBrief
  /** Null until the first sheet was printed. */
  code: { code: string; madeAt: Moment } | null
  counts: Record<BoardStanding, number>
  /** More live there than were looked at. */
  isMore: boolean
  /** Today, as the cloud has it: no later day can be noted. */
  day: CalendarDay
}

export interface MyBoard {
  estate: OrgBrief | null
  /** The line as everybody sees it; as it would be seen by whoever has not agreed. */
  line: { name: string; unit: string | null; posts: string[]; pledge: string | null } | null
  absence: BoardAbsence | null
  /** The yes that holds. */
  consent: Pick<BoardConsent, 'way' | 'on'> | null
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
  can: { decide: boolean }
}

export interface BoardOperations {
  /**
   * A66 G76: an estate's board, for whoever stands before it or lives there; so many estates a day for one identity. Two
   * hundred people at a time.
   */
  'board.look': {
    input: { door: BoardDoor; cursor: string | null }
    value: BoardPage
    refusal: 'tooManyBoards'
  }
  /** The whole line of one person. */
  'board.person': {
    input: { door: BoardDoor; memberId: string }
    value: { name: string; unit: string | null; posts: string[]; pledge: string | null }
    refusal: 'tooManyBoards'
  }
  /** Addresses that expire, of twenty at most; of whoever has no photo there is none. */
  'board.photos': {
    input: { door: BoardDoor; memberIds: string[] }
    value: { items: { memberId: string; url: string }[] }
    refusal: 'tooManyBoards'
  }
  /** How I stand there. */
  'board.mine': { input: Record<string, never>; value: MyBoard; refusal: never }
  /** Yes to standing there, dated; or off the board, in one tap and without a reason (X17). */
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
    /** How many of the estate were not asked: for whoever prints it, never on the sheet. */
    value: { url: string; people: number; notAsked: number; cursor: string | null }
    refusal: 'nothingToPrint'
  }
  /** One estate's board as the community keeps it: its code, and how many stand how. */
  'board.show': { input: { communityId: string; estateId: string }; value: BoardKept; refusal: never }
  'board.listPeople': {
    input: { communityId: string; estateId: string; show: BoardStandingsShown; cursor: string | null }
    value: Page<BoardNeighbour>
    refusal: never
  }
  /** What noting their yes on paper would do, up to fifty at once; nothing is changed. */
  'board.previewPaper': {
    input: { communityId: string; estateId: string; memberIds: string[]; on: CalendarDay }
    value: { items: PaperNoted[] }
    refusal: 'dayNotYet'
  }
  'board.notePaper': {
    input: Tap & { communityId: string; estateId: string; memberIds: string[]; on: CalendarDay }
    value: { noteId: string; items: PaperNoted[] }
    refusal: 'dayNotYet'
  }
  /** The way back: of those people whoever was noted with that tap was not asked again. */
  'board.undoPaper': {
    input: Tap & { communityId: string; estateId: string; memberIds: string[]; noteId: string }
    value: { undone: number }
    refusal: never
  }
  /** The community takes one line down; the person may put it up again. */
  'board.takeDown': {
    input: Tap & { communityId: string; estateId: string; memberId: string }
    value: { standing: BoardStanding }
    refusal: never
  }
  /** A new code: the old one opens nothing any more. */
  'board.changeCode': {
    input: Tap & { communityId: string; estateId: string }
    value: { code: string; madeAt: Moment }
    refusal: never
  }
}
