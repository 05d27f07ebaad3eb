import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { Notice } from '../../../types/notices'
import type { MessageConsent, Reach, Sending, SendReason, SendState } from '../../../types/reminders'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { type SendOutcome, sendMessage } from '../../platform/wechat'
import { readWorkCalendar } from '../holidays/store'
import { isSeen } from '../members/seen'
import { readRuleBook } from '../rules/store'
import { findConsents, giveBack, runOut, spend } from './ledger'
import { settledThings } from './matters'
import { isOfficeHour, reachOf } from './rules'
import { messageOf, templateIdOf } from './templates'

const messagesABatch = 100
const messagesAtOnce = 10
/** A tick has twenty seconds for all its jobs. */
const msATick = 8_000
/** Longer than a function lives: whoever held the turn has ended. */
const turnMs = 60_000
const backOffMs = 10 * 60_000
const mostTries = 5
/** A reminder that could not be sent for so long says nothing any more; the inbox keeps it. */
const freshMs = 3 * 24 * 60 * 60_000

/** Who delivers now, and the batch under way: whoever takes over finishes or undoes it. */
interface Turn extends Stored {
  until: Moment
  holder: string
  batch: { name: string; items: { noticeId: string; openid: string }[] } | null
}

/**
 * Sends to phones what is due, in office hours, a hundred at a time. One instance at a time; a row is marked before it
 * is sent, so that it is never sent twice, whatever happens. Answers how many were sent.
 */
export async function deliver(db: Db, now: Moment): Promise<number> {
  const [rules, calendar] = await Promise.all([readRuleBook(db, now), readWorkCalendar(db, now)])
  const settings = rules.on(dayOf(now))
  const hours = { fromHour: settings['reminders.fromHour'], untilHour: settings['reminders.untilHour'] }
  if (!isOfficeHour(now, hours, calendar)) return 0
  const [first, turn] = await Promise.all([listDue(db, now), db.get<Turn>('messageTurns', 'delivery')])
  // A batch that was stopped has to come to its end, though nothing else is due.
  if (first.length === 0 && !turn?.batch) return 0

  const holder = randomUUID().replaceAll('-', '')
  if (!(await takeTurn(db, holder, now))) return 0
  const begun = Date.now()
  let sent = 0
  let due = await recovered(db, first, holder, now)
  for (let round = 0; due.length > 0 && Date.now() - begun < msATick; round++) {
    const batch = `b${holder}${round}`
    sent += await deliverBatch(db, due, {
      batch,
      holder,
      now,
      mostPerWeek: settings['reminders.mostPerWeek'],
    })
    due = due.length < messagesABatch ? [] : await listDue(db, now)
  }
  await db.updateOne('messageTurns', 'delivery', { holder }, { set: { until: 0, batch: null } })
  return sent
}

function listDue(db: Db, now: Moment): Promise<Notice[]> {
  return db.find<Notice>('notices', {
    where: { sendAt: is.between(0, now + 1) },
    orderBy: ['sendAt', 'asc'],
    limit: messagesABatch,
  })
}

async function takeTurn(db: Db, holder: string, now: Moment): Promise<boolean> {
  const mine = { until: now + turnMs, holder }
  if (await db.updateOne('messageTurns', 'delivery', { until: is.lessThan(now) }, { set: mine })) return true
  const first: Turn = { _id: 'delivery', ...mine, batch: null }
  return (await db.insert('messageTurns', first)) === 'inserted'
}

/**
 * After an instance that was stopped: what it had marked may have been sent, and ends as unknown, counted as used;
 * what was not sent for certain gets its consent back.
 */
