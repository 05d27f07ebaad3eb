import type { RuleVersion } from '../../../types/rules'
import type { Moment } from '../../../types/time'
import { type Cached, cachedFor } from '../../kernel/cached'
import type { Db } from '../../kernel/db'
import { type RuleBook, ruleBookOf } from './book'

const mostVersions = 1000

const book: Cached<RuleBook> = cachedFor(60_000)

/** The settings as this instance knows them; a change holds from the next day, so a minute is early enough. */
export function readRuleBook(db: Db, now: Moment): Promise<RuleBook> {
  return book(now, async () =>
    ruleBookOf(
      await db.find<RuleVersion>('rules', {
        where: {},
        orderBy: ['effectiveDay', 'desc'],
        limit: mostVersions,
      }),
    ),
  )
}
