import { seeText, tapText } from '../../tests/journeys/hands'
import { codesIn } from '../../tests/opinions/collecting'
import { newTap, office, sunnySecretary, wangXiuying } from '../../tests/town'
import type { Grade } from '../../types/ratings'
import type { Album } from './album'
import type { Town } from './town'
import { visitsIn } from './visits'

const questions = [
  '有事找社区，能找到人',
  '社区办事公开、公道',
  '在职党员进社区，真的帮上了忙',
  '小区的环境比去年好',
  '楼上楼下的矛盾，有人来劝',
]
const said = [
  '路灯修得快，晚上出门心里踏实。',
  '希望电梯早点装上，老人上下楼实在不方便，已经说了三年了。',
  '谢谢大家。',
]
const grades: Grade[] = ['best', 'good', 'good', 'best', 'fair', 'good', 'poor', 'best', 'worst']
const households = 120
const mostASheet = 40

/** The yearly sheet, from the question to the result, with the answers of many households. */
export async function drawOpinions(town: Town, album: Album): Promise<void> {
  album.open('The yearly sheet · 群众评议')
  const { keep, end } = visitsIn(town, album)
  await town.ask(office, 'opinions.open', { tapId: newTap(), questions, returnBy: '2026-12-20' })
  const codes = await printed(town)
  const [first = ''] = codes

  const sheet = { who: wangXiuying, path: `pages/resident/opinion/index?scene=${first}` }
  await keep({ ...sheet, see: '阳光社区', name: 'opinion-sheet', title: 'The sheet · 填表' })
  await keep({
    ...sheet,
    see: '阳光社区',
    name: 'opinion-sent',
    title: 'Received · 收到了',
    steps: async page => {
      await tapText(page, '非常满意')
      await tapText(page, '交上去')
      await seeText(page, '收到了，谢谢您')
    },
  })
  await keep({ ...sheet, see: '阳光社区', name: 'opinion-used', title: 'A code twice · 码用过了' })
  await answered(town, codes.slice(1, households))

  const community = { who: sunnySecretary, path: 'pages/community/opinions/index?community=sunny' }
  const county = { who: office, path: 'pages/office/opinions/index' }
  await keep({ ...community, see: '印评议表', name: 'opinion-printing', title: 'Printing the sheets · 印表' })
  await keep({ ...county, see: '结束评议', name: 'opinion-county', title: 'How far it is · 正在进行' })
  await town.ask(office, 'opinions.close', { tapId: newTap(), year: '2026' })
  await keep({
    ...community,
    see: '路灯修得快',
    name: 'opinion-result',
    title: 'The result, before it is published · 结果',
    steps: page => seeText(page, '公布给大家看'),
  })
  await town.ask(sunnySecretary, 'opinions.publish', { tapId: newTap(), communityId: 'sunny', year: '2026' })
  await keep({
    who: wangXiuying,
    path: 'pages/resident/opinions/index',
    see: '看大家说的话',
    name: 'opinion-published',
    title: 'Published · 公布了',
  })
  await end()
}

async function printed(town: Town): Promise<string[]> {
  const codes: string[] = []
  while (codes.length < households) {
    const asked = { tapId: newTap(), communityId: 'sunny', count: mostASheet }
    codes.push(...(await codesIn((await town.ask(sunnySecretary, 'opinions.print', asked)).url)))
  }
  return codes
}

/** The last question is answered by so few that it is not told. */
async function answered(town: Town, codes: string[]): Promise<void> {
  for (const [household, code] of codes.entries()) {
    const answers = questions.map((_, place) =>
      place === questions.length - 1 && household > 2
        ? null
        : (grades[(household * 7 + place * 3 + (household % 5)) % grades.length] ?? null),
    )
    const words = household % 40 === 3 ? (said[Math.floor(household / 40)] ?? null) : null
    const who = { openid: `oHOUSEHOLD${household}` }
    await town.ask(who, 'opinions.answer', { tapId: newTap(), code, answers, words })
  }
}
