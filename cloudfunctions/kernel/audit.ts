import type { Moment } from '../../types/time'
import type { Context } from './context'
import type { Stored } from './db'

/** Who saw or did what to whose data. Plain inserts: rows are never changed. */
export interface AuditRow extends Stored {
  at: Moment
  operation: string
  openid: string
  /** The place in whose name it was done. */
  orgId: string | null
  /** The members concerned. */
  memberIds: string[]
}

/** Leaves a row for a read of personal data or an act on a person; awaited, so that nothing is shown without it. */
export async function audit(context: Context, orgId: string | null, memberIds: string[]): Promise<void> {
  const { db, actor, now, operation, requestId } = context
  const row: AuditRow = {
    _id: `${now}_${requestId}`,
    at: now,
    operation,
    openid: actor.openid,
    orgId,
    memberIds,
  }
  await db.insert('audits', row)
}
