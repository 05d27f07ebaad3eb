import type { ActivityView } from '../../../types/activities'
import { spanInWords } from '../../contract/calendar'
import { fieldWords, words } from './words'

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
