import { seeText, tapText } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

const parts = [
  { part: 'look', title: 'Colours, type, icons, drawings · 样子' },
  { part: 'acts', title: 'What can be tapped · 动作' },
  { part: 'lists', title: 'Lists in which one looks and checks · 名单' },
  { part: 'questions', title: 'What is asked · 提问' },
  { part: 'answers', title: 'What is answered · 回答' },
  { part: 'matters', title: 'A matter, a person, a place · 事情' },
  { part: 'counts', title: 'How many of how many · 数目' },
  { part: 'papers', title: 'What is printed · 纸张' },
]

/** The kit's own page, part by part. */
export async function drawGallery(town: Town, album: Album): Promise<void> {
  album.open('The kit · 部件')
  const page = await town.open('member-east', 'pages/gallery/index')
  for (const { part, title } of parts) {
    await town.go(page, `pages/gallery/index?part=${part}`)
    await seeText(page, '每一样部件')
    await album.keep(page, { name: `kit-${part}`, title }, true)
  }

  await town.go(page, 'pages/gallery/index?part=acts')
  await tapText(page, '打开一张纸')
  await seeText(page, '选一个社区')
  await album.keep(page, { name: 'kit-sheet', title: 'A sheet over the page · 一张纸' })
  await tapText(page, '关上')
  await tapText(page, '问一句，写原因')
  await seeText(page, '为什么撤回')
  await album.keep(page, { name: 'kit-confirm', title: 'A question before · 问一句再办' })
  await tapText(page, '先不办')
  await tapText(page, '说一句话')
  await seeText(page, '已经记下')
  await album.keep(page, { name: 'kit-toast', title: 'A sentence in passing · 一句话' })
  await page.context().close()
}
