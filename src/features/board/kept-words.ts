import type { BoardStanding, BoardStandingsShown, PaperOutcome } from '../../../types/board'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

export const paperRefusals: Record<
  CallRefusal<'board.previewPaper' | 'board.notePaper' | 'board.undoPaper'>,
  RefusalWords
> = {
  ...doorRefusals,
  dayNotYet: { title: '这一天还没到', next: '请选纸上写的那一天，最晚是今天。' },
}

export const tabWords: Record<BoardStandingsShown, string> = {
  notAsked: '还没问',
  agreed: '在上面',
  down: '不在上面',
}

export const emptyWords: Record<BoardStandingsShown, { title: string; next: string }> = {
  notAsked: { title: '都问过了', next: '以后接收的党员，会先出现在这里。' },
  agreed: { title: '还没有人在上面', next: '本人在手机上同意，或者您记下纸上签的同意，就会出现。' },
  down: { title: '没有人撤下', next: '本人说不放的，或者您撤下的，会出现在这里。' },
}

export const standingWords: Record<BoardStanding, string> = {
  app: '本人在手机上同意',
  paper: '在纸上同意',
  notAsked: '还没问过',
  hidden: '本人说不放',
  takenDown: '社区撤下',
}

export const outcomeWords: Record<PaperOutcome, string> = {
  noted: '会记下',
  agreedAlready: '已经同意过，不用再记',
  saidNo: '本人说了不放，只有本人能改',
  notHere: '现在不在这个小区',
}

export const keptWords = {
  title: (estate: string) => `${estate}的监督台`,
  lead: '本人同意了才写上去。没有手机的，请本人在纸上签字，您来记。',
  counts: '现在',
  people: (people: number) => `${people} 位`,
  more: '这个小区的人太多，上面只数了前一千位。',
  code: '门口的码',
  noCode: '还没有码。回上一页打印监督台，会自动做一个。',
  codeMade: (day: string) => `${day}做的。门口贴的要和它一样，不一样就重新打印。`,
  look: '看监督台',
  change: '换一个码',
  changing: '正在换…',
  changeTitle: '换一个码？',
  changeSentence: '换了以后，旧码马上打不开。请重新打印，把门口的换掉。',
  changed: '换好了。请重新打印监督台。',
  list: '住在这里、社区接收了登记的党员',
  listLabel: '怎么看名单',
  tickFirst: '请先勾选，再记。',
  mostAtOnce: '一次最多记 50 位，余下的再记一次。',
  on: '纸上写的哪一天',
  onHint: '本人签字同意的那一天',
  onError: '请选一天。',
  preview: '看看会记下谁',
  previewing: '正在看…',
  previewTitle: '会这样记',
  willNote: (people: number) => `会记下 ${people} 位`,
  note: (people: number) => `记下 ${people} 位`,
  noting: '正在记…',
  noted: (people: number) => `记下了 ${people} 位。`,
  undo: '记错了，撤回刚才记的',
  undoing: '正在撤回…',
  undone: (people: number) => `撤回了 ${people} 位。`,
  takeDown: '撤下来',
  takingDown: '正在撤下…',
  takeDownTitle: (name: string) => `把${name}撤下来？`,
  takeDownSentence:
    '大家马上看不到这一位。本人会收到一条消息，随时可以再放上去；没有手机的，再签一次字，您来记。',
  downAgain: '社区撤下的，本人又在纸上签了字，勾上就能再记。本人说不放的，只有本人能改。',
  takenDown: '撤下来了。',
} as const
