import type { Moment } from '../../../types/time'
import { type AuditRow, auditSlice, isOfTheProduct, theTrailItself } from '../../kernel/audit'
import type { Db } from '../../kernel/db'
import { type AuditBlock, newBlock } from './block'
import { countBetween, idsBetween, insertBlock, lastBlocks, rowsBetween, rowsNamed } from './store'

const minute = 60_000

/**
 * A row's id begins with the moment at which its call began, on the clock of its instance; a call lasts up to
 * 20 seconds, and clocks of instances differ by far less than minutes. So nothing younger is sealed.
 */
const lagMs = 10 * minute

/** What arrives later than that is looked for so long in what is sealed already, and goes into the next block. */
const lateMs = 60 * minute

/** A clock that ran back by a day leaves rows in spans that are sealed: those that bear the product's mark go in, too. */
const clockMs = 26 * 60 * minute

const rowsABlock = 400
const blocksARun = 10
/** As many as the clock's hours have, and as seal one hour at the most. */
const blocksLookedAt = 26 + blocksARun

/**
 * Seals what is older than the lag into chained blocks, some at a time; the next run goes on. Each block is one
 * insert under its number, so that a run that is cut off, or two at once, leave a whole chain. Answers the rows.
 */
export async function sealAudits(db: Db, now: Moment): Promise<number> {
  const recent = await lastBlocks(db, blocksLookedAt)
  const end = String(now - lagMs)
  let last = recent[0] ?? null
  let found = await findLate(db, recent)
  let sealed = 0

  for (let made = 0; made < blocksARun && (last === null || last.until < end); made++) {
    const from = last?.until ?? ''
    const read = await rowsBetween(db, from, end, rowsABlock + 1)
    const rows = read.slice(0, rowsABlock)
    const block = newBlock(last, { rows, ...found, until: read[rowsABlock]?._id ?? end, now })
    if (!(await insertBlock(db, block))) return sealed
    if (block.outOfTime) await sayClock(db, found.late, now)
    sealed += block.count
    last = block
    found = nothingLate
  }
  if (last && sealed > 0) noteOutside(last)
  return sealed
}

interface Late {
  late: AuditRow[]
  /** How many of them are older than anything that merely arrives late. */
  outOfTime: number
}

const nothingLate: Late = { late: [], outOfTime: 0 }

/**
 * Rows in sealed spans that no block holds: all of the last hour, and of the hours before those that the product left by a
 * clock that had run back. One call counts them; only where there are more than the blocks know are they looked for.
 */
async function findLate(db: Db, recent: AuditBlock[]): Promise<Late> {
  const newest = recent[0]
  const oldest = recent.at(-1)
  if (!newest || !oldest) return nothingLate
  const sealedUntil = Number(newest.until.slice(0, 13))
  const [, from = ''] = [String(sealedUntil - clockMs), oldest.from].sort()
  const known = new Set(recent.flatMap(({ ids }) => ids))
  const expected = [...known].filter(id => id >= from && id < newest.until).length
  if ((await countBetween(db, from, newest.until)) === expected) return nothingLate
  const unknown = (await idsBetween(db, from, newest.until)).filter(id => !known.has(id))
  const rows = await rowsNamed(db, unknown.slice(0, rowsABlock))
  const isLate = ({ _id }: AuditRow) => _id >= String(sealedUntil - lateMs)
  const late = rows.filter(row => isLate(row) || isOfTheProduct(row))
  return { late, outOfTime: late.filter(row => !isLate(row)).length }
}

/** The trail says of itself that a clock ran back: whoever reads it finds whom these rows are about. */
async function sayClock(db: Db, late: AuditRow[], now: Moment): Promise<void> {
  await auditSlice(db, {
    at: now,
    operation: 'audits.seal',
    openid: theTrailItself,
    role: null,
    roleOrgId: null,
    orgId: null,
    memberIds: [...new Set(late.flatMap(({ memberIds }) => memberIds))].slice(0, rowsABlock),
  })
}

/** Who can write to the database could write a whole new chain; the log of the functions is kept elsewhere. */
function noteOutside({ number, hash, count }: AuditBlock): void {
  console.log(JSON.stringify({ operation: 'audits.seal', block: number, hash, count }))
}
