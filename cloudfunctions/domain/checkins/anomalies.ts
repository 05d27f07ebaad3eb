import { hourOf } from '../../../src/contract/calendar'
import { metresBetween } from '../../../src/contract/distance'
import type { Checkin, CheckinReview, ReviewKind } from '../../../types/checkins'
import type { SitePlace } from '../../../types/sites'
import type { Moment } from '../../../types/time'
import { crowded, groupedBy } from './crowds'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Perhaps one phone: so many people within so long. A household of two is none. */
export const onePhone = { people: 3, withinMs: 10 * minuteMs }
/** A burst at night: so many people of one community within so long. */
export const atNight = { people: 5, withinMs: 30 * minuteMs }
/** Two points nearer than this may be on one errand; beyond it, nobody travels faster than this. */
const farApart = { metres: 3_000, metresAnHour: 100_000 }

/** As much of a check-in as is looked at. */
export type Seen = Pick<
  Checkin,
  '_id' | 'memberId' | 'communityId' | 'siteId' | 'at' | 'queued' | 'phoneHint' | 'state'
>

/** What perhaps wants a second look. `key` is the same whenever the same is found again. */
export interface Finding {
  kind: ReviewKind
  key: string
  communityId: string
  checkins: Seen[]
  metres: CheckinReview['metres']
}

/** When it happened: a check-in that waited on a phone says so itself. */
export function happenedAt({ at, queued }: Seen): Moment {
  return queued ? queued.readAt + (queued.offsetMs ?? 0) : at
}

const told = { who: ({ memberId }: Seen) => memberId, at: happenedAt }

/** G205: several people of one community with the same hint within minutes. */
export function findOnePhone(checkins: Seen[]): Finding[] {
  const groups = groupedBy(
    checkins,
    ({ phoneHint, communityId }) => phoneHint && `${phoneHint}_${communityId}`,
  )
  return groups.flatMap(([key, group]) => {
    const found = crowded(group, onePhone, told)
    const [first] = found
    return first
      ? [{ kind: 'onePhone' as const, key, communityId: first.communityId, checkins: found, metres: null }]
      : []
  })
}

/** G205: one person at two points farther apart than anybody travels in between; only where both points have a place. */
export function findFarApart(checkins: Seen[], places: Map<string, SitePlace>): Finding[] {
  return groupedBy(checkins, ({ memberId }) => memberId).flatMap(([, group]) =>
    pairsOf(inOrder(group)).flatMap(([one, other]) => {
      const metres = metresApart(one, other, places)
      if (metres === null || !isTooFast(metres, happenedAt(other) - happenedAt(one))) return []
      const key = `${one._id}_${other.communityId}`
      return [
        { kind: 'farApart' as const, key, communityId: other.communityId, checkins: [one, other], metres },
      ]
    }),
  )
}

/** G205: a burst in the hours that the rule calls night. What waited on a phone arrives when the network does. */
export function findAtNight(checkins: Seen[], hours: { from: number; until: number }): Finding[] {
  const nightly = checkins.filter(({ at, queued }) => queued === null && isNight(at, hours))
  return groupedBy(nightly, ({ communityId, at }) => `${communityId}_${nightOf(at)}`).flatMap(
    ([key, group]) => {
      const found = crowded(group, atNight, told)
      const [first] = found
      return first
        ? [{ kind: 'atNight' as const, key, communityId: first.communityId, checkins: found, metres: null }]
        : []
    },
  )
}

export function isNight(at: Moment, { from, until }: { from: number; until: number }): boolean {
  const hour = hourOf(at)
  return hour >= from || hour < until
}

/** One night has one name, also after midnight. */
const nightOf = (at: Moment): number => Math.floor((at - 4 * hourMs) / (24 * hourMs))

function metresApart(one: Seen, other: Seen, places: Map<string, SitePlace>): number | null {
  const from = places.get(one.siteId ?? '')
  const to = places.get(other.siteId ?? '')
  return from && to && one.siteId !== other.siteId ? Math.round(metresBetween(from, to)) : null
}

const isTooFast = (metres: number, ms: number): boolean =>
  metres >= farApart.metres && metres * hourMs > farApart.metresAnHour * ms

function inOrder(checkins: Seen[]): Seen[] {
  return [...checkins].sort((one, other) => happenedAt(one) - happenedAt(other))
}

function pairsOf(ordered: Seen[]): [Seen, Seen][] {
  return ordered.slice(1).map((other, index) => [ordered[index] as Seen, other])
}
