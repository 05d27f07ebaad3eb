import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import type { Moment } from '../../types/time'
import { liJianguo, sunnySecretary } from '../town'

let rows = 0

/** One reading by 阳光社区's secretary of 李建国. */
export function aRow(at: Moment, row: Partial<AuditRow> = {}): AuditRow {
  return {
    _id: `${at}_${(++rows).toString(16).padStart(8, '0')}`,
    at,
    operation: 'checkins.list',
    openid: sunnySecretary.openid,
    role: 'communitySecretary',
    roleOrgId: 'sunny',
    orgId: 'sunny',
    memberIds: [`m_${liJianguo.openid}`],
    ...row,
  }
}
