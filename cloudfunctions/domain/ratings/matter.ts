import type { Rating } from '../../../types/ratings'
import type { Context } from '../../kernel/context'
import { inCommunity, type Judged } from '../../kernel/own-act'
import { askersOf } from '../requests/access'
import type { Matter } from './access'
import { raterOf } from './rules'
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

/** Nobody speaks with himself or herself about the own rating. */
export function ofRater({ request, rating }: Matter & { rating: Rating }): Judged {
  return inCommunity(rating.speakerOrgId, ...askersOf(request), raterOf(rating))
}
