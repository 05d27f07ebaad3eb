import type { CheckinEntry, CorrectionView, EntryReason } from '../../../types/checkins'
import { dayInWords, momentInWords } from '../../contract/calendar'

/** How a check-in came to be, and was put right: the member's home says it, too. */
export const entryWords = {
  waitingRow: '等确认的报到',
  open: '录入报到',
  undoneMark: '已撤销',
} as const

export const entryReasonWords: Record<EntryReason, string> = {
  noPhone: '没有手机',
  phoneOff: '手机没电、没带',
  toldInPerson: '当面告诉',
  onPaper: '纸质登记',
  other: '别的原因',
}

/** How an officer came to enter it, in words. */
export function entryInWords({ by, reason, note, isBackfill }: CheckinEntry): string {
  const who = by ? by.place : '社区'
  const why = reason === 'correction' ? '更正' : entryReasonWords[reason]
  return [`${who}登记（${why}）`, isBackfill && '补签', note].filter(Boolean).join('，')
}

/** To the member: what the secretary put right, and why. */
export function correctionInWords({ kind, at, reason, fromDay }: CorrectionView): string {
  const what = {
    undone: '撤销了这一次报到',
    movedAway: '这一次记错了，已经改到对的地方',
    movedHere: fromDay ? `原来记在${dayInWords(fromDay)}，改到了这一天` : '改记到您名下',
  }[kind]
  return `书记更正：${what}。原因：${reason}（${momentInWords(at)}）`
}
