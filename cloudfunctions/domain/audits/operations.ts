import * as v from 'valibot'
import type { OperationName } from '../../../types/api'
import type { ActedAs, AuditOfMe, AuditOperations, AuditView } from '../../../types/audits'
import { answer } from '../../kernel/answer'
import { type AuditRow, audit, theTrailItself } from '../../kernel/audit'
import { pageOf, readCursor, writeCursor } from '../../kernel/cursor'
import { cursor, id } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayWithConsent } from '../accounts/access'
import type { Tree } from '../orgs/tree'
import { mayReadTrail } from './access'
import { type AuditRead, listOwnRows, listRows } from './store'
import { verifySlice } from './verifying'

const rowsAPage = 20
const idOf = ({ _id }: AuditRow): string => _id

const of = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('officer'), officerId: id }),
  v.strictObject({ kind: v.literal('member'), memberId: id }),
])

const list = operation<'audits.list'>()({
  input: v.strictObject({ of, cursor }),
  find: () => null,
  allow: mayReadTrail,
  async run(context, _actor, asked) {
    const rows = await listRows(context.db, asked.of, readCursor(asked.cursor), rowsAPage + 1)
    audit(context, null, asked.of.kind === 'member' ? [asked.of.memberId] : [])
    return answer(pageOf(rows, rowsAPage, idOf, row => auditView(row, context.tree)))
  },
})

const mine = operation<'audits.mine'>()({
  input: v.strictObject({ cursor }),
  find: () => null,
  allow: mayWithConsent,
  async run({ db, tree }, { openid, memberId }, asked) {
    const rows = await listOwnRows(db, { memberId, openid }, readCursor(asked.cursor), rowsAPage + 1)
    return answer(pageOf(rows, rowsAPage, idOf, row => auditOfMe(row, openid, tree)))
  },
})

const verify = operation<'audits.verify'>()({
  input: v.strictObject({ cursor }),
  find: () => null,
  allow: mayReadTrail,
  async run({ db }, _actor, asked) {
    const after = Number(readCursor(asked.cursor) ?? 0)
    const { next, ...checked } = await verifySlice(db, Number.isSafeInteger(after) && after > 0 ? after : 0)
    return answer({ ...checked, cursor: next === null ? null : writeCursor(String(next)) })
  },
})

function auditView(row: AuditRead, tree: Tree): AuditView {
  const [only, ...others] = row.memberIds
  return {
    auditId: row._id,
    at: row.at,
    operation: row.operation as OperationName,
    as: actedAs(row, tree),
    officerId: row.openid,
    isSystem: row.openid === theTrailItself,
    officerName: row.people[0]?.name ?? null,
    members: row.memberIds.length + (row.matters?.length ?? 0),
    memberId: only !== undefined && others.length === 0 ? only : null,
  }
}

function auditOfMe(row: AuditRow, openid: string, tree: Tree): AuditOfMe {
  return {
    auditId: row._id,
    at: row.at,
    operation: row.operation as OperationName,
    as: actedAs(row, tree),
    isMe: row.openid === openid,
  }
}

/** The place keeps its row in the tree when it is closed, so that old rows can name it. */
function actedAs({ role, roleOrgId }: AuditRow, tree: Tree): ActedAs | null {
  if (!role) return null
  return { role, placeName: (roleOrgId && tree.find(roleOrgId)?.name) || '' }
}

export const auditOperations = {
  'audits.list': list,
  'audits.mine': mine,
  'audits.verify': verify,
} satisfies Pick<OperationTable, keyof AuditOperations>
