import { useEffect, useRef, useState } from 'react'
import type { BoardDoor, BoardPage, BoardPerson } from '../../../types/board'
import { call, type Refused } from '../../cloud/call'

/** One line with its words in full. */
export interface BoardLine {
  memberId: string
  name: string
  unit: string | null
  posts: string[]
  pledge: string | null
  isCut: boolean
  hasPhoto: boolean
}

export function linesOf({ items, units, posts }: BoardPage): BoardLine[] {
  return items.map((person: BoardPerson) => ({
    memberId: person.memberId,
    name: person.name,
    unit: person.unit === null ? null : (units[person.unit] ?? null),
    posts: person.posts.flatMap(place => posts[place] ?? []),
    pledge: person.pledge,
    isCut: person.isCut === true,
    hasPhoto: person.hasPhoto === true,
  }))
}

const linesAtOnce = 20

export interface ShownLines {
  lines: BoardLine[]
  hasMore: boolean
  refused: Refused<'board.look'> | null
  more(): Promise<void>
}

/** The lines so far, twenty more with each tap; a page of two hundred is read when the one before is used up. */
export function useLines(door: BoardDoor, first: BoardPage): ShownLines {
  const [pages, setPages] = useState<BoardPage[]>([])
  const [most, setMost] = useState(linesAtOnce)
  const [refused, setRefused] = useState<Refused<'board.look'> | null>(null)
  const all = [first, ...pages].flatMap(linesOf)
  const { cursor } = pages.at(-1) ?? first

  const more = async () => {
    if (most < all.length || cursor === null) return setMost(most + linesAtOnce)
    const answer = await call('board.look', { door, cursor })
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    setPages([...pages, answer.value])
    setMost(most + linesAtOnce)
  }
  return { lines: all.slice(0, most), hasMore: most < all.length || cursor !== null, refused, more }
}

/** The faces of whoever is shown, twenty at a time; without the network there are none, and nothing is said. */
export function usePhotos(door: BoardDoor, lines: BoardLine[]): (memberId: string) => string | undefined {
  const opened = useRef(door)
  opened.current = door
  const [urls, setUrls] = useState<Record<string, string | undefined>>({})
  const wanted = lines.filter(({ hasPhoto, memberId }) => hasPhoto && !(memberId in urls))
  const next = wanted
    .slice(0, linesAtOnce)
    .map(({ memberId }) => memberId)
    .join(' ')

  useEffect(() => {
    if (next === '') return
    const memberIds = next.split(' ')
    call('board.photos', { door: opened.current, memberIds }).then(answer => {
      const found = answer.ok ? answer.value.items : []
      const asked = Object.fromEntries(memberIds.map(memberId => [memberId, undefined]))
      const seen = Object.fromEntries(found.map(({ memberId, url }) => [memberId, url]))
      setUrls(now => ({ ...now, ...asked, ...seen }))
    })
  }, [next])

  return memberId => urls[memberId]
}
