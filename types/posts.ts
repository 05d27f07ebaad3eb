import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { ServiceCategory } from './services'
import type { Earlier } from './stories'
import type { Skill } from './teams'
import type { Moment } from './time'

/** The starting sets (X6): five categories with 17 posts (A42), the ten posts (A43), the eight services (A55). */
export type PostSet = 'five' | 'ten' | 'eight'

/** The five categories of A42. */
export type PostCategory = 'policy' | 'law' | 'health' | 'culture' | 'order'

/** A post of the county's catalogue (G90). Posts of the same category are of the same kind; without one, each is its own. */
export interface Post {
  _id: string
  set: PostSet
  categoryId: PostCategory | null
  name: string
  duties: string
  /** A closed post is claimed nowhere any more; whoever holds it keeps it. */
  state: 'open' | 'closed'
  /** Which services are its work (X7). */
  serviceCategories: ServiceCategory[]
  /** What makes somebody fit for it. */
  skills: Skill[]
  /** The kind of team that does such work, by its everyday name (X7). */
  teamName: string | null
  /** How often the county changed it; 0 is the 示范文本. */
  revision: number
}

/** One change of a post by the county office; `before` is null for a post it added. */
export interface PostChange {
  revision: number
  at: Moment
  by: PostTaker & { openid: string }
  tapId: string
  before: PostWritten | null
}

/** What the county office writes of a post. */
export type PostWritten = Pick<
  Post,
  'categoryId' | 'name' | 'duties' | 'state' | 'serviceCategories' | 'skills' | 'teamName'
>

