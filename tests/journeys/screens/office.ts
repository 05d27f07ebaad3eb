import { consentVersion } from '../../../src/contract/consent'
import { ask } from '../../groups/grouping'
import { aRoster, aWorkbook } from '../../members/workbooks'
import type { Town } from '../../open-town'
import { bound, chenMing, liJianguo, newTap, office, today, townBefore, waterSecretary } from '../../town'
import type { Tour, Visit } from './tour'

const li = bound(liJianguo)
const visit = (planned: Omit<Visit, 'who'>): Visit => ({ who: office, ...planned })
const unitVisit = (planned: Omit<Visit, 'who'>): Visit => ({ who: waterSecretary, ...planned })

const file = (name: string, bytes: Uint8Array) => ({ name, bytes: Buffer.from(bytes) })

const roster = file(
  '安平县名册.xlsx',
  aRoster(
    { name: '赵一', phone: '19922220001', estate: '桂花园' },
    { name: '钱二', phone: '19922220002', estate: '老粮站家属院' },
  ),
)

const sheetOfPlaces = file(
  '小区.xlsx',
  aWorkbook([
    ['类别', '名称', '上级'],
    ['小区', '金桂苑', '阳光社区'],
    ['小区', '银桂苑', '月亮社区'],
  ]),
)

const unclearRoster = file(
  '看不准的名册.xlsx',
  aWorkbook([
    ['姓名', '党支部', '手机号'],
    ['赵一', '安平县水务局第一党支部', '19922220001'],
    ['人员', '所属支部', '手机', '单位'],
    ['钱二', '安平县水务局第一党支部', '19922220002', '水务局'],
  ]),
)

/** The office of the county, and a unit that sends its people. */
export const officers: Tour = {
  town: {
    ...townBefore,
    accounts: [...townBefore.accounts, li.account],
    members: [li.member, ...townBefore.members.slice(1)],
  },
  visits: {
    // Before anybody imports a roster: nobody has come to the unit yet.
    'unit-registrations, unit-moves': unitVisit({
      opens: 'home',
      shows: '派遣和登记卡',
      on: 'unit/registrations',
      steps: async (phone, look) => {
        await phone.tap('派遣和登记卡')
        await phone.see('李建国')
        await look('unit-registrations')
        await phone.tap('来去')
        await phone.see('谁来了、谁走了会写在这里')
        await look('unit-moves')
      },
    }),
    'home-office': visit({ opens: 'home', shows: '我的工作' }),
    communities: visit({
      opens: 'home',
      shows: '各社区报到情况',
      on: 'community/quarter',
      steps: async (phone, look) => {
        await phone.tap('各社区报到情况')
        await phone.tap('换一个社区')
        await phone.see('看哪个社区？')
        await look('communities')
        await phone.tap('关上')
        await phone.gone('看哪个社区？')
      },
    }),
    'claim-open, claim-rejecting, claims': visit({
      before: chenClaims,
      opens: 'home',
      shows: '待确认的认领申请',
      on: 'community/claims',
      steps: async (phone, look) => {
        await phone.tap('待确认的认领申请')
        await phone.tap('看一看')
        await phone.see('名册上相符的人')
        await look('claim-open')
        await phone.tap('不是，退回')
        await phone.see('退回的原因')
        await look('claim-rejecting')
        await phone.tap('关上')
        await phone.gone('退回的原因')
        await look('claims')
      },
    }),
    rebindings: visit({
      before: liHasAnotherPhone,
      opens: 'community/rebindings',
      shows: '不是本人，叫停',
    }),
    'rules, rule, rule-change': visit({
      opens: 'home',
      shows: '规则',
      on: { rules: 'office/rules', rule: 'office/rule', 'rule-change': 'office/rule' },
      steps: async (phone, look) => {
        await phone.tap('规则')
        await phone.see('现在全是默认的')
        await look('rules')
        await phone.tap('联席会议一年开几次')
        await phone.see('还没有改过')
        await look('rule')
        await phone.tap('改这一条')
        await phone.tap('先看看会怎样')
        await phone.see('请写一句原因。')
        await look('rule-change')
        await phone.tap('不改了')
        await phone.see('还没有改过')
        await phone.tap('返回')
        await phone.see('现在全是默认的')
      },
    }),
    trail: visit({
      opens: 'home',
      shows: '谁看过、改过党员和居民的信息',
      on: 'office/trail',
      steps: async (phone, look) => {
        await phone.tap('查看记录')
        await phone.see('查一查有没有被改过')
        await look('trail')
      },
    }),
    places: visit({
      opens: 'home',
      shows: '组织和地方',
      on: 'office/places',
      steps: async (phone, look) => {
        await phone.tap('组织和地方')
        await phone.see('从这里一级一级往下看')
        await look('places')
      },
    }),
    'place, place-then': visit({
      opens: 'office/place?id=garden',
      shows: '谁负责',
      steps: async (phone, look) => {
        await look('place')
        await phone.tap('看以前某一天是谁负责')
        await phone.see('哪一天')
        await look('place-then')
      },
    }),
    'sheet, sheet-planned': visit({
      opens: 'office/sheet',
      shows: '导出现在的样子',
      steps: async (phone, look) => {
        await look('sheet')
        await phone.choose('选一个 Excel 文件', sheetOfPlaces)
        await phone.see('没有叫“月亮社区”的上级')
        await look('sheet-planned')
      },
    }),
    progress: visit({ opens: 'office/progress?org=county', shows: '名册截至' }),
    templates: visit({
      opens: 'office/papers',
      shows: '看看印出来的样子',
      steps: async (phone, look) => {
        await phone.tap('看看印出来的样子')
        await phone.see('某某社区党组织')
        await look('templates')
      },
    }),
    roles: visit({ opens: 'office/roles?id=sunny', shows: '阳光社区的角色' }),
    'hand-over': visit({
      opens: 'office/handover?org=county&role=countyOffice',
      shows: '对方点“我来接任”',
    }),
    'needs-county': visit({ opens: 'community/needs?org=county', shows: '现在晚了的' }),
    holidays: visit({
      opens: 'office/holidays',
      shows: '添一段放假',
      steps: async (phone, look) => {
        await phone.tap('添一段放假')
        await phone.tap('添上')
        await phone.see('请选好日子')
        await look('holidays')
      },
    }),
    'county-opinions': visit({ opens: 'office/opinions', shows: '什么时候以前交回' }),
    'county-follow-ups': visit({ opens: 'community/ratings?community=county', shows: '没有晚的' }),
    jobs: visit({
      before: async ({ cloud }) => void (await cloud.fireTimer('jobs')),
      opens: 'office/jobs',
      shows: '照常在做的',
    }),
    exchange: visit({ opens: 'office/exchange', shows: '还没有对接的系统' }),
    catalogue: visit({ opens: 'office/posts', shows: '服务、岗位、队伍对照' }),
    'catalogue-post': visit({
      opens: 'office/post?id=ten-mediation',
      shows: '还没有改过，是示范文本。',
      steps: async (phone, look) => {
        await phone.tap('用得上的特长')
        await look('catalogue-post')
      },
    }),
    'roster, roster-header, roster-columns, import-planned, import-done, import-undo': visit({
      opens: 'home',
      shows: '党员名册导入',
      on: {
        roster: 'office/roster',
        'roster-header': 'office/roster',
        'roster-columns': 'office/roster',
        'import-planned': 'office/import',
        'import-done': 'office/import',
        'import-undo': 'office/import',
      },
      steps: async (phone, look) => {
        await phone.tap('党员名册导入')
        await phone.see('选一个 Excel 文件')
        await look('roster')
        await phone.choose('选一个 Excel 文件', unclearRoster)
        await phone.see('哪一行是表头？')
        await look('roster-header')
        await phone.tap('第 3 行')
        await phone.see('每一栏是什么？')
        await look('roster-columns')
        await phone.choose('换一个文件', roster)
        await phone.see('还有 1 行要处理')
        await look('import-planned')
        await phone.tap('导入这份名册')
        await phone.see('导入好了')
        await look('import-done')
        await phone.tap('撤回这次导入')
        await phone.see('撤回这次导入？')
        await look('import-undo')
      },
    }),
    'unit-basics': unitVisit({
      before: liIsPartyMemberSinceAugust,
      opens: 'home',
      shows: '派遣和登记卡',
      on: 'unit/basics',
      steps: async (phone, look) => {
        await phone.tap('派遣和登记卡')
        await phone.tap('核对基本情况')
        await phone.tap('李建国')
        await phone.see('入党年月改为：2005-08')
        await look('unit-basics')
      },
    }),
    'unit-absences': unitVisit({ opens: 'unit/absences?unit=water', shows: '没有要回话的' }),
  },
}

