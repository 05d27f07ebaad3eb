import type { RuleName, Rules, RuleVersion } from '../../../types/rules'
import type { CalendarDay } from '../../../types/time'

/** The county's settings through time: last year's quarter is judged by last year's rule. */
export interface RuleBook {
  /** A setting as it was, is or will be on that day. */
  on(day: CalendarDay): Rules
}

export const defaults: Rules = {
  'import.readsHealth': false,
  'claims.triesPerIdentityPerDay': 5,
  'claims.triesPerTargetPerDay': 5,
  'roles.inspectorDays': 90,
}

/** What a setting means, in the words of the county office. */
export const explanations: Record<RuleName, string> = {
  'import.readsHealth': '导入名册时是否读取“身体状况”一列(加密保存,默认不读取)',
  'claims.triesPerIdentityPerDay': '同一微信每天最多可提交几次身份认领',
  'claims.triesPerTargetPerDay': '同一姓名和单位每天最多可被认领几次',
  'roles.inspectorDays': '督查员的角色一次最多给多少天',
}

/** Versions in the order of their days; a later one of the same day wins. */
export function ruleBookOf(versions: RuleVersion[]): RuleBook {
  const inOrder = [...versions].sort(
    (a, b) => a.effectiveDay.localeCompare(b.effectiveDay) || a.changedAt - b.changedAt,
  )
  return {
    on(day) {
      const inForce = inOrder.filter(({ effectiveDay }) => effectiveDay <= day)
      return Object.assign({}, defaults, ...inForce.map(({ changes }) => changes))
    },
  }
}
