import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { Notice } from '../../../types/notices'
import type { MessageTemplate, Sending, SendReason, SendState } from '../../../types/reminders'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { type SendOutcome, sendMessage } from '../../platform/wechat'
import { readWorkCalendar } from '../holidays/store'
import { isSeen } from '../members/seen'
import { readRuleBook } from '../rules/store'
import { consentId, findConsents, giveBack, runOut, spend } from './ledger'
import { settledThings } from './matters'
import { decideSending, isOfficeHour } from './rules'
import { messageOf, templateIdOf } from './templates'

const messagesABatch = 100
const messagesAtOnce = 20
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
  batch: { name: string; items: { noticeId: string; ledgerId: string }[] } | null
}

/**
 * Sends to phones what is due, in office hours, a hundred at a time. One instance at a time; a row is marked before it
 * is sent, so that it is never sent twice, whatever happens. Answers how many were sent.
 */
export async function deliver(db: Db, now: Moment): Promise<number> {
  const [rules, calendar] = await Promise.all([readRuleBook(db, now), readWorkCalendar(db, now)])
  const settings = rules.on(dayOf(now))
  const hours = { fromHour: settings['reminders.fromHour'], untilHour: settings['reminders.untilHour'] }
  const isOpen = isOfficeHour(now, hours, calendar)
  const [first, turn] = await Promise.all([
    isOpen ? listDue(db, now) : [],
    db.get<Turn>('messageTurns', 'delivery'),
  ])
  // A batch that was stopped has to come to its end, though nothing else is due, and also at night.
  if (first.length === 0 && !turn?.batch) return 0

  const holder = randomUUID().replaceAll('-', '')
  if (!(await takeTurn(db, holder, now))) return 0
  const begun = Date.now()
  let sent = 0
  let due = await recovered(db, first, { holder, now, isOpen })
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
async function recovered(
  db: Db,
  due: Notice[],
  { holder, now, isOpen }: { holder: string; now: Moment; isOpen: boolean },
): Promise<Notice[]> {
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
    items.filter(({ noticeId }) => unsent.has(noticeId)).map(({ ledgerId }) => ledgerId),
    name,
  )
  await end(
    db,
    items.map(({ noticeId }) => noticeId),
    'sending',
    { sendState: 'unknown', sendReason: 'noAnswer' },
  )
  return isOpen ? listDue(db, now) : []
}

interface Batch {
  batch: string
  holder: string
  now: Moment
  mostPerWeek: number
}

/** One message to one person: of one notice, or of several together (G54). */
interface Item {
  notices: Notice[]
  openid: string
  template: MessageTemplate
}

async function deliverBatch(db: Db, due: Notice[], batch: Batch): Promise<number> {
  const { items, ended } = await sortOut(db, due, batch)
  for (const [sendReason, notices] of ended) {
    await end(db, idsOf([{ notices }]), 'due', { sendState: 'cancelled', sendReason })
  }
  if (items.length === 0) return 0
  await mark(db, items, batch)
  const outcomes = await sendAll(items, batch.now)
  await keepOutcomes(db, outcomes, batch)
  return outcomes.filter(({ outcome }) => outcome.kind === 'sent').length
}

/** Whether each still makes sense is read once for the whole batch: three calls. */
async function sortOut(
  db: Db,
  due: Notice[],
  { now, mostPerWeek }: Batch,
): Promise<{ items: Item[]; ended: Map<SendReason, Notice[]> }> {
  const people = await findPeople(db, due)
  const openids = [...people.values()].flatMap(({ openid }) => openid ?? [])
  const consents = await findConsents(db, openids)
  const done = await settledThings(
    db,
    due.map(({ thing }) => thing),
    now,
  )
  const items: Item[] = []
  const ended = new Map<SendReason, Notice[]>()
  const finish = (why: SendReason, notices: Notice[]) =>
    ended.set(why, [...(ended.get(why) ?? []), ...notices])
  for (const [openid, notices] of byPerson(due, people)) {
    const open = notices.filter(notice => {
      const why = whyNot(notice, { person: people.get(notice.to), done, now })
      if (why) finish(why, [notice])
      return why === null
    })
    if (openid === null || open.length === 0) continue
    const judged = decideSending(open, { consents: consents.get(openid) ?? {}, now, mostPerWeek })
    if (judged.kind === 'send') items.push({ ...judged, openid })
    else finish(judged.why, open)
  }
  return { items, ended }
}

