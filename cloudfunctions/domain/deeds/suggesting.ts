import type { DeedSource, DeedSuggestion } from '../../../types/deeds'
import type { CalendarDay } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { dayKeyOf } from './deed'
import { suggestionId } from './rules'

export interface ServiceDone {
  memberId: string
  communityId: string
  source: DeedSource
  day: CalendarDay
  /** What it was, in words that the member may keep. */
  title: string
}

/** Offers a service done as a deed, once (G94). The member takes it, or declines in one tap; a quarter's check-in is none. */
export async function suggestDeed(db: Db, service: ServiceDone): Promise<void> {
  const _id = suggestionId(service.source, service.memberId)
  const suggestion: DeedSuggestion = { _id, ...service, state: 'open', sortKey: dayKeyOf(service.day, _id) }
  await db.insert('deedSuggestions', suggestion)
}
