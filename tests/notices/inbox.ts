import type { Answer } from '../../types/api'
import type { NoticeView } from '../../types/notices'
import type { Town } from '../open-town'
import type { Person } from '../town'

/** What a person finds in the inbox, page by page, the newest first. */
export async function inboxOf(town: Town, who: Person): Promise<NoticeView[]> {
  const found: NoticeView[] = []
  let cursor: string | null = null
  do {
    const answer: Answer<'notices.list'> = await town.as(who).call('notices.list', { cursor })
    if (!answer.ok) throw new Error(answer.refusal)
    found.push(...answer.value.items)
    cursor = answer.value.cursor
  } while (cursor)
  return found
}

/** The kinds alone, the oldest first. */
export const kindsOf = async (town: Town, who: Person): Promise<string[]> =>
  (await inboxOf(town, who)).map(({ kind }) => kind).reverse()

export async function hasNew(town: Town, who: Person): Promise<boolean> {
  const answer = await town.as(who).call('notices.hasNew', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.hasNew
}
