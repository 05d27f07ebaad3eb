import { dayOf } from '../../../src/contract/calendar'
import type {
  Post,
  PostAct,
  PostChange,
  PostItemAnswer,
  PostOperations,
  PostSet,
  PostStep,
  PostWritten,
} from '../../../types/posts'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { allowed, denied } from '../../kernel/verdict'
import { mayAsMember } from '../accounts/access'
import { nameKeyOf } from '../members/name'
import { mayHost } from '../registrations/access'
import { takerOf } from '../registrations/registration'
import { statesAccepted } from '../registrations/rules'
import { findRegistration } from '../registrations/store'
import { skillsIn } from '../teams/skills'
import { mayDecideHandOver, mayLeadHandOver, mayWriteCatalogue } from './access'
import { currentCatalogue, forgetCatalogue, type KeptPost, readCatalogue } from './catalogue'
import * as input from './input'
import { printHandOver } from './print'
import { countTaken, inOrder, isOffered } from './rules'
import * as store from './store'
import { catalogueView, changeView, claimsView, handOverView, holderView, offerView, placeView } from './view'

const peopleAPage = 20
/** A county with more posts than this would help nobody find one; it also bounds what a list reads. */
const mostPosts = 100

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
      store.findPlaces(db, communityId, ids),
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
    const claimed = await store.claim(db, { memberId, communityId, postId, step }, atMost)
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

const askHandOver = operation<'posts.askHandOver'>()({
  input: input.askHandOverInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { tapId, postId, wish }) {
    const communityId = member?.registration?.communityId
    if (!communityId) return refuse('notHeld')
    const _id = `h${shortHash(`${context.actor.openid}|${tapId}`)}`
    const step = stepOf(context, 'handOver', null, tapId)
    const handOverId = await store.askHandOver(
      context.db,
      { memberId, communityId, postId, step },
      { _id, wish },
    )
    return handOverId ? answer({ handOverId }) : refuse('notHeld')
  },
})

const decideHandOver = operation<'posts.decideHandOver'>()({
  input: input.decideHandOverInput,
  find: ({ db }, { handOverId }) => store.findHandOver(db, handOverId),
  allow: (actor, handOver, { decision }) => mayDecideHandOver(actor, handOver, decision),
  async run(context, { memberId }, { tapId, handOverId, decision }) {
    const { db } = context
    const step = stepOf(context, 'takeOver', null, tapId)
    if (decision === 'decline') {
      const isDeclined = await store.declineOffer(db, handOverId, memberId, step)
      return isDeclined ? answer({ state: 'asked' }) : refuse('handOverClosed')
    }
    const { atMost } = rulesOn(context)
    const decided =
      decision === 'agree'
        ? await store.agree(db, handOverId, memberId, step, atMost)
        : await store.withdrawHandOver(db, handOverId, step)
    if (decided.kind === 'refused') return refuse('enoughPosts', { atMost })
    if (decided.kind === 'closed') return refuse('handOverClosed')
    return answer({ state: decision === 'agree' ? 'done' : 'withdrawn' })
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
    const places = await store.findPlaces(db, communityId, ids)
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
    await auditRows(context, communityId, rows)
    return answer(
      pageOf(
        rows,
        peopleAPage,
        row => row.postsKey ?? '',
        row => claimsView(row, catalogue),
      ),
    )
  },
})

const listHolders = operation<'posts.listHolders'>()({
  input: input.listHoldersInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { postId, cursor }) {
    const rows = await store.listHolders(context.db, communityId, postId, readCursor(cursor), peopleAPage + 1)
    await auditRows(context, communityId, rows)
    return answer(
      pageOf(
        rows,
        peopleAPage,
        row => row.stubKey ?? '',
        row => holderView(row, postId),
      ),
    )
  },
})

function auditRows(context: Context, communityId: string, rows: store.ClaimsRow[]): Promise<void> {
  const shown = rows.slice(0, peopleAPage).map(({ memberId }) => memberId)
  return audit(context, communityId, shown)
}

