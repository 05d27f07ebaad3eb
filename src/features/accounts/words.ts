import type { Role } from '../../../types/accounts'
import type { OperationName } from '../../../types/api'
import type { CallRefusal } from '../../cloud/call'
import { type ConsentVersion, consentVersion, consentVersions } from '../../contract/consent'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const meRefusals: Sentences<'accounts.me'> = doorRefusals

export const consentRefusals: Sentences<'accounts.consent' | 'accounts.declineConsent'> = {
  ...doorRefusals,
  consentOutdated: { title: '说明刚刚改过', next: '请看看新的说明，再决定要不要同意。' },
}

export const bindRefusals: Sentences<'accounts.bindByPhone'> = {
  ...doorRefusals,
  phoneCodeExpired: { title: '刚才的核对过期了', next: '再点一次“用手机号认领”就好。' },
  phoneNotOnRoster: { title: '名册上没有这个手机号', next: '不要紧，填上姓名和单位，请书记来确认。' },
  phoneOfSeveral: { title: '名册上不止一个人留了这个手机号', next: '填上姓名和单位，请书记来分清。' },
  tooManyToday: {
    title: '今天用手机号试的次数用完了',
    next: '不用等明天，填上姓名和单位，请书记来确认。',
  },
}

export const claimRefusals: Sentences<'accounts.claim'> = {
  ...doorRefusals,
  tooManyTries: {
    title: '今天试的次数多了',
    next: '可以用手机号认领，或者直接找社区书记。明天也可以再填。',
  },
  alreadyBound: { title: '您已经认领过了', next: '回到首页就可以报到。' },
}

export const searchRefusals: Sentences<'orgs.search'> = doorRefusals

export const withdrawRefusals: Sentences<'accounts.withdrawClaim'> = {
  ...doorRefusals,
  noClaim: { title: '这份申请已经不在了', next: '书记可能刚刚处理过，回首页看看。' },
}

interface ConsentPart {
  about: string
  text: string
}

const usedFor: ConsentPart = { about: '用来做什么', text: '只用来报到和服务群众。不打分，不排名，不记位置。' }
const howToStop: ConsentPart = {
  about: '怎么停',
  text: '写错了请告诉书记，名册更新时改过来；不想用了，可以请书记暂停账号。',
}

/** Every text that was ever agreed to, each whole, so that it can be read again. */
const consentTexts: Record<ConsentVersion, { since: string; parts: ConsentPart[] }> = {
  '2026-11': {
    since: '2026年11月的说明',
    parts: [
      {
        about: '留什么',
        text: '名册上的姓名、单位、支部、居住小区和您的报到记录。手机号加密存放，只显示后四位。',
      },
      usedFor,
      { about: '谁看得到', text: '您自己、您那个社区的书记和双联双管办。每看一次名单都会记下来。' },
      howToStop,
    ],
  },
  '2026-12': {
    since: '2026年12月起的说明',
    parts: [
      {
        about: '留什么',
        text: '名册上的姓名、单位、支部、居住小区和您的报到记录。您请人帮忙时说的话、录的音、拍的照片，还有您愿意留的电话和门牌。',
      },
      {
        about: '怎么存',
        text: '电话和门牌加密存放，电话只显示后四位。照片先去掉拍摄的地点再存。话、录音和照片会请微信的检查看一看，检查拿不准的，由社区的人来看。',
      },
      usedFor,
      {
        about: '谁看得到',
        text: '您自己、您那个社区的书记和干事、双联双管办。来帮您的人接下以后才看得到称呼、电话和门牌，办完就看不到了。每看一次都会记下来。',
      },
      {
        about: '微心愿',
        text: '您说的心愿，社区看过才发，不写名字和门牌。办完了，门牌和电话就不再留着。',
      },
      {
        about: '怎么照顾您',
        text: '比如一个人住、行动不方便，您自己同意了才记，加密存放。书记看得到；来帮忙的人只看到一句怎么做。您随时可以去掉。',
      },
      howToStop,
    ],
  },
}

const [oldest] = consentVersions

export const consentWords = {
  title: '先跟您说清楚',
  lead: '同意之前，我们不看名册，也不留您的任何信息。',
  parts: consentTexts[consentVersion].parts,
  since: consentTexts[consentVersion].since,
  before: consentTexts[oldest],
  showBefore: '看以前的说明',
  againTitle: '说明有新的',
  againLead: '您以前同意过的还算数。下面几样是新加的，请再看一看。',
  newParts: [
    { about: '录音和照片', text: '您请人帮忙时录的音、拍的照片会存下来，照片先去掉拍摄的地点。' },
    { about: '电话和门牌', text: '您愿意留的，加密存放，只给社区和接下的人看，办完就看不到了。' },
    { about: '微心愿', text: '社区看过才发，不写名字和门牌。' },
    { about: '怎么照顾您', text: '比如一个人住，您同意了才记，加密存放，随时可以去掉。' },
  ],
  whole: '新的说明，全文',
  againAgree: '同意新的说明',
  againDecline: '先不同意新的',
  againDeclining: '正在记下…',
  againDeclinedTitle: '好的，照以前的来',
  againDeclinedLead: '不会再问您。想好了，随时可以在“我同意过的说明”里点同意。',
  againStillTitle: '这些照常能用',
  againStill: [
    '报到、活动、岗位、承诺，和以前一样',
    '已经请社区办的事，接着办',
    '接下邻居的事、领心愿，照常',
  ],
  againNotTitle: '这些先用不了',
  againNot: ['在手机上请人帮忙、说心愿、放照片', '有事请打电话给社区，或者当面说，一样办'],
  agree: '同意并继续',
  agreeing: '正在记下…',
  decline: '先不同意',
  goBack: '知道了',
  declinedTitle: '没关系',
  declinedLead: '不同意也可以。',
  declinedCan: ['扫社区的码，看看是哪个报到点', '当面找社区书记办理，不用手机'],
  declinedCanTitle: '您还可以',
  reconsider: '再看看说明',
}

