import type { RuleVersion } from '../../../types/rules'
import type { Moment } from '../../../types/time'
import { type Cached, cachedFor } from '../../kernel/cached'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { type RuleBook, ruleBookOf } from './book'

const pageSize = 1000

/** How long an instance may go on with what it knows. */
export const knownForMs = 60_000

const book: Cached<RuleBook> = cachedFor(knownForMs)

/** The settings as this instance knows them; a change holds from the next day, so a minute is early enough. */
export function readRuleBook(db: Db, now: Moment): Promise<RuleBook> {
  return book(now, async () => ruleBookOf(await readVersions(db)))
}

/** Every version there is: a county decides some dozens a year, so they are read whole. */
export async function readVersions(db: Db): Promise<RuleVersion[]> {
  const versions: RuleVersion[] = []
  for (let last = ''; ; ) {
    const page = await db.find<RuleVersion>('rules', {
      where: last ? { _id: is.moreThan(last) } : {},
      orderBy: ['_id', 'asc'],
      limit: pageSize,
    })
    versions.push(...page)
    last = page.at(-1)?._id ?? ''
    if (page.length < pageSize) return versions
  }
}

/** Adds a version under its revision; answers the one that was there when somebody was faster. */
export async function insertVersion(db: Db, version: RuleVersion): Promise<RuleVersion | null> {
  if ((await db.insert('rules', version)) === 'inserted') return null
  return db.get<RuleVersion>('rules', version._id)
}
