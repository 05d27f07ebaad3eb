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
  'registrations.stubDays': 15,
  'campaign.from': null,
  'campaign.to': null,
  'papers.triesPerDay': 20,
}

/** What a setting means, in the words of the county office. */
export const explanations: Record<RuleName, string> = {
  'import.readsHealth': '导入名册时是否读取“身体状况”一列(加密保存,默认不读取)',
  'claims.triesPerIdentityPerDay': '同一微信每天最多可提交几次身份认领',
  'claims.triesPerTargetPerDay': '同一姓名和单位每天最多可被认领几次',
  'registrations.stubDays': '社区接收后，第一联多少天内应当交回单位',
  'campaign.from': '集中报到从哪一天开始（不填就是没有集中报到）',
  'campaign.to': '集中报到到哪一天结束（含当天）',
  'papers.triesPerDay': '同一微信每天最多可查验几次打印件',
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
