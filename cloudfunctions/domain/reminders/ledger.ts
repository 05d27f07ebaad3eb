import type { ConsentAnswer, MessageConsent, MessageTemplate } from '../../../types/reminders'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { answered } from './rules'

const tapsKept = 50
const mostTries = 5

/** Every template that one identity has said yes or no to: by template. */
export type Consents = Partial<Record<MessageTemplate, MessageConsent>>

/** WeChat asks for three at most. */
export const templates: readonly MessageTemplate[] = ['quarterReminder', 'matterReminder', 'requestProgress']

export const consentId = (openid: string, template: MessageTemplate): string =>
  template === 'quarterReminder' ? openid : `${openid}_${template}`

/** The ledgers of several identities: one call. */
export async function findConsents(db: Db, openids: string[]): Promise<Map<string, Consents>> {
  const ids = openids.flatMap(openid => templates.map(template => consentId(openid, template)))
  if (ids.length === 0) return new Map()
  const found = await db.find<MessageConsent>('messageConsents', {
    where: { _id: is.oneOf(ids) },
    limit: ids.length,
  })
  const byId = new Map(found.map(consent => [consent._id, consent]))
  return new Map(openids.map(openid => [openid, consentsIn(byId, openid)]))
}

function consentsIn(byId: Map<string, MessageConsent>, openid: string): Consents {
  const entries = templates.flatMap(template => {
    const consent = byId.get(consentId(openid, template))
    return consent ? [[template, consent]] : []
  })
  return Object.fromEntries(entries) as Consents
}

const nobodyYet = (_id: string): MessageConsent => ({
  _id,
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
  ledgerId: string,
  { answer, tapId, now }: { answer: ConsentAnswer; tapId: string | null; now: Moment },
): Promise<MessageConsent> {
  for (let tried = 0; tried < mostTries; tried++) {
    const before = await db.get<MessageConsent>('messageConsents', ledgerId)
    if (before && tapId !== null && before.taps.includes(tapId)) return before
    const { _id, revision, ...seen } = before ?? nobodyYet(ledgerId)
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

/** Takes one message from each ledger: under the batch's name, so that a repeat takes nothing. */
export async function spend(db: Db, ledgerIds: string[], batch: string, now: Moment): Promise<void> {
  await db.updateMany(
    'messageConsents',
    { _id: is.oneOf(ledgerIds) },
    { set: { [`spent.${batch}`]: now }, add: { revision: 1 } },
  )
}

/** Gives it back to those to whom nothing was sent for certain. */
export async function giveBack(db: Db, ledgerIds: string[], batch: string): Promise<void> {
  if (ledgerIds.length === 0) return
  await db.updateMany(
    'messageConsents',
    { _id: is.oneOf(ledgerIds) },
    { unset: [`spent.${batch}`], add: { revision: 1 } },
  )
}

/** WeChat says that nothing is left (43101). */
export async function runOut(db: Db, ledgerIds: string[]): Promise<void> {
  if (ledgerIds.length === 0) return
  await db.updateMany(
    'messageConsents',
    { _id: is.oneOf(ledgerIds) },
    { set: { left: 0, spent: {} }, add: { revision: 1 } },
  )
}
