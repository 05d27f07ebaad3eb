import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { PostCategory } from './posts'
import type { Earlier } from './stories'
import type { Moment } from './time'

/** How somebody came to lead a group (A12): by the secret ballot, or by consultation (推选). */
export type ChosenBy = 'ballot' | 'consultation'

/** Somebody chosen who has not said yet whether he or she agrees. */
export interface Awaited {
  memberId: string
  by: ChosenBy
  note: string | null
  termMonths: number
  /** In which office the choice was brought about; the role is granted in its name. */
  inOffice: { openid: string; role: Role; orgId: string }
}

export interface Leader extends Omit<Awaited, 'termMonths'> {
  since: Moment
  until: Moment
  tapId: string
}

/** A 党小组 (A44). `_id` is its place in the tree, where `groupLeader` is held. */
export interface Group {
  _id: string
  communityId: string
  /** As it was called when it was made; the place in the tree has the name of today. */
  name: string
  /** The kind of post its members have in common. */
  kind: string
  state: 'open' | 'closed'
  /** Written with the registrations in one transaction, so that it is what they say. */
  size: number
  /** The newest election, ended or not. */
  electionId: string | null
  awaited: Awaited | null
  leader: Leader | null
  /** Who led it before. */
  formerLeaders: Leader[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<Leader>
  /** Who declined or laid leading down last. */
  lastDeclined: string | null
  /** Moment, then id: the order of lists. */
  sortKey: string
}

/**
 * What the counted votes came to. Who voted for whom is written nowhere. The number is left out when only a few
 * voted on phones: whoever counted the papers could subtract.
 */
export type ElectionOutcome =
  | { kind: 'elected'; memberIds: [string]; votes: number | null }
  | { kind: 'tied'; memberIds: string[]; votes: number | null }
  /** Too few votes to be shown without telling on somebody. */
  | { kind: 'tooFew' }
  | { kind: 'nobody' }

/** Of a voter nothing but a mark is kept: 0 not yet, 1 on the phone, 2 ticked as voting on paper. */
export type VoterMark = 0 | 1 | 2

/**
 * A secret ballot. It holds no moment of any vote, and all its fields stand there from the beginning, so that
 * neither time nor order joins a voter to a choice. `votes` and `tally` are sums alone.
 */
export interface Election {
  _id: string
  groupId: string
  communityId: string
  state: 'open' | 'closed' | 'cancelled'
  opensAt: Moment
  /** Phones vote before this moment. */
  closesAt: Moment
  /** When the clock ends it: later than `closesAt` while paper waits to be counted. */
  dueAt: Moment
  /** The rules of the day it was opened. */
  shownFrom: number
  termMonths: number
  isSecondRound: boolean
  openedBy: { openid: string; role: Role; orgId: string }
  candidates: Record<string, 'stands' | 'declined'>
  voters: Record<string, VoterMark>
  /** Taken away when the election ends. */
  tally: Record<string, number> | null
  votes: number
  paperTicked: number
  paperCounted: number
  countTap: string | null
  outcome: ElectionOutcome | null
  /** Why it was called off. */
  note: string | null
}

/** The kind of post: one of the five categories, or one post. */
export interface GroupKind {
  kind: string
  categoryId: PostCategory | null
  postName: string | null
}

export type SizeMark = 'fits' | 'under' | 'over'

export interface GroupLine {
  groupId: string
  name: string
  kind: GroupKind
  size: number
  sizeMark: SizeMark
  leaderName: string | null
  isVoting: boolean
}

export interface PersonBrief {
  memberId: string
  name: string
}

export interface GroupMember extends PersonBrief {
  phoneTail: string | null
  /** Where he or she lives. */
  estateName: string | null
  building: string | null
  postNames: string[]
  /** None of the posts is of the group's kind: said, and left to people. */
  isOtherKind: boolean
  isBound: boolean
}

export interface ElectionView {
  electionId: string
  state: Election['state']
  closesAt: Moment
  isVotingOver: boolean
  isSecondRound: boolean
  /** By name; those who declined to be chosen are left out. */
  candidates: PersonBrief[]
  votes: number
  voters: number
  paper: { ticked: number; counted: number }
  outcome:
    | { kind: 'elected' | 'tied'; people: PersonBrief[]; votes: number | null }
    | { kind: 'tooFew' | 'nobody' }
    | null
  note: string | null
  /** Null for somebody who is not among the voters. */
  you: { hasVoted: boolean; stands: boolean | null } | null
  shownFrom: number
}

export interface LeaderView extends PersonBrief {
  by: ChosenBy
  note: string | null
  since: Moment
  until: Moment
}

export interface GroupView {
  groupId: string
  name: string
  place: OrgBrief | null
  communityId: string
  kind: GroupKind
  state: Group['state']
  size: number
  sizeMark: SizeMark
  bounds: { least: number; most: number; atMost: number }
  leader: LeaderView | null
  awaited: (PersonBrief & { by: ChosenBy; note: string | null; isYou: boolean; isBound: boolean }) | null
  members: GroupMember[]
  election: ElectionView | null
  can: {
    place: boolean
    close: boolean
    openElection: boolean
    openSecondRound: boolean
    endElection: boolean
    choose: boolean
    /** Note the agreement of somebody who has no phone. */
    answerFor: boolean
  }
}

/** My group as I see it: names, no numbers. */
export interface MyGroup {
  groupId: string
  name: string
  kind: GroupKind
  leader: LeaderView | null
  youLead: boolean
  members: PersonBrief[]
  /** I was chosen and have not said yet whether I agree. */
  isAwaitingYou: boolean
  awaitedBy: ChosenBy | null
  election: ElectionView | null
}

export interface WaitingPerson extends PersonBrief {
  phoneTail: string | null
  estateName: string | null
  building: string | null
  postNames: string[]
}

/** A home of a suggested group: the estate, the buildings in it, how many people. */
export interface GroupHome {
  estateName: string | null
  buildings: string[]
  people: number
}

export interface SuggestedGroup {
  people: WaitingPerson[]
  homes: GroupHome[]
  sizeMark: SizeMark
}

export type PlaceRefusal = 'groupFull' | 'notRegistered' | 'groupClosed' | 'ownAct'

export type PlaceAnswer = { memberId: string } & ({ ok: true } | { ok: false; refusal: PlaceRefusal })

export interface GroupOperations {
  /** A44: the groups of a community, the oldest first. */
  'groups.list': {
    input: { communityId: string; cursor: string | null }
    value: Page<GroupLine>
    refusal: never
  }
  /** The kinds of post of which somebody waits for a group. */
  'groups.listKinds': {
    input: { communityId: string }
    value: { kinds: GroupKind[]; bounds: { least: number; most: number } }
    refusal: never
  }
  /** Who has a post of that kind and no group, whoever waits longest first. */
  'groups.listWaiting': {
    input: { communityId: string; kind: string; cursor: string | null }
    value: Page<WaitingPerson>
    refusal: 'unknownKind'
  }
  /** G91: how the next people without a group might be split by home. Nothing is written. */
  'groups.suggest': {
    input: { communityId: string; kind: string }
    value: { groups: SuggestedGroup[]; hasMore: boolean; bounds: { least: number; most: number } }
    refusal: 'unknownKind'
  }
  'groups.create': {
    input: Tap & { communityId: string; parentId: string; name: string; kind: string; memberIds: string[] }
    value: { groupId: string; items: PlaceAnswer[] }
    refusal: 'unknownKind' | 'unknownPlace' | 'nameTaken'
  }
  /** Up to fifty members of one community into a group, from wherever they are, or out of theirs. */
  'groups.place': {
    input: Tap & { communityId: string; memberIds: string[]; groupId: string | null }
    value: { items: PlaceAnswer[] }
    refusal: 'groupClosed'
  }
  'groups.close': { input: Tap & { groupId: string }; value: { state: 'closed' }; refusal: 'hasPeople' }
  'groups.show': { input: { groupId: string }; value: GroupView; refusal: never }
  'groups.mine': { input: Record<string, never>; value: { group: MyGroup | null }; refusal: never }
  /** A12: everybody in the group stands, or those who were tied; phones vote for so many days. */
  'groups.openElection': {
    input: Tap & { groupId: string; days: number; isSecondRound: boolean }
    value: { electionId: string; closesAt: Moment }
    refusal: 'electionOpen' | 'awaitsAnswer' | 'tooFewCandidates'
  }
  /** One vote a person; null is a blank paper. The choice is never told again. */
  'groups.vote': {
    input: Tap & { electionId: string; choice: string | null }
    value: { hasVoted: true; isNew: boolean }
    refusal: 'electionOver' | 'notStanding'
  }
  /** Declines to be chosen, or stands again; no reason is asked. */
  'groups.stand': {
    input: Tap & { electionId: string; stands: boolean }
    value: { stands: boolean }
    refusal: 'electionOver'
  }
  /** G186: who votes on paper is ticked first, so that nobody votes twice. */
  'groups.tickPaper': {
    input: Tap & { electionId: string; memberIds: string[]; isTicked: boolean }
    value: {
      items: ({ memberId: string } & (
        | { ok: true }
        | { ok: false; refusal: 'votedAlready' | 'noVoter' | 'notTicked' | 'ownAct' }
      ))[]
    }
    refusal: 'electionOver'
  }
  /** The papers that were ticked, counted: only sums. */
  'groups.countPaper': {
    input: Tap & { electionId: string; counts: { memberId: string; votes: number }[]; blank: number }
    value: { counted: number }
    refusal: 'electionOver' | 'countDiffers' | 'notStanding'
  }
  /** Before its time only when everybody has voted; calling it off says why. */
  'groups.endElection': {
    input: Tap & ({ electionId: string; how: 'close' } | { electionId: string; how: 'cancel'; note: string })
    value: { state: 'closed' | 'cancelled' }
    refusal: 'electionOver' | 'stillVoting'
  }
  /** 推选: people decide when a ballot did not, and say how they came to it. */
  'groups.choose': {
    input: Tap & { groupId: string; memberId: string; note: string }
    value: { isAwaited: true }
    refusal: 'electionOpen' | 'notInGroup' | 'awaitsAnswer'
  }
  /** Agrees to lead, or declines or lays it down without a reason; the secretary notes it for who has no phone. */
  'groups.answer': {
    input: Tap & { groupId: string; memberId: string; agrees: boolean }
    value: { leads: boolean; until: Moment | null }
    refusal: 'nothingToAnswer'
  }
}
