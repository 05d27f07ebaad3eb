import { addMonths } from '../../../src/contract/calendar'
import type { Thanks, ThanksDecision, ThanksStory, ThanksWords } from '../../../types/thanks'
import type { CalendarDay } from '../../../types/time'

/** A73: what is said in one month comes together in the letter of the next. */
export function letterMonth(day: CalendarDay): string {
  return addMonths(`${day.slice(0, 7)}-01`, 1).slice(0, 7)
}

/** By months first, so that what is due stands in front. */
export function dueKeyOf(day: CalendarDay, { _id, memberId }: Pick<Thanks, '_id' | 'memberId'>): string {
  return `${letterMonth(day)}_${memberId}_${_id}`
}

type Standing = Pick<Thanks, 'words' | 'story' | 'letter'>

/** What a person of the community may decide, and where it leads; null when there is nothing to decide. */
export function after(
  decision: ThanksDecision,
  { words, story }: Standing,
): { words: ThanksWords; story: ThanksStory } | null {
  const isUnread = words === 'unread' || words === 'doubtful'
  switch (decision) {
    case 'clear':
      return isUnread || words === 'keptBack' ? { words: 'clear', story } : null
    case 'keepBack':
      return isUnread ? { words: 'keptBack', story } : null
    case 'publish':
      return words === 'clear' && story === 'agreed' ? { words, story: 'published' } : null
    case 'leave':
      return story === 'agreed' || story === 'published' ? { words, story: 'left' } : null
  }
}

/** Has it come to that already? Then a second tap is shown the first one. */
export function isDone(decision: ThanksDecision, { words, story }: Standing): boolean {
  if (decision === 'clear') return words === 'clear'
  if (decision === 'keepBack') return words === 'keptBack'
  return story === (decision === 'publish' ? 'published' : 'left')
}

/** A story needs both: whoever thanks offered it, whoever is thanked agrees; and ends with a tap, told or not. */
export function afterConsent(agrees: boolean, { story, letter }: Standing): ThanksStory | null {
  if (letter === null) return null
  if (agrees) return story === 'offered' ? 'agreed' : null
  return story === 'agreed' || story === 'published' ? 'offered' : null
}
