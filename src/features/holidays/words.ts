import type { CallRefusal } from '../../cloud/call'
import type { RefusalWords } from '../door/words'
import { doorRefusals } from '../door/words'

export const showRefusals: Record<CallRefusal<'holidays.show'>, RefusalWords> = doorRefusals

export const setRefusals: Record<CallRefusal<'holidays.set'>, RefusalWords> = {
  ...doorRefusals,
  changedMeanwhile: { title: '别人刚刚改过这一年', next: '下面是现在的样子，请对着通知再看一遍。' },
  notOfThatYear: { title: '有一天不是这一年的', next: '请把它去掉，到那一年里去填。' },
  dayTwice: { title: '有一天写了两遍', next: '同一天只能写一次，请去掉一个。' },
  notAWeekend: { title: '有一个调休上班的日子不是周末', next: '周一到周五本来就上班，不用写。请去掉它。' },
}

export const words = {
  title: '放假安排',
  lead: '每年照国务院办公厅的通知填。时限只算上班的日子。',
  year: (year: number) => `${year}年`,
  notListed: (year: number) => `${year}年的还没有填`,
  notListedNext: '没填以前，先按周一到周五上班来算。',
  listed: (off: number, worked: number) => `放假 ${off} 天，调休上班 ${worked} 天。`,
  off: '放假的日子',
  worked: '调休上班的周末',
  none: '还没有写',
  remove: '去掉',
  addOff: '添一段放假',
  addWorked: '添一天调休上班',
  from: '从哪一天',
  to: '到哪一天',
  toNote: '只放一天，就不用选',
  day: '哪一天',
  add: '添上',
  addError: '请选好日子，后一天不能早于前一天。',
  already: '这一天已经写过了。',
  tooLong: '一段最多 15 天。',
  save: '存下来',
  saving: '正在存',
  saved: '存好了，时限从现在起照它算',
  unsaved: '改过的还没有存。',
  workdayNote: '周末本来就休息，可以不写；写了也不要紧。',
} as const

export const weekdayWords = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
