import type { Condition } from './condition'
import type { Db, Stored } from './db'

const msATick = 8_000

/** How far a walk has come: `after` is the key at which its last slice ended. */
interface Mark extends Stored {
  after: string
}

/** What became of one slice: where the walk stands now, how many things were done, and whether it was the last. */
interface Slice<Kept> {
  set: Partial<Kept> & Pick<Mark, 'after'>
  did: number
  isLast: boolean
}

interface Walk<Kept> {
  collection: string
  /** What must stand beside `after` for the walk to be the same one. */
  while: Condition
  isOver(): boolean
  slice(mark: Kept): Promise<Slice<Kept>>
}

/** Whether the share of a tick that begins now is used up. */
export function aShareOfATick(): () => boolean {
  const begun = Date.now()
  return () => Date.now() - begun > msATick
}

/** The mark of a walk, begun when there is none. */
export async function findMark<Kept extends Mark>(db: Db, collection: string, first: Kept): Promise<Kept> {
  const kept = await db.get<Kept>(collection, first._id)
  if (kept) return kept
  await db.insert(collection, first)
  return first
}

/**
 * Goes on with a walk slice by slice, until its end, until the tick is over, or until somebody else goes on with it: the
 * mark moves only from where it was read, so that a walk that was stopped repeats one slice at most. Answers how many
 * things were done, and the mark as it stands.
 */
export async function walkOn<Kept extends Mark>(
  db: Db,
  begun: Kept,
  { collection, while: same, isOver, slice }: Walk<Kept>,
): Promise<{ did: number; mark: Kept }> {
  let mark = begun
  let done = 0
  while (!isOver()) {
    const { set, did, isLast } = await slice(mark)
    const isOurs = await db.updateOne(collection, mark._id, { ...same, after: mark.after }, { set })
    if (!isOurs) break
    done += did
    mark = { ...mark, ...set }
    if (isLast) break
  }
  return { did: done, mark }
}
