import type { OperationName, RefusalDetail } from '../../../types/api'
import type { PaperItem, PaperKind } from '../../../types/papers'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const makeRefusals: Sentences<'papers.make'> = {
  ...doorRefusals,
  nothingToPrint: { title: '没有可以打印的', next: '退回或撤回的不能打印，请先派遣。' },
  notOffered: { title: '县里没有用这一种', next: '请用县里定的登记表，或者问双联双管办。' },
  fileGone: { title: '这份文件已经删掉了', next: '文件只留两小时。请再点一次打印。' },
}

export const listRefusals: Sentences<'papers.listTemplates'> = doorRefusals

export const previewRefusals: Sentences<'papers.preview'> = {
  ...doorRefusals,
  unknownPlaceholder: { title: '有不认识的空格名', next: '双大括号里只能写下面列出的名字，请改一改。' },
  nameMissing: { title: '没有写姓名', next: '请在要印姓名的地方写上 {{name}}。' },
}

/** The names that nobody knows are said, so that they are found in the text. */
export function editRefusalsNaming(detail: RefusalDetail | undefined): Sentences<'papers.editTemplate'> {
  const names = Array.isArray(detail?.names) ? detail.names.map(name => `{{${name}}}`).join('、') : ''
  const title = names ? `不认识 ${names}` : previewRefusals.unknownPlaceholder.title
  return { ...previewRefusals, unknownPlaceholder: { ...previewRefusals.unknownPlaceholder, title } }
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
  volunteerForm: '党员志愿者申请表',
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

export const templateWords = {
  title: '打印件的样子',
  lead: '报到函、登记卡上印什么，由县里定。改了以后，新打印的就是新样子。',
  example: '现在用的是示范文本，可以照着改。',
  own: '现在用的是县里自己的文字。',
  text: '上面印的字',
  textHint:
    '一行一段。行首写“# ”是标题；“| 甲 | 乙 |”是表格的一行；“[盖章 单位党组织]”留出盖章的地方；行首“✂”是裁开的线。',
  textError: '请写上要印的字。',
  look: '看看印出来的样子',
  hide: '不看了',
  save: '就用这份文字',
  saving: '正在保存…',
  saved: '改好了，新打印的就是这样。',
  back: '换回示范文本',
  isBack: '换回示范文本了。',
  placeholders: '会自动填上的',
  placeholdersHint: '写在双大括号里，打印时换成这个人的。没有的就空着，用笔填。',
  stamp: (place: string) => `${place}（章）`,
}