async function recovered(db: Db, due: Notice[], holder: string, now: Moment): Promise<Notice[]> {
  const turn = await db.get<Turn>('messageTurns', 'delivery')
  if (turn?.holder !== holder) return []
  if (!turn.batch) return due
  const { name, items } = turn.batch
  const rows = await db.find<Notice>('notices', {
    where: { _id: is.oneOf(items.map(({ noticeId }) => noticeId)) },
    limit: items.length,
    fields: ['sendState'],
  })
  const unsent = new Set(
    rows.filter(({ sendState }) => sendState === 'due' || sendState === 'dead').map(({ _id }) => _id),
  )
  await giveBack(
    db,
    items.filter(({ noticeId }) => unsent.has(noticeId)).map(({ openid }) => openid),
    name,
  )
  await end(
    db,
    items.map(({ noticeId }) => noticeId),
    'sending',
    { sendState: 'unknown', sendReason: 'noAnswer' },
  )
  return listDue(db, now)
}

interface Batch {
  batch: string
  holder: string
  now: Moment
  mostPerWeek: number
}

/** One message, and to whom. */
interface Item {
  notice: Notice
  openid: string
}

async function deliverBatch(db: Db, due: Notice[], batch: Batch): Promise<number> {
  const { items, ended } = await sortOut(db, due, batch)
  for (const [sendReason, notices] of ended) {
    await end(db, idsOf(notices), 'due', { sendState: 'cancelled', sendReason })
  }
  if (items.length === 0) return 0
  await mark(db, items, batch)
  const outcomes = await sendAll(items)
  await keepOutcomes(db, outcomes, batch)
  return outcomes.filter(({ outcome }) => outcome.kind === 'sent').length
}

/** Whether each still makes sense is read once for the whole batch: three calls. */
async function sortOut(
  db: Db,
  due: Notice[],
  { now, mostPerWeek }: Batch,
): Promise<{ items: Item[]; ended: Map<SendReason, Notice[]> }> {
  const members = await findPeople(db, due)
  const openids = [...members.values()].flatMap(({ openid }) => (openid ? [openid] : []))
  const consents = new Map((await findConsents(db, openids)).map(consent => [consent._id, consent]))
  const done = await settledThings(
    db,
    due.map(({ thing }) => thing),
    now,
  )
  const items: Item[] = []
  const ended = new Map<SendReason, Notice[]>()
  for (const notice of due) {
    const member = members.get(notice.to)
    const openid = member?.openid ?? null
    const consent = openid === null ? null : (consents.get(openid) ?? null)
    const why = whyNot(notice, { isHere: member !== undefined, openid, consent, done, now, mostPerWeek })
    if (why) ended.set(why, [...(ended.get(why) ?? []), notice])
    // One message a person at once: the next batch sees that this one was sent.
    else if (openid && !items.some(item => item.openid === openid)) items.push({ notice, openid })
  }
  return { items, ended }
}

/** The people these notices are for, by the address on the notice; without those who left. */
async function findPeople(db: Db, due: Notice[]): Promise<Map<string, Member>> {
  const memberIds = [...new Set(due.map(({ to }) => to.slice('m:'.length)))]
  const members = await db.find<Member>('members', {
    where: { _id: is.oneOf(memberIds) },
    limit: memberIds.length,
    fields: ['openid', 'hiddenBy', 'left'],
  })
  return new Map(members.filter(isSeen).map(member => [`m:${member._id}`, member]))
}

interface Judged {
  isHere: boolean
  openid: string | null
  consent: MessageConsent | null
  done: Set<string>
  now: Moment
  mostPerWeek: number
}

function whyNot(
  { thing, at }: Notice,
  { isHere, openid, consent, done, now, mostPerWeek }: Judged,
): SendReason | null {
  if (!isHere) return 'gone'
  if (done.has(thing)) return 'done'
  if (at < now - freshMs) return 'over'
  return reachReasons[reachOf({ openid, consent }, now, mostPerWeek)]
}

const reachReasons: Record<Reach, SendReason | null> = {
  phone: null,
  noAccount: 'notBound',
  off: 'off',
  noConsent: 'noConsent',
  enough: 'enough',
}

