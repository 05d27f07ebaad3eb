import type { OperationName } from '../../../types/api'
import type { ImportState, MovedOn, RosterField, RowChoice, RowDoubt, RowPlan } from '../../../types/members'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const planRefusals: Sentences<'members.planImport'> = {
  ...doorRefusals,
  fileGone: { title: '文件没有传上去', next: '请再选一次这个文件。' },
  notAWorkbook: { title: '这不是表格文件', next: '请选 Excel（xlsx、xls）或 CSV 文件。' },
  workbookEncrypted: { title: '这个文件有密码', next: '请在 Excel 里去掉密码，另存一份再选。' },
  workbookEmpty: { title: '表里没有人', next: '请打开看看，是不是选错了文件。' },
  workbookTooLarge: { title: '文件太大了', next: '请只留名册这一张表，另存一份再选。' },
  tooManyRows: { title: '超过了 20000 行', next: '请分成几份，一份一份导入。' },
  headerNotFound: { title: '没有找到表头', next: '请确认有一行写着“姓名”“所在支部”这样的栏目名。' },
  headerUnclear: { title: '有几行都像表头', next: '请点选真正的那一行。' },
  columnsUnclear: { title: '有些栏目没有认准', next: '请帮忙看看每一栏是什么。' },
}

export const showRefusals: Sentences<'members.showImport'> = doorRefusals
export const listImportRefusals: Sentences<'members.listImports'> = doorRefusals
export const listRowRefusals: Sentences<'members.listImportRows'> = doorRefusals

const importNotOpen: RefusalWords = {
  title: '这次导入已经不能改了',
  next: '可能已经导入，或者被撤掉了。刷新看看现在的样子。',
}

export const decideRowRefusals: Sentences<'members.decideImportRow'> = {
  ...doorRefusals,
  importNotOpen,
  notAChoice: { title: '这一行现在不能这样选', next: '请刷新后再选。' },
}

const anotherImportRuns: RefusalWords = {
  title: '另一次导入正在进行',
  next: '等那一次做完，再来做这一份。',
}

export const applyRefusals: Sentences<'members.applyImport'> = {
  ...doorRefusals,
  importNotOpen,
  anotherImportRuns,
}

export const undoRefusals: Sentences<'members.undoImport'> = {
  ...doorRefusals,
  importNotOpen,
  anotherImportRuns,
  peopleMovedOn: {
    title: '有人已经用起来了，不能整份撤回',
    next: '下面这些人之后认领了、报到了，或又被改过。整份保持原样，一个人也没有动。',
  },
}

export const dropRefusals: Sentences<'members.dropImport'> = { ...doorRefusals, importNotOpen }

export const movedOnWords: Record<MovedOn['people'][number]['why'], string> = {
  bound: '已经认领',
  checkedIn: '已经报到',
  changed: '后来又改过',
}

export const fieldWords: Record<RosterField, string> = {
  unitName: '所在单位',
  branchName: '所在支部',
  name: '姓名',
  sex: '性别',
  bornMonth: '出生年月',
  joinedMonth: '入党时间',
  jobTitle: '职务',
  isDeputySectionOrAbove: '副科级以上',
  phone: '手机号码',
  estateName: '居住小区',
  building: '楼栋',
  entrance: '单元',
  room: '房号',
  skills: '特长',
  health: '身体状况',
  remark: '备注',
}

export const planWords: Record<RowPlan, string> = {
  doubtful: '需要处理',
  add: '将新增',
  change: '将变更',
  same: '不变',
  leftOut: '不导入',
}

export const emptyPlanWords: Record<RowPlan, string> = {
  doubtful: '没有要处理的行',
  add: '没有新增的人',
  change: '没有要变更的人',
  same: '没有不变的人',
  leftOut: '没有不导入的行',
}

export const stateWords: Record<ImportState, string> = {
  planned: '还没导入',
  applying: '导入到一半',
  applied: '导入到一半',
  settled: '已导入',
  undoing: '撤回到一半',
  undone: '已撤回',
  dropped: '没有要',
}

interface DoubtWords {
  reason: (written: string, otherRow: number | null) => string
  next: string
}

const otherOne = (row: number | null): string => (row === null ? '名册上另一个人' : `第 ${row} 行`)

