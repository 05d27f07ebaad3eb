import type { OperationName } from '../../../types/api'
import type { BoardAbsence, BoardPhotoState } from '../../../types/board'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

/** Before a board that does not open. */
export const gateWords = {
  shut: {
    title: '请扫一扫小区门口的码',
    next: '监督台是给住在这里、走到门口的人看的。码贴在小区门口的监督台上，扫过一次，以后从首页就能打开。',
  },
  wrong: {
    title: '这个码打不开监督台',
    next: '可能社区换了新码。请扫一扫小区门口现在贴着的，或者到社区问一问。',
  },
  scan: '扫门口的码',
  notScanned: '没有扫成，请再试一次，或者输入纸上的字母和数字。',
  anotherCode: '这不是监督台的码。请扫小区门口监督台上的那一个。',
  typed: '扫不了，就输入纸上的码',
  typedHint: '码下面的十二个字母和数字，例如 7K3M-9QXR-2B4D',
  typedError: '是十二个字母和数字，请照着纸上的再看看。',
  open: '打开',
} as const

const tooManyToday: RefusalWords = {
  title: '今天输错的码太多了',
  next: '请明天再扫门口的码，或者到社区问一问。',
}

const tooManyBoards: RefusalWords = {
  title: '今天看的小区有点多了',
  next: '监督台是给住在这里的人看的，一天只能看几个小区。今天看过的还可以接着看，别的请明天再看。',
}

export const lookRefusals: Sentences<'board.look' | 'board.photos'> = {
  ...doorRefusals,
  notAllowed: gateWords.shut,
  tooManyBoards,
  tooManyToday,
}

export const personRefusals: Sentences<'board.person'> = {
  ...doorRefusals,
  tooManyBoards,
  tooManyToday,
  notAllowed: { title: '这一位刚刚离开了监督台', next: '请退回去，看看现在的名单。' },
}

export const mineRefusals: Sentences<'board.mine' | 'board.takeBackPhoto'> = doorRefusals

const notOnBoard: RefusalWords = {
  title: '您现在还不在监督台上',
  next: '社区接收您的登记以后，您可以选择要不要写在家里所在小区的监督台上。',
}

export const shownRefusals: Sentences<'board.setShown'> = { ...doorRefusals, notOnBoard }

export const photoRefusals: Sentences<'board.givePhoto' | 'uploads.take'> = {
  ...doorRefusals,
  notOnBoard,
  notYourFile: { title: '照片没有传上来', next: '请再选一次。' },
  fileGone: { title: '照片没有传上来', next: '请再选一次。' },
  notAPicture: { title: '这不是一张照片', next: '请选手机里拍的照片，或者现在拍一张。' },
  notARecording: { title: '这不是一张照片', next: '请选手机里拍的照片，或者现在拍一张。' },
  fileTooLarge: { title: '照片太大了', next: '请换一张手机拍的，10 兆以内。' },
  tooManyToday: { title: '今天的次数用完了', next: '监督台上还是原来的样子，照片请明天再传。' },
}

/** Why a photo does not leave the phone. */
export const notTakenWords: Record<'notAPicture' | 'tooLarge' | 'noRoom', string> = {
  notAPicture: inOneBreath(photoRefusals.notAPicture),
  tooLarge: inOneBreath(photoRefusals.fileTooLarge),
  noRoom: '手机里放不下这张照片，请先腾一点地方。',
}

function inOneBreath({ title, next }: RefusalWords): string {
  return `${title}。${next}`
}

export const keepRefusals: Sentences<
  | 'board.estates'
  | 'board.listPhotos'
  | 'board.show'
  | 'board.listPeople'
  | 'board.takeDown'
  | 'board.changeCode'
> = doorRefusals

export const decideRefusals: Sentences<'board.decidePhoto'> = {
  ...doorRefusals,
  movedOn: { title: '这张照片刚刚有了变化', next: '本人换了一张，或者收回了。请刷新再看。' },
  beingChecked: { title: '微信还在看这张照片', next: '一般一两分钟，请稍后再看。' },
}

export const sheetRefusals: Sentences<'board.makeSheet'> = {
  ...doorRefusals,
  nothingToPrint: {
    title: '这个小区的监督台上还没有人',
    next: '请先问一问住在这里的党员，本人同意了才写上去。',
  },
}

