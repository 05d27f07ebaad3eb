import type { PairRhythm, PairView } from '../../../types/pairs'
import { dayInWords, weekdayOf } from '../../contract/calendar'

/** The few words of the home page, apart from the rest: the page stays small. */
export const rowWords = {
  title: '结对帮扶',
  mine: '我的结对',
  home: '结对帮扶',
  communityNote: '谁定期去看谁，有没有漏掉',
} as const

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** 每周二, 隔周二; or whenever it suits. */
export function rhythmInWords(rhythm: PairRhythm | null): string {
  if (!rhythm) return '没有约定日子，常去看看'
  const weekday = weekdays[weekdayOf(rhythm.from) - 1]
  return rhythm.everyWeeks === 1 ? `每周${weekday}` : `隔一周的周${weekday}`
}

export const placeInWords = ({ estate, building }: Pick<PairView, 'estate' | 'building'>): string =>
  [estate.name, building].filter(Boolean).join(' ')

export const peopleInWords = ({ members }: Pick<PairView, 'members'>): string =>
  members.length === 0
    ? '还没有人'
    : members.map(({ name, hasAgreed }) => (hasAgreed ? name : `${name}（还没答应）`)).join('、')

/** Where a pair stands, in a few words. */
export function standingOf({ state, missed }: Pick<PairView, 'state' | 'missed'>): string {
  if (state === 'ended') return '结束了'
  if (state === 'asked') return '等人答应'
  return missed > 0 ? `有 ${missed} 次没去` : '在结对'
}

export const dayShort = (day: string): string => dayInWords(day)
