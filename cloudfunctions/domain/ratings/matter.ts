import type { Context } from '../../kernel/context'
import { findMatter } from './store'

export function findIt({ db }: Context, { requestId }: { requestId: string }) {
  return findMatter(db, requestId)
}

/** A matter in the list of a community, or of the county where that speaks about it. */
export async function findInCommunity(
  { db }: Context,
  { requestId, communityId }: { requestId: string; communityId: string },
) {
  const found = await findMatter(db, requestId)
  const isTheirs = found.rating?.communityId === communityId || found.rating?.speakerOrgId === communityId
  return isTheirs ? found : { request: null, rating: null }
}
