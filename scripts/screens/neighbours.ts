import { seeText, tapText } from '../../tests/journeys/hands'
import { weekly } from '../../tests/pairs/pairing'
import { wangAyi, zhangDaye } from '../../tests/requests/asking'
import { liJianguo, newTap, noon, office, sunnySecretary, wangXiuying } from '../../tests/town'
import { aWish, aWishFor } from '../../tests/wishes/wishing'
import type { Album } from './album'
import type { Town } from './town'
import { visitsIn } from './visits'

/** Small wishes, pairs, thanks, suggestions and the reminder: what neighbours say to each other. */
export async function drawNeighbours(town: Town, album: Album): Promise<void> {
  album.open('Neighbours · 邻居之间')
  const { keep, end } = visitsIn(town, album)
  await drawReminder(town, keep)
  await drawWishes(town, keep)
  await drawThanks(town, keep)
  await drawSuggestions(town, keep)
  await drawPairs(town, keep)
  await end()
}

type Keep = ReturnType<typeof visitsIn>['keep']

async function drawReminder(town: Town, keep: Keep): Promise<void> {
  const inbox = { who: liJianguo, path: 'pages/person/notices/index', see: '有要紧的事' }
  await keep({ ...inbox, name: 'remind-me', title: 'One reminder, if you like · 提醒我一次' })
  await keep({
    ...inbox,
    name: 'remind-me-yes',
    title: 'It is noted · 记下了',
    steps: async page => {
      await tapText(page, '提醒我一次')
      await seeText(page, '再加一次')
    },
  })
  await keep({
    ...inbox,
    name: 'remind-me-off',
    title: 'Nothing to WeChat · 不发到微信',
    steps: async page => {
      await tapText(page, '发到微信')
      await seeText(page, '关着')
    },
  })
  const off = { tapId: newTap(), isOff: false }
  await town.ask(liJianguo, 'reminders.turn', off)
}

async function drawWishes(town: Town, keep: Keep): Promise<void> {
  const say = async (text: string) => (await town.ask(wangAyi, 'wishes.say', aWish({ text }))).wish.wishId
  const sayFor = async (text: string) =>
    (await town.ask(sunnySecretary, 'wishes.sayFor', aWishFor({ text }))).wish.wishId
  const publish = async (wishId: string, words: string) => {
    await town.ask(sunnySecretary, 'wishes.publish', {
      tapId: newTap(),
      wishId,
      words,
      isBuildingShown: true,
    })
    return wishId
  }
  const take = async (wishId: string) => {
    await town.ask(liJianguo, 'wishes.take', { tapId: newTap(), wishId })
    return wishId
  }
  const said = await say('我是3号楼的王阿姨，想学用手机视频')
  const keptBack = await say('想要一台新电视')
  const note = '心愿要小一点，换一个吧。'
  await town.ask(sunnySecretary, 'wishes.keepBack', { tapId: newTap(), wishId: keptBack, note })
  await publish(await say('想请人下盘象棋'), '想请人下盘象棋')
  const taken = await take(await publish(await sayFor('一副老花镜'), '一副老花镜'))
  const fulfilled = await take(await publish(await sayFor('换一个电水壶'), '换一个电水壶'))
  const lines = '买了送到家。\n人家很高兴。'
  await town.ask(liJianguo, 'wishes.fulfil', { tapId: newTap(), wishId: fulfilled, note: lines })

  const pageOf = (wishId: string) => `pages/resident/wish/index?id=${wishId}`
  const wish = { see: '怎么到这一步的' }
  await keep({
    ...wish,
    who: wangAyi,
    path: pageOf(keptBack),
    name: 'wish-kept-back',
    title: 'It was not published, and why · 没有发',
  })
  await keep({
    who: wangAyi,
    path: 'pages/resident/wishes/index',
    see: '想请人下盘象棋',
    name: 'wish-mine',
    title: 'My wishes · 我的心愿',
  })
  await keep({
    ...wish,
    who: liJianguo,
    path: pageOf(taken),
    name: 'wish-taken',
    title: 'I have taken it · 您领了',
  })
  await keep({
    ...wish,
    who: liJianguo,
    path: pageOf(fulfilled),
    name: 'wish-fulfilled',
    title: 'Fulfilled · 圆上了',
  })
  await keep({
    who: liJianguo,
    path: 'pages/member/wishes/index',
    see: '想请人下盘象棋',
    name: 'wish-to-take',
    title: 'Wishes that can be taken · 可以领的',
  })
  await keep({
    ...wish,
    who: sunnySecretary,
    path: pageOf(said),
    name: 'wish-to-read',
    title: 'Looked over first · 先看一看',
  })
  await keep({
    ...wish,
    who: sunnySecretary,
    path: pageOf(fulfilled),
    name: 'wish-to-confirm',
    title: 'Asked whether it came true · 问过居民',
  })
}

