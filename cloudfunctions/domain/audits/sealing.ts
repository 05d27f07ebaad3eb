import type { Moment } from '../../../types/time'
import type { AuditRow } from '../../kernel/audit'
import type { Db } from '../../kernel/db'
import { type AuditBlock, newBlock } from './block'
import { idsBetween, insertBlock, lastBlocks, rowsBetween, rowsNamed } from './store'

const minute = 60_000

/**
 * A row's id begins with the moment at which its call began, on the clock of its instance; a call lasts up to
 * 20 seconds, and clocks of instances differ by far less than minutes. So nothing younger is sealed.
 */
const lagMs = 10 * minute

/** What arrives later than that is looked for so long in what is sealed already, and goes into the next block. */
const lateMs = 60 * minute

const rowsABlock = 400
const blocksARun = 10
/** As many as seal an hour at the most, and the hour's own. */
const blocksLookedAt = 2 * blocksARun

/**
 * Seals what is older than the lag into chained blocks, some at a time; the next run goes on. Each block is one
 * insert under its number, so that a run that is cut off, or two at once, leave a whole chain. Answers the rows.
 */
export async function sealAudits(db: Db, now: Moment): Promise<number> {
  const recent = await lastBlocks(db, blocksLookedAt)
  const end = String(now - lagMs)
  let last = recent[0] ?? null
  let late = await findLate(db, recent)
  let sealed = 0

  for (let made = 0; made < blocksARun && (last === null || last.until < end); made++) {
    const from = last?.until ?? ''
    const read = await rowsBetween(db, from, end, rowsABlock + 1)
    const rows = read.slice(0, rowsABlock)
    const block = newBlock(last, { rows, late, until: read[rowsABlock]?._id ?? end, now })
    if (!(await insertBlock(db, block))) return sealed
    sealed += block.count
    last = block
    late = []
  }
  if (last && sealed > 0) noteOutside(last)
  return sealed
}

/** Rows in the last sealed hour that no block holds. */
async function findLate(db: Db, recent: AuditBlock[]): Promise<AuditRow[]> {
  const newest = recent[0]
  const oldest = recent.at(-1)
  if (!newest || !oldest) return []
  const hourBefore = String(Number(newest.until.slice(0, 13)) - lateMs)
  const [, from = ''] = [hourBefore, oldest.from].sort()
  const known = new Set(recent.flatMap(({ ids }) => ids))
  const unknown = (await idsBetween(db, from, newest.until)).filter(id => !known.has(id))
  return rowsNamed(db, unknown.slice(0, rowsABlock))
}

/** Who can write to the database could write a whole new chain; the log of the functions is kept elsewhere. */
function noteOutside({ number, hash, count }: AuditBlock): void {
  console.log(JSON.stringify({ operation: 'audits.seal', block: number, hash, count }))
}
