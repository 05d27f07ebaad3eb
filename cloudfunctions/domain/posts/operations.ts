import type { Post, PostItemAnswer, PostOperations } from '../../../types/posts'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { isOwnAct } from '../../kernel/own-act'
import { allowed, denied } from '../../kernel/verdict'
import { mayAsMember } from '../accounts/access'
import { mayHost } from '../registrations/access'
import { takerOf } from '../registrations/registration'
import { statesAccepted } from '../registrations/rules'
import { findRegistration } from '../registrations/store'
import { skillsIn } from '../teams/skills'
import { rulesOn, stepOf } from './acting'
import { readCatalogue } from './catalogue'
import { catalogueOperations } from './catalogue-operations'
import { claim as claimPost } from './claiming'
import { handOverOperations } from './hand-over-operations'
import * as input from './input'
import { countTaken, inOrder, isOffered } from './rules'
import { findPlaces } from './seats'
import * as store from './store'
import { claimsView, holderView, offerView, placeView } from './view'

const peopleAPage = 20

const list = operation<'posts.list'>()({
  input: input.listInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, asked) {
    const { db, tree, now } = context
    const { sets, atMost } = rulesOn(context)
    const carried = member?.registration ?? null
    const isAccepted = carried !== null && statesAccepted.includes(carried.state)
    const communityId = carried?.communityId ?? member?.communityId ?? null
    if (!communityId || !tree.find(communityId))
      return answer({ community: null, isAccepted, atMost, left: 0, posts: [] })

    const { all } = await readCatalogue(db, now)
    const ids = all.map(({ _id }) => _id)
    const [places, registration] = await Promise.all([
      findPlaces(db, communityId, ids),
      findRegistration(db, memberId, communityId),
    ])
    const claims = registration?.posts ?? []
    const left = Math.max(0, atMost - countTaken(claims))
    const skills = [...new Set([...skillsIn(member?.skills ?? null), ...asked.skills])]
    const standing = { isAccepted, claims, left, skills, isOffered: (post: Post) => isOffered(post, sets) }
    const posts = all
      .map(post => ({ post, offer: offerView(post, places(post._id), standing) }))
      .filter(({ post, offer }) => offer.mine || (isOffered(post, sets) && places(post._id).state === 'open'))
    return answer({
      community: tree.brief(communityId),
      isAccepted,
      atMost,
      left,
      posts: inOrder(posts.map(({ offer }) => offer)),
    })
  },
})

const claim = operation<'posts.claim'>()({
  input: input.claimInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { tapId, postId }) {
    const { db, now } = context
    const { sets, atMost } = rulesOn(context)
    const communityId = member?.registration?.communityId
    const post = (await readCatalogue(db, now)).find(postId)
    if (!post || !isOffered(post, sets)) return refuse('postClosed')
    if (!communityId) return refuse('notAccepted')

    const step = stepOf(context, 'claim', null, tapId)
    const claimed = await claimPost(db, { memberId, communityId, postId, step }, atMost)
    if (claimed.kind === 'done') return answer({ postId, state: claimed.state })
    if (claimed.kind === 'notAccepted') return refuse('notAccepted')
    const { capacity } = claimed.place
    return refuse(claimed.refusal, { atMost, capacity, postName: post.name })
  },
})

const leave = operation<'posts.leave'>()({
  input: input.claimInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { tapId, postId }) {
    const communityId = member?.registration?.communityId
    const step = stepOf(context, 'leave', null, tapId)
    if (communityId) await store.leave(context.db, { memberId, communityId, postId, step })
    return answer({ postId, state: 'ended' })
  },
})

const listPlaces = operation<'posts.listPlaces'>()({
  input: input.communityInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }) {
    const { db, tree, now } = context
    const { sets } = rulesOn(context)
    const { all } = await readCatalogue(db, now)
    const ids = all.map(({ _id }) => _id)
    const places = await findPlaces(db, communityId, ids)
    const posts = all
      .map(post => ({ post, place: places(post._id) }))
      .filter(({ post, place }) => isOffered(post, sets) || place.held + place.waiting > 0)
      .map(({ post, place }) => placeView(post, place))
    return answer({ community: tree.brief(communityId), posts })
  },
})

