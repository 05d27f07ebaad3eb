import { seeText, tapText } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

const checkin = (code: string) => `pages/checkin/index?scene=${code}`

/** A member of the east community: before, at and after this quarter's check-in, and where it is refused. */
export async function drawMember(town: Town, album: Album): Promise<void> {
  album.open('A member · 在职党员')
  const east = await town.codeOf('c01')
  const west = await town.codeOf('c02')
  const page = await town.open('member-east')
  await tapText(page, '同意并继续')
  await tapText(page, '用手机号认领')
  await seeText(page, '还没报到')
  await town.go(page, 'pages/home/index')
  await seeText(page, '还没报到')
  await album.keep(page, { name: 'member-home', title: 'Home, not yet checked in · 还没报到' })
  await tapText(page, '扫码报到')
  await seeText(page, '用不了摄像头')
  await album.keep(page, { name: 'member-scanner', title: 'The scanner without a camera · 没有摄像头' })

  await town.go(page, checkin(west))
  await tapText(page, '报到')
  await seeText(page, '名册上您不住在这个社区')
  await album.keep(page, { name: 'member-elsewhere', title: 'Refused elsewhere · 不是自己的社区' })
  await town.go(page, checkin('NOSUCHCODE'))
  await seeText(page, '没有认出这个码')
  await album.keep(page, { name: 'member-unknown', title: 'An unknown code · 不认识的码' })

  await town.go(page, checkin(east))
  await seeText(page, '一个季度报到一次就好')
  await album.keep(page, { name: 'member-place', title: 'The scanned place · 扫到的报到点' })
  await tapText(page, '报到')
  await seeText(page, '报到成功')
  await album.keep(page, { name: 'member-done', title: 'Checked in · 报到成功' })
  await town.go(page, checkin(east))
  await tapText(page, '报到')
  await seeText(page, '这个季度已经报到过了')
  await album.keep(page, { name: 'member-again', title: 'A second time · 已经报到过' })

  await town.go(page, 'pages/home/index')
  await seeText(page, '本季度已报到')
  await album.keep(page, { name: 'member-home-done', title: 'Home, done · 本季度已报到' })
  await tapText(page, '我同意过的说明')
  await seeText(page, '留什么')
  await album.keep(page, { name: 'member-consent', title: 'What was agreed · 同意过的说明' }, true)
  await tapText(page, '返回')
  await tapText(page, '我的双联卡')
  await seeText(page, '写错了？')
  await album.keep(page, { name: 'member-card', title: 'My double card · 我的双联卡' })
  await tapText(page, '返回')
  await tapText(page, '谁看过我的信息')
  await seeText(page, '每看一次、改一次都会记在这里')
  await album.keep(page, { name: 'member-who-looked', title: 'Who looked at me · 谁看过我的信息' })
  await page.context().setOffline(true)
  await tapText(page, '返回')
  await seeText(page, '现在没有网络')
  await album.keep(page, { name: 'member-offline', title: 'Home without a network · 没有网络' })
  await page.context().close()
}
