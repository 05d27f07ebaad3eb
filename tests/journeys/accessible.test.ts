import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { anAbsence } from '../absences/absent'
import { anActivity } from '../activities/planning'
import { idOf, neighbours, neighboursAtWork } from '../groups/grouping'
import { aRoster, aWorkbook } from '../members/workbooks'
import { weekly } from '../pairs/pairing'
import { lamp, wangAyi } from '../requests/asking'
import { repairs } from '../teams/volunteering'
import {
  chenMing,
  liJianguo,
  newTap,
  office,
  type Person,
  stranger,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  townBefore,
  wangXiuying,
  waterSecretary,
} from '../town'
import { focused, press } from '../ui/keyboard'
import { lookAt, nothingFound } from '../ui/looks'
import { aWishFor } from '../wishes/wishing'
import type { Phone } from './phone'
import { openStreet, type Street } from './street'

let street: Street
beforeAll(async () => {
  street = await openStreet({
    ...townBefore,
    orgs: [...townBefore.orgs, repairs],
    absences: [anAbsence(liJianguo)],
    activities: [
      anActivity('clean'),
      anActivity('now', { title: '整理楼道', startsAt: today - 1, endsAt: today + 3_600_000 }),
    ],
  })
  for (const who of [liJianguo, wangXiuying, chenMing]) await street.givePhone(who)
})
afterAll(() => street.close())

async function asks(who: Person, steps: (phone: Phone, page: Page) => Promise<void>, code?: string) {
  const phone = await street.open['in Chromium'](who, code)
  const page = pageOfLastPhone()
  await page.setViewportSize({ width: 390, height: 844 })
  try {
    await steps(phone, page)
  } finally {
    await phone.close()
  }
}

function pageOfLastPhone(): Page {
  const page = street.browser.contexts().at(-1)?.pages().at(-1)
  if (!page) throw new Error('the phone opened no page')
  return page
}

const roster = {
  name: '安平县名册.xlsx',
  bytes: Buffer.from(
    aRoster(
      { name: '赵一', phone: '19922220001', estate: '桂花园' },
      { name: '钱二', phone: '19922220002', estate: '老粮站家属院' },
    ),
  ),
}

const sheetOfPlaces = {
  name: '小区.xlsx',
  bytes: Buffer.from(
    aWorkbook([
      ['类别', '名称', '上级'],
      ['小区', '金桂苑', '阳光社区'],
      ['小区', '银桂苑', '月亮社区'],
    ]),
  ),
}

const unclearRoster = {
  name: '看不准的名册.xlsx',
  bytes: Buffer.from(
    aWorkbook([
      ['姓名', '党支部', '手机号'],
      ['赵一', '安平县水务局第一党支部', '19922220001'],
      ['人员', '所属支部', '手机', '单位'],
      ['钱二', '安平县水务局第一党支部', '19922220002', '水务局'],
    ]),
  ),
}

let groupId = ''

/** Two neighbours make a group, and a third waits for one. */
async function withGroup() {
  const crowd = neighboursAtWork(3)
  const isNew = <Kept extends { _id: string }>(kept: readonly Kept[], known: readonly Kept[]) =>
    kept.filter(({ _id }) => !known.some(one => one._id === _id))
  await street.cloud.load({
    accounts: isNew(crowd.accounts, townAtWork.accounts),
    members: isNew(crowd.members, townAtWork.members),
    registrations: crowd.registrations,
  })
  const group = { communityId: 'sunny', parentId: 'sunny', name: '桂花园法律咨询小组', kind: 'category-law' }
  const input = { tapId: newTap(), ...group, memberIds: neighbours(2).map(idOf) }
  const made = (await street.cloud.call(sunnySecretary.openid, 'api', { op: 'groups.create', input })) as {
    value: { groupId: string }
  }
  groupId = made.value.groupId
}

/** 李建国 asked for something, and 王秀英 came: he may say how it went. */
async function withMatter(): Promise<string> {
  const ask = async (who: Person, op: string, told: object) => {
    const input = { tapId: newTap(), ...told }
    const answer = await street.cloud.call(who.openid, 'api', { op, input })
    return (answer as { value: { request: { requestId: string } } }).value.request.requestId
  }
  const requestId = await ask(liJianguo, 'requests.submit', lamp())
  await ask(sunnySecretary, 'requests.assign', { requestId, memberIds: ['m_oWANG'] })
  return ask(sunnySecretary, 'requests.finish', { requestId, note: null })
}

