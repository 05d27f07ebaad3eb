import { seeText, tapText } from '../../tests/journeys/hands'
import { asked, wangAyi, zhangDaye } from '../../tests/requests/asking'
import { take } from '../../tests/requests/moves'
import { liJianguo, newTap, type Person, sunnySecretary } from '../../tests/town'
import type { Input } from '../../types/api'
import type { RequestAct } from '../../types/requests'
import type { Album } from './album'
import { memberIdOf, zhaoLan } from './street-people'
import type { Town } from './town'
import { visitsIn } from './visits'

type Act = [act: Exclude<RequestAct, 'submit'>, who: Person]

interface Told {
  name: string
  title: string
  told: Partial<Input<'requests.submit'>>
  who?: Person
  acts: Act[]
}

const spot = (spot: string) => ({ where: { kind: 'spot', estateId: 'garden', spot } }) as const
const sent: Act = ['assign', sunnySecretary]

/** One of each state of docs/request-states.md, and what waits for whoever asked. */
const each: Told[] = [
  { name: 'submitted', title: 'Asked · 等社区回话', told: { text: '客厅的灯不亮了' }, acts: [] },
  {
    name: 'asked-back',
    title: 'The community asks back · 等您回一句话',
    told: { text: '水龙头一直滴水，关不紧' },
    acts: [['wait', sunnySecretary]],
  },
  {
    name: 'accepted',
    title: 'Accepted, and urged · 社区受理了，催了一次',
    told: { category: 'environment', text: '楼道里有积水，下雨天老人容易滑倒', ...spot('3号楼门口') },
    acts: [
      ['accept', sunnySecretary],
      ['nudge', wangAyi],
    ],
  },
  {
    name: 'chosen',
    title: 'One was chosen · 等选的人回话',
    told: { text: '电饭锅跳闸' },
    acts: [['choose', wangAyi]],
  },
  {
    name: 'assigned',
    title: 'Two are sent to whoever lives alone · 有人接下了',
    told: { text: '插座松了', livesAlone: true },
    acts: [sent],
  },
  {
    name: 'on-the-way',
    title: 'On the way · 人在路上',
    told: { text: '窗户关不上' },
    acts: [sent, ['setOut', liJianguo]],
  },
  {
    name: 'done',
    title: 'Said to be done · 说办好了',
    told: { text: '马桶一直漏水' },
    acts: [sent, ['finish', liJianguo]],
  },
  {
    name: 'confirmed',
    title: 'Done · 办好了',
    told: { category: 'healthCare', text: '想量量血压' },
    acts: [sent, ['finish', liJianguo], ['confirm', wangAyi]],
  },
  {
    name: 'reopened',
    title: 'Opened again · 重新办',
    told: { text: '门铃坏了' },
    acts: [sent, ['finish', liJianguo], ['reopen', wangAyi]],
  },
  {
    name: 'not-solved',
    title: 'It did not work out · 没能办成',
    told: { text: '墙里的水管漏了' },
    acts: [sent, ['giveUp', liJianguo]],
  },
  {
    name: 'declined',
    title: 'The community cannot · 社区办不了',
    told: { category: 'other', text: '想请人天天来做饭' },
    who: zhangDaye,
    acts: [['decline', sunnySecretary]],
  },
  {
    name: 'referred',
    title: 'Handed on · 转到别处了',
    told: { category: 'other', text: '路口的红绿灯不亮' },
    who: zhangDaye,
    acts: [['refer', sunnySecretary]],
  },
  {
    name: 'withdrawn',
    title: 'Withdrawn · 撤回了',
    told: { text: '灯泡自己换好了' },
    who: zhangDaye,
    acts: [['withdraw', zhangDaye]],
  },
  {
    name: 'opinion',
    title: 'An opinion · 意见建议',
    told: {
      kind: 'opinion',
      category: 'other',
      text: '建议在南门口加一张长椅，老人等车好坐一坐',
      ...spot('南门口'),
    },
    who: zhangDaye,
    acts: [],
  },
  {
    name: 'answered',
    title: 'An opinion is answered · 社区答复了',
    told: { kind: 'opinion', category: 'other', text: '凉亭的灯天没黑就亮了', ...spot('凉亭') },
    who: zhangDaye,
    acts: [['answer', sunnySecretary]],
  },
]

