import type { OperationName } from '../../../types/api'
import type { EntryReason, EntryRefusal, ReviewKind } from '../../../types/checkins'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const entryRefusals: Record<EntryRefusal, RefusalWords> = {
  dayAhead: { title: '这一天还没有到', next: '请选今天，或者以前的一天。' },
  dayTooEarly: { title: '这一天的季度已经不能再补了', next: '请选可以补签的日子。再早的，请在纸上说明。' },
  secretaryBackfills: { title: '上个季度的，只有社区书记可以补签', next: '请把名字告诉书记。' },
}

const unknownSheet: RefusalWords = {
  title: '没有找到这张名单',
  next: '请照着名单下面的编号再写一次。别的社区的名单在这里看不到。',
}

export const createForRefusals: Sentences<'checkins.createFor'> = {
  ...doorRefusals,
  ...entryRefusals,
  unknownSheet,
}
export const showSheetRefusals: Sentences<'checkins.showSheet'> = { ...doorRefusals, unknownSheet }
export const makeSheetRefusals: Sentences<'checkins.makeSheet'> = {
  ...doorRefusals,
  nothingToPrint: { title: '没有要打印的人', next: '这个季度没报到的都在前面的名单上了。' },
  fileGone: { title: '打印件没有做好', next: '请再点一次。' },
}
export const listGroupRefusals: Sentences<'checkins.listGroup'> = doorRefusals
export const reviewRefusals: Sentences<'checkins.listReviews' | 'checkins.settleReview'> = doorRefusals

export const undoRefusals: Sentences<'checkins.undo'> = {
  ...doorRefusals,
  notCounted: { title: '这一次现在没有算上', next: '不用更正。等确认的，请到“等确认的报到”里办。' },
  quarterSettled: {
    title: '这个季度已经定下来，不能再改了',
    next: '过了补签的天数，数字就不再变。请在纸上说明。',
  },
  changedSince: { title: '刚刚有人改过', next: '请看看现在的样子，再决定要不要改。' },
}
export const correctRefusals: Sentences<'checkins.correct'> = {
  ...undoRefusals,
  ...entryRefusals,
  personNotHere: { title: '这一位不住在这个社区', next: '请再看看是哪一位。' },
  targetDone: { title: '那里已经有一次报到了', next: '不用再改过去。如果这一次记错了，撤销就行。' },
}

export const entryReasons: EntryReason[] = ['toldInPerson', 'noPhone', 'phoneOff', 'onPaper', 'other']

export const deskWords = {
  title: '录入报到',
  lead: '没有手机的、当面说过的，在这里替他们记上，和扫码一样算数。',
  byName: '按名单录入',
  openNote: '给没有手机的、当面说过的人',
  search: '找人',
  searchHint: '姓名、首字母或尾号',
  nobody: '没有这样的人',
  nobodyNext: '换个字，或者写全手机后四位。新来的人，拼音过几分钟才能找到。',
  emptyGroup: '这个党小组还没有人',
  emptyGroupNext: '社区把人分到小组以后，会出现在这里。',
  done: '已报到',
  waiting: '等确认',
  most: '一次最多登记五十位，请先登记这些。',
  choose: '先点选要登记的人。',
  enter: (count: number) => (count === 0 ? '先在上面选人' : `登记这 ${count} 位`),
  entryTitle: (count: number) => `登记 ${count} 位`,
  names: (names: string[]) =>
    names.length > 5 ? `${names.slice(0, 5).join('、')}等 ${names.length} 位` : names.join('、'),
  reason: '为什么替他们登记',
  day: '哪一天来的',
  dayHint: '不选就是今天。上个季度的，会写明是补签。',
  note: '补充一句（可以不写）',
  noteHint: '本人也看得到。',
  enterYes: '登记',
  entering: '正在登记…',
  entered: (count: number) => `登记好了 ${count} 位。`,
  already: (count: number) => `${count} 位早就报到过。`,
  own: '您自己的不能由自己登记，请同事来办。',
  gone: (count: number) => `${count} 位不在这里，没有登记。`,
  listNote: '每看一页名单，系统都会记下来。',

  sheetTitle: '打勾的名单',
  sheetLead: '打印出来请人打勾，回来照着编号录入。',
  sheetRow: '用打印的名单',
  print: '打印还没报到的人',
  printNote: '一张五十位，按姓名排。',
  printNext: '打印下一张',
  printing: '正在做打印件…',
  printed: (people: number, code: string) => `名单做好了，${people} 位，编号 ${code}`,
  printedNext: '复制地址，在电脑上打开打印。地址两小时有效。',
  copy: '复制打印地址',
  copied: '已复制',
  notCopied: '没有复制成，请再点一次。',
  code: '名单编号',
  codeHint: '在名单最下面，八个字，例如 7K3M-9QXR',
  codeError: '请写名单下面的编号。',
  openSheet: '打开这张名单',
  opening: '正在打开…',
  sheetOf: (code: string, day: string, quarter: string) => `${code}，${day}打印，${quarter}`,
}

export const correctWords = {
  open: '更正',
  title: '更正这次报到',
  what: '要怎么改',
  undo: '撤销：这一位没有来过',
  day: '改日子：是另一天来的',
  person: '改人：来的是另一位',
  newDay: '是哪一天',
  who: '是哪一位',
  whoHint: '姓名、首字母或尾号',
  whoError: '请点选是哪一位。',
  dayError: '请选一天。',
  reason: '原因',
  reasonHint: '本人会看到，请写清楚。',
  reasonError: '请写一句原因。',
  reasons: ['扫错了人', '记错了日子', '录入时点错了'],
  yes: '就这样更正',
  busy: '正在更正…',
  done: '更正好了，数字跟着变了。',
}

export const reviewListWords = {
  title: '需要看一看',
  lead: '系统觉得不太寻常的，只是请您看一眼。报到照样算数，也不是说谁不对。',
  row: '需要看一看',
  empty: '没有要看的',
  emptyNext: '有不太寻常的报到时，会出现在这里。',
  fine: '看过了，没问题',
  settling: '正在记下…',
  settled: '记下了。',
  settledBefore: '别人已经看过了。',
  note: '想记一句吗（可以不写）',
  noteHint: '只有社区和双联双管办看得到。',
  correct: (name: string) => `更正 ${name}`,
  more: (count: number) => `一共 ${count} 位，这里只列出前面几位。`,
  when: (from: string, to: string) => (from === to ? from : `${from} 到 ${to}`),
  undone: '已撤销',
}

/** The plain reason, always a perhaps. */
export const reviewKindWords: Record<ReviewKind, (count: number, metres: number | null) => string> = {
  onePhone: count => `也许是一部手机替 ${count} 个人扫的：几分钟里，机型和网络都一样。也可能只是在一起扫的。`,
  farApart: (_count, metres) =>
    `两个报到点相隔约 ${Math.round((metres ?? 0) / 1000)} 公里，时间却很近。也可能是报到点的位置设错了。`,
  atNight: count => `夜里有 ${count} 个人在半小时以内报到。也可能是晚上有活动。`,
}
