import type { FollowUpStep, FollowUpsShown, Rating, RatingVoice } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { findRequest } from '../requests/store'
import type { RatingReach } from './access'
import { followKeyOf, readKeyOf } from './rules'

export function findRating(db: Db, requestId: string): Promise<Rating | null> {
  return db.get<Rating>('ratings', requestId)
}

/** A matter with what was said of it: two calls side by side. */
export async function findMatter(db: Db, requestId: string) {
  const [request, rating] = await Promise.all([findRequest(db, requestId), findRating(db, requestId)])
  return { request, rating }
}

/** Keeps what is said now, while what was said before still holds; false when another word was faster. */
export async function keep(db: Db, before: Rating | null, rating: Rating): Promise<boolean> {
  if (before === null) return (await db.insert('ratings', rating)) === 'inserted'
  const { _id, revision, tallied, ...set } = rating
  return db.updateOne('ratings', _id, { revision: before.revision }, { set, add: { revision: 1 } })
}

/** Notes what came of speaking with the resident, while that is still due or is noted again. */
export async function keepFollowUp(db: Db, seen: Rating, step: FollowUpStep): Promise<Rating | null> {
  if (seen.followUp === null) return null
  const state = step.outcome === 'notReached' ? seen.followUp.state : ('spoken' as const)
  const followUp = { ...seen.followUp, state, steps: [...seen.followUp.steps, step] }
  const remindAt = state === 'due' ? seen.remindAt : null
  const set = { followUp, followKey: followKeyOf(seen._id, followUp), remindAt }
  const { _id, revision } = seen
  const isKept = await db.updateOne('ratings', _id, { revision }, { set, add: { revision: 1 } })
  return isKept ? { ...seen, ...set, revision: revision + 1 } : null
}

/** G182: a person read the praise that the check had doubted: those words and no later ones. */
export async function clearWords(db: Db, { _id, said }: Rating): Promise<void> {
  const set = { 'said.words': 'clear', readKey: null }
  await db.updateOne('ratings', _id, { 'said.tapId': said.tapId }, { set, add: { revision: 1 } })
}

export function countDue(db: Db, { communityId, reader }: RatingReach): Promise<number> {
  return db.count('ratings', {
    speakerOrgId: communityId,
    'followUp.state': 'due',
    handledBy: is.noneOf(reader),
  })
}

export function countLate(db: Db, { communityId, reader }: RatingReach, now: Moment): Promise<number> {
  return db.count('ratings', {
    speakerOrgId: communityId,
    'followUp.state': 'due',
    followKey: is.lessThan(String(now).padStart(15, '0')),
    handledBy: is.noneOf(reader),
  })
}

const mostCommunities = 1000

/** How many are late in each community: one call, which looks at the late ones alone. */
export function countLateByCommunity(db: Db, now: Moment) {
  const late = { 'followUp.state': 'due', followKey: is.lessThan(String(now).padStart(15, '0')) }
  return db.countBy('ratings', late, { communityId: 'communityId' }, mostCommunities)
}

/** Lays a recording beside the grade, while that still is as it was seen. */
export async function keepVoice(db: Db, seen: Rating, voice: RatingVoice): Promise<Rating | null> {
  const set = { voice, readKey: readKeyOf(seen._id, seen.said, voice) }
  return change(db, seen, set)
}

/** Notes that it was heard, with what was said as it was written down. */
export async function keepHeard(
  db: Db,
  seen: Rating,
  heard: NonNullable<RatingVoice['heard']>,
  text: string | null,
): Promise<Rating | null> {
  if (seen.voice === null) return null
  const voice = { ...seen.voice, heard }
  const written = [seen.said.text, text].filter(Boolean).join('\n') || null
  const said = text === null ? seen.said : { ...seen.said, text: written, words: 'clear' as const }
  return change(db, seen, { voice, said, readKey: readKeyOf(seen._id, said, voice) })
}

/** What was said aloud about these matters goes with their recordings; the grade and the written words stay. */
export async function forgetVoices(db: Db, requestIds: string[]): Promise<void> {
  const where = { _id: is.oneOf(requestIds), voice: is.not(null) }
  await db.updateMany('ratings', where, { set: { voice: null, readKey: null }, add: { revision: 1 } })
}

async function change(db: Db, seen: Rating, set: Partial<Rating>): Promise<Rating | null> {
  const { _id, revision } = seen
  const isKept = await db.updateOne('ratings', _id, { revision }, { set, add: { revision: 1 } })
  return isKept ? { ...seen, ...set, revision: revision + 1 } : null
}

export type RatingRow = Rating & { requests: ServiceRequest[] }

/** What the secretary has to speak about, what is late on top; or to read; or has spoken about. One call. */
export function listFollowUps(
  db: Db,
  { communityId, reader }: RatingReach,
  show: FollowUpsShown,
  after: string | null,
  limit: number,
): Promise<RatingRow[]> {
  const key = keyShown(show)
  return db.aggregate<RatingRow>('ratings', limit, stages =>
    stages
      .match({
        ...(show === 'toRead' ? { communityId } : { speakerOrgId: communityId, 'followUp.state': show }),
        [key]: is.moreThan(after ?? ''),
        handledBy: is.noneOf(reader),
      })
      .sort({ [key]: 1 })
      .limit(limit)
      .lookup({ from: 'requests', localField: '_id', foreignField: '_id', as: 'requests' }),
  )
}

export const keyShown = (show: FollowUpsShown) => (show === 'toRead' ? 'readKey' : 'followKey')
