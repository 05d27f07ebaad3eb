import type { EmergencyNumber } from '../../types/requests'

/** Words that speak of danger now, and whom to ring first (G23). The more urgent number stands first. */
const signs: readonly (readonly [EmergencyNumber, readonly string[]])[] = [
  ['119', ['着火', '起火', '失火', '冒烟', '煤气', '燃气', '天然气', '液化气', '爆炸', '被困']],
  [
    '120',
    [
      '晕倒',
      '昏倒',
      '昏迷',
      '胸口疼',
      '胸痛',
      '喘不上气',
      '中风',
      '大出血',
      '摔倒',
      '摔伤',
      '骨折',
      '没有呼吸',
      '中毒',
      '自杀',
      '轻生',
    ],
  ],
  ['110', ['打人', '家暴', '抢劫', '入室', '持刀', '威胁', '打架', '拐', '跟踪']],
]

/** The number to ring at once; null when nothing in the words speaks of danger. */
export function emergencyIn(text: string | null): EmergencyNumber | null {
  if (!text) return null
  return signs.find(([, words]) => words.some(word => text.includes(word)))?.[0] ?? null
}