async function drawThanks(town: Town, keep: Keep): Promise<void> {
  const garden = { communityId: 'sunny', estateId: 'garden' }
  const { code } = await town.ask(sunnySecretary, 'board.changeCode', { ...garden, tapId: newTap() })
  await keep({
    who: zhangDaye,
    path: 'pages/resident/board/index',
    see: '请扫一扫小区门口的码',
    name: 'board-gate',
    title: 'Before a board · 扫门口的码',
  })
  await keep({
    who: liJianguo,
    path: 'pages/member/board/index',
    see: '您愿意写在监督台上吗？',
    name: 'board-asked',
    title: 'Asked to stand on the board · 愿不愿意写上去',
  })
  await town.ask(liJianguo, 'board.setShown', { tapId: newTap(), isShown: true })
  const thank = (who: typeof wangAyi, text: string, signedBy: string | null) =>
    town.ask(who, 'thanks.write', {
      tapId: newTap(),
      estateId: 'garden',
      memberId: 'm_oLI',
      text,
      signedBy,
      mayBeStory: signedBy !== null,
    })
  await thank(wangAyi, '灯修好了，楼道亮堂堂的，谢谢您大晚上跑一趟。', '3号楼 王阿姨')
  await thank(zhangDaye, '谢谢您扶我下楼，加微信联系', null)
  const board = { who: wangAyi, path: `pages/resident/board/index?scene=${code}`, see: '桂花园的在职党员' }
  await keep({ ...board, name: 'board-of-estate', title: 'An estate’s board · 监督台' })
  await keep({
    ...board,
    name: 'board-person',
    title: 'One of them · 其中一位',
    isAtOnce: true,
    steps: async page => {
      await tapText(page, '李建国')
      await seeText(page, '谢谢李建国')
    },
  })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/thanks/index?community=sunny',
    see: '谢谢您扶我下楼',
    name: 'thanks-to-read',
    title: 'What WeChat doubted · 要看的话',
  })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/photos/index?community=sunny',
    see: '没有等着看的照片',
    name: 'board-photos',
    title: 'Photos for the board · 等着看的照片',
  })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/boards/index?community=sunny',
    see: '打印 A4',
    name: 'boards-to-print',
    title: 'Boards to print · 打印监督台',
  })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/board/index?community=sunny&estate=garden',
    see: '还没问过',
    name: 'board-kept',
    title: 'Who has agreed · 谁同意了，谁还没问',
  })
  await keep({
    who: liJianguo,
    path: 'pages/member/thanks/index',
    see: '还没有感谢信',
    name: 'thanks-none',
    title: 'No letter yet · 还没有感谢信',
  })
  await town.cloud.clock({ now: noon('2026-12-01') })
  for (let round = 0; round < 2; round++) {
    await town.cloud.fireTimer('jobs')
    await town.cloud.clock({ advance: 5 * 60_000 })
  }
  await keep({
    who: liJianguo,
    path: 'pages/member/thanks/index',
    see: '愿意讲给邻居听',
    name: 'thanks-letter',
    title: 'The letter of a month · 这个月的信',
  })
  const { items } = await town.ask(liJianguo, 'thanks.mine', { cursor: null })
  const thanksId = String(items.find(({ signedBy }) => signedBy)?.thanksId)
  await town.ask(liJianguo, 'thanks.setStory', { tapId: newTap(), thanksId, agrees: true })
  const publish = { tapId: newTap(), communityId: 'sunny', thanksId, decision: 'publish' } as const
  await town.ask(sunnySecretary, 'thanks.decide', publish)
  await keep({
    who: wangAyi,
    path: 'pages/resident/stories/index?community=sunny',
    see: '楼道亮堂堂的',
    name: 'stories',
    title: 'Good neighbours · 好人好事',
  })
}

async function drawSuggestions(town: Town, keep: Keep): Promise<void> {
  const told = { kind: 'suggestion', about: null, text: '字再大一点就好了，晚上看不清。' } as const
  const { suggestion } = await town.ask(wangAyi, 'suggestions.submit', { tapId: newTap(), ...told })
  await keep({
    who: office,
    path: 'pages/community/answers/index?org=county',
    see: '字再大一点',
    name: 'suggestion-to-answer',
    title: 'What waits for an answer · 要答复的',
  })
  await town.ask(office, 'suggestions.answer', {
    tapId: newTap(),
    suggestionId: suggestion.suggestionId,
    revision: suggestion.revision,
    text: '右上角可以换成大字，谢谢您提醒我们。',
  })
  await keep({
    who: wangAyi,
    path: 'pages/resident/suggestions/index',
    see: '右上角可以换成大字',
    name: 'suggestion-answered',
    title: 'Answered · 答复了',
  })
}

async function drawPairs(town: Town, keep: Keep): Promise<void> {
  const from = '2026-12-08'
  const formed = weekly({ rhythm: { everyWeeks: 1, from } })
  const { pairId } = (await town.ask(sunnySecretary, 'pairs.form', formed)).pair
  const pair = { who: liJianguo, path: `pages/resident/pair/index?id=${pairId}`, see: '日历' }
  await keep({ ...pair, name: 'pair-asked', title: 'Asked to be a pair · 社区请您结对' })
  for (const who of [liJianguo, wangXiuying]) await town.ask(who, 'pairs.agree', { tapId: newTap(), pairId })
  await town.cloud.clock({ now: noon('2026-12-15') })
  await keep({ ...pair, name: 'pair-missed', title: 'One day went by · 有一次没去' })
  const visit = { pairId, day: '2026-12-15', note: '陪赵奶奶聊了聊天。\n她精神很好。' }
  await town.ask(liJianguo, 'pairs.visited', { tapId: newTap(), ...visit })
  await keep({ ...pair, name: 'pair-visited', title: 'Today was a visit · 去过了' })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/pairs/index?community=sunny',
    see: '陪说说话',
    name: 'pairs',
    title: 'Pairs of a community · 结对帮扶',
  })
}
