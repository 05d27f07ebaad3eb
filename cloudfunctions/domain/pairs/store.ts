import type { Notice } from '../../../types/notices'
import type { Pair, PairDay, PairStep } from '../../../types/pairs'
import type { Moment } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { insertNotices } from '../notices/store'
import { untoldAfter, untoldWith } from '../notices/untold'
import { awaitedAfter, dueKeyOf } from './rules'

export function findPair(db: Db, pairId: string): Promise<Pair | null> {
  return db.get<Pair>('pairs', pairId)
}

/** Keeps a pair once, with what it has to tell: the same tap of the same person finds the one it made. */
export async function insertOnce(db: Db, pair: Pair, notices: Notice[], at: Moment): Promise<Pair> {
  const isNew = (await db.insert('pairs', { ...pair, ...untoldWith(pair, notices, at) })) === 'inserted'
  if (!isNew) return (await findPair(db, pair._id)) ?? pair
  await insertNotices(db, notices)
  return pair
}

/** What an act changes; when it ends, the home is forgotten. */
export type Changed = Partial<
  Pick<
    Pair,
    | 'members'
    | 'people'
    | 'state'
    | 'what'
    | 'building'
    | 'nameSealed'
    | 'phoneSealed'
    | 'phoneTail'
    | 'doorSealed'
    | 'careSealed'
  >
>

/** Takes one act while the pair still is as it was seen; null when somebody changed it in between. */
export async function take(
  db: Db,
  seen: Pair,
  step: PairStep,
  changed: Changed,
  noticesOf: (after: Pair) => Notice[],
): Promise<Pair | null> {
  const { _id, revision } = seen
  const after = { ...seen, ...changed, revision: revision + 1, steps: [...seen.steps, step] }
  const notices = noticesOf(after)
  const set = { ...changed, ...(await untoldAfter(db, seen, notices, step.at)) }
  await shorten(db, 'pairs', seen, 'steps')
  const isDone = await db.updateOne(
    'pairs',
    _id,
    { revision },
    { set, add: { revision: 1 }, push: { steps: step } },
  )
  if (!isDone) return null
  await insertNotices(db, notices)
  return after
}

/** What became of a day, once; answers what stands. */
export async function tellDay(db: Db, told: PairDay): Promise<PairDay> {
  if ((await db.insert('pairDays', told)) === 'inserted') return told
  return (await db.get<PairDay>('pairDays', told._id)) ?? told
}

/** A day of which something was said is awaited no longer; of two who say it at once the later day holds. */
export async function awaitNext(db: Db, pair: Pair, day: string): Promise<Pair> {
  const awaitedDay = awaitedAfter(pair, day)
  if (awaitedDay === null || awaitedDay === pair.awaitedDay) return pair
  const set = { awaitedDay, dueKey: dueKeyOf(pair._id, awaitedDay) }
  await db.updateOne('pairs', pair._id, { awaitedDay: is.lessThan(awaitedDay) }, { set })
  return { ...pair, ...set }
}

export function listDays(db: Db, pairId: string, limit: number): Promise<PairDay[]> {
  return db.find<PairDay>('pairDays', { where: { pairId }, orderBy: ['day', 'desc'], limit })
}

const shown = (after: string | null) => after && { dueKey: is.moreThan(after) }

export function listPairs(
  db: Db,
  communityId: string,
  states: readonly Pair['state'][],
  after: string | null,
  limit: number,
): Promise<Pair[]> {
  return db.find<Pair>('pairs', {
    where: { communityId, state: is.oneOf(states), ...shown(after) },
    orderBy: ['dueKey', 'asc'],
    limit,
  })
}

/** Those of one person, as a member or as a household, that have not ended. */
const passedAtOnce = 50

/** The household that somebody is has his or her new identity from now on. */
export async function passHousehold(db: Db, from: string, to: string): Promise<void> {
  const where = { people: from }
  for (const { _id, people } of await db.find<Pair>('pairs', { where, limit: passedAtOnce })) {
    const set = { householdOpenid: to, people: people.map(who => (who === from ? to : who)) }
    await db.updateOne('pairs', _id, { householdOpenid: from }, { set })
  }
}

export function listMine(db: Db, people: string[], after: string | null, limit: number): Promise<Pair[]> {
  return db.find<Pair>('pairs', {
    where: { people: is.oneOf(people), state: is.oneOf(['asked', 'together']), ...shown(after) },
    orderBy: ['dueKey', 'asc'],
    limit,
  })
}
