import type { Account } from '../../../types/accounts'
import type { AuditOperations } from '../../../types/audits'
import type { Member } from '../../../types/members'
import type { AuditRow } from '../../kernel/audit'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { type AuditBlock, blockId } from './block'

const mostRows = 1000

/** A row with the account that left it, and the person that account is bound to. */
export interface AuditRead extends AuditRow {
  accounts: Pick<Account, 'memberId'>[]
  people: Pick<Member, 'name'>[]
}

type Asked = AuditOperations['audits.list']['input']['of']

/** The latest first, in one call, each with who did it. */
export function listRows(db: Db, of: Asked, before: string | null, limit: number): Promise<AuditRead[]> {
  return db.aggregate<AuditRead>('audits', limit, stages =>
    stages
      .match({ ...whoseRows(of), _id: before === null ? is.moreThan('') : is.lessThan(before) })
      .sort({ _id: -1 })
      .limit(limit)
      .lookup({ from: 'accounts', localField: 'openid', foreignField: '_id', as: 'accounts' })
      .lookup({ from: 'members', localField: 'accounts.memberId', foreignField: '_id', as: 'people' }),
  )
}

function whoseRows(of: Asked): Record<string, string> {
  if (of.kind === 'officer') return { openid: of.officerId }
  return of.kind === 'member' ? { memberIds: of.memberId } : {}
}

/**
 * What concerns a person, the latest first: as a member of the roster, and as the identity whose matters they are.
 * One call for each of the two; somebody on no roster has one.
 */
export async function listOwnRows(
  db: Db,
  { memberId, openid }: { memberId: string | null; openid: string },
  before: string | null,
  limit: number,
): Promise<AuditRow[]> {
  const whose = [{ 'matters.openid': openid }, ...(memberId === null ? [] : [{ memberIds: memberId }])]
  const found = await Promise.all(
    whose.map(mine =>
      db.find<AuditRow>('audits', {
        where: { ...mine, ...(before !== null && { _id: is.lessThan(before) }) },
        orderBy: ['_id', 'desc'],
        limit,
      }),
    ),
  )
  const rows = new Map(found.flat().map(row => [row._id, row]))
  return [...rows.values()].sort((one, other) => (one._id > other._id ? -1 : 1)).slice(0, limit)
}

/** The rows of a span of ids, in order. */
export function rowsBetween(db: Db, from: string, until: string, limit: number): Promise<AuditRow[]> {
  return db.find<AuditRow>('audits', {
    where: { _id: is.between(from, until) },
    orderBy: ['_id', 'asc'],
    limit,
  })
}

/** How many rows a span of ids has. */
export function countBetween(db: Db, from: string, until: string): Promise<number> {
  return db.count('audits', { _id: is.between(from, until) })
}

/** The ids of a span, in order. */
export async function idsBetween(db: Db, from: string, until: string): Promise<string[]> {
  const ids: string[] = []
  for (let start = from; ; start = `${ids.at(-1)} `) {
    const page = await db.find<AuditRow>('audits', {
      where: { _id: is.between(start, until) },
      orderBy: ['_id', 'asc'],
      fields: ['_id'],
      limit: mostRows,
    })
    ids.push(...page.map(({ _id }) => _id))
    if (page.length < mostRows) return ids
  }
}

export async function rowsNamed(db: Db, ids: string[]): Promise<AuditRow[]> {
  if (ids.length === 0) return []
  return db.find<AuditRow>('audits', { where: { _id: is.oneOf(ids) }, limit: Math.min(ids.length, mostRows) })
}

/** The last blocks, the newest first. */
export function lastBlocks(db: Db, limit: number): Promise<AuditBlock[]> {
  return db.find<AuditBlock>('auditBlocks', {
    where: {},
    orderBy: ['_id', 'desc'],
    limit,
  })
}

/** The blocks after a number, in order. */
export function blocksAfter(db: Db, number: number, limit: number): Promise<AuditBlock[]> {
  return db.find<AuditBlock>('auditBlocks', {
    where: { _id: is.moreThan(blockId(number)) },
    orderBy: ['_id', 'asc'],
    limit,
  })
}

export function findBlock(db: Db, number: number): Promise<AuditBlock | null> {
  return db.get<AuditBlock>('auditBlocks', blockId(number))
}

/** Those of these ids that some block has sealed as late. */
export async function sealedLate(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const blocks = await db.find<AuditBlock>('auditBlocks', {
    where: { lateIds: is.oneOf(ids) },
    fields: ['lateIds'],
    limit: Math.min(ids.length, mostRows),
  })
  return new Set(blocks.flatMap(({ lateIds }) => lateIds))
}

/** The number decides: of two that seal at once one keeps its block. */
export async function insertBlock(db: Db, block: AuditBlock): Promise<boolean> {
  return (await db.insert('auditBlocks', block)) === 'inserted'
}
