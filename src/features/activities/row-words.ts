import type { ActivityKind, ActivityNews, TaskSource } from '../../../types/activities'
import { dayInWords } from '../../contract/calendar'

/** The few words of the home page, apart from the rest: the page stays small. */
export const rowWords = {
  home: '活动和任务',
  taskDone: '本季度任务已完成',
  taskOpen: '本季度任务',
  taskOpenNote: (lastDay: string) => `${lastDay}以前，参加一次活动，或者记一次分散服务就好。`,
  done: '已完成',
  upcoming: '近期活动',
  upcomingNote: '看看社区有什么活动，想去就报名',
  noService: '记一次分散服务',
  noServiceNote: '帮了谁、做了什么，两行就够',
  gotIt: '知道了',
  cancelled: '已取消',
  cancelledBecause: (reason: string) => `活动取消了：${reason}`,
  signedUpMark: '已报名',
  waiting: '候补',
  present: '到了',
  calendar: '社区活动',
  calendarNote: '安排、报名、到场登记',
  collectiveOpen: (left: number, lastDay: string) =>
    `这个季度还可以安排 ${left} 次集中服务，${lastDay}以前办就好。`,
  collectiveDone: (arranged: number) => `这个季度已经安排了 ${arranged} 次集中服务。`,
  toDecide: (count: number) => `${count} 条`,
} as const

export const kindWords: Record<ActivityKind, string> = {
  activityDay: '活动日',
  collective: '集中服务',
  dispersed: '分散服务',
  lecture: '知识讲座',
  material: '发放资料',
  visit: '入户走访',
  training: '培训',
}

export const newsWords: Record<ActivityNews, { title: string; text: string }> = {
  movedUp: { title: '轮到您了', text: '前面有人退出，已经给您留了位子。' },
  changed: { title: '活动有改动', text: '时间、地点或安排改过了，请再看一眼。' },
  cancelled: { title: '活动取消了', text: '不用去了，谢谢您报名。' },
}

export const taskWords: Record<TaskSource['kind'], string> = {
  activity: '参加了社区活动',
  service: '分散服务已经确认',
  post: '岗位任务做完了',
}

export function collectiveInWords(wanted: number, arranged: number, quarterEnds: string): string {
  if (arranged >= wanted) return rowWords.collectiveDone(arranged)
  return rowWords.collectiveOpen(wanted - arranged, dayInWords(quarterEnds))
}
