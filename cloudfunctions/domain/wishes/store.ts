import type { Notice } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import type { Wish, WishesShown, WishStep } from '../../../types/wishes'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import { hiddenIn, withoutContacts } from '../../kernel/contacts-in-words'
import type { Db } from '../../kernel/db'
import { untoldAfter } from '../notices/untold'
import { contactsLetGo } from '../requests/rules'
import { isOver, isToTake, leaveAfter, sortKeyOf, statesShown } from './rules'

export function findWish(db: Db, wishId: string): Promise<Wish | null> {
  return db.get<Wish>('wishes', wishId)
}

export function findWishes(db: Db, wishIds: string[]): Promise<Wish[]> {
  return db.find<Wish>('wishes', { where: { _id: is.oneOf(wishIds) }, limit: wishIds.length })
}

/** Keeps a wish once: the same tap of the same person finds the one it made. */
export async function insertOnce(db: Db, wish: Wish): Promise<Wish> {
  if ((await db.insert('wishes', wish)) === 'inserted') return wish
  return (await findWish(db, wish._id)) ?? wish
}

/** What an act changes beside what follows from the state. */
export type Changed = Partial<
  Pick<Wish, 'state' | 'volunteers' | 'volunteerIds' | 'words' | 'isBuildingShown'>
>

/** When it is over nobody needs the home any more, nor what was typed of it into the words. */
const forgotten = ({ text, words }: Pick<Wish, 'text' | 'words'>) => ({
  nameSealed: null,
  phoneSealed: null,
  phoneHash: null,
  doorSealed: null,
  careSealed: null,
  building: null,
  text: withoutContacts(text),
  words: hiddenIn(words),
})

/** Takes one act while the wish still is as it was seen; null when somebody changed it in between. */
export async function act(
  db: Db,
  seen: Wish,
  step: WishStep,
  changed: Changed,
  noticesOf: (after: Wish) => Notice[],
): Promise<{ wish: Wish; notices: Notice[] } | null> {
  const { _id, revision, untilDay } = seen
  const moved = { ...seen, ...changed }
  const settled = {
    ...changed,
    isToTake: isToTake(moved),
    leaveAt: leaveAfter(moved.state, untilDay, step.at),
    sortKey: sortKeyOf(moved, step.at, _id),
    // Whatever was done with it, nobody has to be told any more that it waits.
    freshAt: null,
    ...(isOver(moved.state) && forgotten(moved)),
  }
  const wish: Wish = { ...moved, ...settled, revision: revision + 1, steps: [...seen.steps, step] }
  const notices = noticesOf(wish)
  const set = { ...settled, ...(await untoldAfter(db, seen, notices, step.at)) }
  await shorten(db, 'wishes', seen, 'steps')
  const isDone = await db.updateOne(
    'wishes',
    _id,
    { revision },
    { set, add: { revision: 1 }, push: { steps: step }, unset: contactsLetGo(seen, moved.volunteerIds) },
  )
  return isDone ? { wish, notices } : null
}

/** G29: it was said to be fulfilled long ago; what is known of the home goes, and nothing else changes. */
export async function forgetHomeOf(db: Db, wish: Wish): Promise<void> {
  const { _id, revision } = wish
  const set = { ...forgotten(wish), leaveAt: null }
  await db.updateOne('wishes', _id, { revision }, { set, add: { revision: 1 } })
}

/** Wishes at which the clock has to look. */
export function listDue(db: Db, now: Moment, limit: number): Promise<Wish[]> {
  return db.find<Wish>('wishes', {
    where: { leaveAt: is.lessThan(now) },
    orderBy: ['leaveAt', 'asc'],
    limit,
  })
}

const shown = (after: string | null) => after && { sortKey: is.moreThan(after) }

/** What one member has taken and not fulfilled yet. */
export async function listInHand(db: Db, memberId: string, limit: number): Promise<Wish[]> {
  const running = await db.find<Wish>('wishes', {
    where: { volunteerIds: memberId, sortKey: is.lessThan('z') },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
  return running.filter(({ state }) => state === 'taken')
}

export async function noteContactTold(db: Db, wishId: string, memberId: string, now: Moment): Promise<void> {
  await db.updateOne('wishes', wishId, {}, { set: { [`contactTold.${memberId}`]: now } })
}

export function listOf(db: Db, communityId: string, show: WishesShown, after: string | null, limit: number) {
  return db.find<Wish>('wishes', {
    where: { communityId, state: is.oneOf(statesShown[show]), ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

/** What a member may take now: not the own wish, and not what he or she has already. */
export function listToTake(
  db: Db,
  communityId: string,
  { openid, memberId, phoneHash }: { openid: string; memberId: string; phoneHash: string | null },
  after: string | null,
  limit: number,
): Promise<Wish[]> {
  const anothers = {
    wisherOpenid: is.not(openid),
    volunteerIds: is.not(memberId),
    ...(phoneHash !== null && { phoneHash: is.not(phoneHash) }),
  }
  return db.find<Wish>('wishes', {
    where: { communityId, isToTake: true, ...anothers, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

export function listTaken(db: Db, memberId: string, after: string | null, limit: number): Promise<Wish[]> {
  return db.find<Wish>('wishes', {
    where: { volunteerIds: memberId, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

/** What somebody wished for is wished by his or her new identity from now on. */
export function passWished(db: Db, from: string, to: string): Promise<number> {
  return db.updateMany('wishes', { wisherOpenid: from }, { set: { wisherOpenid: to } })
}

export function listMine(db: Db, openid: string, after: string | null, limit: number): Promise<Wish[]> {
  return db.find<Wish>('wishes', {
    where: { wisherOpenid: openid, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}
