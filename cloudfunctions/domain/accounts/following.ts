import type { Db } from '../../kernel/db'
import { passHousehold } from '../pairs/store'
import { passHome } from '../requests/homes'
import { passAsked } from '../requests/store'
import { passSaid } from '../suggestions/store'
import { passWished } from '../wishes/store'

/**
 * Whatever names an identity as the one who decides names the new one from now on: what was asked for, wished and said,
 * the household and the home. Safe to repeat; everything else names the person.
 */
export async function followPerson(db: Db, from: string, to: string): Promise<void> {
  await Promise.all([
    passAsked(db, from, to),
    passWished(db, from, to),
    passSaid(db, from, to),
    passHousehold(db, from, to),
    passHome(db, from, to),
  ])
}
