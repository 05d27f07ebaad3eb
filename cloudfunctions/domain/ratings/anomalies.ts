import type { Rating, RatingReviewKind } from '../../../types/ratings'
import type { Moment } from '../../../types/time'
import { crowded, groupedBy } from '../checkins/crowds'
import { isLow } from './rules'

const minuteMs = 60_000

/** A burst: so many matters rated by one person within so long. */
export const burst = { people: 5, withinMs: 10 * minuteMs }
/** Perhaps one phone: so many raters with one hint within so long. A household of two is none. */
export const onePhone = { people: 3, withinMs: 10 * minuteMs }
/** A trade: two members who helped one another and said so within these days. */
export const tradeMs = 60 * 24 * 60 * minuteMs

/** As much of a rating as is looked at. */
export type Seen = Pick<
  Rating,
  '_id' | 'communityId' | 'said' | 'raterKey' | 'raterMemberId' | 'helperIds' | 'phoneHint' | 'sortKey'
>

/** What perhaps wants a second look. `key` is the same whenever the same is found again. */
export interface Finding {
  kind: RatingReviewKind
  key: string
  communityId: string
  ratings: Seen[]
  memberIds: string[]
}

const at = ({ said }: Seen): Moment => said.at

/** G74: one person who rates many matters within minutes. */
export function findBursts(ratings: Seen[]): Finding[] {
  return groupedBy(ratings, ({ said, communityId }) => `${said.by}_${communityId}`).flatMap(([key, group]) =>
    findingOf('burst', key, crowded(group, burst, { who: ({ _id }) => _id, at })),
  )
}

/** G74: several raters who perhaps hold one phone. */
export function findOnePhone(ratings: Seen[]): Finding[] {
  const keyOf = ({ phoneHint, communityId }: Seen) => phoneHint && `${phoneHint}_${communityId}`
  return groupedBy(ratings, keyOf).flatMap(([key, group]) =>
    findingOf('onePhone', key, crowded(group, onePhone, { who: ({ raterKey, _id }) => raterKey ?? _id, at })),
  )
}

/** G74: two members, each of whom praised what the other did. */
export function findTrades(ratings: Seen[]): Finding[] {
  const praise = ratings.filter(({ raterMemberId, said }) => raterMemberId !== null && !isLow(said.grade))
  return praise.flatMap(one =>
    praise.flatMap(other => {
      const isTrade =
        String(one.raterMemberId) < String(other.raterMemberId) &&
        one.helperIds.includes(String(other.raterMemberId)) &&
        other.helperIds.includes(String(one.raterMemberId)) &&
        Math.abs(at(one) - at(other)) <= tradeMs
      if (!isTrade) return []
      const memberIds = [String(one.raterMemberId), String(other.raterMemberId)]
      return findingOf('trade', memberIds.join('_'), [one, other], memberIds)
    }),
  )
}

function findingOf(
  kind: RatingReviewKind,
  key: string,
  ratings: Seen[],
  memberIds: string[] = [],
): Finding[] {
  const [first] = ratings
  return first ? [{ kind, key, communityId: first.communityId, ratings, memberIds }] : []
}
