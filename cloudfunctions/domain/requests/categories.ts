import type { CategoryView, RequestCategory, RequestQuestion } from '../../../types/requests'
import type { RuleName, Rules } from '../rules/book'

/** A question or two that spare a second visit (G23). */
const questionsOf: Record<RequestCategory, RequestQuestion[]> = {
  policyLaw: [{ question: '想问哪方面', choices: ['养老医保', '低保救助', '房子', '合同纠纷', '别的'] }],
  fitnessEquipment: [{ question: '怎么坏了', choices: ['松动了', '断了', '锈了', '说不清'] }],
  appliances: [
    { question: '是什么坏了', choices: ['灯和插座', '电视', '洗衣机冰箱', '水龙头水管', '别的'] },
    { question: '还能用吗', choices: ['还能用', '不能用了'] },
  ],
  healthCare: [{ question: '想要什么帮助', choices: ['量血压血糖', '陪着看病', '取药', '护理', '别的'] }],
  business: [{ question: '想了解什么', choices: ['招工', '开店', '贷款', '培训', '别的'] }],
  security: [{ question: '是什么情况', choices: ['陌生人', '吵闹', '门锁路灯', '别的'] }],
  environment: [{ question: '是什么情况', choices: ['垃圾', '下水道', '楼道杂物', '树木花草', '别的'] }],
  mediation: [{ question: '和谁之间的事', choices: ['邻居', '家里人', '物业', '别的'] }],
  other: [],
}

/** A55, as the source names them. */
const titles: Record<RequestCategory, string> = {
  policyLaw: '政策法律咨询',
  fitnessEquipment: '健身器材维护',
  appliances: '家电维修',
  healthCare: '卫生保健',
  business: '创业信息',
  security: '治安维护',
  environment: '环境卫生治理',
  mediation: '民事调解',
  other: '帮居民办事',
}

export const categoryTitle = (category: RequestCategory): string => titles[category]

const limitOf = {
  policyLaw: 'requests.limitDays.policyLaw',
  fitnessEquipment: 'requests.limitDays.fitnessEquipment',
  appliances: 'requests.limitDays.appliances',
  healthCare: 'requests.limitDays.healthCare',
  business: 'requests.limitDays.business',
  security: 'requests.limitDays.security',
  environment: 'requests.limitDays.environment',
  mediation: 'requests.limitDays.mediation',
  other: 'requests.limitDays.other',
} as const satisfies Record<RequestCategory, RuleName>

export const categories = Object.keys(questionsOf) as RequestCategory[]

/** Is it a question of this category, with one of its answers? */
export function isAnswer(
  category: RequestCategory,
  { question, answer }: { question: string; answer: string },
): boolean {
  return questionsOf[category].some(asked => asked.question === question && asked.choices.includes(answer))
}

/** Working days until a request of this category should have come to an end (A122). */
export function limitDaysOf(category: RequestCategory, rules: Rules): number {
  return rules[limitOf[category]]
}

export function categoryViews(rules: Rules): CategoryView[] {
  return categories.map(category => ({
    category,
    questions: questionsOf[category],
    limitDays: limitDaysOf(category, rules),
  }))
}