/** Writes down the batch, takes the consents, then marks the rows: whatever is marked may have been sent. */
async function mark(db: Db, items: Item[], { batch, holder, now }: Batch): Promise<void> {
  const noted: Turn['batch'] = {
    name: batch,
    items: items.map(({ notice, openid }) => ({ noticeId: notice._id, openid })),
  }
  const isOurs = await db.updateOne('messageTurns', 'delivery', { holder }, { set: { batch: noted } })
  if (!isOurs) throw new Error('another instance took the turn')
  await spend(
    db,
    items.map(({ openid }) => openid),
    batch,
    now,
  )
  const ids = idsOf(items.map(({ notice }) => notice))
  const marked = await db.updateMany(
    'notices',
    { _id: is.oneOf(ids), sendState: 'due' },
    { set: { sendState: 'sending', sendBatch: batch }, unset: ['sendAt'] },
  )
  if (marked !== ids.length) throw new Error('some of the batch were taken by another instance')
}

type Sent = Item & { outcome: SendOutcome }

async function sendAll(items: Item[]): Promise<Sent[]> {
  const waiting = [...items]
  const sent: Sent[] = []
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const template = item.notice.template ?? 'quarterReminder'
      const message = { ...messageOf(item.notice), templateId: templateIdOf(template) }
      sent.push({ ...item, outcome: await sendMessage(item.openid, message) })
    }
  }
  await Promise.all(Array.from({ length: messagesAtOnce }, lane))
  return sent
}

const noConsentCode = 43101

/** The end of each, or another try for what was not sent for certain; one call for each kind of end. */
async function keepOutcomes(db: Db, outcomes: Sent[], { batch, now }: Batch): Promise<void> {
  const groups = new Map<string, { outcome: SendOutcome; sent: Sent[] }>()
  for (const one of outcomes) {
    const key = JSON.stringify([one.outcome, isLastTry(one)])
    groups.set(key, { outcome: one.outcome, sent: [...(groups.get(key)?.sent ?? []), one] })
  }
  for (const { outcome, sent } of groups.values()) {
    const ids = idsOf(sent.map(({ notice }) => notice))
    const [first] = sent
    if (outcome.kind === 'busy' && first && !isLastTry(first)) await tryLater(db, ids, outcome.code, now)
    else await end(db, ids, 'sending', endOf(outcome))
  }
  const openidsOf = (chosen: (outcome: SendOutcome) => boolean) =>
    outcomes.filter(({ outcome }) => chosen(outcome)).map(({ openid }) => openid)
  await runOut(db, openidsOf(isNoConsent))
  await giveBack(
    db,
    openidsOf(outcome => outcome.kind === 'busy' || (outcome.kind === 'refused' && !isNoConsent(outcome))),
    batch,
  )
}

const isNoConsent = (outcome: SendOutcome): boolean =>
  outcome.kind === 'refused' && outcome.code === noConsentCode

const isLastTry = ({ notice }: Item): boolean => (notice.sendTries ?? 0) + 1 >= mostTries

function endOf(outcome: SendOutcome): Ending {
  if (outcome.kind === 'sent') return { sendState: 'sent' }
  if (outcome.kind === 'unknown') return { sendState: 'unknown', sendReason: 'noAnswer' }
  if (outcome.kind === 'busy') return { sendState: 'dead', sendReason: 'busy', sendCode: outcome.code }
  const sendReason = isNoConsent(outcome) ? 'noConsent' : 'refused'
  return { sendState: 'dead', sendReason, sendCode: outcome.code }
}

async function tryLater(db: Db, ids: string[], code: number, now: Moment): Promise<void> {
  await db.updateMany(
    'notices',
    { _id: is.oneOf(ids), sendState: 'sending' },
    { set: { sendState: 'due', sendAt: now + backOffMs, sendCode: code }, add: { sendTries: 1 } },
  )
}

type Ending = Pick<Sending, 'sendState' | 'sendReason' | 'sendCode'>

async function end(db: Db, ids: string[], from: SendState, ending: Ending): Promise<void> {
  await db.updateMany(
    'notices',
    { _id: is.oneOf(ids), sendState: from },
    { set: { ...ending }, unset: ['sendAt'] },
  )
}

const idsOf = (notices: Notice[]): string[] => notices.map(({ _id }) => _id)
