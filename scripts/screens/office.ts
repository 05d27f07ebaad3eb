import { join } from 'node:path'
import { seeText, tapText } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

const roster = join(__dirname, '..', '..', 'tests', 'data', 'roster.xlsx')

const newPlaces =
  '类别,名称,上级,别名\n小区,金桂苑,东路社区,老棉纺厂\n楼栋,1号楼,金桂苑,\n小区,银桂苑,月亮社区,\n'

/** The county's office: every community, and the roster. */
export async function drawOffice(town: Town, album: Album): Promise<void> {
  album.open('The county office · 双联双管办')
  const page = await town.open('office')
  await seeText(page, '我的工作')
  await album.keep(page, { name: 'office-home', title: 'Home · 首页' })
  await tapText(page, '各社区报到情况')
  await tapText(page, '换一个社区')
  await seeText(page, '看哪个社区')
  await album.keep(page, { name: 'office-communities', title: 'Which community · 看哪个社区' })

  await town.go(page, 'pages/office/roster/index')
  await seeText(page, '清禾县党员名册.xlsx')
  await album.keep(page, { name: 'office-roster', title: 'The roster · 名册' })
  const asked = page.waitForEvent('filechooser')
  await tapText(page, '选一个 Excel 文件')
  await (await asked).setFiles(roster)
  await seeText(page, '行要处理', 60_000)
  await page.waitForLoadState('networkidle')
  await album.keep(page, { name: 'office-import', title: 'A dry run · 先试算' })

  await town.go(page, 'pages/office/places/index')
  await seeText(page, '清禾县')
  await album.keep(page, { name: 'office-places', title: 'The tree of places · 组织和地方' })
  await town.go(page, 'pages/office/place/index?id=c01')
  await seeText(page, '和谐家园')
  await album.keep(page, { name: 'office-place', title: 'One place · 一个地方' }, true)
  await town.go(page, 'pages/office/posts/index')
  await seeText(page, '服务、岗位、队伍对照')
  await album.keep(page, { name: 'office-posts', title: 'The catalogue of posts · 岗位目录' }, true)
  await town.go(page, 'pages/office/post/index?id=ten-mediation')
  await seeText(page, '还没有改过，是示范文本。')
  await album.keep(page, { name: 'office-post', title: 'One post · 一个岗位' }, true)
  await town.go(page, 'pages/office/sheet/index')
  await seeText(page, '导出现在的样子')
  await album.keep(page, { name: 'office-sheet', title: 'A sheet of places · 用表格一起改' })
  const asks = page.waitForEvent('filechooser')
  await tapText(page, '选一个 Excel 文件')
  await (await asks).setFiles({
    name: '清禾县小区.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(newPlaces),
  })
  await seeText(page, '没有叫“月亮社区”的上级')
  await album.keep(page, { name: 'office-sheet-planned', title: 'What it would do · 会怎么变' })
  await town.go(page, 'pages/office/progress/index?org=qinghe')
  await seeText(page, '名册截至')
  await album.keep(page, { name: 'office-progress', title: 'Who needs help · 哪里还有人要帮' })
  await town.go(page, 'pages/office/papers/index')
  await tapText(page, '看看印出来的样子')
  await seeText(page, '某某社区党组织')
  await album.keep(page, { name: 'office-templates', title: 'What is printed · 打印件的样子' }, true)
  await town.go(page, 'pages/office/roles/index?id=c01')
  await seeText(page, '定一位')
  await album.keep(page, { name: 'office-roles', title: 'Roles in a place · 一个地方的角色' })
  await town.go(page, 'pages/office/handover/index?org=qinghe&role=countyOffice')
  await seeText(page, '对方点“我来接任”')
  await album.keep(page, { name: 'office-hand-over', title: 'Handing an office over · 交接' }, true)
  await town.go(page, 'pages/office/rules/index')
  await seeText(page, '现在全是默认的')
  await album.keep(page, { name: 'office-rules', title: 'The rules · 规则' })
  await town.go(page, 'pages/office/rule/index?name=jointMeeting.perYear')
  await seeText(page, '还没有改过')
  await album.keep(page, { name: 'office-rule', title: 'One rule · 一条规则' })
  await tapText(page, '改这一条')
  await seeText(page, '先看看会怎样')
  await album.keep(page, { name: 'office-rule-change', title: 'Changing it · 改这一条' }, true)
  await town.go(page, 'pages/office/trail/index')
  await seeText(page, '查一查有没有被改过')
  await album.keep(page, { name: 'office-trail', title: 'Who looked at whom · 查看记录' })
  await town.go(page, 'pages/office/exchange/index')
  await seeText(page, '还没有对接的系统')
  await album.keep(page, { name: 'office-exchange', title: 'Other systems · 和别的系统对接' })
  await page.context().close()

  const unit = await town.open('unit-secretary')
  await seeText(unit, '我的工作')
  await album.keep(unit, { name: 'office-unit', title: 'A unit’s secretary · 单位书记' })
  await tapText(unit, '派遣和登记卡')
  await seeText(unit, '全选')
  await album.keep(unit, { name: 'unit-dispatch', title: 'Whom to dispatch · 待派遣' })
  await tapText(unit, '来去')
  await seeText(unit, '每看一页名单')
  await album.keep(unit, { name: 'unit-moves', title: 'Who came and who went · 来去' })
  await tapText(unit, '核对基本情况')
  await seeText(unit, '没有等着核对的')
  await album.keep(unit, { name: 'unit-basics', title: 'Basic facts to confirm · 核对基本情况' })
  await unit.context().close()
}
