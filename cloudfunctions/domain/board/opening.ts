import { dayOf } from '../../../src/contract/calendar'
import type { BoardDoor } from '../../../types/board'
import type { Context } from '../../kernel/context'
import { countThing } from '../accounts/store'
import { findHome, isHomeKnown } from '../requests/homes'
import type { Opened } from './access'
import { readBoardCode } from './code'
import { findByCode } from './store'

/** The estate behind a door, or none; a code that is no code and one that nobody has are alike. */
export async function open(context: Context, { door }: { door: BoardDoor }): Promise<Opened> {
  const { db, tree, actor } = context
  const rosterId = actor.member?.estateId ?? null
  if (door.by === 'code') {
    const code = readBoardCode(door.code)
    const found = code && (await findByCode(db, code))
    return found ? { estate: tree.find(found._id), isHome: found._id === rosterId } : nowhere
  }
  if (rosterId !== null) return { estate: tree.find(rosterId), isHome: true }
  const home = await findHome(db, actor.openid)
  // A home that somebody only says is counted by nobody: the community knows it once it has answered a request from there.
  const isKnown = home !== null && (await isHomeKnown(db, home))
  return isKnown ? { estate: tree.find(home.estateId), isHome: false } : nowhere
}

const nowhere: Opened = { estate: null, isHome: false }

/** Counts the estates that one identity opens in a day; the same one again counts once. */
export function isWithinDay(
  { db, actor, rules, now }: Context,
  { estate, isCounted }: { estate: { _id: string }; isCounted: boolean },
): Promise<boolean> | boolean {
  if (!isCounted) return true
  const day = dayOf(now)
  const most = rules.on(day)['board.boardsPerDay']
  return countThing(db, { of: `boards ${actor.openid}`, thing: estate._id, day, most })
}
