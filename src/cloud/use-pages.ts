import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input, OperationName, Operations, Page, Value } from '../../types/api'
import { type CallAnswer, call, type Refused } from './call'
import { placeOf } from './known'
import { useSlowness } from './use-slowness'

/** The operations that answer with a page and take a cursor. */
export type ListName = {
  [Name in OperationName]: Operations[Name] extends {
    input: { cursor: string | null }
    value: Page<unknown>
  }
    ? Name
    : never
}[OperationName]

export type Item<Name extends ListName> = Operations[Name]['value']['items'][number]

export interface Pages<Name extends ListName> {
  items: Item<Name>[] | null
  /** The last page as it was answered, with whatever stands beside its items. */
  answered: Value<Name> | null
  hasMore: boolean
  refused: Refused<Name> | null
  isWaiting: boolean
  isSlow: boolean
  more(): Promise<void>
  reload(): Promise<void>
  /** Reads anew, as far as this many items: whoever went down a long list keeps the place. */
  reloadUpTo(length: number): Promise<void>
  /** Puts a changed item in the place of the old one, without asking for the list again. */
  change(isIt: (item: Item<Name>) => boolean, to: Item<Name> | null): void
}

interface Got<Name extends ListName> {
  place: string
  items: Item<Name>[]
  answered: Value<Name>
  cursor: string | null
}

/** Reads a list page by page; another question starts it anew. */
export function usePages<Name extends ListName>(
  op: Name,
  question: Omit<Input<Name>, 'cursor'>,
): Pages<Name> {
  const first = { ...question, cursor: null } as Input<Name>
  const place = placeOf(op, first)
  const [got, setGot] = useState<Got<Name> | null>(null)
  const [refused, setRefused] = useState<Refused<Name> | null>(null)
  const [isAsking, setIsAsking] = useState(true)
  const latest = useRef(0)

  const asking = useRef(first)
  asking.current = first

  const ask = useCallback(
    async (cursor: string | null, before: Item<Name>[], upTo = 0) => {
      const turn = ++latest.current
      setIsAsking(true)
      let read: Got<Name> | null = null
      do {
        const answer: CallAnswer<Name> = await call(op, {
          ...asking.current,
          cursor: read ? read.cursor : cursor,
        })
        if (turn !== latest.current) return
        setRefused(answer.ok ? null : answer)
        if (!answer.ok) break
        const page = answer.value as Page<Item<Name>>
        const items: Item<Name>[] = [...(read?.items ?? before), ...page.items]
        read = { place, items, answered: answer.value, cursor: page.cursor }
      } while (read.cursor && read.items.length < upTo)
      setIsAsking(false)
      // Shown once it is read to the end: a list that shrinks and grows again loses the place.
      if (read) setGot(read)
    },
    [op, place],
  )

  useEffect(() => {
    ask(null, [])
  }, [ask])

  const mine = got?.place === place ? got : null
  return {
    items: mine?.items ?? null,
    answered: mine?.answered ?? null,
    hasMore: mine?.cursor != null,
    refused: isAsking ? null : refused,
    isWaiting: isAsking,
    isSlow: useSlowness(isAsking),
    more: () => (mine?.cursor && !isAsking ? ask(mine.cursor, mine.items) : Promise.resolve()),
    reload: () => ask(null, []),
    reloadUpTo: length => ask(null, [], length),
    change: (isIt, to) => setGot(now => now && { ...now, items: replaced(now.items, isIt, to) }),
  }
}

function replaced<Kind>(items: Kind[], isIt: (item: Kind) => boolean, to: Kind | null): Kind[] {
  return items.flatMap(item => (isIt(item) ? (to ? [to] : []) : [item]))
}
