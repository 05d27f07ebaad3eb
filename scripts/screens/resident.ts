import { seeText, tapText, typeInto } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

/** A resident who is on no roster: asks for help, writes of danger, has no network, and reads how it goes. */
export async function drawResident(town: Town, album: Album): Promise<void> {
  album.open('A resident · 居民')
  const page = await town.open('resident')
  await seeText(page, '有事请社区帮忙')
  await album.keep(page, { name: 'resident-home', title: 'The way in, large · 有事请社区帮忙' })
  await tapText(page, '修水电家电')
  await tapText(page, '灯和插座')
  await typeInto(page, '小区的名字', '和谐')
  await tapText(page, '和谐家园')
  await typeInto(page, '哪栋楼', '3号楼')
  await album.keep(page, { name: 'resident-ask', title: 'What, where and when · 提出来' })
  await typeInto(page, '写几句', '厨房有煤气味')
  await seeText(page, '听起来很急，请先打 119')
  await album.keep(page, { name: 'resident-urgent', title: 'Danger goes to the telephone · 先打电话' })
  await typeInto(page, '写几句', '客厅的灯一闪一闪')
  await page.context().setOffline(true)
  await tapText(page, '交给社区')
  await seeText(page, '先存在手机里了')
  await album.keep(page, { name: 'resident-kept', title: 'Kept without a network · 没有网络，先存着' })
  await page.context().setOffline(false)
  await tapText(page, '我提过的事')
  await seeText(page, '等社区回话')
  await album.keep(page, { name: 'resident-asked', title: 'What I asked for · 我提过的事' })
  await tapText(page, '家电维修：客厅的灯一闪一闪')
  await seeText(page, '您提了出来。')
  await album.keep(page, { name: 'resident-request', title: 'How it goes · 办到哪一步' })
  await page.context().close()
}
