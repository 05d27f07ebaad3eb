import type { OpinionAsked, OpinionSheetView, OpinionWords, OpinionWordsView } from '../../../types/opinions'
import type { Grade } from '../../../types/ratings'
import type { CalendarDay } from '../../../types/time'
import { dateInWords } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'
import { gradeWords } from '../ratings/words'
import type { Sentences } from '../requests/request-part'

const unknownCode: RefusalWords = {
  title: '没有这个码',
  next: '请照着纸上的十二个字母和数字再看看，也可以扫一扫。还不行，就把纸填好交回社区，一样算。',
}
const tooManyTries: RefusalWords = {
  title: '今天输错的码太多了',
  next: '请照着纸上再看一遍，码对了照样能填。还不行，就把纸填好交回社区，一样算。',
}
const sheetClosed: RefusalWords = {
  title: '今年的评议已经结束了',
  next: '谢谢您。有话还可以说，请写到“意见和建议”里。',
}

export const readRefusals: Sentences<
  'opinions.county' | 'opinions.community' | 'opinions.results' | 'opinions.words' | 'opinions.decideWords'
> = doorRefusals
export const lookRefusals: Sentences<'opinions.look'> = { ...doorRefusals, unknownCode, tooManyTries }
export const answerRefusals: Sentences<'opinions.answer' | 'opinions.enter'> = {
  ...doorRefusals,
  badInput: { title: '还没有填', next: '请至少点一张脸，或者写一句话。' },
  unknownCode,
  tooManyTries,
  sheetClosed,
}
/** Whoever enters a paper at the desk has it in hand, and hands it in nowhere else. */
const deskCodes = {
  unknownCode: {
    title: '没有这个码',
    next: '请照着纸上的十二个字母和数字再看看。这里只录本社区的，别的社区的纸请转给那个社区。',
  },
  tooManyTries: {
    title: '今天输错的码太多了',
    next: '请照着纸上再看一遍，码对了照样能录。还不行，纸先收好，明天再录，或者请社区别的负责人来录。',
  },
} satisfies Record<string, RefusalWords>
const deskClosed: RefusalWords = { title: '评议已经结束了', next: '纸上填的也不能再录了，请收好。' }
export const deskLookRefusals: Sentences<'opinions.look'> = { ...lookRefusals, ...deskCodes }
export const deskEnterRefusals: Sentences<'opinions.enter'> = {
  ...answerRefusals,
  ...deskCodes,
  sheetClosed: deskClosed,
}
export const openRefusals: Sentences<'opinions.open'> = {
  ...doorRefusals,
  returnByPast: { title: '交回的日子已经过了', next: '请选今天或者以后的一天。' },
  earlierOpen: { title: '上一年的评议还开着', next: '请先结束上一年的，再开今年的。' },
}
export const closeRefusals: Sentences<'opinions.close'> = doorRefusals
export const printRefusals: Sentences<'opinions.print'> = {
  ...doorRefusals,
  sheetClosed: { title: '评议已经结束了', next: '不用再印了。' },
  tooManyCodes: { title: '超过今年能印的张数', next: '真的不够用，请双联双管办改“最多印几张”。' },
  fileGone: { title: '文件没有存住', next: '请再点一次，印的还是这一批。' },
}
export const publishRefusals: Sentences<'opinions.publish'> = {
  ...doorRefusals,
  stillOpen: { title: '评议还没有结束', next: '双联双管办结束以后才能公布。' },
}

export type NotFilled = 'closed' | 'elsewhere'

/** Why a genuine code opens no sheet to fill in: on the own phone, and at the desk. */
export function notFilledWords(why: NotFilled, asked: OpinionAsked, isAtDesk: boolean): RefusalWords {
  if (why === 'elsewhere') {
    return {
      title: `这张是${asked.communityName}的`,
      next: `这里只录本社区的，请把纸转给${asked.communityName}。`,
    }
  }
  return isAtDesk ? deskClosed : sheetClosed
}

export const stateWords: Record<OpinionSheetView['state'], string> = { open: '正在进行', closed: '已经结束' }

export const checkedWords: Record<OpinionWordsView['checked'], string | null> = {
  clear: null,
  doubtful: '微信的检查拿不准，请看仔细。',
  unread: '微信没有检查过，请看仔细。',
}

