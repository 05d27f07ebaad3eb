import { createHash } from 'node:crypto'
import type { AuditBreak } from '../../../types/audits'
import type { Moment } from '../../../types/time'
import { type AuditRow, isOfTheProduct } from '../../kernel/audit'
import { canonical } from '../../kernel/canonical'
import type { Stored } from '../../kernel/db'

/**
 * The rows of a span of time, sealed (G153). The spans follow one another without a gap; ids of rows begin
 * with their moment, so a span is one of ids. Never changed.
 */
export interface AuditBlock extends Stored {
  number: number
  /** Ids from this one on; empty for the first block. */
  from: string
  /** Up to, and without, this one. */
  until: string
  /** Every row of the block in order, late ones among them. */
  ids: string[]
  /** Those whose span was sealed already when they arrived. */
  lateIds: string[]
  /** How many of these came so late that the clock of an instance had run back. */
  outOfTime?: number
  count: number
  hash: string
  previousHash: string
  sealedAt: Moment
}

export const blockId = (number: number): string => String(number).padStart(10, '0')

/** The block after `previous`: its rows by id, counted and hashed over what they say and the hash before. */
export function newBlock(
  previous: AuditBlock | null,
  {
    rows,
    late,
    outOfTime,
    until,
    now,
  }: { rows: AuditRow[]; late: AuditRow[]; outOfTime: number; until: string; now: Moment },
): AuditBlock {
  const number = (previous?.number ?? 0) + 1
  const all = [...late, ...rows].sort((a, b) => (a._id < b._id ? -1 : 1))
  const from = previous?.until ?? ''
  const previousHash = previous?.hash ?? ''
  return {
    _id: blockId(number),
    number,
    from,
    until,
    ids: all.map(({ _id }) => _id),
    lateIds: late.map(({ _id }) => _id),
    ...(outOfTime > 0 && { outOfTime }),
    count: all.length,
    hash: hashOf({ number, from, until, previousHash }, all),
    previousHash,
    sealedAt: now,
  }
}

type Sealed = Pick<AuditBlock, 'number' | 'from' | 'until' | 'previousHash'>

function hashOf({ number, from, until, previousHash }: Sealed, rows: object[]): string {
  const hash = createHash('sha256')
  for (const part of [[number, from, until, previousHash], ...rows]) hash.update(`${canonical(part)}\n`)
  return hash.digest('base64url')
}

/** How the block follows the one before; null when it does. */
export function chainBreak(block: AuditBlock, previous: AuditBlock | null): AuditBreak | null {
  if (block.number !== (previous?.number ?? 0) + 1) return 'missingBlock'
  const follows = block.from === (previous?.until ?? '') && block.previousHash === (previous?.hash ?? '')
  return follows ? null : 'brokenChain'
}

/**
 * What is wrong with the rows of a block, when something is. `found` are the rows of its span and its late
 * ones as they are kept now; `elsewhere` the ids of its span that a later block has sealed as late.
 */
export function rowBreak(block: AuditBlock, found: AuditRow[], elsewhere: Set<string>): AuditBreak | null {
  const sealed = new Set(block.ids)
  const own = found.filter(({ _id }) => sealed.has(_id)).sort((a, b) => (a._id < b._id ? -1 : 1))
  if (own.length < block.count) return 'missing'
  if (block.count !== block.ids.length || hashOf(block, own) !== block.hash) return 'altered'
  return found.some(row => !sealed.has(row._id) && !elsewhere.has(row._id) && !isOfTheProduct(row))
    ? 'added'
    : null
}

/** The moment at which a bound stands; null for the beginning of everything. */
export function momentAt(bound: string): Moment | null {
  return bound === '' ? null : Number(bound.slice(0, 13))
}