export const words = {
  title: (estate: string) => `${estate}的在职党员`,
  anyTitle: '在职党员监督台',
  lead: (community: string) => `${community} · 他们住在这里，也在这里服务`,
  empty: '这里还没有人',
  emptyNext: '住在这里的党员，本人同意了才写在这里。',
  count: (people: number) => `${people} 位`,
  posts: (posts: string[]) => `岗位：${posts.join('、')}`,
  pledge: (pledge: string, isCut: boolean) => `承诺：${pledge}${isCut ? '…' : ''}`,
  asOf: (day: string) => `这是${day}的名单。上面的人都同意写在这里，随时可以撤下。`,
  ask: '请人帮忙',
  askFrom: '请社区派人帮忙',
  report: '有话要对社区说',
  thank: (name: string) => `谢谢${name}`,
  photoOf: (name: string) => `${name}的照片`,

  mineRow: '我在监督台上的样子',
  mineNote: '愿不愿意写上去，由您定',
  mineTitle: '我在监督台上的样子',
  mineLead: '在小区门口扫码的人，看到的就是下面这样。',
  seenAs: '大家看到的',
  wouldBe: '您没有放上去，大家现在看不到下面这些',
  wouldBeDown: '社区把您撤下来了，大家现在看不到下面这些',
  askedTitle: '您愿意写在监督台上吗？',
  asked: '愿意的话，住在这个小区、走到门口扫码的人会看到下面这些。不愿意也没关系，不用说原因。',
  agree: '愿意，放上去',
  rather: '不放',
  agreedOn: (day: string) => `${day}您在手机上同意的。`,
  agreedOnPaper: (day: string) => `${day}您在纸上同意的，社区记下的。`,
  at: (estate: string) => `${estate}的监督台`,
  open: '打开监督台看看',
  hide: '把我撤下来',
  hiding: '正在撤下…',
  hidden: '已经撤下，不用说原因。',
  show: '让大家看到我',
  showing: '正在放上去…',
  shown: '在监督台上了。随时可以撤下。',
  correct: '哪里不对，在这里改',
  correctPledge: '改我的承诺',
  correctPosts: '看我的岗位',
  correctUnit: '单位不对',
  correctUnitNote: '单位以名册为准，请告诉社区或单位书记',
  photo: '照片',
  photoWhy:
    '照片不放也可以。放上去，小区里扫码的人都看得到；社区先看一眼再放。随时点一下就收回，照片马上删掉。',
  noPhoto: '没有放照片',
  give: '同意放照片，去选一张',
  change: '换一张',
  giving: '正在传照片…',
  given: '收到了，社区看过就放上去。',
  consentOn: (day: string) => `${day}同意放的`,
  takeBack: '收回照片',
  takingBack: '正在收回…',
  takenBack: '收回了，照片已经删掉。',

  keepTitle: '监督台',
  keepLead: '本人同意了才写上去，岗位和承诺自动变化。打印出来，连码一起贴在小区门口。',
  noEstates: '社区下面还没有小区',
  noEstatesNext: '请双联双管办先添加小区。',
  photosWait: '有照片等您看一眼',
  photosWaitNote: '本人同意放到监督台上，看过才放',
  photosTitle: '等着看的照片',
  photosLead: '看是不是本人的、合不合适。不合适就退回，写一句原因。',
  noPhotos: '没有等着看的照片',
  noPhotosNext: '有人同意放照片，会出现在这里。',
  standings: {
    checking: '微信还在看这张照片，一般一两分钟，请稍后再来。',
    doubtful: '微信的检查觉得这张照片不大合适，请您定。',
    unread: '微信的检查没有回音，请您仔细看。',
    clear: null,
  },
  release: '可以，放上去',
  releasing: '正在放…',
  released: '已经放上去。',
  sendBack: '退回',
  sendingBack: '正在退回…',
  sentBack: '已经退回，本人看得到原因。',
  sendBackTitle: (name: string) => `退回${name}的照片？`,
  sendBackSentence: '退回以后，监督台上不会出现这张照片。',
  reason: '为什么退回',
  reasonError: '请写一句原因，本人会看到。',
  look: '看监督台',
  print: (size: string) => `打印 ${size}`,
  printing: '正在做…',
  printed: (people: number) => `做好了，这一张上有 ${people} 位。`,
  notAskedYet: (people: number) => `这个小区还有 ${people} 位没有问过愿不愿意。这句话只有您看得到。`,
  who: '谁在上面，谁还没问',
  printedNext: '复制下面的地址，在电脑的浏览器里打开打印。两小时内有效。',
  printNext: '做下一张',
  copy: '复制地址',
  copied: '复制了。',
  notCopied: '没有复制成，请再试一次。',
}

export const absenceWords: Record<BoardAbsence, RefusalWords> = {
  notAccepted: notOnBoard,
  noEstate: {
    title: '还不知道您住在哪个小区',
    next: '请社区书记把您的小区补上，监督台上就会有您。',
  },
  notAsked: { title: words.askedTitle, next: words.asked },
  hidden: { title: '您没有放上去', next: '大家看不到您。想放，点一下就行。' },
  takenDown: { title: '社区把您撤下来了', next: '大家看不到您。想放，点一下就行。' },
}

export const photoStateWords: Record<BoardPhotoState, string> = {
  waiting: '等社区看一眼，大家还看不到',
  shown: '大家看得到',
  sentBack: '社区退回了，大家看不到',
}

/** The lines under a name. */
export function notesOf(line: {
  unit: string | null
  posts: string[]
  pledge: string | null
  isCut?: boolean
}): string[] {
  return [
    ...(line.unit ? [line.unit] : []),
    ...(line.posts.length > 0 ? [words.posts(line.posts)] : []),
    ...(line.pledge ? [words.pledge(line.pledge, line.isCut === true)] : []),
  ]
}

/** In a list; whoever is tapped tells the rest. */
const pledgeInList = 40

export function inShort<Line extends { pledge: string | null; isCut: boolean }>(line: Line): Line {
  const characters = [...(line.pledge ?? '')]
  if (characters.length <= pledgeInList) return line
  return { ...line, pledge: characters.slice(0, pledgeInList).join(''), isCut: true }
}
