import { pinyin } from 'pinyin-pro'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { each } from '../registrations/store'

const namesARun = 500

/** 曾小红 → `zxh`: the initials of the name's pinyin, its first letter read as a surname. */
export function initialsOf(nameKey: string): string {
  const letters = pinyin(nameKey, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

/**
 * Spells the names that nobody has spelt yet: new people, renamed ones, and those from before. A rename takes the
 * spelling away in the same change, so that the index of those without one is the whole to-do list.
 */
export async function spellNames(db: Db, _now: Moment): Promise<number> {
  const found = await db.find<Member>('members', {
    where: { spelling: null },
    fields: ['_id', 'nameKey', 'nameSort'],
    limit: namesARun,
  })
  await each(found, ({ _id, nameKey, nameSort }) =>
    db.updateOne('members', _id, { nameSort }, { set: { spelling: `${initialsOf(nameKey)}|${nameSort}` } }),
  )
  return found.length
}
