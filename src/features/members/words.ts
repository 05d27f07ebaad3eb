import type { OperationName } from '../../../types/api'
import type {
  Absent,
  ImportState,
  ImportView,
  MemberMoveView,
  MovedOn,
  RosterField,
  RowChoice,
  RowDoubt,
  RowPlan,
} from '../../../types/members'
import type { CallRefusal } from '../../cloud/call'
import { roleWords } from '../accounts/words'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const planRefusals: Sentences<'members.planImport'> = {
  ...doorRefusals,
  unknownPlace: { title: '没有找到这个单位', next: '请重新选这份名册是哪个单位的。' },
  fileGone: { title: '文件没有传上来', next: '请再选一次这个文件。' },
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

export const confirmRefusals: Sentences<'members.confirmMissing'> = {
  ...doorRefusals,
  importNotOpen,
  nobodyMissing: { title: '没有名册漏下的人', next: '刷新看看现在的样子。' },
  notSeenYet: { title: '名单还没有看完', next: '请先把“名册上没有”的人翻到最后一页，再一起确认。' },
  manyMissing: { title: '少的人太多了', next: '可能选错了文件。请核对，确实这么多再确认。' },
}

export const movesRefusals: Sentences<'members.listMoves'> = doorRefusals

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
  back: '回来的',
  moved: '换单位',
  renamed: '改名字',
  change: '将变更',
  missing: '名册上没有',
  left: '已离开',
  stays: '名册漏了',
  same: '不变',
  leftOut: '不导入',
}

export const emptyPlanWords: Record<RowPlan, string> = {
  doubtful: '没有要处理的行',
  add: '没有新增的人',
  back: '没有回来的人',
  moved: '没有换单位的人',
  renamed: '没有改名字的人',
  change: '没有要变更的人',
  missing: '没有等着确认的人',
  left: '还没有人标为离开',
  stays: '没有名册漏掉的人',
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
  nameChanged: {
    reason: written => `这个手机号在名册上是“${written}”，名字不一样`,
    next: '改了名字就选“同一个人”；是别人，就先不带手机号。',
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
  return choiceWords[choice.kind]
}

const choiceWords: Record<Exclude<RowChoice['kind'], 'estate'>, string> = {
  withoutEstate: '先不填小区',
  withoutPhone: '先不带手机号',
  samePerson: '同一个人，改了名字',
  leaveOut: '这一行不导入',
  hasLeft: '确实离开了',
  stays: '不是离开，名册漏了',
}

/** What somebody has who may be leaving: each line a sentence. */
export function absentInWords({ isBound, roles, community, isKept }: Absent): string[] {
  const offices = roles.map(({ role, place }) => `${place}${roleWords[role]}`).join('、')
  return [
    ...(isKept ? ['这位是双联双管办的人，请先把职务交接出去，再从名册上去掉。'] : []),
    ...(offices && !isKept ? [`现任：${offices}。离开后这个职务就空了。`] : []),
    ...(community ? [`登记在${community.name}，离开后登记结束。`] : []),
    ...(isBound ? ['已经认领，离开后马上不能再用。'] : []),
  ]
}

/** How it came out, group by group; those with nobody are left out. */
export function settledInWords({ counts }: ImportView): string {
  const parts = [
    `新增 ${counts.add} 人，变更 ${counts.change} 人`,
    ...(counts.back > 0 ? [`回来 ${counts.back} 人`] : []),
    ...(counts.moved > 0 ? [`换单位 ${counts.moved} 人`] : []),
    ...(counts.renamed > 0 ? [`改名字 ${counts.renamed} 人`] : []),
    ...(counts.left > 0 ? [`离开 ${counts.left} 人`] : []),
  ]
  return `${parts.join('，')}。`
}

export function moveInWords({ kind, from, to }: MemberMoveView): string {
  const places = { from: from?.name ?? '', to: to?.name ?? '' }
  return {
    joined: `来到${places.to}`,
    back: `回到${places.to}`,
    left: `离开${places.from}`,
    moved: `从${places.from}到${places.to}`,
  }[kind]
}

export const words = {
  title: '党员名册导入',
  lead: '先看清楚会怎么变，您点头以后才导入。',
  coversWhat: '这份名册写的是谁？',
  coversNothing: '只添加和变更',
  coversNothingNote: '名册上没有的人，一个也不动',
  coversCounty: '全县的人都在上面',
  coversCountyNote: '名册上没有的人，逐个问您是不是离开了',
  coversUnit: '一个单位的人都在上面',
  coversUnitNote: '只看这个单位少了谁',
  whichUnit: '哪个单位？',
  unitName: '单位或支部的名称',
  chooseUnitFirst: '请先选是哪个单位的名册。',
  changeUnit: '换一个',

  missingLead: (name: string, people: number, missing: number) =>
    `${name}原有 ${people} 人，名册上没有 ${missing} 人。没有确认离开的，一个也不动。`,
  manyMissing: (missing: number, people: number) =>
    `注意：${people} 人里少了 ${missing} 人，超过一成。多半是选错了文件，或者名册只写了一部分。`,
  seeAllFirst: '翻到最后一页，就可以一起确认。',
  confirmAll: (people: number) => `这 ${people} 人都离开了`,
  confirmAllTitle: (people: number) => `确认 ${people} 人离开？`,
  confirmAllText: '导入时他们马上不能再用，登记结束，职务终止；记录都留着。漏掉的人请先逐个点“名册漏了”。',
  confirmAllReally: '确认离开',
  confirming: '正在确认…',
  confirmed: (people: number) =>
    `已确认这 ${people} 人离开，点“导入这份名册”后生效。还可以逐个改成“名册漏了”。`,
  endsIn: (community: string) => `搬到别的社区了，在${community}的登记会结束，由单位重新派遣。`,
  stillMissing: '没有确认，保持不变',
  movesNote: '每看一页名单，系统都会记下来。',
  undone: '名册已撤回',

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
  lines: (count: number, arePeople: boolean) => `${count} ${arePeople ? '人' : '行'}`,
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
  undo: '撤回这次导入',
  undoTitle: '撤回这次导入？',
  undoText: '新增的人会拿掉，变更的会改回去，离开的会回来。之后有人认领或报到了，就不能撤回。',
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
