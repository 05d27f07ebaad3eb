import type { OperationName } from '../../../types/api'
import type { OrgChangeKind, OrgChangeView, OrgKind, OrgLine, ResponsiblePart } from '../../../types/orgs'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const searchRefusals: Sentences<'orgs.search'> = doorRefusals

export const readRefusals: Sentences<'orgs.list' | 'orgs.show' | 'orgs.follow'> = doorRefusals

export const thenRefusals: Sentences<'orgs.responsibleOn'> = {
  ...doorRefusals,
  dayNotYet: { title: '这一天还没有到', next: '请选今天或以前的日子。' },
}

export const changeRefusals: Sentences<
  | 'orgs.create'
  | 'orgs.rename'
  | 'orgs.setAliases'
  | 'orgs.setResponsible'
  | 'orgs.setCentre'
  | 'orgs.move'
  | 'orgs.merge'
  | 'orgs.close'
> = {
  ...doorRefusals,
  changedMeanwhile: { title: '刚刚有人改过这里', next: '已经换成新的内容，请看一看再改。' },
  placeClosed: { title: '这里已经撤销了', next: '撤销的地方不能再改，记录都还在。' },
  nameTaken: { title: '同一处已有这个名称', next: '换一个名称，或者用原来的那一个。' },
  notForThisPlace: { title: '这里不能这样设', next: '请换一个再试。' },
  loop: { title: '不能放到自己下面', next: '请另选一个上级。' },
  notUnderThat: { title: '这一类不能放在那里', next: '请另选一个上级，比如小区只能放在社区下面。' },
  notTheSameKind: { title: '两处不是同一类', next: '只能并入同一类的地方。' },
  hasPeople: { title: '这里还有人', next: '先把人转走，或者并入别处，人会一起过去。' },
  hasChildren: { title: '下面还有没撤销的', next: '先把下面的移走或撤销。' },
  hasSites: { title: '这里还有在用的报到点', next: '先停用报到点，或者并入别的社区。' },
}

export const kindWords: Record<OrgKind, string> = {
  county: '县委',
  office: '双联双管办',
  workCommittee: '工委',
  partyCommittee: '党委',
  generalBranch: '党总支',
  branch: '党支部',
  unit: '单位（没有支部）',
  town: '镇、街道',
  serviceCentre: '服务中心（片）',
  community: '社区',
  estate: '小区',
  building: '楼栋',
  group: '党小组',
  team: '志愿服务队',
}

export const partWords: Record<ResponsiblePart, string> = {
  secretary: '党组织书记',
  head: '单位一把手',
  checkin: '管报到的班子成员',
  keeper: '负责人',
}

const changeWords: Record<OrgChangeKind, (from: string, to: string, part: string) => string> = {
  created: (_, to) => `设立：${to}`,
  renamed: (from, to) => `改名：“${from}”改为“${to}”`,
  moved: (from, to) => `从${from}移到${to}`,
  merged: (_, to) => `并入${to}`,
  absorbed: from => `${from}并入这里`,
  closed: () => '撤销',
  aliases: (_, to) => (to ? `别名改为：${to}` : '去掉了别名'),
  responsible: (from, to, part) => {
    if (!to) return `${part}不再是${from}`
    return from ? `${part}由${from}换成${to}` : `${part}定为${to}`
  },
  centre: (_, to) => (to ? `归${to}` : '不再归服务中心'),
  unitName: (_, to) => (to ? `单位名称改为：${to}` : '去掉了单位名称'),
}

export function changeInWords({ kind, from, to, part }: OrgChangeView): string {
  return changeWords[kind](from ?? '', to ?? '', part ? partWords[part] : '')
}

export const words = {
  title: '组织和地方',
  lead: '从这里一级一级往下看。',
  search: '找一个地方',
  searchHint: '写名称里的几个字，小区的别名也能找到。',
  searching: '正在找…',
  searchNone: '没有找到。换几个字试试。',
  empty: '下面还没有',
  emptyNext: '点“在下面添加”就能加。',
  below: '下面的',
  line: ({ kind, below, children }: OrgLine) => {
    if (children === 0) return kindWords[kind]
    return `${kindWords[kind]} · 直属 ${children} 个，全部 ${below} 个`
  },
  kind: '类型',
  above: '上级',
  centre: '归哪个服务中心',
  aliases: '别名',
  none: '没有',
  unknown: '还没有填',
  people: '名册上的人',
  peopleCount: (people: number) => `${people} 人`,
  unit: '单位名称',
  closed: '已撤销',
  mergedInto: (name: string) => `已并入${name}`,
  following: (moved: number) => `人和下级正在跟过来，已经过来 ${moved} 个。`,
  followingHint: '可以离开，系统会自己接着做完。',
  followOn: '接着做',
  followed: '都跟过来了。',
  responsible: '谁负责',
  since: (name: string, day: string) => `${name}（${day}起）`,
  whoThen: '看以前某一天是谁负责',
  whichDay: '哪一天',
  nobodyThen: '那天没有填',
  sinceUntil: (since: string | null, until: string | null) => {
    if (!since && !until) return ''
    if (!until) return `（${since}起，到现在）`
    return since ? `（${since}到${until}）` : `（到${until}为止）`
  },
  sheet: '用表格一起加、一起改',
  sheetNote: '导入或导出社区、小区、楼栋、支部',
  history: '历史',
  changedBy: (role: string, place: string) => `（${place} · ${role}）`,
  roles: '这里的角色',
  rolesNote: '谁担任什么，到哪天',
  acts: '可以做的',
  change: '换一处',
  add: '在下面添加',
  rename: '改名',
  setAliases: '改别名',
  setResponsible: '定负责人',
  setCentre: '定归哪个服务中心',
  move: '移到别处',
  merge: '并入别处',
  close: '撤销这里',
  name: '名称',
  nameError: '请写名称。',
  unitName: '单位名称（名册上的写法）',
  aliasesHint: '几个别名之间用顿号隔开。',
  kindToAdd: '添加哪一类',
  keepOldName: '原来的名称留作别名',
  whichPart: '哪一项',
  whoHint: '写牌子上的姓名。空着就是去掉。',
  moveTo: '移到哪里',
  mergeInto: '并入哪里',
  centreToChoose: '选一个服务中心',
  withoutCentre: '不归服务中心',
  mergeWarning: '并入以后这里就撤销了：人、下级和报到点都过去，这里的角色随之结束，历史记录留着。不能反悔。',
  moveWarning: '小区移到别的社区，住在里面的人会一起过去。以前的报到记录不变。',
  closeWarning: '撤销以后不能再用，历史记录留着。',
  save: '保存',
  saving: '正在保存…',
  saved: '改好了。',
}