const decide = operation<'posts.decide'>()({
  input: input.decideInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { tapId, decision, items }) {
    const { atMost } = rulesOn(context)
    const step = { ...stepOf(context, decision, communityId, tapId), act: decision }
    const decided = await store.decide(context.db, { communityId, step, atMost }, items)
    await audit(
      context,
      communityId,
      items.map(({ memberId }) => memberId),
    )
    return answer({
      items: items.map(({ memberId, postId }): PostItemAnswer => {
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

const listHandOvers = operation<'posts.listHandOvers'>()({
  input: input.listHandOversInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { show, cursor }) {
    const { db, now } = context
    const [catalogue, rows] = await Promise.all([
      readCatalogue(db, now),
      store.listHandOvers(db, communityId, show, readCursor(cursor), peopleAPage + 1),
    ])
    const shown = rows.slice(0, peopleAPage)
    await audit(
      context,
      communityId,
      shown.flatMap(({ fromId, toId }) => (toId ? [fromId, toId] : [fromId])),
    )
    return answer(
      pageOf(
        rows,
        peopleAPage,
        row => row.sortKey,
        row => handOverView(row, catalogue),
      ),
    )
  },
})

const findSuccessor = operation<'posts.findSuccessor'>()({
  input: input.findSuccessorInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { name, cursor }) {
    const found = await store.findNamed(
      context.db,
      communityId,
      nameKeyOf(name),
      readCursor(cursor),
      peopleAPage + 1,
    )
    await audit(
      context,
      communityId,
      found.slice(0, peopleAPage).map(({ _id }) => _id),
    )
    return answer(
      pageOf(
        found,
        peopleAPage,
        ({ nameSort }) => nameSort,
        ({ _id, name, unitName, phoneTail, registration }) => ({
          memberId: _id,
          name,
          unitName,
          phoneTail,
          isAccepted:
            registration?.communityId === communityId && statesAccepted.includes(registration.state),
        }),
      ),
    )
  },
})

const nameSuccessor = operation<'posts.nameSuccessor'>()({
  input: input.nameSuccessorInput,
  find: ({ db }, { handOverId }) => store.findHandOver(db, handOverId),
  allow: mayLeadHandOver,
  async run(context, { communityId, fromId, _id }, { tapId, memberId }) {
    const { db } = context
    const step = stepOf(context, 'offer', communityId, tapId)
    const named = await (memberId === null
      ? store.takeBack(db, _id, step)
      : store.nameSuccessor(db, _id, memberId, step))
    await audit(context, communityId, memberId ? [fromId, memberId] : [fromId])
    if (named.kind === 'done') return answer({ state: named.handOver.state })
    if (named.kind === 'closed') return refuse('handOverClosed')
    if (named.kind === 'notAccepted') return refuse('successorNotAccepted')
    return refuse(named.kind === 'holdsIt' ? 'successorHoldsIt' : 'successorAsked')
  },
})

const catalogue = operation<'posts.catalogue'>()({
  input: nothing,
  find: () => null,
  allow: mayWriteCatalogue,
  async run(context) {
    const { sets } = rulesOn(context)
    const { all } = await currentCatalogue(context.db, context.now)
    return answer({ posts: all.map(post => catalogueView(post, sets)), sets })
  },
})

const show = operation<'posts.show'>()({
  input: input.showInput,
  find: () => null,
  allow: mayWriteCatalogue,
  async run(context, _actor, { postId }) {
    const { db, tree, now } = context
    const kept = await store.findKeptPost(db, postId)
    const post = kept ?? (await readCatalogue(db, now)).find(postId)
    if (!post) return refuse('notAllowed')
    const history = (kept?.history ?? []).map(change => changeView(change, tree)).reverse()
    return answer({ post: catalogueView(post, rulesOn(context).sets), history })
  },
})

const add = operation<'posts.add'>()({
  input: input.addInput,
  find: () => null,
  allow: mayWriteCatalogue,
  async run(context, actor, { tapId, set, ...written }) {
    const { db, now } = context
    const _id = `own-${shortHash(`${actor.openid}|${tapId}`)}`
    const { all, find } = await currentCatalogue(db, now)
    const { sets } = rulesOn(context)
    const repeated = find(_id)
    if (repeated) return answer(catalogueView(repeated, sets))
    if (all.length >= mostPosts) return refuse('catalogueFull', { most: mostPosts })
    if (isNameTaken(all, { _id, set, name: written.name })) return refuse('nameTaken')

    const post: KeptPost = { _id, set, ...written, revision: 1, history: [] }
    const change = changeOf(context, tapId, 1, null)
    await store.keepPost(db, post, change)
    forgetCatalogue()
    await audit(context, null, [])
    return answer(catalogueView(post, sets))
  },
})

const edit = operation<'posts.edit'>()({
  input: input.editInput,
  find: () => null,
  allow: mayWriteCatalogue,
  async run(context, _actor, { tapId, postId, revision, ...written }) {
    const { db, now } = context
    const { sets } = rulesOn(context)
    const { all, find } = await currentCatalogue(db, now)
    const before = find(postId)
    if (!before) return refuse('notAllowed')
    if (before.revision !== revision) return changedMeanwhile(context, postId, tapId)
    if (isNameTaken(all, { _id: postId, set: before.set, name: written.name })) return refuse('nameTaken')

    const post: KeptPost = { ...before, ...written, revision: revision + 1, history: [] }
    const isKept = await store.keepPost(db, post, changeOf(context, tapId, post.revision, writtenOf(before)))
    forgetCatalogue()
    if (!isKept) return changedMeanwhile(context, postId, tapId)
    await audit(context, null, [])
    return answer(catalogueView(post, sets))
  },
})

/** The same tap once more finds what it kept; another finds that somebody was faster. */
async function changedMeanwhile(context: Context, postId: string, tapId: string) {
  const kept = await store.findKeptPost(context.db, postId)
  const own = kept?.history.some(
    change => change.tapId === tapId && change.by.openid === context.actor.openid,
  )
  return kept && own ? answer(catalogueView(kept, rulesOn(context).sets)) : refuse('changedMeanwhile')
}

function changeOf(
  { actor, tree, now }: Context,
  tapId: string,
  revision: number,
  before: PostWritten | null,
): PostChange {
  const countyId = actor.roles.find(({ role }) => role === 'countyOffice')?.orgId ?? null
  return { revision, at: now, by: takerOf(actor, countyId, tree), tapId, before }
}

function writtenOf({
  categoryId,
  name,
  duties,
  state,
  serviceCategories,
  skills,
  teamName,
}: Post): PostWritten {
  return { categoryId, name, duties, state, serviceCategories, skills, teamName }
}

/** Two posts of one name in one set could not be told apart. */
function isNameTaken(all: readonly Post[], { _id, set, name }: Pick<Post, '_id' | 'set' | 'name'>): boolean {
  return all.some(post => post.set === set && post.name === name && post._id !== _id)
}

function rulesOn({ rules, now }: Context): { sets: PostSet[]; atMost: number } {
  const settings = rules.on(dayOf(now))
  return { sets: settings['posts.sets'] as PostSet[], atMost: settings['posts.claimsAtMost'] }
}

function stepOf({ actor, tree, now }: Context, act: PostAct, orgId: string | null, tapId: string): PostStep {
  return { act, at: now, by: takerOf(actor, orgId, tree), tapId }
}

export const postOperations = {
  'posts.list': list,
  'posts.claim': claim,
  'posts.leave': leave,
  'posts.askHandOver': askHandOver,
  'posts.decideHandOver': decideHandOver,
  'posts.listPlaces': listPlaces,
  'posts.setPlace': setPlace,
  'posts.listClaims': listClaims,
  'posts.listHolders': listHolders,
  'posts.decide': decide,
  'posts.listHandOvers': listHandOvers,
  'posts.findSuccessor': findSuccessor,
  'posts.nameSuccessor': nameSuccessor,
  'posts.printHandOver': printHandOver,
  'posts.catalogue': catalogue,
  'posts.show': show,
  'posts.add': add,
  'posts.edit': edit,
} satisfies Pick<OperationTable, keyof PostOperations>
