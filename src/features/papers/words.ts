import type { OperationName } from '../../../types/api'
import type { PaperItem, PaperKind } from '../../../types/papers'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const makeRefusals: Sentences<'papers.make'> = {
  ...doorRefusals,
  nothingToPrint: { title: '没有可以打印的', next: '退回或撤回的不能打印，请先派遣。' },
  fileGone: { title: '这份文件已经删掉了', next: '文件只留两小时。请再点一次打印。' },
}

export const verifyRefusals: Sentences<'papers.verify'> = {
  ...doorRefusals,
  unknownPaper: { title: '没有这个查验码', next: '请对着纸看清楚再填：十二个字母或数字。' },
  tooManyTries: { title: '今天查得太多了', next: '请明天再查，或者问出具这张纸的单位。' },
}

export const kindWords: Record<PaperKind, string> = {
  letter: '报到函',
  card: '报到登记卡',
  basicInfo: '基本情况登记卡',
  handOver: '岗位交接手续',
}

export const itemWords: Record<Extract<PaperItem, { ok: false }>['refusal'], string> = {
  notAllowed: '不归您办理',
  notDispatched: '退回或撤回了，请先派遣',
}

export const words = {
  print: (kind: PaperKind) => `打印${kindWords[kind]}`,
  printMany: (kind: PaperKind) => (people: number) => `打印这 ${people} 位的${kindWords[kind]}`,
  making: '正在做文件…',
  ready: (papers: number, kind: PaperKind) => `${papers} 张${kindWords[kind]}做好了`,
  readyNext: '复制地址，在电脑上打开就能打印，一人一张 A4。文件留两小时，谁打印都会记下来。',
  copy: '复制地址',
  copied: '地址复制好了，发到电脑上打开。',
  notCopied: '没有复制成，请再点一次。',
  notPrinted: '这几位没有打印',

  verifyTitle: '查验打印件',
  verifyLead: '纸上印着查验码，填在这里就能核对真伪。',
  code: '查验码',
  codeHint: '例如 7K3M-9QXR-2B4D，大小写都行',
  codeError: '请填纸上的查验码。',
  verify: '查验',
  verifying: '正在查…',
  valid: '是真的，现在有效',
  replaced: '是真的，但后来换了新的',
  withdrawn: '已经作废',
  kind: '哪一种',
  name: '姓名',
  unit: '单位',
  community: '社区',
  madeOn: '出具日期',
  compare: '请跟纸上的姓名、单位对一对。',
}
