import type { ActivityView, ActivityWithMe } from '../../../types/activities'
import { spanInWords } from '../../contract/calendar'
import { kindWords, rowWords as words } from './row-words'

/** What stands under an activity's name in a list. */
export function noteOf({ kind, startsAt, endsAt, place }: ActivityView): string {
  return [spanInWords(startsAt, endsAt), place, kindWords[kind]].join(' · ')
}

/** My part in one word; else whether there is room. */
export function markOf({ state, my }: ActivityWithMe): string | undefined {
  if (state === 'cancelled') return words.cancelled
  if (my.attendance) return my.attendance.state === 'present' ? words.present : undefined
  if (my.signup === 'signedUp') return words.signedUpMark
  return my.signup === 'waiting' ? words.waiting : undefined
}
