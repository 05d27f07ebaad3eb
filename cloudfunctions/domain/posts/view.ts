import type {
  CataloguePost,
  Post,
  PostChange,
  PostChangeView,
  PostClaim,
  PostClaimsView,
  PostHandOverView,
  PostHolderView,
  PostOffer,
  PostPlace,
  PostPlaceView,
} from '../../../types/posts'
import type { Skill } from '../../../types/teams'
import type { Actor } from '../../kernel/actor'
import { isOwnAct } from '../../kernel/own-act'
import { isSeen } from '../members/store'
import type { Tree } from '../orgs/tree'
import { skillsIn } from '../teams/skills'
import type { Catalogue } from './catalogue'
import type { HandOverRow } from './hand-over-store'
import { claimOn, fitsOf, isFull, sinceOf, stateAfter } from './rules'
import type { ClaimsRow } from './store'

/** What decides which of the posts somebody may claim. */
export interface Standing {
  isAccepted: boolean
  claims: readonly PostClaim[]
  left: number
  skills: readonly Skill[]
  isOffered: (post: Post) => boolean
}

export function offerView(post: Post, place: PostPlace, standing: Standing): PostOffer {
  const { isAccepted, claims, left, skills, isOffered } = standing
  const claim = claimOn(claims, post._id)
  const mine = claim && claim.state !== 'ended' ? claim : null
  const isFree = isOffered(post) && place.state === 'open' && !isFull(place)
  return {
    postId: post._id,
    name: post.name,
    duties: post.duties,
    categoryId: post.categoryId,
    tasks: place.tasks,
    requirements: place.requirements,
    capacity: place.capacity,
    held: place.held,
    fits: fitsOf(post, skills),
    mine: mine && { state: mine.state, since: sinceOf(mine), handOverId: mine.handOverId },
    can: {
      claim: isAccepted && isFree && left > 0 && stateAfter('claim', claim?.state ?? null) !== null,
      leave: stateAfter('leave', claim?.state ?? null) !== null,
      handOver: mine?.state === 'held' && mine.handOverId === null,
      agree: mine?.state === 'offered' && left > 0,
    },
  }
}

export function placeView(post: Post, place: PostPlace): PostPlaceView {
  const { state, capacity, tasks, requirements, held, waiting, revision } = place
  return {
    postId: post._id,
    name: post.name,
    duties: post.duties,
    categoryId: post.categoryId,
    state,
    capacity,
    tasks,
    requirements,
    held,
    waiting,
    revision,
  }
}

export function claimsView(row: ClaimsRow, catalogue: Catalogue, actor: Actor): PostClaimsView {
  const person = row.people.find(isSeen)
  const skills = skillsIn(person?.skills ?? null)
  const waiting = (row.posts ?? []).filter(({ state }) => state === 'waiting')
  return {
    memberId: row.memberId,
    ...whoIs(person),
    claims: waiting.map(claim => {
      const post = catalogue.find(claim.postId)
      return {
        postId: claim.postId,
        postName: post?.name ?? '',
        since: sinceOf(claim),
        fits: post ? fitsOf(post, skills) : [],
      }
    }),
    can: { decide: !isOwnAct(actor, { memberId: row.memberId }) },
  }
}

export function holderView(row: ClaimsRow, postId: string): PostHolderView {
  const claim = claimOn(row.posts ?? [], postId)
  return {
    memberId: row.memberId,
    ...whoIs(row.people.find(isSeen)),
    since: claim ? sinceOf(claim) : 0,
  }
}

type Known = { name: string; unitName: string; phoneTail: string | null }

const whoIs = (person: Known | undefined): Known => ({
  name: person?.name ?? '',
  unitName: person?.unitName ?? '',
  phoneTail: person?.phoneTail ?? null,
})

export function handOverView(row: HandOverRow, catalogue: Catalogue, actor: Actor): PostHandOverView {
  const { _id, postId, fromId, toId, wish, state, steps, leavers, successors } = row
  const partner = (memberId: string, people: HandOverRow['leavers']) => {
    const person = people.find(isSeen)
    return { memberId, name: person?.name ?? '', unitName: person?.unitName ?? '' }
  }
  return {
    handOverId: _id,
    postId,
    postName: catalogue.find(postId)?.name ?? '',
    from: partner(fromId, leavers),
    to: toId === null ? null : partner(toId, successors),
    wish,
    state,
    since: steps.at(-1)?.at ?? 0,
    can: { lead: !isOwnAct(actor, { memberId: fromId }) },
  }
}

export function catalogueView(post: Post, sets: readonly string[]): CataloguePost {
  const { _id, set, categoryId, name, duties, state, serviceCategories, skills, teamName, revision } = post
  const isInUse = sets.includes(set)
  return { _id, set, categoryId, name, duties, state, serviceCategories, skills, teamName, revision, isInUse }
}

/** Who changed a post, as everybody may know: never the WeChat identity. */
export function changeView({ revision, at, by, before }: PostChange, tree: Tree): PostChangeView {
  const place = by.orgId ? (tree.find(by.orgId)?.name ?? null) : null
  return { revision, at, by: { role: by.role, place, name: by.name }, before }
}
