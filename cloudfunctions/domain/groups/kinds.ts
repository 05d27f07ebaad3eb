import type { GroupKind } from '../../../types/groups'
import type { Post } from '../../../types/posts'
import type { Catalogue } from '../posts/catalogue'

/** A kind with the posts that belong to it. */
export interface KindOfPost extends GroupKind {
  postIds: string[]
}

/** A44: posts of one category are of the same kind; a post without a category is a kind of its own. */
export function kindsOf({ all }: Pick<Catalogue, 'all'>): KindOfPost[] {
  const kinds = new Map<string, KindOfPost>()
  for (const post of all) {
    const kind = kindOf(post)
    const known = kinds.get(kind)
    if (known) known.postIds.push(post._id)
    else kinds.set(kind, { kind, ...saidOf(post), postIds: [post._id] })
  }
  return [...kinds.values()]
}

export const kindOf = ({ _id, categoryId }: Pick<Post, '_id' | 'categoryId'>): string =>
  categoryId ? `category-${categoryId}` : `post-${_id}`

const saidOf = ({ categoryId, name }: Post): Omit<GroupKind, 'kind'> =>
  categoryId ? { categoryId, postName: null } : { categoryId: null, postName: name }

export function findKind(catalogue: Catalogue, kind: string): KindOfPost | null {
  return kindsOf(catalogue).find(known => known.kind === kind) ?? null
}

/** A kind as a screen says it, also when the catalogue has it no longer. */
export function kindView(catalogue: Catalogue, kind: string): GroupKind {
  const { categoryId = null, postName = null } = findKind(catalogue, kind) ?? {}
  return { kind, categoryId, postName }
}

export function postNames(catalogue: Catalogue, postIds: readonly string[]): string[] {
  return postIds.flatMap(postId => catalogue.find(postId)?.name ?? [])
}
