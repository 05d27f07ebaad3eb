import type { AuditBreak, AuditOperations } from '../../../types/audits'
import type { AuditRow } from '../../kernel/audit'
import type { Db } from '../../kernel/db'
import { type AuditBlock, chainBreak, momentAt, rowBreak } from './block'
import { blocksAfter, findBlock, lastBlocks, rowsBetween, rowsNamed, sealedLate } from './store'

const blocksASlice = 50
const rowsASlice = 800
const mostRows = 1000

type Verified = Omit<AuditOperations['audits.verify']['value'], 'cursor'> & { next: number | null }

/**
 * Checks the blocks after `after`, a slice of them, against the rows as they are now. The first block that does
 * not hold ends it. Rows that are not sealed yet are not judged.
 */
export async function verifySlice(db: Db, after: number): Promise<Verified> {
  const [previous, read, [newest]] = await Promise.all([
    after === 0 ? null : findBlock(db, after),
    blocksAfter(db, after, blocksASlice + 1),
    lastBlocks(db, 1),
  ])
  const blocks = withinReach(read.slice(0, blocksASlice))
  const { found, isCut, elsewhere } = await readRows(db, blocks)
  const head = newest ? { number: newest.number, hash: newest.hash, sealedAt: newest.sealedAt } : null

  let before = previous
  let checkedRows = 0
  let outOfTime = 0
  for (const [index, block] of blocks.entries()) {
    const own = rowsOf(block, found)
    // More rows stand in these spans than the blocks sealed: somebody added them, and not all could be read.
    const why = chainBreak(block, before) ?? rowBreak(block, own, elsewhere) ?? (isCut ? 'added' : null)
    if (why)
      return {
        checkedBlocks: index,
        checkedRows,
        outOfTime,
        broken: brokenAt(block, before, why),
        next: null,
        head,
      }
    checkedRows += block.count
    outOfTime += (block.outOfTime ?? 0) + unsealedIn(block, own, elsewhere)
    before = block
  }
  const isMore = read.length > blocks.length
  return {
    checkedBlocks: blocks.length,
    checkedRows,
    outOfTime,
    broken: null,
    next: isMore ? (before?.number ?? null) : null,
    head,
  }
}

/** Rows of the product that came so late that no block holds them. */
function unsealedIn({ ids }: AuditBlock, own: AuditRow[], elsewhere: Set<string>): number {
  const sealed = new Set(ids)
  return own.filter(({ _id }) => !sealed.has(_id) && !elsewhere.has(_id)).length
}

/** As many blocks as have rows that one call reads; always one. */
function withinReach(blocks: AuditBlock[]): AuditBlock[] {
  let rows = 0
  const first = blocks.findIndex((block, index) => {
    rows += block.ids.length
    return index > 0 && rows > rowsASlice
  })
  return first === -1 ? blocks : blocks.slice(0, first)
}

async function readRows(db: Db, blocks: AuditBlock[]) {
  const first = blocks[0]
  const last = blocks.at(-1)
  if (!first || !last) return { found: [], isCut: false, elsewhere: new Set<string>() }
  const [inSpan, late] = await Promise.all([
    rowsBetween(db, first.from, last.until, mostRows),
    rowsNamed(
      db,
      blocks.flatMap(({ lateIds }) => lateIds),
    ),
  ])
  const known = new Set(blocks.flatMap(({ ids }) => ids))
  const unknown = inSpan.flatMap(({ _id }) => (known.has(_id) ? [] : [_id]))
  const found = [...new Map([...inSpan, ...late].map(row => [row._id, row])).values()]
  const elsewhere = await sealedLate(db, unknown)
  for (const { lateIds } of blocks) for (const id of lateIds) elsewhere.add(id)
  return { found, isCut: inSpan.length === mostRows, elsewhere }
}

/** The rows of the block's span and its late ones; a late row of its span belongs to a later block. */
function rowsOf({ from, until, lateIds }: AuditBlock, rows: AuditRow[]): AuditRow[] {
  const late = new Set(lateIds)
  return rows.filter(({ _id }) => (_id >= from && _id < until) || late.has(_id))
}

function brokenAt(block: AuditBlock, previous: AuditBlock | null, why: AuditBreak): Verified['broken'] {
  const number = why === 'missingBlock' ? (previous?.number ?? 0) + 1 : block.number
  return { number, why, from: momentAt(block.from), until: momentAt(block.until) ?? 0 }
}
