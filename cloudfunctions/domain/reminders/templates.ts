import { dateInWords } from '../../../src/contract/calendar'
import { matterWords, readySentences } from '../../../src/contract/ready-sentences'
import type { Notice, NoticeKind } from '../../../types/notices'
import type { MessageTemplate, QuarterDue } from '../../../types/reminders'
import type { CalendarDay } from '../../../types/time'
import { messageData } from './message-fields'

/** Which kinds of notice reach the phone, by which template. */
export const templateOf: Partial<Record<NoticeKind, MessageTemplate>> = {
  quarterDue: 'quarterReminder',
  secretaryAsks: 'quarterReminder',
}

/** The account's own id of a template: `MESSAGE_TEMPLATES` is `quarterReminder:<id>,…`. */
export function templateIdOf(template: MessageTemplate): string {
  const entries = (process.env.MESSAGE_TEMPLATES ?? '').split(',').map(entry => entry.split(':'))
  const id = entries.find(([name]) => name === template)?.[1]
  if (!id) throw new Error(`MESSAGE_TEMPLATES does not name ${template}`)
  return id
}

/** The page that a message opens, and its fields. */
export function messageOf(notice: Notice): { page: string; data: Record<string, { value: string }> } {
  const { what, until, word } = fieldsOf(notice)
  return {
    page: 'pages/home/index',
    data: messageData({ thing1: what, date2: dateInWords(until), thing3: word }),
  }
}

function fieldsOf(notice: Notice): { what: string; until: CalendarDay; word: string } {
  if (notice.kind === 'secretaryAsks') {
    const { matter, sentence, until } = notice.told
    return { what: matterWords[matter], until, word: readySentences[sentence] }
  }
  const { lastDay } = notice.told as QuarterDue
  return { what: '本季度到社区报到', until: lastDay, word: '到社区扫一下码就好，报过了不用理会' }
}
