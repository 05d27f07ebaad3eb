import type { OperationName } from '../../../types/api'
import type { ThanksStory, ThanksView } from '../../../types/thanks'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const writeRefusals: Sentences<'thanks.write'> = {
  ...doorRefusals,
  gone: { title: '这一位现在不在监督台上', next: '想谢谢这一位，可以到社区说，请社区转告。' },
  toYourself: { title: '这是您自己', next: '谢谢您做的事，还是等邻居来说吧。' },
  tooManyToday: { title: '今天写了好几封了', next: '明天再写，或者到社区说一声。' },
}

export const readRefusals: Sentences<'thanks.mine' | 'thanks.listToRead' | 'thanks.stories'> = doorRefusals

const movedOn: RefusalWords = { title: '这封感谢刚刚有了变化', next: '请刷新，看看现在的样子。' }

export const changeRefusals: Sentences<'thanks.setStory' | 'thanks.decide'> = { ...doorRefusals, movedOn }

export const words = {
  text: '想对这一位说什么',
  textHint: '一两句就好。下个月和别人的感谢一起送到，看不出是哪天写的。',
  textError: '请写一句话。',
  signed: '要不要写上您的名字',
  signedHint: '可以不写。写了，本人会看到。',
  mayBeStory: '可以讲给邻居听',
  mayBeStoryNote: '本人也愿意，社区看过，才会登在社区的好人好事里',
  send: '送出感谢',
  sending: '正在送…',
  sent: (month: string) => `收到了。${month}送到本人手里，谢谢您。`,
  sentUnread: (month: string) => `收到了。社区先看一眼，最早${month}送到本人手里，谢谢您。`,

  mineRow: '居民的感谢信',
  mineNote: '一个月最多一封，都收在这里',
  mineTitle: '居民的感谢信',
  mineLead: '一个月最多一封。谁写的、哪天写的，看不出来，除非本人愿意写名字。',
  mineEmpty: '还没有感谢信',
  mineEmptyNext: '做过的事都算数，有没有感谢信都一样。',
  letter: (month: string) => `${monthWords(month)}的信`,
  signedBy: (name: string) => `—— ${name}`,
  offered: '写信的人愿意讲给邻居听。您愿意，社区看过就登在好人好事里，写您的名字。',
  agree: '愿意讲给邻居听',
  agreeing: '正在记…',
  agreed: '记下了。社区看过就登出来，随时可以收回。',
  takeBack: '收回，不讲了',
  takingBack: '正在收回…',
  takenBack: '收回了，别人看不到。',

  keepRow: '感谢和好人好事',
  keepNote: '看一看拿不准的话，登好人好事',
  keepTitle: '感谢和好人好事',
  keepLead: '微信拿不准的话，您看过才送给本人；登给大家看的，要写信的人和本人都愿意。',
  tabs: { words: '要看的话', stories: '要登的', told: '已登的' },
  nothing: '这里没有等着的',
  nothingNext: '有新的会出现在这里。',
  toWhom: (name: string) => `写给${name}`,
  clear: '可以，送给本人',
  keepBack: '不合适，不送',
  publish: '登给大家看',
  leave: '不登',
  unpublish: '撤下来',
  deciding: '正在记…',
  decided: '记下了。',
  lookPublic: '看大家看到的',

  storiesTitle: '好人好事',
  storiesLead: '邻居们写下的感谢，写的人和被谢的人都愿意讲给大家听。',
  whichCommunity: '看哪个社区的',
  otherCommunity: '看别的社区',
  findCommunity: '找社区',
  findCommunityHint: '输入社区的名字',
  storiesEmpty: '还没有登出来的',
  storiesEmptyNext: '在监督台上点一位，就可以写下感谢。',
}

export const storyWords: Record<ThanksStory, string> = {
  no: '',
  offered: '',
  agreed: '等社区看过',
  published: '登在好人好事里了',
  left: '社区没有登',
}

export function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** Letters in the order of the list, each with what it brought. */
export function lettersOf(items: ThanksView[]): { letter: string; items: ThanksView[] }[] {
  const months = [...new Set(items.map(({ letter }) => letter))]
  return months.map(letter => ({ letter, items: items.filter(item => item.letter === letter) }))
}