/** Everybody's way through the app, with a look at each screen on it. */
describe('every screen', () => {
  const findings = nothingFound()
  const pages = new Set<string>()

  beforeAll(async () => {
    await asks(chenMing, newcomerWithoutPhone)
    await asks(wangAyi, residentWithoutRole)
    await asks(liJianguo, memberOfTheCommunity)
    await asks(liJianguo, atTheWall, sunnyCode)
    await withGroup()
    await asks(sunnySecretary, secretaryOfTheCommunity)
    await asks(waterSecretary, secretaryOfTheUnit)
    await asks(office, countyOffice)
  }, 600_000)

  async function newcomerWithoutPhone(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.see('先跟您说清楚')
    await look('consent')
    await phone.tap('先不同意')
    await phone.see('没关系')
    await look('declined')
    await phone.tap('再看看说明')
    await phone.tap('同意并继续')
    await phone.see('找到名册上的您')
    await look('bind')
    await phone.tap('换个办法：请书记确认')
    await phone.tap('交给书记')
    await phone.see('请填姓名。')
    await look('claim')
    await phone.type('您的姓名', chenMing.name)
    await phone.type('名册上手机号的后四位', '0003')
    await phone.type('您的单位', '水务')
    await phone.tap('安平县水务局')
    await phone.see('改一下')
    await look('claim-filled')
    await phone.tap('交给书记')
    await phone.see('已经交给书记了')
    await look('claim-pending')
  }

  async function residentWithoutRole(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.tap('同意并继续')
    await phone.see('有事请社区帮忙')
    await look('home-resident')
    await page.evaluate(() => location.assign('#/pages/resident/ask/index'))
    await phone.see('十万火急，先打电话')
    await look('ask-what')
    await phone.tap('看病和身体')
    await phone.type('写几句', '老人在楼道里摔倒了')
    await phone.tap('邻居')
    await phone.tap('交给社区')
    await phone.see('请选一个小区。')
    await phone.type('哪个小区', '桂花')
    await phone.see('桂花园')
    await look('ask-filled')
    await phone.tap('桂花园')
    await phone.tap('问过了，本人同意')
    await phone.tap('交给社区')
    await phone.see('这件事很急，请马上打 120')
    await look('ask-sent')
    await phone.tap('看看办到哪一步')
    await phone.see('您提了出来。')
    await look('request')
    await phone.tap('自己选一位志愿者')
    await phone.see('这类事还没有可以自己选的志愿者')
    await look('choose-none')
    await page.goBack()
    await phone.see('您提了出来。')
    await phone.tap('不用办了')
    await phone.see('社区会知道您撤回了')
    await look('request-withdraw')
    await page.evaluate(() => location.assign('#/pages/resident/asked/index'))
    await phone.see('等社区回话')
    await look('asked')
  }

  async function memberOfTheCommunity(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.tap('同意并继续')
    await phone.tap('用手机号认领')
    await phone.see('还没报到')
    await look('home-not-yet')
    await phone.tap('谁看过我的信息')
    await phone.see('每看一次、改一次都会记在这里')
    await look('who-looked')
    await phone.tap('返回')
    await phone.see('还没报到')
    await phone.tap('扫码报到')
    await phone.see('可以选一张码的图片')
    await look('scanner')
    await phone.tap('不扫了')
    await phone.tap('我同意过的说明')
    await phone.see('知道了')
    await look('consent-given')
    await phone.tap('换一个人')
    await phone.see('您想用谁的身份看看？')
    await look('persona')
  }

  async function atTheWall(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.see('阳光社区党群服务中心')
    await look('checkin')
    await phone.tap('报到')
    await phone.see('报到成功')
    await look('checkin-done')
    await phone.tap('回首页')
    await phone.see('本季度已报到')
    await look('home-done')
    await phone.tap('我的双联卡')
    await phone.see('单位还没有派遣您')
    await look('double-card')
    await phone.tap('我的基本情况')
    await phone.tap('写错了，改一改')
    await phone.type('入党年月', '2005年')
    await phone.tap('提交，请单位核对')
    await phone.see('请写成 2005-07 这样，不晚于这个月。')
    await look('basics-asking')
    await phone.type('入党年月', '2005-08')
    await phone.tap('提交，请单位核对')
    await phone.see('等单位核对')
    await look('basics')
    await page.evaluate(() => location.assign('#/pages/person/notices/index'))
    await phone.see('您的事有了进展，会写在这里')
    await phone.see('提醒我一次')
    await look('inbox')
    await page.evaluate(() => location.assign('#/pages/member/posts/index'))
    await phone.see('社区接收以后就能认领')
    await look('posts')
    await phone.tap('民事调解岗')
    await phone.see('邻里和家庭的纠纷')
    await look('post')
    await phone.tap('关上')
    await page.evaluate(() => location.assign('#/pages/member/pledge/index'))
    await phone.see('还没有写承诺')
    await look('pledge-none')
    await phone.tap('写一句承诺')
    await phone.tap('写好了')
    await phone.see('请写一句话。')
    await look('pledge-writing')
    await phone.tap('每月带头打扫一次楼道，看见杂物随手清走。')
    await phone.tap('写好了')
    await phone.see('邻居在监督台上能看到这句话')
    await look('pledge')
    await page.evaluate(() => location.assign('#/pages/member/thanks/index'))
    await phone.see('还没有感谢信')
    await look('letters')
    await page.evaluate(() => location.assign('#/pages/member/board/index'))
    await phone.see('我在监督台上的样子')
    await look('my-board')
    await page.evaluate(() => location.assign('#/pages/member/deeds/index'))
    await phone.see('还没有记过实事')
    await look('deeds-none')
    await phone.tap('记一件实事')
    await phone.tap('记下来')
    await phone.see('请写一句办了什么。')
    await look('deed-recording')
    await phone.type('办了什么', '给楼道换了一盏灯')
    await phone.tap('记下来')
    await phone.see('还有 1 件在等社区确认')
    await look('deeds')
    await phone.tap('给楼道换了一盏灯')
    await phone.see('本人记下：给楼道换了一盏灯')
    await look('deed')
    await page.evaluate(() => location.assign('#/pages/member/certificate/index'))
    await phone.see('社区接收以后才有报到证')
    await look('certificate-not-yet')
    await page.evaluate(() => location.assign('#/pages/member/group/index'))
    await phone.see('您还没有编进党小组')
    await look('my-group')
    await page.evaluate(() => location.assign('#/pages/member/verify/index'))
    await phone.see('纸上印着查验码')
    await look('verify')
    await page.evaluate(() => location.assign('#/pages/member/volunteer/index'))
    await phone.see('党员志愿者申请表')
    await look('volunteer-form')
    await phone.tap('交给社区')
    await phone.see('请至少选一个时间。')
    await look('volunteer-form-wrong')
    await phone.tap('便民维修队')
    await phone.tap('周末')
    await phone.tap('我自愿参加，爱护志愿者的形象，守纪律、守信用，不收报酬。')
    await phone.tap('交给社区')
    await phone.see('申请交给社区了')
    await look('volunteer-waiting')
    await phone.tap('勾一勾能帮什么')
    await phone.see('健身器材维护')
    await look('volunteer-offer')
    await phone.tap('家电维修')
    await phone.tap('就这些')
    await phone.see('居民可以请您帮：家电维修。')
    await phone.tap('打印申请表')
    await phone.see('申请表做好了')
    await look('volunteer-printed')
    await page.evaluate(() => location.assign('#/pages/member/activities/index'))
    await phone.see('清扫桂花园')
    await look('activities')
    await phone.tap('整理楼道')
    await phone.see('我到了')
    await look('activity-arrive')
    await phone.tap('我到了')
    await phone.see('等一位在场的同志确认')
    await look('activity-peers')
    await page.evaluate(() => location.assign('#/pages/member/helping/index'))
    await phone.see('附近这会儿没有要帮忙的')
    await look('helping')
    await page.evaluate(() => location.assign('#/pages/resident/pairs/index'))
    await phone.see('您还没有结对')
    await look('pairs-none')
    await page.evaluate(() => location.assign('#/pages/member/wishes/index'))
    await phone.see('这会儿没有可以领的心愿')
    await look('wishes-none')
    await page.evaluate(() => location.assign('#/pages/resident/wishes/index'))
    await phone.see('您还没有说过心愿')
    await look('my-wishes')
    await page.evaluate(() => location.assign('#/pages/resident/say-wish/index'))
    await phone.tap('交给社区看一看')
    await phone.see('请说一句想要什么。')
    await look('say-wish')
    await page.evaluate(() => location.assign('#/pages/member/services/index'))
    await phone.see('还没有记过')
    await look('services-none')
    await phone.tap('记一次')
    await phone.see('在哪里、为谁')
    await look('service-note')
    await phone.tap('关上')
    const requestId = await withMatter()
    await page.evaluate(id => location.assign(`#/pages/resident/request/index?id=${id}`), requestId)
    await phone.see('这件事办得怎么样')
    await look('rating-asked')
    await phone.tap('非常不满意')
    await phone.see('对不起，没有让您满意')
    await look('rating-low')
    await page.evaluate(() => location.assign('#/pages/member/letters/index'))
    await phone.see('还没有来信')
    await look('letters-none')
    await page.evaluate(() => location.assign('#/pages/resident/opinions/index'))
    await phone.see('还没有公布过')
    await look('opinions-none')
    await page.evaluate(() => location.assign('#/pages/resident/opinion/index'))
    await phone.see('扫一扫')
    await look('opinion-code')
    await page.evaluate(() => location.assign('#/pages/resident/rates/index'))
    await phone.see('响应率')
    await look('rates')
    await page.evaluate(() => location.assign('#/pages/resident/suggestions/index?about=letter'))
    await phone.see('更正哪里')
    await phone.type('您想说的话', '有一句不是说我的')
    await phone.tap('交上去')
    await phone.see('我说过的')
    await look('suggestions')
    await page.evaluate(() => location.assign('#/pages/checkin/index'))
    await phone.see('没有认出这个码')
    await look('checkin-unknown')
  }

  async function secretaryOfTheCommunity(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.see('我的工作')
    await look('home-secretary')
    await phone.tap('我也是党员，认领名册上的自己')
    await phone.see('找到名册上的您')
    await look('bind-again')
    await phone.tap('返回')
    await phone.tap('看看还有谁没报到')
    await phone.see('王秀英')
    await look('quarter')
    await phone.tap('已报到')
    await phone.tap('李建国')
    await phone.tap('暂停这个账号')
    await phone.tap('确定暂停')
    await phone.see('请写一句原因。')
    await look('person')
    await phone.tap('关上')
    await phone.type('按姓名找', '无')
    await phone.see('没有这样的人')
    await look('quarter-nobody')
    await phone.tap('返回')
    await phone.tap('报到点和海报')
    await phone.see('在用')
    await look('sites')
    await phone.tap('海报')
    await phone.see('双报到 · 报到点')
    await look('poster')
    await page.evaluate(() => location.assign('#/pages/community/doors/index?community=sunny'))
    await phone.see('今天还没有打开过')
    await look('doors')
    await phone.tap('在这台设备上显示')
    await phone.see('给这台设备起个名字')
    await look('door-closed')
    await phone.tap('打开动态码')
    await phone.see('这台设备可以用到今天 24 点')
    await look('door')
    await page.evaluate(() => location.assign('#/pages/community/requests/index?community=sunny'))
    await phone.see('没有晚的。')
    await look('requests-new')
    await phone.tap('正在办')
    await phone.see('没有正在办的')
    await look('requests-none')
    await page.evaluate(() => location.assign('#/pages/community/request-phone/index?community=sunny'))
    await phone.tap('记下来')
    await phone.see('请写一句话。')
    await look('request-phone')
    await phone.type('居民说了什么', '想请人量血压')
    await phone.tap('什么事')
    await look('request-phone-kind')
    await phone.tap('卫生保健')
    await phone.tap('哪个小区')
    await phone.tap('桂花园')
    await phone.tap('记下来')
    await phone.see('请告诉对方')
    await look('request-phone-done')
    await phone.tap('派人去')
    await phone.see('没有现成合适的人')
    await phone.tap('按姓名找别人')
    await phone.tap('请两位一起去')
    await look('request-dispatch')
    await page.evaluate(() => location.assign('#/pages/community/request-find/index?community=sunny'))
    await phone.see('卫生保健')
    await look('request-find')
    await phone.tap('卫生保健：想请人量血压')
    await phone.tap('看看、记下怎么照顾')
    await phone.tap('行动不方便')
    await phone.tap('记下来')
    await phone.see('先问过本人')
    await look('request-care')
    await phone.tap('本人知道，也同意记下')
    await phone.tap('记下来')
    await phone.see('记下了')
    await page.evaluate(() => location.assign('#/pages/community/needs/index?org=sunny'))
    await phone.see('哪个小区缺什么')
    await look('needs')
    await page.evaluate(() => location.assign('#/pages/community/waiting/index?community=sunny'))
    await phone.see('没有等着确认的')
    await look('waiting-nobody')
    await page.evaluate(() => location.assign('#/pages/community/desk/index?org=sunny'))
    await phone.tap('王秀英')
    await phone.see('登记这 1 位')
    await look('desk')
    await phone.tap('登记这 1 位')
    await phone.see('为什么替他们登记')
    await look('desk-entry')
    await page.evaluate(() => location.assign('#/pages/community/remind/index?community=sunny'))
    await phone.see('微信上收得到')
    await look('remind')
    await phone.tap('只在“我的消息”里')
    await phone.see('微信提醒次数用完了')
    await look('remind-names')
    await page.evaluate(() => location.assign('#/pages/community/reminded/index?community=sunny'))
    await phone.see('还没有发过提醒')
    await look('reminded-none')
    await page.evaluate(() => location.assign('#/pages/community/calls/index?community=sunny'))
    await phone.tap('王秀英')
    await phone.see('打完了，记一下')
    await look('call')
    await page.evaluate(() => location.assign('#/pages/community/ticks/index?community=sunny'))
    await phone.tap('打开这张名单')
    await phone.see('请写名单下面的编号')
    await look('desk-sheet')
    await page.evaluate(() => location.assign('#/pages/community/reviews/index?community=sunny'))
    await phone.see('没有要看的')
    await look('reviews-none')
    await page.evaluate(() => location.assign('#/pages/community/ratings/index?community=sunny'))
    await phone.see('记下谈的结果')
    await look('follow-ups')
    await phone.tap('记下谈的结果')
    await phone.see('谈得怎么样')
    await look('follow-up-speaking')
    await phone.tap('关上')
    await phone.tap('看一看')
    await phone.see('没有要看一看的')
    await look('rating-reviews-none')
    await page.evaluate(() => location.assign('#/pages/community/answers/index?org=sunny'))
    await phone.see('有一句不是说我的')
    await look('answers')
    await page.evaluate(() => location.assign('#/pages/community/registrations/index?community=sunny'))
    await phone.see('凭报到函报到')
    await look('community-registrations')
    await page.evaluate(() => location.assign('#/pages/community/teams/index?org=sunny'))
    await phone.see('建议去便民维修队')
    await look('teams-waiting')
    await phone.tap('李建国')
    await phone.tap('看一看')
    await phone.see('安排到哪个队？')
    await look('teams-volunteer')
    await phone.tap('安排到这个队')
    await phone.see('没有等安排的人')
    await phone.tap('照纸上的申请表登记')
    await phone.see('先找到名册上的这一位')
    await look('teams-enter')
    await phone.tap('关上')
    await phone.tap('服务队')
    await phone.see('添一支服务队')
    await look('teams')
    await phone.tap('特长库')
    await phone.see('李建国')
    await look('teams-bank')
    await page.evaluate(() => location.assign('#/pages/community/team/index?id=repairs&org=sunny'))
    await phone.see('说明这支队')
    await look('team')
    await phone.tap('说明这支队')
    await phone.see('想要多少人')
    await look('team-describe')
    await page.evaluate(() => location.assign('#/pages/community/posts/index?community=sunny'))
    await phone.see('没有等着确认的认领')
    await look('community-posts-waiting')
    await phone.tap('交接')
    await phone.see('没有要办的交接')
    await look('community-posts-hand-overs')
    await phone.tap('各岗位')
    await phone.tap('民事调解岗')
    await phone.tap('限定人数')
    await look('community-post')
    await page.evaluate(() => location.assign('#/pages/community/groups/index?community=sunny'))
    await phone.see('桂花园法律咨询小组')
    await look('groups')
    await phone.tap('按住处编组')
    await phone.tap('法律咨询')
    await phone.see('第 1 组 · 1 人')
    await look('group-builder')
    await page.evaluate(id => location.assign(`#/pages/community/group/index?id=${id}`), groupId)
    await phone.see('开始推选组长')
    await look('group')
    await phone.tap('开始推选组长')
    await phone.see('最后一天')
    await look('group-election')
    await page.evaluate(() => location.assign('#/pages/community/boards/index?community=sunny'))
    await phone.see('感谢和好人好事')
    await look('boards')
    await page.evaluate(() => location.assign('#/pages/community/thanks/index?community=sunny'))
    await phone.see('这里没有等着的')
    await look('thanks-to-read')
    await page.evaluate(() => location.assign('#/pages/community/photos/index?community=sunny'))
    await phone.see('没有等着看的照片')
    await look('board-photos')
    await page.evaluate(() => location.assign('#/pages/resident/board/index?scene=garden'))
    await phone.see('桂花园的在职党员')
    await look('board')
    await page.evaluate(() => location.assign('#/pages/community/opinions/index?community=sunny'))
    await phone.see('今年还没有开始')
    await look('community-opinions-none')
    await page.evaluate(() => location.assign('#/pages/resident/stories/index?community=sunny'))
    await phone.see('还没有登出来的')
    await look('stories')
    await page.evaluate(() => location.assign('#/pages/community/pledges/index?community=sunny'))
    await phone.see('没有等着看的承诺')
    await look('pledges-to-read')
    await phone.tap('待确认')
    await phone.tap('给楼道换了一盏灯')
    await phone.see('确认这 1 件')
    await look('deeds-to-confirm')
    await phone.tap('没有承诺')
    await phone.see('王秀英')
    await look('without-pledge')
    await phone.tap('王秀英')
    await phone.see('替本人记一件实事')
    await look('pledge-for')
    await page.evaluate(() => location.assign('#/pages/community/activities/index?org=sunny'))
    await phone.see('这个季度还可以安排 1 次集中服务')
    await look('community-activities')
    await page.evaluate(() => location.assign('#/pages/member/activity/index?id=clean'))
    await phone.see('组织这次活动')
    await look('activity-run')
    await page.evaluate(() => location.assign('#/pages/community/attendance/index?org=sunny&id=now'))
    await phone.tap('全社区')
    await phone.see('王秀英')
    await look('attendance')
    await page.evaluate(() => location.assign('#/pages/community/plan/index?org=sunny'))
    await phone.tap('发布')
    await phone.see('请写一个名称。')
    await look('plan')
    await page.evaluate(() => location.assign('#/pages/community/services/index?community=sunny'))
    await phone.see('家电维修')
    await look('community-services')
    const { value } = (await street.cloud.call(sunnySecretary.openid, 'api', {
      op: 'pairs.form',
      input: weekly({ memberIds: ['m_oLI'] }),
    })) as { value: { pair: { pairId: string } } }
    await page.evaluate(() => location.assign('#/pages/community/pairs/index?community=sunny'))
    await phone.see('每周陪说说话')
    await look('community-pairs')
    await page.evaluate(id => location.assign(`#/pages/resident/pair/index?id=${id}`), value.pair.pairId)
    await phone.see('看门牌和电话')
    await look('pair')
    await page.evaluate(() => location.assign('#/pages/community/pairing/index?community=sunny'))
    await phone.tap('结成这一对')
    await phone.see('请写一句去做什么。')
    await look('pairing')
    const said = (await street.cloud.call(sunnySecretary.openid, 'api', {
      op: 'wishes.sayFor',
      input: aWishFor(),
    })) as { value: { wish: { wishId: string } } }
    await page.evaluate(() => location.assign('#/pages/community/wishes/index?community=sunny'))
    await phone.see('一副老花镜')
    await look('community-wishes')
    await page.evaluate(id => location.assign(`#/pages/resident/wish/index?id=${id}`), said.value.wish.wishId)
    await phone.see('先看一看')
    await look('wish-to-read')
    await page.evaluate(() => location.assign('#/pages/community/say-wish/index?community=sunny'))
    await phone.tap('记下来')
    await phone.see('请说一句想要什么。')
    await look('say-wish-for')
    await page.evaluate(() => location.assign('#/pages/community/absences/index?community=sunny'))
    await phone.tap('看一看，发给单位')
    await phone.see('信的内容，可以改')
    await look('absences')
  }

  async function countyOffice(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.see('我的工作')
    await look('home-office')
    await phone.tap('各社区报到情况')
    await phone.tap('换一个社区')
    await phone.see('看哪个社区？')
    await look('communities')
    await phone.tap('关上')
    await phone.tap('返回')
    await phone.tap('待确认的认领申请')
    await phone.tap('看一看')
    await phone.see('名册上相符的人')
    await look('claim-open')
    await phone.tap('不是，退回')
    await phone.see('退回的原因')
    await look('claim-rejecting')
    await phone.tap('关上')
    await look('claims')
    await phone.tap('返回')
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
    await phone.tap('返回')
    await phone.tap('谁看过、改过党员的信息')
    await phone.see('查一查有没有被改过')
    await look('trail')
    await phone.tap('返回')
    await phone.tap('组织和地方')
    await phone.see('从这里一级一级往下看')
    await look('places')
    await page.evaluate(() => location.assign('#/pages/office/place/index?id=garden'))
    await phone.see('谁负责')
    await look('place')
    await phone.tap('看以前某一天是谁负责')
    await phone.see('哪一天')
    await look('place-then')
    await page.evaluate(() => location.assign('#/pages/office/sheet/index'))
    await phone.see('导出现在的样子')
    await look('sheet')
    await phone.choose('选一个 Excel 文件', sheetOfPlaces)
    await phone.see('没有叫“月亮社区”的上级')
    await look('sheet-planned')
    await page.evaluate(() => location.assign('#/pages/office/progress/index?org=county'))
    await phone.see('名册截至')
    await look('progress')
    await page.evaluate(() => location.assign('#/pages/office/papers/index'))
    await phone.tap('看看印出来的样子')
    await phone.see('某某社区党组织')
    await look('templates')
    await page.evaluate(() => location.assign('#/pages/office/roles/index?id=sunny'))
    await phone.see('阳光社区的角色')
    await look('roles')
    await page.evaluate(() => location.assign('#/pages/office/handover/index?org=county&role=countyOffice'))
    await phone.see('对方点“我来接任”')
    await look('hand-over')
    await page.evaluate(() => location.assign('#/pages/community/needs/index?org=county'))
    await phone.see('现在晚了的')
    await look('needs-county')
    await page.evaluate(() => location.assign('#/pages/office/holidays/index'))
    await phone.tap('添一段放假')
    await phone.tap('添上')
    await phone.see('请选好日子')
    await look('holidays')
    await page.evaluate(() => location.assign('#/pages/office/opinions/index'))
    await phone.see('什么时候以前交回')
    await look('county-opinions')
    await page.evaluate(() => location.assign('#/pages/community/ratings/index?community=county'))
    await phone.see('没有晚的')
    await look('county-follow-ups')
    await street.cloud.fireTimer('jobs')
    await page.evaluate(() => location.assign('#/pages/office/jobs/index'))
    await phone.see('照常在做的')
    await look('jobs')
    await page.evaluate(() => location.assign('#/pages/office/exchange/index'))
    await phone.see('还没有对接的系统')
    await look('exchange')
    await page.evaluate(() => location.assign('#/pages/office/posts/index'))
    await phone.see('服务、岗位、队伍对照')
    await look('catalogue')
    await page.evaluate(() => location.assign('#/pages/office/post/index?id=ten-mediation'))
    await phone.see('还没有改过，是示范文本。')
    await phone.tap('用得上的特长')
    await look('catalogue-post')
    await page.evaluate(() => location.assign('#/pages/home/index'))
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
  }

  async function secretaryOfTheUnit(phone: Phone, page: Page) {
    const look = lookOf(page)
    await phone.tap('派遣和登记卡')
    await phone.see('李建国')
    await look('unit-registrations')
    await phone.tap('来去')
    await phone.see('谁来了、谁走了会写在这里')
    await look('unit-moves')
    await phone.tap('核对基本情况')
    await phone.tap('李建国')
    await phone.see('入党年月改为：2005-08')
    await look('unit-basics')
    await page.evaluate(() => location.assign('#/pages/unit/absences/index?unit=water'))
    await phone.see('没有要回话的')
    await look('unit-absences')
  }

  const lookOf = (page: Page) => async (screen: string) => {
    pages.add(new URL(page.url()).hash.replace(/^#\/|\?.*/g, ''))
    await lookAt(page, screen, findings)
  }

  it('was looked at, on every page of the app', () => {
    expect([...pages].sort()).toEqual(pagesOfTheApp())
  })

  it('G187 has nothing that axe-core calls serious, light, dark and in elder mode', () => {
    expect(findings.axe).toEqual([])
  })

  it('G185 has text of 18 px and more in elder mode', () => {
    expect(findings.smallText).toEqual([])
  })

  it('G185 has targets of 44 px and more, and of 60 px and more in elder mode', () => {
    expect(findings.smallTargets).toEqual([])
  })

  it('G187 lets Tab come to whatever a finger can tap', () => {
    expect(findings.unreachable).toEqual([])
  })
})

/** The gallery of the kit is left out of what people get. */
function pagesOfTheApp(): string[] {
  const source = join(__dirname, '../../src')
  const files = readdirSync(join(source, 'pages'), { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => basename(file) === 'index.tsx' && !file.startsWith('gallery'))
    .map(file => `pages/${file.replaceAll('\\', '/').replace(/\.tsx$/, '')}`)
    .sort()
}

describe('a sheet', () => {
  const title = '看哪个社区？'
  let phone: Phone
  let page: Page
  beforeAll(async () => {
    phone = await street.open['in Chromium'](office)
    page = pageOfLastPhone()
    await phone.tap('各社区报到情况')
  })
  beforeEach(async () => {
    await press(page, '换一个社区', 'Enter')
    await phone.see(title)
  })
  afterEach(() => page.keyboard.press('Escape'))
  afterAll(() => phone.close())

  const sheet = () => page.getByRole('dialog', { name: title })

  it('G187 is a modal dialog with the name of its title, and takes the focus', async () => {
    expect(await sheet().getAttribute('aria-modal')).toBe('true')
    expect(await focused(page)).toMatchObject({ sheet: title })
  })

  it.each(['Tab', 'Shift+Tab'])('G187 keeps %s within', async key => {
    const stops = new Set<string>()
    for (let i = 0; i < 7; i++) {
      await page.keyboard.press(key)
      const now = await focused(page)
      expect(now).toMatchObject({ sheet: title, isSeen: true })
      stops.add(now.name)
    }
    // The communities to choose from are one stop; arrows go from one to the next.
    expect(stops.size).toBe(2)
    expect(stops).toContain('关上')
  })

  it('G187 is put away by Escape, and gives the focus back to what opened it', async () => {
    await page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached' })
    expect(await focused(page)).toMatchObject({ name: '换一个社区', isSeen: true })
  })

  it('G187 is put away by a tap beside it, and gives the focus back', async () => {
    await page.locator('.sheet-shade').click({ position: { x: 200, y: 60 } })
    await sheet().waitFor({ state: 'detached' })
    expect(await focused(page)).toMatchObject({ name: '换一个社区' })
  })
})

describe('by keyboard alone', () => {
  it('G187 goes on from the page when what opened a sheet is gone with it', async () => {
    const unitName = '安平县水务局'
    await asksOnTheWire('accounts.consent', { purpose: 'serve', version: '2026-12' })
    await asksOnTheWire('accounts.claim', { name: stranger.name, phoneTail: null, unitName })

    await asks(office, async (phone, page) => {
      await phone.tap('待确认的认领申请')
      await press(page, `看一看 ${stranger.name}`, 'Enter')
      await press(page, '不是，退回', 'Enter')
      await phone.type('退回的原因', '请先到社区登记')
      await press(page, '退回这份申请', 'Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('main')
    })
  })

  async function asksOnTheWire(op: string, asked: object) {
    const input = { ...asked, tapId: newTap() }
    expect(await street.cloud.call(stranger.openid, 'api', { op, input })).toMatchObject({ ok: true })
  }

  it('A36 A37 a member agrees, binds and checks in, with Enter and with Space', async () => {
    await asks(
      wangXiuying,
      async (phone, page) => {
        await press(page, '报到', 'Enter')
        await press(page, '看说明', 'Space')
        await press(page, '同意并继续', 'Enter')
        await phone.see('阳光社区党群服务中心')
        await press(page, '报到', 'Space')
        await press(page, '去认领', 'Enter')
        await press(page, '用手机号认领', 'Space')
        await phone.see('阳光社区党群服务中心')
        await press(page, '报到', 'Enter')
        await phone.see('报到成功')
        expect(await phone.problems()).toEqual([])
      },
      sunnyCode,
    )
    const checkins = await street.cloud.documents('checkins')
    expect(checkins.map(({ memberId }) => memberId)).toContain('m_oWANG')
  })
})
