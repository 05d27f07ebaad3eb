import { seeText, tapText, typeInto } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

/** Somebody who opens the app for the first time, with a claim; and one whom the roster does not know. */
export async function drawNewcomer(town: Town, album: Album): Promise<void> {
  album.open('A newcomer · 第一次来的人')
  const page = await town.open('member-west')
  await seeText(page, '先跟您说清楚')
  await album.keep(page, { name: 'newcomer-consent', title: 'What is kept and why · 先跟您说清楚' })
  await tapText(page, '先不同意')
  await seeText(page, '没关系')
  await album.keep(page, { name: 'newcomer-declined', title: 'Not agreed · 先不同意' })
  await tapText(page, '再看看说明')
  await tapText(page, '同意并继续')
  await seeText(page, '找到名册上的您')
  await album.keep(page, { name: 'newcomer-bind', title: 'Finding oneself on the roster · 认领' })

  await tapText(page, '换个办法：请书记确认')
  await tapText(page, '交给书记')
  await seeText(page, '请填姓名')
  await album.keep(page, { name: 'newcomer-claim', title: 'A claim with errors · 没填对' })
  await typeInto(page, '您的姓名', '孙雨泽')
  await typeInto(page, '名册上手机号的后四位', '0002')
  await typeInto(page, '您的单位', '财政局')
  await tapText(page, '清禾县财政局')
  await tapText(page, '交给书记')
  await seeText(page, '已经交给书记了')
  await album.keep(page, { name: 'newcomer-pending', title: 'The claim waits · 等书记确认' })
  await page.context().close()

  const resident = await town.open('resident')
  await tapText(resident, '同意并继续')
  await tapText(resident, '用手机号认领')
  await seeText(resident, '名册上没有这个手机号')
  await album.keep(resident, { name: 'newcomer-refused', title: 'Not on the roster · 名册上没有' })
  await resident.context().close()
}
