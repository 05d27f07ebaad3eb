import type { RulePoint } from '../../../types/rules'

/** Contradictions of part X that no switch settles, and where a reader finds what does. */
export const points: RulePoint[] = [
  {
    row: 'X7',
    title: '岗位、服务和队伍怎么对应',
    settledBy: '这是一张可以改的对应表，和岗位放在一起，不是开关。',
  },
  {
    row: 'X10',
    title: '分子和分母对不上',
    settledBy: '每个比率都写明按多少人、哪一天算；多出来的人列在“名册外”，永远不超过百分之百。',
  },
  { row: 'X11', title: '人口数前后不同', settledBy: '人口数从不用来算比率，所以不用选。' },
  {
    row: 'X12',
    title: '十个社区还是三个服务中心',
    settledBy: '两层都有：服务中心和社区都是组织树上的地方，在组织树里改。',
  },
  {
    row: 'X17',
    title: '自愿还是必须',
    settledBy: '岗位和任务只靠认领，推辞和请假点一下就行；报到由单位来请，小程序不强迫。这一条不设开关。',
  },
  {
    row: 'X18',
    title: '谁来评等次',
    settledBy: '社区评议和年度评议是两件事，都由人来写，系统从不自动换算。',
  },
  {
    row: 'X19',
    title: '名单和日期里的笔误',
    settledBy: '不是规则。名单里的人名一概不导入，日期按 2011 年 8 月 12 日理解。',
  },
  { row: 'X20', title: '网页上的“5个工作日”', settledBy: '不是规则。那是网页自己的话，不用。' },
  {
    row: 'X25',
    title: '社区党组织是总支还是支部',
    settledBy: '写在组织树的每个地方上；主持和评议跟着地方走，不看名称。',
  },
]