interface Person {
  openid: string | null
}

/** The people these notices are for, by the address on the notice; without those who left. */
async function findPeople(db: Db, due: Notice[]): Promise<Map<string, Person>> {
  const addresses = [...new Set(due.map(({ to }) => to))]
  const memberIds = addresses.filter(to => to.startsWith('m:')).map(idIn)
  const members =
    memberIds.length === 0
      ? []
      : await db.find<Member>('members', {
          where: { _id: is.oneOf(memberIds) },
          limit: memberIds.length,
          fields: ['openid', 'hiddenBy', 'left'],
        })
  return new Map<string, Person>([
    ...members.filter(isSeen).map(({ _id, openid }) => [`m:${_id}`, { openid }] as const),
    ...addresses.filter(to => to.startsWith('o:')).map(to => [to, { openid: idIn(to) }] as const),
  ])
}

const idIn = (address: string): string => address.slice('m:'.length)

/** Somebody may be told under the identity and under the name on the roster: it is one phone. */
function byPerson(due: Notice[], people: Map<string, Person>): Map<string | null, Notice[]> {
  const grouped = new Map<string | null, Notice[]>()
  for (const notice of due) {
    const openid = people.get(notice.to)?.openid ?? null
    grouped.set(openid, [...(grouped.get(openid) ?? []), notice])
  }
  return grouped
}

interface Judged {
  person: Person | undefined
  done: Set<string>
  now: Moment
}

function whyNot({ thing, at }: Notice, { person, done, now }: Judged): SendReason | null {
  if (!person) return 'gone'
  if (done.has(thing)) return 'done'
  if (at < now - freshMs) return 'over'
  return person.openid === null ? 'notBound' : null
}

/** Writes down the batch, takes the consents, then marks the rows: whatever is marked may have been sent. */
async function mark(db: Db, items: Item[], { batch, holder, now }: Batch): Promise<void> {
  const noted: Turn['batch'] = {
    name: batch,
    items: items.flatMap(item =>
      item.notices.map(({ _id }) => ({ noticeId: _id, ledgerId: ledgerIdOf(item) })),
    ),
  }
  const isOurs = await db.updateOne('messageTurns', 'delivery', { holder }, { set: { batch: noted } })
  if (!isOurs) throw new Error('another instance took the turn')
  await spend(db, items.map(ledgerIdOf), batch, now)
  const ids = idsOf(items)
  const marked = await db.updateMany(
    'notices',
    { _id: is.oneOf(ids), sendState: 'due' },
    { set: { sendState: 'sending', sendBatch: batch }, unset: ['sendAt'] },
  )
  if (marked !== ids.length) throw new Error('some of the batch were taken by another instance')
}

const ledgerIdOf = ({ openid, template }: Item): string => consentId(openid, template)

type Sent = Item & { outcome: SendOutcome }

async function sendAll(items: Item[], now: Moment): Promise<Sent[]> {
  const waiting = [...items]
  const sent: Sent[] = []
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const { notices, openid, template } = item
      const message = { ...messageOf(notices, template, now), templateId: templateIdOf(template) }
      sent.push({ ...item, outcome: await sendMessage(openid, message) })
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
    const ids = idsOf(sent)
    const [first] = sent
    if (outcome.kind === 'busy' && first && !isLastTry(first)) await tryLater(db, ids, outcome.code, now)
    else await end(db, ids, 'sending', endOf(outcome))
  }
  const ledgersOf = (chosen: (outcome: SendOutcome) => boolean) =>
    outcomes.filter(({ outcome }) => chosen(outcome)).map(ledgerIdOf)
  await runOut(db, ledgersOf(isNoConsent))
  await giveBack(
    db,
    ledgersOf(outcome => outcome.kind === 'busy' || (outcome.kind === 'refused' && !isNoConsent(outcome))),
    batch,
  )
}

const isNoConsent = (outcome: SendOutcome): boolean =>
  outcome.kind === 'refused' && outcome.code === noConsentCode

const isLastTry = ({ notices }: Item): boolean =>
  notices.some(({ sendTries = 0 }) => sendTries + 1 >= mostTries)

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

const idsOf = (items: { notices: Notice[] }[]): string[] =>
  items.flatMap(({ notices }) => notices.map(({ _id }) => _id))