/** A request in every state, for whoever asked, the community and the volunteer. */
export async function drawRequests(town: Town, album: Album): Promise<void> {
  album.open('A request, from all sides · 一件事，各人看到的')
  const ids = new Map<string, string>()
  for (const one of each) ids.set(one.name, await made(town, one))
  const pageOf = (name: string) => `pages/resident/request/index?id=${ids.get(name)}`
  const { keep, end } = visitsIn(town, album)

  for (const { name, title, who = wangAyi } of each) {
    await keep({ who, path: pageOf(name), see: '编号', name: `request-${name}`, title })
  }
  const mine = { who: wangAyi, see: '编号', isAtOnce: true }
  await keep({
    ...mine,
    path: pageOf('submitted'),
    name: 'request-withdrawing',
    title: 'No longer needed · 不用办了',
    steps: page => tapText(page, '不用办了'),
  })
  await keep({
    ...mine,
    path: pageOf('done'),
    name: 'request-reopening',
    title: 'Not done yet · 还没办好',
    steps: page => tapText(page, '还没办好'),
  })
  await keep({
    who: wangAyi,
    path: 'pages/resident/asked/index',
    see: '客厅的灯不亮了',
    name: 'request-mine',
    title: 'All that I asked for · 我提过的事',
  })
  const choosing = `pages/resident/choose/index?id=${ids.get('submitted')}`
  await keep({
    who: wangAyi,
    path: choosing,
    see: '赵兰',
    name: 'choose-person',
    title: 'Choosing a volunteer · 选一位志愿者',
  })
  await keep({
    who: wangAyi,
    path: choosing,
    see: '赵兰',
    name: 'choose-asking',
    title: 'Whether it shall be this one · 就选这位',
    isAtOnce: true,
    steps: page => tapText(page, '赵兰'),
  })
  await keep({
    who: wangAyi,
    path: choosing,
    see: '赵兰',
    name: 'choose-team',
    title: 'Choosing a team · 选一支服务队',
    steps: async page => {
      await tapText(page, '服务队')
      await seeText(page, '便民维修队')
    },
  })
  await keep({
    who: zhaoLan,
    path: pageOf('chosen'),
    see: '来不来都行',
    name: 'chosen-me',
    title: 'Somebody would like me to come · 有位居民想请您',
  })

  await drawTheBoard(keep)
  for (const name of ['submitted', 'asked-back', 'chosen', 'assigned', 'done', 'opinion']) {
    await keep({
      who: sunnySecretary,
      path: pageOf(name),
      see: '编号',
      name: `host-${name}`,
      title: `For the community · ${each.find(one => one.name === name)?.title.split(' · ')[1]}`,
    })
  }
  await keep({
    who: sunnySecretary,
    path: pageOf('submitted'),
    see: '编号',
    name: 'host-more',
    title: 'Whatever else can be done · 别的办法',
    steps: page => tapText(page, '别的办法'),
  })

  for (const name of ['assigned', 'on-the-way', 'done', 'accepted']) {
    await keep({
      who: liJianguo,
      path: pageOf(name),
      see: '编号',
      name: `helper-${name}`,
      title: `For the volunteer · ${each.find(one => one.name === name)?.title.split(' · ')[1]}`,
    })
  }
  const helping = 'pages/member/helping/index'
  await keep({
    who: liJianguo,
    path: helping,
    see: '这次不接',
    name: 'helper-nearby',
    title: 'What is wanted nearby · 附近',
  })
  await keep({
    who: liJianguo,
    path: helping,
    see: '这次不接',
    name: 'helper-taken',
    title: 'What I have taken · 我接下的',
    steps: async page => {
      await tapText(page, '我接下的')
      await seeText(page, '插座松了')
    },
  })
  await keep({
    who: liJianguo,
    path: pageOf('on-the-way'),
    see: '编号',
    name: 'helper-finishing',
    title: 'Two lines are enough · 办好了',
    isAtOnce: true,
    steps: page => tapText(page, '办好了'),
  })
  await drawRatings(town, keep, String(ids.get('confirmed')))
  await end()
}

async function made(town: Town, { told, who = wangAyi, acts }: Told): Promise<string> {
  const people = town as unknown as Parameters<typeof asked>[0]
  const { requestId } = await asked(people, told, who)
  const chosen = { kind: 'person', id: memberIdOf(zhaoLan) } as const
  for (const [act, by] of acts) {
    const answer = await take(people, { act, who: by, chosen }, requestId, newTap())
    if (answer !== 'yes') throw new Error(`${act}: ${answer}`)
  }
  return requestId
}

type Keep = ReturnType<typeof visitsIn>['keep']

async function drawTheBoard(keep: Keep): Promise<void> {
  const board = {
    who: sunnySecretary,
    path: 'pages/community/requests/index?community=sunny',
    see: '客厅的灯不亮了',
  }
  const tabs = [
    ['new', '新来的', '客厅的灯不亮了'],
    ['open', '找人办', '楼道里有积水'],
    ['under-way', '正在办', '插座松了'],
    ['ended', '办完的', '墙里的水管漏了'],
  ] as const
  for (const [name, tab, see] of tabs) {
    await keep({
      ...board,
      name: `board-${name}`,
      title: `The board of requests · ${tab}`,
      steps: async page => {
        await tapText(page, tab)
        await seeText(page, see)
      },
    })
  }
  await keep({
    ...board,
    name: 'board-dispatch',
    title: 'Who might go · 请谁去',
    isAtOnce: true,
    steps: async page => {
      await tapText(page, '家电维修：客厅的灯不亮了')
      await seeText(page, '懂家电')
    },
  })
  await keep({
    ...board,
    name: 'board-many',
    title: 'Several at once · 一次受理几件',
    steps: page => tapText(page, '一次受理几件'),
  })
}

async function drawRatings(town: Town, keep: Keep, requestId: string): Promise<void> {
  const said = { requestId, grade: 'worst', reasons: [], text: '等了三天才来' } as const
  await town.ask(wangAyi, 'ratings.rate', { tapId: newTap(), ...said, reasons: [] })
  await keep({
    who: wangAyi,
    path: `pages/resident/request/index?id=${requestId}`,
    see: '对不起，没有让您满意',
    name: 'rating-low',
    title: 'Not satisfied · 没有让您满意',
  })
  const ratings = { who: sunnySecretary, path: 'pages/community/ratings/index?community=sunny' }
  await keep({
    ...ratings,
    see: '等了三天才来',
    name: 'rating-follow-up',
    title: 'Whom to speak with · 待联系',
  })
  await keep({
    ...ratings,
    see: '等了三天才来',
    name: 'rating-speaking',
    title: 'What came of it · 谈得怎么样',
    isAtOnce: true,
    steps: page => tapText(page, '记下谈的结果'),
  })
}
