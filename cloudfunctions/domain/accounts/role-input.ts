import * as v from 'valibot'
import { cursor, day, id, tapId, text } from '../../kernel/input'
import { allRoles } from './rules'

const role = v.picklist(allRoles)

export const listRolesInput = v.strictObject({ orgId: id })
export const listRoleHistoryInput = v.strictObject({ orgId: id, cursor })
export const findPeopleInput = v.strictObject({ orgId: id, name: text(30), unitName: text(60) })
export const grantRoleInput = v.strictObject({
  tapId,
  orgId: id,
  role,
  untilDay: v.nullable(day),
  to: v.variant('kind', [
    v.strictObject({ kind: v.literal('member'), memberId: id }),
    v.strictObject({ kind: v.literal('identity'), openid: id }),
  ]),
})
export const revokeRoleInput = v.strictObject({ tapId, orgId: id, role, grantId: id })
export const handOverInput = v.strictObject({ tapId, orgId: id, role, memberId: id })
export const decideHandOverInput = v.strictObject({
  tapId,
  handOverId: id,
  decision: v.picklist(['accept', 'decline', 'withdraw']),
})