/** 陈明 says who he is, and waits for the office to confirm it. */
async function chenClaims(town: Town): Promise<undefined> {
  await ask(town, chenMing, 'accounts.consent', {
    tapId: newTap(),
    purpose: 'serve',
    version: consentVersion,
  })
  const claim = { name: chenMing.name, phoneTail: '0003', unitName: '安平县水务局' }
  await ask(town, chenMing, 'accounts.claim', { tapId: newTap(), ...claim })
}

/** 李建国 works for the community, and the office is to say whether that goes over to another phone. */
async function liHasAnotherPhone(town: Town): Promise<undefined> {
  const moving = {
    role: 'communityStaff',
    orgId: 'sunny',
    until: null,
    by: null,
    state: 'waiting',
    stays: false,
  }
  const rebinding = {
    _id: 'moved',
    memberId: li.member._id,
    fromOpenid: 'oLI_BEFORE',
    toOpenid: liJianguo.openid,
    at: today,
    until: today + 14 * 24 * 3_600_000,
    state: 'open',
    by: { openid: waterSecretary.openid, memberId: null, granting: null },
    roles: [{ ...moving, words: [], from: null, grantId: null }],
    askedKeys: ['countyOffice@county'],
    waitsUntil: today + 14 * 24 * 3_600_000,
    sortKey: 'moved',
  }
  await town.cloud.load({ accountRebindings: [rebinding] })
}

/** 李建国 says that the roster has a wrong month. */
async function liIsPartyMemberSinceAugust(town: Town): Promise<undefined> {
  const facts = { jobTitle: '科员', skills: null, joinedMonth: '2005-08', bornMonth: '1980-05' }
  await ask(town, liJianguo, 'basics.ask', { tapId: newTap(), facts })
}
