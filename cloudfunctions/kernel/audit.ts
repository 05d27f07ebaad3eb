import { randomUUID } from 'node:crypto'
import type { Role } from '../../types/accounts'
import type { Moment } from '../../types/time'
import type { Context } from './context'
import type { Db, Stored } from './db'

/** Who saw or did what to whose data. Plain inserts: rows are never changed, and an hourly job seals them. */
export interface AuditRow extends Stored {
  at: Moment
  operation: string
  openid: string
  /** The role that reaches the place, as it was held then. */
  role: Role | null
  /** Where that role was held. */
  roleOrgId: string | null
  /** The place in whose name it was done. */
  orgId: string | null
  /** The members concerned. */
  memberIds: string[]
  /** The matter concerned, where its person is nobody on the roster. */
  matterId?: string
}

/** Leaves a row for a read of personal data or an act on a person; awaited, so that nothing is shown without it. */
export async function audit(
  context: Context,
  orgId: string | null,
  memberIds: string[],
  matterId?: string,
): Promise<void> {
  const { db, actor, now, operation, requestId } = context
  const held = roleFor(context, orgId)
  const row: AuditRow = {
    _id: `${now}_${requestId}`,
    at: now,
    operation,
    openid: actor.openid,
    role: held?.role ?? null,
    roleOrgId: held?.orgId ?? null,
    orgId,
    memberIds: [...new Set(memberIds)],
    ...(matterId && { matterId }),
  }
  await db.insert('audits', row)
}

/** The same for a slice of work that goes on in the name of whoever asked for it. */
export async function auditSlice(db: Db, row: Omit<AuditRow, '_id'>): Promise<void> {
  await db.insert('audits', { ...row, _id: `${row.at}_${randomUUID().slice(0, 8)}` } as AuditRow)
}

/** The nearest role in or above the place; where no place is named, the first one held. */
function roleFor({ actor: { roles }, tree }: Context, orgId: string | null) {
  if (orgId === null) return roles[0]
  for (const place of tree.upwards(orgId)) {
    const held = roles.find(role => role.orgId === place._id)
    if (held) return held
  }
  return roles[0]
}
