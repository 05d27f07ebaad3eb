import type { Post, PostChange, PostWritten } from '../../../types/posts'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { withChapters } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import { nothing } from '../../kernel/input'
import { operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { takerOf } from '../registrations/registration'
import { mayWriteCatalogue } from './access'
import { rulesOn } from './acting'
import {
  currentCatalogue,
  findKeptPost,
  forgetCatalogue,
  type KeptPost,
  keepPost,
  readCatalogue,
} from './catalogue'
import * as input from './input'
import { catalogueView, changeView } from './view'

/** A county with more posts than this would help nobody find one; it also bounds what a list reads. */
const mostPosts = 100

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
    const kept = await findKeptPost(db, postId)
    const post = kept ?? (await readCatalogue(db, now)).find(postId)
    if (!post) return refuse('notAllowed')
    const told = kept && (await withChapters(db, 'posts', kept, 'history'))
    const history = (told?.history ?? []).map(change => changeView(change, tree)).reverse()
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
    await keepPost(db, post, change)
    forgetCatalogue()
    audit(context, null, [])
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
    const isKept = await keepPost(db, post, changeOf(context, tapId, post.revision, writtenOf(before)))
    forgetCatalogue()
    if (!isKept) return changedMeanwhile(context, postId, tapId)
    audit(context, null, [])
    return answer(catalogueView(post, sets))
  },
})

/** The same tap once more finds what it kept; another finds that somebody was faster. */
async function changedMeanwhile(context: Context, postId: string, tapId: string) {
  const kept = await findKeptPost(context.db, postId)
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

export const catalogueOperations = {
  'posts.catalogue': catalogue,
  'posts.show': show,
  'posts.add': add,
  'posts.edit': edit,
}
