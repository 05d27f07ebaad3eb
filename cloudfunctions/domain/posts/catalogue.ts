import type { Post, PostChange, PostWritten } from '../../../types/posts'
import type { Earlier } from '../../../types/stories'
import type { Moment } from '../../../types/time'
import { type Cached, cachedFor } from '../../kernel/cached'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { examples } from './examples'

const pageSize = 1000
const knownForMs = 60_000

/** Everything but the history. */
const fields = [
  'set',
  'categoryId',
  'name',
  'duties',
  'state',
  'serviceCategories',
  'skills',
  'teamName',
  'revision',
] as const satisfies (keyof Post)[]

/** A post that the county has changed or added, with every change. */
export type KeptPost = Post & { history: PostChange[]; earlier?: Earlier<PostChange> }

/** A change holds the whole text of the post. */
const changesKept = 16

/** Every post the county knows (G90), whichever sets are in use. */
export interface Catalogue {
  all: readonly Post[]
  find(postId: string): Post | null
}

let catalogue: Cached<Catalogue> = cachedFor(knownForMs)

/** The catalogue as this instance knows it; at most a minute old. */
export function readCatalogue(db: Db, now: Moment): Promise<Catalogue> {
  return catalogue(now, async () => catalogueOf(await readKept(db)))
}

/** The catalogue as it is now: whoever changes it must see what others changed a moment ago. */
export function currentCatalogue(db: Db, now: Moment): Promise<Catalogue> {
  forgetCatalogue()
  return readCatalogue(db, now)
}

/** This instance asks anew: somebody has just changed a post here. */
export function forgetCatalogue(): void {
  catalogue = cachedFor(knownForMs)
}

/** The starting sets with what the county has changed or added, in the order of the sets. */
export function catalogueOf(kept: readonly Post[]): Catalogue {
  const byId = new Map(examples.map(post => [post._id, post]))
  for (const post of kept) byId.set(post._id, post)
  const all = [...byId.values()]
  return { all, find: postId => byId.get(postId) ?? null }
}

/** The county changes some dozens of posts, so they are read whole. */
async function readKept(db: Db): Promise<Post[]> {
  const posts: Post[] = []
  for (let last = ''; ; ) {
    const page = await db.find<Post>('posts', {
      where: last ? { _id: is.moreThan(last) } : {},
      orderBy: ['_id', 'asc'],
      fields: [...fields],
      limit: pageSize,
    })
    posts.push(...page)
    last = page.at(-1)?._id ?? ''
    if (page.length < pageSize) return posts
  }
}

export function findKeptPost(db: Db, postId: string): Promise<KeptPost | null> {
  return db.get<KeptPost>('posts', postId)
}

/** Keeps a change of the catalogue only while the post is as it was seen; answers whether it did. */
export async function keepPost(db: Db, post: KeptPost, change: PostChange): Promise<boolean> {
  const { _id, history: _before, earlier, ...fields } = post
  if (change.revision === 1)
    return (await db.insert('posts', { ...post, history: [change] } as KeptPost)) === 'inserted'
  const set: PostWritten & { revision: number } = { ...fields, revision: change.revision }
  await shorten(db, 'posts', post, 'history', { most: changesKept })
  return db.updateOne(
    'posts',
    _id,
    { revision: change.revision - 1 },
    { set: { ...set }, push: { history: change } },
  )
}
