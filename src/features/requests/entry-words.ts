import type { EmergencyNumber, RequestCategory } from '../../../types/requests'

/** The few words of the home page, apart from the rest: the page stays small. */
export const askEntryWords = {
  opinionRow: '提意见、建议',
  opinionNote: '对社区有什么想法，说给社区听',
  mineRow: '我提过的事',
  mineNote: '看看办到哪一步了',
  entryRow: '请社区帮忙',
  entryNote: '家里、小区有事，点这里',
  speak: '说一说',
  speakNote: '不想打字，说给社区听',
  residents: '有事请社区帮忙',
  emergencyTitle: '十万火急，先打电话',
  emergencyNote: '社区不是一直有人看着手机。',
  ring: (number: string) => `打 ${number}`,
  soundsUrgent: (number: string) => `听起来很急，请先打 ${number}`,
  soundsUrgentNext: '打完电话，再交给社区，社区会去看看。',
  sentUrgent: (number: string) => `已经交给社区了。这件事很急，请马上打 ${number}`,
} as const

export const reviewsEntryWords = {
  row: '请再看一看',
  rowNote: '接下、看过门牌、又退回的，有几次了',
  waiting: (people: number) => `${people} 位`,
} as const

export const helpingEntryWords = {
  row: '帮邻居',
  rowNote: '看看附近谁要帮忙',
  inHand: '您接下的事',
  allInHand: (held: number) => `手上一共 ${held} 件`,
  allInHandNote: '最急的在上面，别的点这里看',
  chosenNow: '有居民想请您',
  chosenGo: '来不来，看一看',
  nearbyNow: '附近有邻居要帮忙',
  nearbyGo: '看看附近的',
} as const

/** Short enough to stand under a picture. */
export const tileWords: Record<RequestCategory, string> = {
  appliances: '修水电家电',
  healthCare: '看病和身体',
  security: '安全的事',
  environment: '卫生环境',
  fitnessEquipment: '健身器材',
  mediation: '邻里家事',
  policyLaw: '政策和法律',
  business: '就业创业',
  other: '别的事',
}

export const emergencies: { number: EmergencyNumber; title: string }[] = [
  { number: '119', title: '着火、煤气味、有人被困' },
  { number: '120', title: '摔伤、晕倒、突然发病' },
  { number: '110', title: '有人打人、抢东西、闯进来' },
]

/** In the order in which homes need them, the open one last. */
export const categoriesShown = Object.keys(tileWords) as RequestCategory[]
