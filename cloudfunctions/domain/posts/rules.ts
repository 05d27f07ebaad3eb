import type {
  Post,
  PostAct,
  PostClaim,
  PostClaimState,
  PostPlace,
  PostSet,
  PostStep,
} from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import type { Skill } from '../../../types/teams'
import { momentKey } from '../registrations/rules'

/** A41 X17: every step, the states it may begin in (null: nothing yet), and where it leads. */
export const moves: Record<PostAct, { from: (PostClaimState | null)[]; to: PostClaimState }> = {
  claim: { from: [null, 'ended'], to: 'waiting' },
  approve: { from: ['waiting'], to: 'held' },
  notNow: { from: ['waiting'], to: 'ended' },
  leave: { from: ['waiting', 'held', 'offered'], to: 'ended' },
  offer: { from: [null, 'ended', 'waiting'], to: 'offered' },
  takeOver: { from: ['offered'], to: 'held' },
  takeBackOffer: { from: ['offered'], to: 'ended' },
  handOver: { from: ['held'], to: 'ended' },
}

/** Where a step leads from a state; null when it cannot begin there. */
export function stateAfter(act: PostAct, state: PostClaimState | null): PostClaimState | null {
  return moves[act].from.includes(state) ? moves[act].to : null
}

export function placeIdOf(communityId: string, postId: string): string {
  return `${communityId}_${postId}`
}

export function claimOn(claims: readonly PostClaim[], postId: string): PostClaim | null {
  return claims.find(claim => claim.postId === postId) ?? null
}

/** Claims that wait and posts that are held: together at most three (`posts.claimsAtMost`). */
export function countTaken(claims: readonly PostClaim[]): number {
  return claims.filter(({ state }) => state === 'waiting' || state === 'held').length
}

/** Did this very tap of this very identity take the step before? Then it is answered again. */
export function isRepeat(claim: PostClaim | null, { act, by, tapId }: PostStep): boolean {
  return (
    claim?.steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === by.openid) ??
    false
  )
}

type Room = Pick<PostPlace, 'state' | 'capacity' | 'held'>

export function isFull({ capacity, held }: Pick<Room, 'capacity' | 'held'>): boolean {
  return capacity !== null && held >= capacity
}

export type ClaimRefusal = 'postClosed' | 'postFull' | 'enoughPosts'

/** May somebody with these claims take one more step towards this post? Null is yes. */
export function refusalOf(
  act: 'claim' | 'approve' | 'takeOver',
  { claims, room, atMost }: { claims: readonly PostClaim[]; room: Room; atMost: number },
): ClaimRefusal | null {
  if (act !== 'takeOver' && room.state === 'closed') return 'postClosed'
  // Whoever takes over sits down on the chair of the one who leaves.
  if (act !== 'takeOver' && isFull(room)) return 'postFull'
  if (act !== 'approve' && countTaken(claims) >= atMost) return 'enoughPosts'
  return null
}

/** The claims after one step on one post; `handOverId` says which handover is under way then. */
export function afterStep(
  claims: readonly PostClaim[],
  postId: string,
  step: PostStep,
  handOverId: string | null = null,
): PostClaim[] {
  const before = claimOn(claims, postId)
  const state = stateAfter(step.act, before?.state ?? null)
  if (!state) throw new Error(`no ${step.act} from ${before?.state ?? 'nothing'}`)
  const after: PostClaim = { postId, state, steps: [...(before?.steps ?? []), step], handOverId }
  return before ? claims.map(claim => (claim === before ? after : claim)) : [...claims, after]
}

/**
 * What changes in the registration with its claims: the posts held, and since when the oldest claim waits. Its group
 * may change at the same moment, and is left alone.
 */
export function carriedOf(
  { _id, postsRevision = 0 }: Registration,
  { claims, before }: { claims: PostClaim[]; before: number },
): Record<string, unknown> {
  const held = claims.filter(({ state }) => state === 'held').map(({ postId }) => postId)
  const waiting = claims.filter(({ state }) => state === 'waiting').map(sinceOf)
  return {
    posts: claims,
    postsBefore: before,
    postsRevision: postsRevision + 1,
    postsKey: waiting.length > 0 ? momentKey(Math.min(...waiting), _id) : null,
    'assigned.postIds': held,
  }
}

export function sinceOf({ steps }: PostClaim): number {
  return steps.at(-1)?.at ?? 0
}

/** How the counts of a post change with a claim. */
export function countsAfter(
  { held, waiting }: Pick<PostPlace, 'held' | 'waiting'>,
  before: PostClaimState | null,
  after: PostClaimState,
): Pick<PostPlace, 'held' | 'waiting'> {
  const by = (state: PostClaimState) => Number(after === state) - Number(before === state)
  return { held: held + by('held'), waiting: waiting + by('waiting') }
}

/** A41 G10: which of somebody's skills this post can use. */
export function fitsOf({ skills }: Pick<Post, 'skills'>, own: readonly Skill[]): Skill[] {
  return skills.filter(skill => own.includes(skill))
}

/** X6: is the post on offer, by the county's sets and the catalogue? */
export function isOffered({ set, state }: Post, sets: readonly string[]): boolean {
  return state === 'open' && sets.includes(set satisfies PostSet)
}

/** Mine first, then what fits most of my skills, then as the catalogue has it. */
export function inOrder<Shown extends { mine: unknown; fits: readonly Skill[] }>(posts: Shown[]): Shown[] {
  return [...posts].sort(
    (one, other) =>
      Number(other.mine !== null) - Number(one.mine !== null) || other.fits.length - one.fits.length,
  )
}
