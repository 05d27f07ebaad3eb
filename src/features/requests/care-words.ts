import type { CareAdvice, CareKind } from '../../../types/requests'
import { doorRefusals } from '../door/words'
import type { Sentences } from './request-part'
import { movedOn } from './words'

export const setCareRefusals: Sentences<'requests.setCare'> = {
  ...doorRefusals,
  movedOn,
  consentOfOtherNeeded: { title: '先问过本人', next: '本人知道也同意，再打开“本人知道，也同意记下”。' },
}

/** For the secretary alone. */
export const careKindWords: Record<CareKind, string> = {
  alone: '一个人住',
  aged: '年纪大了',
  disabled: '行动不方便',
  ill: '生着重病',
  minor: '家里只有孩子',
  hardship: '家里有难处',
}

/** What whoever goes there does about it: kind, practical, and no label. */
export const adviceWords: Record<CareAdvice, string> = {
  goInTwos: '请两个人一起去。',
  takeTime: '走路、开门不方便，请多等一会儿。',
  beGentle: '说话轻一点，不多问家里的事。',
  adultPresent: '请等家里大人在的时候再进门。',
}

export const careWords = {
  title: '这一家',
  inTwos: '去这一家，要两个人一起。',
  look: '看看、记下怎么照顾',
  looking: '正在打开…',
  sheet: '这一家要怎么照顾',
  sheetNote: '加密存放。只有书记看得到；去的人只看到一句怎么做，名单、统计、对外接口里都没有。',
  agreedOn: (day: string) => `${day}本人同意记下的。`,
  agreed: '本人知道，也同意记下',
  agreedNote: '当面或者电话里问过。随时可以去掉。',
  save: '记下来',
  saving: '正在记下…',
  saved: '记下了',
  drop: '都去掉，不再记着',
  dropped: '去掉了，不再记着',
  dropOwn: '别再记着怎么照顾我',
  dropOwnNote: '您说过要照顾到的地方（比如一个人住），社区记着，来的人会当心。不想记着，点一下就去掉。',
  pair: '长期帮这一家（结对）',
} as const
