import type { ReactNode } from 'react'
import type { CallRefusal } from '../../cloud/call'
import type { Item, ListName, Pages } from '../../cloud/use-pages'
import { More } from '../../ui/more'
import { Waiting } from '../../ui/waiting'
import { Refused } from './refused'
import type { RefusalWords } from './words'

interface ListedProps<Name extends ListName> {
  pages: Pages<Name>
  sentences: Record<CallRefusal<Name>, RefusalWords>
  /** Shown when the list is known to hold nothing. */
  empty: ReactNode
  children: (items: Item<Name>[]) => ReactNode
}

/** A list on a screen: waiting, empty, its pages so far, or refused. */
export function Listed<Name extends ListName>({ pages, sentences, empty, children }: ListedProps<Name>) {
  const { items, refused, isSlow, isWaiting, hasMore } = pages

  if (!items) {
    if (refused) return <Refused answer={refused} sentences={sentences} onRetry={pages.reload} />
    return <Waiting rows={4} isSlow={isSlow} />
  }
  if (items.length === 0 && !hasMore && !isWaiting && !refused) return empty
  return (
    <>
      {children(items)}
      {refused && (
        <Refused answer={refused} sentences={sentences} onRetry={hasMore ? pages.more : pages.reload} />
      )}
      {hasMore && !refused && <More onMore={pages.more} />}
    </>
  )
}
