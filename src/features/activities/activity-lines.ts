import type { ActivityView, ActivityWithMe } from '../../../types/activities'
import { spanInWords } from '../../contract/calendar'
import { fieldWords, kindWords, words } from './words'

/** What stands under an activity's name in a list. */
export function noteOf({ kind, startsAt, endsAt, place }: ActivityView): string {
  return `${kindWords[kind]} · ${spanInWords(startsAt, endsAt)} · ${place}`
}

/** My part in one word; else whether there is room. */
export function markOf({ state, my }: ActivityWithMe): string | undefined {
  if (state === 'cancelled') return words.cancelled
  if (my.attendance) return my.attendance.state === 'present' ? words.present : undefined
  if (my.signup === 'signedUp') return words.signedUpMark
  return my.signup === 'waiting' ? words.waiting : undefined
}

/** How many, of how many. */
export function countOf({ signedUp, waiting, capacity }: ActivityView): string {
  return words.counted(signedUp, capacity) + (waiting > 0 ? words.waitingCount(waiting) : '')
}

/** What one reads before deciding to go. */
export function factsOf(activity: ActivityView): { name: string; text: string }[] {
  const { startsAt, endsAt, place, openTo, org, community, fields, note } = activity
  return [
    { name: words.when, text: spanInWords(startsAt, endsAt) },
    { name: words.where, text: place },
    {
      name: words.who,
      text: openTo === 'group' ? words.forGroup(org.name) : words.forCommunity(community.name),
    },
    { name: words.howMany, text: countOf(activity) },
    ...(fields.length > 0
      ? [{ name: words.what, text: fields.map(field => fieldWords[field]).join('、') }]
      : []),
    ...(note ? [{ name: words.note, text: note }] : []),
  ]
}