export const bindWords = {
  welcome: '您好',
  title: '找到名册上的您',
  lead: '认领一次，以后扫码就能报到。',
  byPhone: '用手机号认领',
  byPhoneAgain: '换个手机号再试',
  byPhoneBusy: '正在核对名册…',
  byPhoneNote: '微信会把您的手机号交给我们核对，不用自己填。',
  declined: '没有拿到手机号。可以再点一次，也可以换个办法。',
  otherWay: '换个办法：请书记确认',
  otherWayNote: '手机号换过、名册上没留手机号，都走这里',
  rejected: '上次的申请退回了',
  halted: '上次的认领叫停了',
  haltedNext: '有人说换微信的不是本人。弄错了的话，请当面找社区书记说清楚，再认领一次。',
  resident: '不是党员？您不用认领。有事回首页点一下，社区会帮您。',
  residentVolunteer: '不是党员，也想当志愿者',
  residentVolunteerNote: '写上称呼和社区就行',
  boundNow: (name: string) => `认领好了，${name}`,
}

export const claimWords = {
  title: '请书记确认',
  lead: '书记确认之前，这里不会显示名册上的任何内容。',
  name: '您的姓名',
  nameError: '请填姓名。',
  phoneTail: '名册上手机号的后四位',
  phoneTailHint: '名册上没留手机号的，空着就行。',
  phoneTailError: '填四个数字，或者空着。',
  unit: '您的单位',
  unitHint: '写几个字，再从下面点选。',
  unitError: '请从名单里点选您的单位。',
  unitNone: '没有找到这个单位。换几个字试试。',
  unitSearching: '正在找…',
  change: '改一下',
  send: '交给书记',
  sending: '正在交给书记…',
  back: '还是用手机号',
}

export const pendingWords = {
  title: '已经交给书记了',
  text: '书记确认以后，您就能报到。着急的话，可以直接告诉社区书记。',
  look: '看看有没有结果',
  stillPending: '书记还没有处理，请再等等。',
  withdraw: '撤回这份申请',
  withdrawing: '正在撤回…',
  withdrawn: '已经撤回。',
}

export const homeWords = {
  hello: (name: string) => `您好，${name}`,
  appName: '双联双管',
  belongs: (unitName: string, communityName: string | null) =>
    communityName ? `${unitName} · ${communityName}` : unitName,
  paused: '您的账号暂停了',
  pausedNext: '暂时不能报到。请联系社区书记，说清楚后就能恢复。',
  work: '我的工作',
  bindRow: '我也是党员，认领名册上的自己',
  consentRow: '我同意过的说明',
  about: '其他',
}

export const roleWords: Record<Role, string> = {
  groupLeader: '党小组长',
  teamLeader: '志愿服务队队长',
  teamMember: '志愿服务队队员',
  communityStaff: '社区工作人员',
  communitySecretary: '社区书记',
  unitStaff: '单位党务干部',
  unitSecretary: '单位书记',
  branchSecretary: '支部书记',
  townSecretary: '镇（街道）党委书记',
  organisationDepartment: '组织部',
  countyOffice: '双联双管办',
  inspector: '督查员',
}

export const workWords = {
  claims: '待确认的认领申请',
  claimsNote: '手机号对不上的人，请您确认',
  waiting: (count: number) => `${count} 份在等您`,
  rebindings: '谁换了微信',
  rebindingsNote: '看看是不是本人，不是就叫停',
  rebindingsWaiting: (count: number) => `${count} 件请您看看`,
  sites: '报到点和海报',
  doors: '动态码和屏幕',
  desk: '录入报到',
  communities: '各社区报到情况',
  roster: '党员名册导入',
  rosterNote: '把 Excel 名册读进来',
  places: '组织和地方',
  placesNote: '社区、小区、支部和负责人',
  progress: '各处登记进度',
  progressNote: '哪个单位、社区还有人要帮一把',
  templates: '打印件的样子',
  templatesNote: '报到函、登记卡上印什么',
  handOver: '交接我的职务',
  takeOver: '请您接任',
  rules: '规则',
  trail: '查看记录',
  trailNote: '谁看过、改过党员和居民的信息',
  registrations: '登记接收',
  registrationsNote: '单位派来的党员，在这里接收和分划',
  groups: '党小组',
  groupsNote: '编组、推选组长',
  leadGroup: '我带的党小组',
  pledges: '承诺和实事',
  pledgesNote: '看一看承诺，确认实事，替没带手机的人记',
  unitRegistrations: '派遣和登记卡',
  teams: '志愿服务队',
  teamsNote: '安排申请的人，按特长找人',
  townTeamsNote: (town: string) => `${town}自己的队`,
  myTeam: '我带的服务队',
  volunteer: '志愿服务',
  volunteerNote: '我的申请表和服务队',
  doubleCard: '我的双联卡',
  doubleCardNote: '单位、社区、登记到哪一步，承诺和实事',
  posts: '社区的岗位',
  postsNote: '自愿认领，随时可以退出',
  communityPosts: '岗位',
  communityPostsNote: '确认认领、定名额和任务、办交接',
  catalogue: '岗位目录',
  requests: '服务申请',
  requestsNote: '谁要帮忙，派谁去，办到哪一步',
  needs: '需求地图',
  holidays: '放假安排',
  holidaysNote: '每年填一次，时限只算上班的日子',
  jobs: '自动做的事',
  jobsNote: '到点自己做，看看都好不好',
}
