import type { Notice, NoticeLink, NoticeWords } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import type { Context } from '../../kernel/context'
import { shortHash } from '../../kernel/seal'
import type { Transaction } from '../../kernel/transaction'
import { momentKey } from '../registrations/rules'
import { templateOf } from '../reminders/templates'
import { insertNotices } from './store'

/** Who is told: somebody on the roster, or a WeChat identity that may be on none. */
export type Addressee = { memberId: string } | { openid: string }

/** One thing to tell one person. The same person, thing and stage are told once, however often it is tried. */
export type Telling = NoticeWords & {
  to: Addressee
  /** What it is about: the id of a record. */
  thing: string
  /** Which of all the things that may be told about it. */
  stage: string
  link: NoticeLink | null
}

/** Tells people, in one call and after the change; nothing when nobody is to be told. A repeated tap tells nothing twice. */
export function tell({ db, now }: Pick<Context, 'db' | 'now'>, tellings: Telling[]): Promise<void> {
  return insertNotices(db, noticesOf(tellings, now))
}

/** Tells one person in the same transaction as the change: one call in it. The change itself must happen once. */
export function tellWithin(transaction: Transaction, telling: Telling, now: Moment): Promise<void> {
  return transaction.insert('notices', noticeOf(telling, now))
}

/** The rows themselves, each person and stage once. What has a template is sent to the phone as well. */
export function noticesOf(tellings: Telling[], now: Moment): Notice[] {
  return [...new Map(tellings.map(telling => noticeOf(telling, now)).map(row => [row._id, row])).values()]
}

function noticeOf({ to, thing, stage, ...words }: Telling, now: Moment): Notice {
  const address = addressOf(to)
  const _id = `n${shortHash(`${address} ${thing} ${stage}`)}`
  const row = { ...words, _id, to: address, thing, at: now, sortKey: momentKey(now, _id), isNew: true }
  const template = templateOf[words.kind]
  return template ? { ...row, template, sendState: 'due', sendAt: now } : row
}

/** How a person is written on a notice. */
export function addressOf(to: Addressee): string {
  return 'memberId' in to ? `m:${to.memberId}` : `o:${to.openid}`
}
