import { randomUUID } from 'node:crypto'
import type { Role } from '../../types/accounts'
import type { Moment } from '../../types/time'
import type { Tree } from '../domain/orgs/tree'
import type { Actor } from './actor'
import type { Done, Refused } from './answer'
import { canonical } from './canonical'
import type { Context } from './context'
import type { Db, Stored } from './db'
import { lookupHash } from './seal'
import { type Matter, type Told, toldIn } from './told'

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
  /** The matters concerned, with the identity whose each is. */
  matters?: Matter[]
  /** A keyed hash of all of it: the product left this row, whatever moment its clock said. Rows from before have none. */
  mark?: string
}

/** The rows that the trail leaves of itself are nobody's act. */
export const theTrailItself = 'system'

/** An act on persons, which the answer itself need not tell of. */
export interface Acted {
  orgId: string | null
  memberIds: readonly string[]
}

/** Says that people were acted on, or what the county keeps was; the door leaves the row with the answer. */
export function audit({ acted }: Context, orgId: string | null, memberIds: readonly string[]): void {
  acted.push({ orgId, memberIds })
}

/**
 * Leaves one row for what an answer tells of others and for what was done to them, before the answer goes out:
 * nothing is shown without it. What tells nothing, or a person only of herself, leaves none, and costs no call.
 */
export async function leaveRow(context: Context, result: Done<unknown> | Refused<string>): Promise<void> {
  const { db, actor, acted } = context
  const told = ofOthers(toldIn(result.ok ? result.value : result.detail), actor)
  const isLook = isTold(told) && (actor.roles.length > 0 || told.isSealed)
  const acts = result.ok ? acted : []
  if (!isLook && acts.length === 0) return
  const orgId = acts[0]?.orgId ?? (result.ok ? result.orgId : null) ?? told.orgId
  const memberIds = [...acts.flatMap(act => act.memberIds), ...(isLook ? told.memberIds : [])]
  await db.insert('audits', marked(rowOf(context, orgId, memberIds, isLook ? told : null)))
}

/** The same for a slice of work that goes on in the name of whoever asked for it. */
export async function auditSlice(db: Db, row: Omit<AuditRow, '_id'>): Promise<void> {
  await db.insert('audits', marked({ ...row, _id: `${row.at}_${randomUUID().slice(0, 8)}` } as AuditRow))
}

/** Did the product leave this row? Who can write to the database alone cannot say so. */
export function isOfTheProduct({ mark, ...row }: AuditRow): boolean {
  return mark !== undefined && mark === markOf(row)
}

const marked = (row: AuditRow): AuditRow => ({ ...row, mark: markOf(row) })

const markOf = (row: Omit<AuditRow, 'mark'>): string => lookupHash(`trail ${canonical(row)}`)

/** What somebody knows already is no look: it is her own. */
function ofOthers(told: Told, { memberId, openid }: Actor): Told {
  return {
    ...told,
    memberIds: told.memberIds.filter(id => id !== memberId),
    matters: told.matters.filter(matter => matter.openid !== openid),
  }
}

const isTold = ({ memberIds, matters, isStranger }: Told): boolean =>
  memberIds.length > 0 || matters.length > 0 || isStranger

function rowOf(context: Context, orgId: string | null, memberIds: string[], told: Told | null): AuditRow {
  const { actor, now, operation, requestId } = context
  const held = roleFor(context, orgId, told?.isSealed ?? false)
  const matters = [...new Map((told?.matters ?? []).map(matter => [keyOf(matter), matter])).values()]
  return {
    _id: `${now}_${requestId}`,
    at: now,
    operation,
    openid: actor.openid,
    role: held?.role ?? null,
    roleOrgId: held?.orgId ?? null,
    orgId,
    memberIds: [...new Set(memberIds)],
    ...(matters.length > 0 && { matters }),
  }
}

const keyOf = ({ matterId, openid }: Matter): string => `${matterId} ${openid}`

/**
 * The nearest role in or above the place, else one within it. Somebody who comes to help acts in no role; whoever
 * else reaches further than the tree says acts in the first one held.
 */
function roleFor({ actor: { roles }, tree }: Context, orgId: string | null, isSealed: boolean) {
  if (orgId === null) return roles[0]
  for (const place of tree.upwards(orgId)) {
    const held = roles.find(role => role.orgId === place._id)
    if (held) return held
  }
  return roles.find(role => isWithin(tree, role.orgId, orgId)) ?? (isSealed ? undefined : roles[0])
}

const isWithin = (tree: Tree, orgId: string, above: string): boolean =>
  tree.upwards(orgId).some(({ _id }) => _id === above)
