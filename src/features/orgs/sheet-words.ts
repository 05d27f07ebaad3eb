import type { OperationName } from '../../../types/api'
import type { OrgImportState, OrgRowDoubt, OrgRowPlan, OrgSheetField } from '../../../types/orgs'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const planRefusals: Sentences<'orgs.planImport'> = {
  ...doorRefusals,
  fileGone: { title: '文件没有传上来', next: '请再选一次这个文件。' },
  notAWorkbook: { title: '这不是表格文件', next: '请选 Excel（xlsx、xls）或 CSV 文件。' },
  workbookEncrypted: { title: '这个文件有密码', next: '请在 Excel 里去掉密码，另存一份再选。' },
  workbookEmpty: { title: '表里没有内容', next: '请打开看看，是不是选错了文件。' },
  workbookTooLarge: { title: '文件太大了', next: '请只留这一张表，另存一份再选。' },
  tooManyRows: { title: '超过了 5000 行', next: '请分成几份，一份一份来。' },
  headerNotFound: {
    title: '没有找到表头',
    next: '请确认有一行写着“类别”“名称”“上级”。可以先导出一份，照着改。',
  },
}

export const readRefusals: Sentences<
  'orgs.showImport' | 'orgs.listImports' | 'orgs.listImportRows' | 'orgs.applyImport'
> = doorRefusals

export const exportRefusals: Sentences<'orgs.exportTree'> = {
  ...doorRefusals,
  fileGone: { title: '这份文件已经删掉了', next: '文件只留两小时。请再点一次导出。' },
}

export const planWords: Record<OrgRowPlan, string> = {
  doubtful: '要改表',
  add: '新增',
  rename: '改名',
  move: '换上级',
  change: '改别的',
  same: '不变',
  missing: '表里没有',
}

export const emptyWords: Record<OrgRowPlan, string> = {
  doubtful: '没有要改的行',
  add: '没有要新增的',
  rename: '没有要改名的',
  move: '没有要换上级的',
  change: '没有别的要改',
  same: '没有不变的',
  missing: '系统里有的，表里都有',
}

export const stateWords: Record<OrgImportState, string> = {
  planned: '还没导入',
  applying: '导入到一半',
  settled: '已导入',
}

export const fieldWords: Record<OrgSheetField, string> = {
  name: '名称',
  parent: '上级',
  aliases: '别名',
  unitName: '所属单位',
  centre: '片区',
}

interface DoubtWords {
  reason: (written: string, otherRow: number | null) => string
  next: string
}

const rowOf = (row: number | null): string => (row === null ? '另一行' : `第 ${row} 行`)

export const doubtWords: Record<OrgRowDoubt, DoubtWords> = {
  noName: { reason: () => '没有写名称', next: '请在表里补上名称。' },
  tooLong: { reason: written => `名称太长：“${written}”`, next: '名称最多 40 个字，请写短一些。' },
  kindUnknown: {
    reason: written => (written ? `不认识“${written}”这个类别` : '没有写类别'),
    next: '请写社区、小区、楼栋、党支部、党总支这样的类别。',
  },
  placeUnknown: {
    reason: written => `系统编号“${written}”对不上`,
    next: '请不要改这一栏；新增的地方，编号空着就行。',
  },
  placeAmbiguous: {
    reason: written => `可能是这几处中的一处：${written}`,
    next: '请导出一份，用里面带系统编号的那一行来改。',
  },
  sameAsAnotherRow: {
    reason: (_written, row) => `和${rowOf(row)}是同一处`,
    next: '留一行就够，请删掉多的。',
  },
  parentMissing: { reason: () => '没有写上级', next: '新增的地方要写明上级。' },
  parentUnknown: {
    reason: written => `没有叫“${written}”的上级`,
    next: '请改对上级的名称，或者把上级也写成一行。',
  },
  parentAmbiguous: {
    reason: written => `叫这个名称的上级不止一处：${written}`,
    next: '请把上级写全，比如“阳光社区/和谐家园”。',
  },
  parentDoubtful: {
    reason: (written, row) => `上级“${written}”写在${rowOf(row)}，那一行也要改`,
    next: '先改好那一行，这一行就好了。',
  },
  notUnderThat: {
    reason: written => (written ? `这一类不能放在“${written}”下面` : '这一类不能这样放'),
    next: '比如小区只能放在社区下面，楼栋只能放在小区下面。',
  },
  loop: { reason: () => '不能放在自己下面', next: '请另写一个上级。' },
  nameTaken: { reason: written => `同一处已有“${written}”`, next: '请换一个名称，或者先给那一处改名。' },
  centreUnknown: {
    reason: written => `没有叫“${written}”的服务中心（片）`,
    next: '请改对名称。只有社区才填这一栏。',
  },
  changedSince: {
    reason: () => '看过以后，这里又被别人改过',
    next: '这一行没有导入。请再导一次，看看现在的样子。',
  },
}

export const words = {
  title: '导入组织和地方',
  lead: '社区、小区、楼栋、支部，用一张表一起加、一起改。先看清楚会怎么变，您点头以后才改。',
  choose: '选一个 Excel 文件',
  chooseHint: '一张表，写明类别、名称、上级；还可以写别名、所属单位、片区。栏目顺序怎样都行。空着的格不改。',
  uploading: '正在上传…',
  reading: '正在读表…',
  export: '导出现在的样子',
  exporting: '正在导出…',
  exportHint: '导出的表改好以后，从这里再导回来。带着系统编号的行，改名也认得出。',
  exported: (places: number) => `${places} 处导出好了`,
  exportedNext: '复制地址，在电脑上打开就能下载。文件留两小时。',
  copy: '复制地址',
  copied: '地址复制好了，发到电脑上打开。',
  notCopied: '没有复制成，请再点一次。',
  history: '以前的导入',
  historyEmpty: '还没有导入过',
  historyEmptyNext: '选一个文件，或者先导出一份照着改。',
  historyNote: (time: string, rows: number) => `${time}，${rows} 行`,
  of: (rows: number) => `一共 ${rows} 行`,
  madeAt: (time: string) => `${time} 读的表`,
  doubtsLeft: (rows: number) =>
    `有 ${rows} 行要改表，不会导入，其他的照常。改好以后可以再导一次，做过的不会重复。`,
  doubtsAfter: (rows: number) => `有 ${rows} 行没有导入，请看“要改表”。`,
  missing: (places: number) => `系统里有 ${places} 处，这张表里没有。它们不会被撤销，只列出来给您看。`,
  nothingToApply: '没有要改的。',
  row: (row: number | null) => (row === null ? '表里没有' : `第 ${row} 行`),
  noName: '没有名称',
  change: (field: string, from: string | null, to: string | null) =>
    `${field}：${from ?? '空'} 改为 ${to ?? '空'}`,
  adds: (parent: string | null) => (parent ? `加在${parent}下面` : '新增'),
  apply: (rows: number) => `导入这 ${rows} 行`,
  applying: '正在导入…',
  goOn: '接着导入',
  applyingTitle: '正在导入',
  progress: (done: number, total: number) => `${total} 行，已做好 ${done} 行`,
  canLeave: '可以离开，系统会自己接着做完。',
  done: '导入好了',
  doneNote: '每一处的历史里都记着这次改动。',
  later: '不导入就不用管它，一星期后自动删掉。',
  seePlaces: '去看组织和地方',
}
