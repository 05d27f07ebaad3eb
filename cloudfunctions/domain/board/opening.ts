import type { BoardDoor } from '../../../types/board'
import type { Context } from '../../kernel/context'
import { isRateFull, isWithinRate } from '../../kernel/tries'
import { findHome, isHomeKnown } from '../requests/homes'
import type { Opened } from './access'
import { readBoardCode } from './code'
import { findByCode } from './store'

/** The estate behind a door, or none; a code that is no code and one that nobody has are alike. */
export async function open(context: Context, { door }: { door: BoardDoor }): Promise<Opened> {
  const { db, tree, actor } = context
  if (door.by === 'code') return byCode(context, readBoardCode(door.code))
  const rosterId = actor.member?.estateId ?? null
  if (rosterId !== null) return { estate: tree.find(rosterId), isHome: true, isTried: false }
  const home = await findHome(db, actor.openid)
  // A home that somebody only says is counted by nobody: the community knows it once it has answered a request from there.
  const isKnown = home !== null && (await isHomeKnown(db, home))
  return isKnown ? { estate: tree.find(home.estateId), isHome: false, isTried: false } : nowhere
}

/** Wrong codes are counted, and when there were too many the right one opens no more than another: else it would still be found. */
async function byCode(context: Context, code: string | null): Promise<Opened> {
  if (!code) return nowhere
  const { db, tree, actor } = context
  const found = await findByCode(db, code)
  const isTried = found
    ? await isRateFull(context, 'boardCodes')
    : !(await isWithinRate(context, 'boardCodes', code))
  if (isTried) return { ...nowhere, isTried }
  return found
    ? { estate: tree.find(found._id), isHome: found._id === actor.member?.estateId, isTried }
    : nowhere
}

const nowhere: Opened = { estate: null, isHome: false, isTried: false }

/** Counts the estates that one identity opens in a day; the same one again counts once. */
export function isWithinDay(
  context: Context,
  { estate, isCounted }: { estate: { _id: string }; isCounted: boolean },
): Promise<boolean> | boolean {
  return !isCounted || isWithinRate(context, 'boards', estate._id)
}