/** A post in one community (A41): `_id` is `<community>_<post>`. Counts change with the claims. */
export interface PostPlace {
  _id: string
  communityId: string
  postId: string
  state: 'open' | 'closed'
  /** How many may hold it; null is open to all. */
  capacity: number | null
  /** What there is to do here, and what it asks. */
  tasks: string
  requirements: string
  held: number
  waiting: number
  /** Claims that are being written to their registrations and are counted then; empty a moment later. */
  underWay: PostClaiming[]
  /** How often the community changed it. */
  revision: number
  history: { at: Moment; by: PostTaker & { openid: string }; tapId: string; set: PostPlaceWritten }[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<PostPlace['history'][number]>
}

/** One claim on its way, with the step it takes. Its id is its own, so that whoever ends it late ends no other. */
export interface PostClaiming {
  id: string
  memberId: string
  step: PostStep
}

/** What a community fixes about a post. */
export type PostPlaceWritten = Pick<PostPlace, 'state' | 'capacity' | 'tasks' | 'requirements'>

/** `offered`: the community asks this member to take the post over from somebody. */
export type PostClaimState = 'waiting' | 'held' | 'offered' | 'ended'

export type PostAct =
  | 'claim'
  | 'approve'
  | 'notNow'
  | 'leave'
  | 'offer'
  | 'takeOver'
  | 'takeBackOffer'
  | 'handOver'

/** Who took a step: the member, or somebody by a role held in a place. */
export interface PostTaker {
  role: Role | 'member'
  orgId: string | null
  name: string | null
}

export interface PostStep {
  act: PostAct
  at: Moment
  by: PostTaker & { openid: string }
  tapId: string
}

/** What one member has to do with one post; it is kept in his or her registration, the referee of claims. */
export interface PostClaim {
  postId: string
  state: PostClaimState
  steps: PostStep[]
  /** The handover under way: of whoever leaves, or offered to the successor. */
  handOverId: string | null
}

/** `done` without a successor: the post went back to the community. */
export type PostHandOverState = 'asked' | 'offered' | 'done' | 'withdrawn'

export type PostHandOverAct = 'ask' | 'name' | 'takeBack' | 'agree' | 'decline' | 'withdraw'

/** A post passes from one member to another (A50, G92). */
export interface PostHandOver {
  _id: string
  communityId: string
  postId: string
  fromId: string
  /** Whom the member would like to follow, as he or she wrote it; the community decides. */
  wish: string | null
  toId: string | null
  state: PostHandOverState
  steps: (Omit<PostStep, 'act'> & { act: PostHandOverAct })[]
  /** Those before: in rows of their own. */
  earlier?: Earlier<PostHandOver['steps'][number]>
  /** The moment of the last step, then the id: lists show whoever waits longest first. */
  sortKey: string
}

/** A post as a member of the community sees it. */
export interface PostOffer {
  postId: string
  name: string
  duties: string
  categoryId: PostCategory | null
  tasks: string
  requirements: string
  capacity: number | null
  held: number
  /** Which of this member's skills make him or her fit: the reason of a suggestion. */
  fits: Skill[]
  mine: { state: PostClaimState; since: Moment; handOverId: string | null } | null
  can: { claim: boolean; leave: boolean; handOver: boolean; agree: boolean }
}

/** A post as the community keeps it. */
export interface PostPlaceView extends PostPlaceWritten {
  postId: string
  name: string
  duties: string
  categoryId: PostCategory | null
  held: number
  waiting: number
  revision: number
}

/** Somebody whose claims wait. */
export interface PostClaimsView {
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  claims: { postId: string; postName: string; since: Moment; fits: Skill[] }[]
  can: { decide: boolean }
}

export interface PostHolderView {
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  since: Moment
}

export interface PostHandOverView {
  handOverId: string
  postId: string
  postName: string
  from: { memberId: string; name: string; unitName: string }
  to: { memberId: string; name: string; unitName: string } | null
  wish: string | null
  state: PostHandOverState
  since: Moment
  can: { lead: boolean }
}

/** A member of the community who may be named as a successor. */
export interface PostSuccessor {
  memberId: string
  name: string
  unitName: string
  phoneTail: string | null
  /** Only somebody whom the community has accepted. */
  isAccepted: boolean
}

export type PostItemAnswer = { memberId: string; postId: string } & (
  | { ok: true; state: PostClaimState }
  | { ok: false; refusal: 'postFull' | 'postClosed' | 'movedOn' | 'notAllowed' | 'ownAct' }
)

export interface CataloguePost extends Post {
  /** Is its set in use (X6)? */
  isInUse: boolean
}

export interface PostChangeView {
  revision: number
  at: Moment
  by: { role: Role | 'member'; place: string | null; name: string | null }
  before: PostWritten | null
}

type ClaimRefusal = 'notAccepted' | 'postClosed' | 'postFull' | 'enoughPosts'

export interface PostOperations {
  /** A41 G10: the posts of my community; mine first, then those that my skills speak for. `skills` adds to the roster's. */
  'posts.list': {
    input: { skills: Skill[] }
    value: {
      community: OrgBrief | null
      /** Has the community accepted me? Only then can I claim. */
      isAccepted: boolean
      atMost: number
      left: number
      posts: PostOffer[]
    }
    refusal: never
  }
  /** `enoughPosts` and `postFull` tell the number in `detail`. */
  'posts.claim': {
    input: Tap & { postId: string }
    value: { postId: string; state: PostClaimState }
    refusal: ClaimRefusal
  }
  /** X17: out of a claim, a post or an offer, in one tap and without a reason. */
  'posts.leave': {
    input: Tap & { postId: string }
    value: { postId: string; state: PostClaimState }
    refusal: never
  }
  /** A50: I want to leave a post in good order; whom I would like to follow me, if I know. */
  'posts.askHandOver': {
    input: Tap & { postId: string; wish: string | null }
    value: { handOverId: string }
    refusal: 'notHeld'
  }
  /** The successor agrees or declines; whoever asked may take it back. */
  'posts.decideHandOver': {
    input: Tap & { handOverId: string; decision: 'agree' | 'decline' | 'withdraw' }
    value: { state: PostHandOverState }
    refusal: 'handOverClosed' | 'enoughPosts'
  }
  /** The posts of a community with how many hold them and wait. */
  'posts.listPlaces': {
    input: { communityId: string }
    value: { community: OrgBrief; posts: PostPlaceView[] }
    refusal: never
  }
  /** A41: what the community fixes; a capacity below those who hold the post is refused. */
  'posts.setPlace': {
    input: Tap & PostPlaceWritten & { communityId: string; postId: string; revision: number }
    value: PostPlaceView
    refusal: 'changedMeanwhile' | 'moreHoldIt'
  }
  /** Whoever waits longest first. */
  'posts.listClaims': {
    input: { communityId: string; cursor: string | null }
    value: Page<PostClaimsView>
    refusal: never
  }
  'posts.listHolders': {
    input: { communityId: string; postId: string; cursor: string | null }
    value: Page<PostHolderView>
    refusal: never
  }
  /** Up to fifty at once, each answered. */
  'posts.decide': {
    input: Tap & {
      communityId: string
      decision: 'approve' | 'notNow'
      items: { memberId: string; postId: string }[]
    }
    value: { items: PostItemAnswer[] }
    refusal: never
  }
  'posts.listHandOvers': {
    input: { communityId: string; show: Exclude<PostHandOverState, 'withdrawn'>; cursor: string | null }
    value: Page<PostHandOverView>
    refusal: never
  }
  /** Members of the community with exactly this name. */
  'posts.findSuccessor': {
    input: { communityId: string; name: string; cursor: string | null }
    value: Page<PostSuccessor>
    refusal: never
  }
  /** Names the successor, who is asked; null takes the post back without one. */
  'posts.nameSuccessor': {
    input: Tap & { handOverId: string; memberId: string | null }
    value: { state: PostHandOverState }
    refusal: 'handOverClosed' | 'successorNotAccepted' | 'successorHoldsIt' | 'successorAsked'
  }
  /** G92: the sheet for three signatures, once the post has passed. */
  'posts.printHandOver': {
    input: Tap & { handOverId: string }
    value: { url: string; code: string }
    refusal: 'notHandedOver' | 'fileGone'
  }
  /** G90: every set, with the table service ↔ post ↔ team (X7). */
  'posts.catalogue': {
    input: Record<string, never>
    value: { posts: CataloguePost[]; sets: PostSet[] }
    refusal: never
  }
  'posts.show': {
    input: { postId: string }
    value: { post: CataloguePost; history: PostChangeView[] }
    refusal: never
  }
  'posts.add': {
    input: Tap & PostWritten & { set: PostSet }
    value: CataloguePost
    refusal: 'nameTaken' | 'catalogueFull'
  }
  'posts.edit': {
    input: Tap & PostWritten & { postId: string; revision: number }
    value: CataloguePost
    refusal: 'nameTaken' | 'changedMeanwhile'
  }
}
