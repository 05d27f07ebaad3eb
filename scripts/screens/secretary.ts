import { seeText, tapText, typeInto } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

/** The secretaries: who came, who waits to be known, the check-in points. */
export async function drawSecretary(town: Town, album: Album): Promise<void> {
  album.open('A secretary · 社区书记')
  const page = await town.open('secretary-east')
  await seeText(page, '我的工作')
  await album.keep(page, { name: 'secretary-home', title: 'Home · 首页' })
  await tapText(page, '看看还有谁没报到')
  await seeText(page, '未报到')
  await seeText(page, '每看一页名单')
  await album.keep(page, { name: 'secretary-quarter', title: 'This quarter · 本季度报到情况' })
  await tapText(page, '已报到')
  await seeText(page, '秦冬向')
  await album.keep(page, { name: 'secretary-quarter-done', title: 'Who came · 已报到' })
  await tapText(page, '秦冬向')
  await seeText(page, '已认领')
  await album.keep(page, { name: 'secretary-person', title: 'One person · 一个人' })
  await tapText(page, '关上')
  await typeInto(page, '按姓名找', '龘')
  await seeText(page, '没有这样的人')
  await album.keep(page, { name: 'secretary-nobody', title: 'Nobody of that name · 没有这样的人' })

  await town.go(page, 'pages/community/claims/index')
  await seeText(page, '没有等着的申请')
  await album.keep(page, { name: 'secretary-no-claims', title: 'No claims · 没有申请' })
  await town.go(page, 'pages/community/sites/index?community=c01')
  await seeText(page, '海报')
  await album.keep(page, { name: 'secretary-sites', title: 'Check-in points · 报到点' })
  await tapText(page, '东路社区党群服务中心 海报')
  await seeText(page, '微信扫一扫')
  await page.waitForLoadState('networkidle')
  await album.keep(page, { name: 'secretary-poster', title: 'The poster · 海报' }, true)
  await page.context().close()

  const west = await town.open('secretary-west', 'pages/community/claims/index')
  await seeText(west, '孙雨泽')
  await album.keep(west, { name: 'secretary-claims', title: 'A claim waits · 待确认的申请' })
  await tapText(west, '看一看')
  await seeText(west, '名册上相符的人')
  await album.keep(west, { name: 'secretary-claim', title: 'Who it may be · 是哪一位' })
  await tapText(west, '不是，退回')
  await seeText(west, '退回的原因')
  await album.keep(west, { name: 'secretary-reject', title: 'Sending it back · 退回' })
  await west.context().close()
}
