import { dayOf } from '../../../src/contract/calendar'
import type { BoardField, BoardPage, BoardPerson } from '../../../types/board'
import type { Context } from '../../kernel/context'
import { writeCursor } from '../../kernel/cursor'
import { type Catalogue, readCatalogue } from '../posts/catalogue'
import { cutPledge, pledgeRoom, shownPhoto } from './rules'
import type { BoardRow, Decided, Wanted } from './store'

/** What may stand on a board by the rules of the day. */
export function fieldsOn({ rules, now }: Pick<Context, 'rules' | 'now'>): BoardField[] {
  return [...rules.on(dayOf(now))['board.fields']]
}

/** The people of one board as they are today. */
export function wantedOn({ now }: Pick<Context, 'now'>, communityId: string, estateId: string): Wanted {
  return { communityId, estateId, day: dayOf(now) }
}

export function decidedBy({ actor, now }: Context, act: Decided['act']): Decided {
  return { at: now, by: actor.openid, act }
}

/** One person's line in full. */
export interface Line {
  name: string
  unit: string | null
  posts: string[]
  pledge: string | null
}

export function lineOf(row: BoardRow, fields: readonly BoardField[], catalogue: Catalogue): Line {
  const posts = row.postIds.flatMap(postId => catalogue.find(postId)?.name ?? [])
  return {
    name: row.name,
    unit: fields.includes('unit') ? row.unitName : null,
    posts: fields.includes('posts') ? posts : [],
    pledge: fields.includes('pledges') ? (row.pledges[0]?.text ?? null) : null,
  }
}

const collator = new Intl.Collator('zh-CN')

/** As a list on paper is read; of two of one name always the same one first. */
export const byName = (one: Named, other: Named): number =>
  collator.compare(one.name, other.name) || Number(one._id > other._id) - Number(one._id < other._id)

interface Named {
  _id: string
  name: string
}

/** A board out of `limit + 1` rows, by name. */
export async function boardPage(
  context: Context,
  estateId: string,
  rows: BoardRow[],
  limit: number,
): Promise<BoardPage> {
  const { db, tree, now } = context
  const catalogue = await readCatalogue(db, now)
  const fields = fieldsOn(context)
  const present = rows.slice(0, limit)
  const last = rows.length > limit ? present.at(-1) : undefined
  present.sort(byName)
  const units = tableOf()
  const posts = tableOf()
  const room = pledgeRoom(present.length)
  const items = present.map((row): BoardPerson => {
    const line = lineOf(row, fields, catalogue)
    return {
      memberId: row._id,
      name: line.name,
      unit: line.unit === null ? null : units.place(line.unit),
      posts: line.posts.map(posts.place),
      ...(line.pledge === null ? { pledge: null } : cutPledge(line.pledge, room)),
      ...(shownPhoto(row, row.entries[0] ?? null, fields) && { hasPhoto: true as const }),
    }
  })
  return {
    estate: tree.brief(estateId),
    fields,
    units: units.words,
    posts: posts.words,
    day: dayOf(now),
    items,
    cursor: last ? writeCursor(last._id) : null,
  }
}

/** Words that repeat, each kept once. */
function tableOf(): { words: string[]; place(word: string): number } {
  const words: string[] = []
  const places = new Map<string, number>()
  const place = (word: string): number => {
    const known = places.get(word)
    if (known !== undefined) return known
    places.set(word, words.length)
    return words.push(word) - 1
  }
  return { words, place }
}