const setPlace = operation<'posts.setPlace'>()({
  input: input.setPlaceInput,
  async find({ db, tree, now }, { communityId, postId }) {
    const post = (await readCatalogue(db, now)).find(postId)
    return { post, community: tree.find(communityId) }
  },
  allow(actor, { post, community }) {
    const verdict = mayHost(actor, community)
    if (!verdict.may) return verdict
    return post ? allowed({ ...verdict.value, post }) : denied()
  },
  async run(context, { communityId, post }, { tapId, revision, state, capacity, tasks, requirements }) {
    const trace = { at: context.now, by: takerOf(context.actor, communityId, context.tree), tapId }
    const placed = await store.keepPlace(
      context.db,
      { communityId, postId: post._id, revision },
      { state, capacity, tasks, requirements },
      trace,
    )
    if (placed.kind === 'changedMeanwhile') return refuse('changedMeanwhile')
    if (placed.kind === 'moreHoldIt') return refuse('moreHoldIt', { held: placed.held })
    return answer(placeView(post, placed.place))
  },
})

const listClaims = operation<'posts.listClaims'>()({
  input: input.listClaimsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { cursor }) {
    const { db, now } = context
    const [catalogue, rows] = await Promise.all([
      readCatalogue(db, now),
      store.listClaims(db, communityId, readCursor(cursor), peopleAPage + 1),
    ])
    return answer(
      pageOf(
        rows,
        peopleAPage,
        row => row.postsKey ?? '',
        row => claimsView(row, catalogue, context.actor),
      ),
      communityId,
    )
  },
})

const listHolders = operation<'posts.listHolders'>()({
  input: input.listHoldersInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { postId, cursor }) {
    const rows = await store.listHolders(context.db, communityId, postId, readCursor(cursor), peopleAPage + 1)
    return answer(
      pageOf(
        rows,
        peopleAPage,
        row => row.stubKey ?? '',
        row => holderView(row, postId),
      ),
      communityId,
    )
  },
})

const decide = operation<'posts.decide'>()({
  input: input.decideInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { tapId, decision, items }) {
    const { atMost } = rulesOn(context)
    const isOwn = ({ memberId }: { memberId: string }) => isOwnAct(context.actor, { memberId })
    const others = items.filter(item => !isOwn(item))
    const step = { ...stepOf(context, decision, communityId, tapId), act: decision }
    const decided = await store.decide(context.db, { communityId, step, atMost }, others)
    audit(
      context,
      communityId,
      items.map(({ memberId }) => memberId),
    )
    return answer({
      items: items.map(({ memberId, postId }): PostItemAnswer => {
        if (isOwn({ memberId })) return { memberId, postId, ok: false, refusal: 'ownAct' }
        const done = decided.get(`${memberId} ${postId}`)
        if (done?.kind === 'done') return { memberId, postId, ok: true, state: done.state }
        return { memberId, postId, ok: false, refusal: whyNot(done) }
      }),
    })
  },
})

function whyNot(decided: store.Decided | undefined): Extract<PostItemAnswer, { ok: false }>['refusal'] {
  if (!decided || decided.kind === 'gone') return 'notAllowed'
  if (decided.kind !== 'refused') return 'movedOn'
  return decided.refusal === 'enoughPosts' ? 'movedOn' : decided.refusal
}

export const postOperations = {
  'posts.list': list,
  'posts.claim': claim,
  'posts.leave': leave,
  'posts.listPlaces': listPlaces,
  'posts.setPlace': setPlace,
  'posts.listClaims': listClaims,
  'posts.listHolders': listHolders,
  'posts.decide': decide,
  ...handOverOperations,
  ...catalogueOperations,
} satisfies Pick<OperationTable, keyof PostOperations>
