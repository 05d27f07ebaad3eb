import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { RequestStep, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { rewriteChapters } from '../../kernel/chapters'
import type { Db } from '../../kernel/db'
import { dropNoticesAbout } from '../notices/store'
import { each } from '../registrations/store'
import { readRuleBook } from '../rules/store'
import { dropUploadsOf } from '../uploads/store'
import { forgotten, hidingContacts } from './rules'
import * as store from './store'

const requestsASlice = 50

/** What another noun keeps of the same matters. */
export type ForgetBeside = (db: Db, requestIds: string[]) => Promise<void>

/**
 * What was needed to help is forgotten some time after the help came to its end, so many days as the rule says: name,
 * number, door, recording and photos, numbers and doors in the words, and what notices said of it. When, where and what
 * it was stays, for the story and the figures. A request is marked when everything is gone, so that a slice that is
 * stopped finds it again; one that was opened again meanwhile keeps what is needed. One call while nothing is due.
 * Answers how many.
 */
export async function forgetEnded(db: Db, now: Moment, forgetBeside: ForgetBeside): Promise<number> {
  const rules = (await readRuleBook(db, now)).on(dayOf(now))
  const before = startOfDay(addDays(dayOf(now), -rules['requests.contactsKeptDays']))
  const due = await store.listEndedBefore(db, before, requestsASlice)
  if (due.length === 0) return 0
  const done = (await each(due, request => forget(db, request))).flat()
  if (done.length === 0) return 0
  await dropUploadsOf(db, done)
  await dropNoticesAbout(db, done)
  await forgetBeside(db, done)
  await store.markForgotten(db, done, now)
  return done.length
}

async function forget(db: Db, request: ServiceRequest): Promise<string[]> {
  const isForgotten = await store.keepForgotten(db, request, forgotten(request))
  if (!isForgotten) return []
  await rewriteChapters<RequestStep, 'steps'>(db, 'requests', request, 'steps', hidingContacts)
  return [request._id]
}
