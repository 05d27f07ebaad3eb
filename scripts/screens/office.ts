import { join } from 'node:path'
import { seeText, tapText } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

const roster = join(__dirname, '..', '..', 'tests', 'data', 'roster.xlsx')

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
  await page.context().close()

  const unit = await town.open('unit-secretary')
  await seeText(unit, '我的工作')
  await album.keep(unit, { name: 'office-unit', title: 'A unit’s secretary · 单位书记' })
  await unit.context().close()
}