export const doubtWords: Record<RowDoubt, DoubtWords> = {
  noName: { reason: () => '没有写姓名', next: '请在表里补上姓名再导，或者这一行不导入。' },
  phoneUnreadable: {
    reason: written => `手机号“${written}”看不懂`,
    next: '可以先不带手机号导入，以后再补。',
  },
  phoneOfAnother: {
    reason: (written, row) => `手机号 ${written} 和${otherOne(row)}一样，姓名不同`,
    next: '请核对是谁的号码；不确定就先不带手机号。',
  },
  sameAsAnotherRow: {
    reason: (_written, row) => `和${otherOne(row)}是同一个人`,
    next: '留一行就够，这一行可以不导入。',
  },
  branchUnknown: {
    reason: written => `组织里没有“${written}”这个支部`,
    next: '请在表里改对支部名称再导，或者这一行先不导入。',
  },
  estateUnknown: {
    reason: written => `没有叫“${written}”的小区`,
    next: '可以先不填小区导入，以后再补；没有小区的人暂时不能报到。',
  },
  estateAmbiguous: {
    reason: written => `叫“${written}”的小区不止一个`,
    next: '请点选是哪一个。',
  },
  monthUnreadable: { reason: written => `年月“${written}”看不懂`, next: '请在表里改成 1985-03 这样再导。' },
  sexUnreadable: { reason: written => `性别“${written}”看不懂`, next: '请在表里写“男”或“女”再导。' },
  rankUnreadable: {
    reason: written => `副科级以上一栏“${written}”看不懂`,
    next: '请在表里写“是”或“否”再导。',
  },
  changedSince: {
    reason: () => '看过以后，这个人又被别人改过',
    next: '这一行没有导入。请再导一次，看看现在的样子。',
  },
}

export function choiceInWords(choice: RowChoice): string {
  if (choice.kind === 'estate') return choice.label
  return { withoutEstate: '先不填小区', withoutPhone: '先不带手机号', leaveOut: '这一行不导入' }[choice.kind]
}

export const words = {
  title: '党员名册导入',
  lead: '先看清楚会怎么变，您点头以后才导入。',
  choose: '选一个 Excel 文件',
  chooseHint: '表头在第几行、栏目叫什么、顺序怎样都行。身体状况默认不读。',
  uploading: '正在上传…',
  reading: '正在读表…',
  history: '以前的导入',
  historyEmpty: '还没有导入过',
  historyEmptyNext: '选一个名册文件，就从这里开始。',
  historyNote: (time: string, rows: number) => `${time}，${rows} 行`,

  whichHeader: '哪一行是表头？',
  whichHeaderLead: '表头就是写着“姓名”“所在支部”的那一行。',
  headerRow: (row: number) => `第 ${row} 行`,
  mapTitle: '每一栏是什么？',
  mapLead: '点一栏可以改。没有选的栏目不会读进来。',
  column: (letter: string, title: string) => `${letter} 栏“${title || '没有标题'}”`,
  sample: (sample: string) => (sample ? `例如：${sample}` : '这一栏是空的'),
  notRead: '不读',
  whatIs: (title: string) => `“${title || '这一栏'}”是什么？`,
  needName: '请指出哪一栏是姓名，哪一栏是所在支部。',
  goOn: '就这样读',
  otherFile: '换一个文件',

  row: (row: number) => `第 ${row} 行`,
  noNameGiven: '没有姓名',
  of: (rows: number) => `一共 ${rows} 行`,
  madeAt: (time: string) => `${time} 读的表`,
  notImported: (columns: string[]) => `没有读的栏目：${columns.join('、')}`,
  doubtsLeft: (rows: number) => `还有 ${rows} 行要处理。没有处理的行不会导入，其他的照常。`,
  change: (field: string, from: string | null, to: string | null) =>
    from === null && to === null ? `${field}有变化` : `${field}：${from ?? '空'} 改为 ${to ?? '空'}`,
  deciding: '正在记下…',
  nothingToApply: '能导入的行和现在的名册一样，没有要改的。',

  apply: '导入这份名册',
  applying: '正在导入…',
  applyGoOn: '接着导入',
  applyingTitle: '正在导入',
  leftHalfWay: '还没有做完，接着做就行，不会重复。',
  progress: (done: number, rows: number) => `${rows} 行，已处理 ${done} 行`,
  applyingNote: '全部做完之前，谁也看不到这次导入的人。可以离开，回来接着做。',
  undoingNote: '可以离开，回来接着撤。',
  settledTitle: '导入好了',
  settled: (added: number, changed: number) => `新增 ${added} 人，变更 ${changed} 人。`,
  undo: '撤回这次导入',
  undoTitle: '撤回这次导入？',
  undoText: '新增的人会拿掉，变更的会改回去。之后有人认领或报到了，就不能撤回。',
  undoReally: '确定撤回',
  undoing: '正在撤回…',
  undoingTitle: '正在撤回',
  undoGoOn: '接着撤回',
  undoneTitle: '已经撤回',
  undoneText: '名册回到了这次导入之前的样子。',
  drop: '不要这次了',
  dropping: '正在撤掉…',
  droppedTitle: '这次没有要',
  droppedText: '名册没有变。',
  movedOnMore: (others: number) => `还有 ${others} 人。`,
  movedOn: (name: string, tail: string | null) => (tail ? `${name}（尾号 ${tail}）` : name),
}
