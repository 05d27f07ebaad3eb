import type { PlaceProgress } from '../../../types/registrations'

const stages: [keyof PlaceProgress, string][] = [
  ['notDispatched', '未派遣'],
  ['dispatched', '已派遣还没到'],
  ['reported', '已到待接收'],
  ['declined', '退回'],
]

export const progressWords = {
  title: '各处登记进度',
  lead: '看看哪里还有人要帮一把。按组织的次序排，不比快慢。',
  units: '单位',
  communities: '社区',
  places: (of: 'unit' | 'community', places: number) =>
    of === 'unit' ? `一共 ${places} 个单位党组织，一页看 20 个。` : `一共 ${places} 个社区，一页看 20 个。`,
  campaign: (from: string, to: string) => `集中报到：${from}到${to}`,
  campaignOver: (from: string, to: string) => `集中报到（${from}到${to}）不在期内，平常照样可以办。`,
  asOf: (time: string) => `名册截至 ${time}`,
  line: (progress: PlaceProgress) => {
    const parts = stages.filter(([stage]) => Number(progress[stage]) > 0)
    const left = parts.map(([stage, word]) => `${word} ${progress[stage]}`)
    return [`名册上 ${progress.onRoster} 人，已接收 ${progress.accepted} 人`, ...left].join('，')
  },
  waiting: (people: number) => `还有 ${people} 人`,
  allThere: '都办好了',
  noneWaiting: '没有还要帮忙的',
  noneWaitingNext: '名册上的人都接收好了。',
  noneOnThisPage: '前面这些地方都办好了，请往下看。',
  showAll: '也看办好了的',
  showWaiting: '只看还有人要帮的',
}