export const words = {
  title: '群众评议',
  lead: '不写名字，不用登录。一户一张，说说社区这一年的事。',
  code: '纸上的码',
  codeHint: '十二个字母和数字，横线不用写。',
  codeMissing: '请写上十二个字母和数字。',
  scan: '扫一扫',
  scanFailed: '没有扫到。可以把码写在上面。',
  otherCode: '换一个码',
  next: '下一步',
  sheetOf: (year: string, community: string) => `${year}年 · ${community}`,
  untilDay: (day: CalendarDay, today: CalendarDay) =>
    day < today ? '交回的日子过了，评议还没有结束，现在填也算。' : `${dateInWords(day)}以前填都来得及。`,
  skip: '不想答的可以空着。',
  more: '还想说的话',
  moreHint: '不写也可以。请说事情，不写人的名字、电话和门牌号。',
  send: '交上去',
  sending: '正在交…',
  nothingSaid: '请至少点一张脸，或者写一句话。',
  thanks: '收到了，谢谢您',
  thanksNext: '没有人知道这张是谁填的。结果年底在“群众评议”里公布。',
  usedBefore: '这个码已经交过一张',
  usedBeforeNext: '一户一张，先交的那张算数，这一次什么都没有改。刚才断过网的话，算数的就是您填的那张。',
  enterLead: '照着纸上的勾来点，纸上怎么写就怎么写。',
  entered: '这一张记好了',
  enteredNext: '一个码只算先交的那张。纸请收进信封，不要对着名单看。',
  enterAnother: '再录一张',

  resultsTitle: '群众评议',
  resultsLead: '每年一次。按社区的名字排，不比高低，也不和哪一件事、哪一个人连在一起。',
  haveCode: '我有一张评议表',
  haveCodeNote: '扫码或者写上纸上的码来填',
  noResults: '还没有公布过',
  noResultsNext: '年底评议结束以后，各社区的结果公布在这里。',
  year: (year: string) => `${year}年`,
  otherYear: (year: string) => `看${year}年`,
  notPublished: '还没有公布',
  tooFew: (least: number) => `交回的不足 ${least} 张，不公布，免得看出是谁家填的。`,
  sheets: (sheets: number) => `交回 ${sheets} 张`,
  phonesLeftOut: (least: number) => `手机交的不到 ${least} 张，没有算进来，免得看出是谁家填的。`,
  answered: (n: number) => `${n} 张答了这一句`,
  questionTooFew: '答的人太少，不公布',
  saidOpen: '看大家说的话',
  saidTitle: (community: string) => `${community}：大家说的话`,
  saidEmpty: '没有登出来的话',
  saidLead: '社区看过以后登出来的，前后没有次序。写到具体某个人的没有登。',
  find: '找社区',
  findHint: '输入社区的名字',

  collectLead: '一户一张，随便抽，不记哪张给了哪一家。',
  noSheet: '今年还没有开始',
  noSheetNext: '双联双管办开了今年的评议，就可以在这里印表。',
  notTold: '为了不让人猜出谁家填了什么，交回几张要等评议结束、够数了才显示。',
  howMany: '这一次印几张',
  howManyHint: '一次最多 40 张，两张一页。不够再印。',
  howManyWrong: '请写 1 到 40 的数。',
  print: '印评议表',
  printing: '正在画码…',
  printReady: (count: number) => `${count} 张准备好了`,
  printNext: '把链接发到电脑上打开，用 A4 纸打印，从中间裁开。链接两小时后失效。',
  copy: '复制链接',
  copied: '链接复制好了。',
  notCopied: '没有复制成，请长按链接。',
  enter: '录一张纸上填的',
  enterNote: '照着纸上的码和勾来录',
  result: '结果',
  publish: '公布给大家看',
  publishing: '正在公布…',
  published: '公布了，大家在“群众评议”里看得到。',
  readWords: '大家写的话',
  readWordsLead: '您看过才登给大家看。写到具体某个人的，请不要登。',
  tabs: { toRead: '要看的', shown: '登出来的', keptBack: '没有登的' } satisfies Record<
    OpinionWords['state'],
    string
  >,
  wordsEmpty: '这里没有话',
  wordsEmptyNext: '评议结束以后，写的话才会出现。',
  showAll: (count: number) => `这 ${count} 句都可以登`,
  show: '可以登',
  keepBack: '不登',
  deciding: '正在记…',
  decided: '记下了。',

  toResults: '看公布的结果',
  countyTitle: '群众评议',
  countyLead: '一年一张表，问的是事，不问人。',
  questions: '问什么',
  question: (place: number) => `第 ${place} 句`,
  questionHint: '写成一件事，后面选满意不满意。空着就不问。',
  questionsMissing: '请至少写一句。',
  questionsSame: '有两句一样的，请改一改。',
  returnBy: '什么时候以前交回',
  returnByHint: '印在表上。真正结束由您来点。',
  returnedBy: (day: CalendarDay) => `${dateInWords(day)}以前交回`,
  returnByMissing: '请选一天。',
  open: (year: string) => `开始${year}年的评议`,
  opening: '正在开始…',
  opened: '开始了。各社区现在可以印表。',
  openNote: '开始以后，问的话不能再改。',
  close: '结束评议',
  closing: '正在结束…',
  closed: '结束了。各社区现在可以公布。',
  closeTitle: '现在结束吗',
  closeSentence: '结束以后码都不能再用，纸也不能再录，结果不再变。',
  placeStands: (printed: number, sheets: number | null) =>
    sheets === null ? `印了 ${printed} 张` : `印了 ${printed} 张，交回 ${sheets} 张`,
  isPublished: '已公布',
} as const

/** What was said to one question, as one can read it aloud. */
export function countsInWords(counts: Record<Grade, number>, n: number): string {
  const said = (Object.keys(gradeWords) as Grade[]).filter(grade => counts[grade] > 0)
  return `${words.answered(n)}：${said.map(grade => `${gradeWords[grade]} ${counts[grade]}`).join('，')}`
}
