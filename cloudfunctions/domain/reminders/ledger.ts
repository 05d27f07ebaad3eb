import type { ConsentAnswer, MessageConsent } from '../../../types/reminders'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { answered } from './rules'

const tapsKept = 50
const mostTries = 5

export function findConsent(db: Db, openid: string): Promise<MessageConsent | null> {
  return db.get<MessageConsent>('messageConsents', openid)
}

export function findConsents(db: Db, openids: string[]): Promise<MessageConsent[]> {
  return db.find<MessageConsent>('messageConsents', {
    where: { _id: is.oneOf(openids) },
    limit: openids.length,
  })
}

const nobodyYet = (openid: string): MessageConsent => ({
  _id: openid,
  left: 0,
  spent: {},
  earlier: [],
  answered: null,
  taps: [],
  isOff: false,
  revision: 0,
})

/**
 * Counts WeChat's answer once for each tap. Whoever sends in between changes the revision, and it is counted anew,
 * so that neither the yes nor the sending is lost.
 */
export async function keepAnswer(
  db: Db,
  openid: string,
  { answer, tapId, now }: { answer: ConsentAnswer; tapId: string | null; now: Moment },
): Promise<MessageConsent> {
  for (let tried = 0; tried < mostTries; tried++) {
    const before = await findConsent(db, openid)
    if (before && tapId !== null && before.taps.includes(tapId)) return before
    const { _id, revision, ...seen } = before ?? nobodyYet(openid)
    const taps = tapId === null ? seen.taps : [...seen.taps, tapId].slice(-tapsKept)
    const after = { ...seen, ...answered(before, answer, now), taps }
    const isKept = before
      ? await db.updateOne('messageConsents', _id, { revision }, { set: after, add: { revision: 1 } })
      : (await db.insert('messageConsents', { _id, ...after, revision: 1 } as MessageConsent)) === 'inserted'
    if (isKept) return { _id, ...after, revision: revision + 1 }
  }
  throw new Error('a ledger that changes all the time')
}

export async function turn(db: Db, openid: string, isOff: boolean): Promise<void> {
  const change = { set: { isOff }, add: { revision: 1 } }
  if (await db.updateOne('messageConsents', openid, {}, change)) return
  const first: MessageConsent = { ...nobodyYet(openid), isOff, revision: 1 }
  if ((await db.insert('messageConsents', first)) === 'exists') {
    await db.updateOne('messageConsents', openid, {}, change)
  }
}

/** Takes one message from each: under the batch's name, so that a repeat takes nothing. */
export async function spend(db: Db, openids: string[], batch: string, now: Moment): Promise<void> {
  await db.updateMany(
    'messageConsents',
    { _id: is.oneOf(openids) },
    { set: { [`spent.${batch}`]: now }, add: { revision: 1 } },
  )
}

/** Gives it back to those to whom nothing was sent for certain. */
export async function giveBack(db: Db, openids: string[], batch: string): Promise<void> {
  if (openids.length === 0) return
  await db.updateMany(
    'messageConsents',
    { _id: is.oneOf(openids) },
    { unset: [`spent.${batch}`], add: { revision: 1 } },
  )
}

/** WeChat says that nothing is left (43101). */
export async function runOut(db: Db, openids: string[]): Promise<void> {
  if (openids.length === 0) return
  await db.updateMany(
    'messageConsents',
    { _id: is.oneOf(openids) },
    { set: { left: 0, spent: {} }, add: { revision: 1 } },
  )
}
