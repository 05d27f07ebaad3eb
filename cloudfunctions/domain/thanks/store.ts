import type { Member } from '../../../types/members'
import type { Thanks } from '../../../types/thanks'
import type { Moment } from '../../../types/time'
import type { Change } from '../../kernel/change'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'

export function findThanks(db: Db, thanksId: string): Promise<Thanks | null> {
  return db.get<Thanks>('thanks', thanksId)
}

/** Keeps it once: the same tap finds the one it made. */
export async function keepThanks(db: Db, thanks: Thanks): Promise<Thanks> {
  if ((await db.insert('thanks', thanks)) === 'inserted') return thanks
  const kept = await findThanks(db, thanks._id)
  if (!kept) throw new Error('a thank-you that exists and cannot be read')
  return kept
}

type Standing = Partial<Pick<Thanks, 'words' | 'story' | 'readKey' | 'dueKey' | 'storyKey'>>

/** Changes where it stands, as long as it stands as it was seen; null when somebody was faster. */
export async function move(
  db: Db,
  seen: Thanks,
  set: Standing,
  line: { at: Moment; by: string; act: string },
): Promise<Thanks | null> {
  const change: Change = { set, push: { history: line } }
  const { _id, words, story, history } = seen
  await shorten(db, 'thanks', seen, 'history')
  const isMoved = await db.updateOne('thanks', _id, { words, story }, change)
  return isMoved ? { ...seen, ...set, history: [...history, line] } : null
}

/** A person's letters, the newest first. */
export function listLetters(
  db: Db,
  memberId: string,
  before: string | null,
  limit: number,
): Promise<Thanks[]> {
  const letterKey = before ? is.after('', before) : is.moreThan('')
  return db.find<Thanks>('thanks', { where: { memberId, letterKey }, orderBy: ['letterKey', 'desc'], limit })
}

/** With whom it thanks beside it. */
export type ThanksRow = Thanks & { people: Member[] }

export function listToRead(db: Db, communityId: string, after: string | null, limit: number) {
  return withPeople(db, { communityId, readKey: is.moreThan(after ?? '') }, { readKey: 1 }, limit)
}

export function listStories(
  db: Db,
  communityId: string,
  story: 'agreed' | 'published',
  after: string | null,
  limit: number,
) {
  return withPeople(db, { communityId, story, storyKey: is.moreThan(after ?? '') }, { storyKey: 1 }, limit)
}

function withPeople(db: Db, where: object, order: object, limit: number): Promise<ThanksRow[]> {
  return db.aggregate<ThanksRow>('thanks', limit, stages =>
    stages
      .match(where)
      .sort(order)
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}

/** What the letters of this month and of months missed take along. */
export function listDue(db: Db, month: string, limit: number): Promise<Thanks[]> {
  return db.find<Thanks>('thanks', {
    where: { dueKey: is.after('', `${month}~`) },
    orderBy: ['dueKey', 'asc'],
    limit,
  })
}

export async function putInLetter(db: Db, { _id, dueKey }: Thanks, month: string, letterKey: string) {
  await db.updateOne('thanks', _id, { dueKey }, { set: { dueKey: null, letter: month, letterKey } })
}
