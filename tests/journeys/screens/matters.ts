import type { Input } from '../../../types/api'
import type { RequestView } from '../../../types/requests'
import { anAbsence } from '../../absences/absent'
import { ask, neighbours, neighboursAtWork } from '../../groups/grouping'
import type { Town } from '../../open-town'
import { wordOn } from '../../ratings/rating'
import { asked, type lamp, wangAyi } from '../../requests/asking'
import {
  aCheckin,
  anAccount,
  bound,
  liJianguo,
  newTap,
  type Person,
  sunnySecretary,
  today,
  townAtWork,
  townBefore,
} from '../../town'
import { endedMatter } from './neighbour'
import { once, type Tour, type Visit } from './tour'

const li = bound(liJianguo)
const crowd = neighboursAtWork(3)
const [helper] = neighbours(1) as [Person]
const isNew = ({ _id }: { _id: string }) =>
  ![...townAtWork.accounts, ...townAtWork.members].some(known => known._id === _id)

/** 阳光社区 as its secretary finds it: 李建国 has checked in, three neighbours are accepted, nobody else came yet. */
export const sunnyTown = {
  ...townBefore,
  accounts: [...townBefore.accounts, li.account, anAccount(wangAyi), ...crowd.accounts.filter(isNew)],
  members: [li.member, ...townBefore.members.slice(1), ...crowd.members.filter(isNew)],
  registrations: crowd.registrations,
  checkins: [aCheckin(liJianguo)],
}

const visit = (planned: Omit<Visit, 'who'>): Visit => ({ who: sunnySecretary, ...planned })

/** Who came and who has to be asked; what residents ask of the community and what comes of it. */
export const matters: Tour = {
  town: { ...sunnyTown, absences: [anAbsence(liJianguo)] },
  visits: {
    'home-secretary, bind-again': visit({
      opens: 'home',
      shows: '我的工作',
      on: { 'bind-again': 'bind' },
      steps: async (phone, look) => {
        await look('home-secretary')
        await phone.tap('我也是党员，认领名册上的自己')
        await phone.see('找到名册上的您')
        await look('bind-again')
      },
    }),
    'quarter, person, quarter-nobody': visit({
      opens: 'home',
      shows: '看看还有谁没报到',
      on: 'community/quarter',
      steps: async (phone, look) => {
        await phone.tap('看看还有谁没报到')
        await phone.see('王秀英')
        await look('quarter')
        await phone.tap('已报到')
        await phone.tap('李建国')
        await phone.tap('暂停这个账号')
        await phone.tap('确定暂停')
        await phone.see('请写一句原因。')
        await look('person')
        await phone.tap('关上')
        await phone.type('按姓名找', '无')
        await phone.see('没有这样的人')
        await look('quarter-nobody')
      },
    }),
    'sites, poster': visit({
      opens: 'home',
      shows: '报到点和海报',
      on: { sites: 'community/sites', poster: 'community/poster' },
      steps: async (phone, look) => {
        await phone.tap('报到点和海报')
        await phone.see('在用')
        await look('sites')
        await phone.tap('海报')
        await phone.see('双报到 · 报到点')
        await look('poster')
      },
    }),
    'doors, door-closed, door': visit({
      opens: 'community/doors?community=sunny',
      shows: '今天还没有打开过',
      on: { 'door-closed': 'community/door', door: 'community/door' },
      steps: async (phone, look) => {
        await look('doors')
        await phone.tap('在这台设备上显示')
        await phone.see('给这台设备起个名字')
        await look('door-closed')
        await phone.tap('打开动态码')
        await phone.see('这台设备可以用到今天 24 点')
        await look('door')
      },
    }),
    'requests-new, requests-none': visit({
      before: fallAsked,
      opens: 'community/requests?community=sunny',
      shows: '没有晚的。',
      steps: async (phone, look) => {
        await look('requests-new')
        await phone.tap('正在办')
        await phone.see('没有正在办的')
        await look('requests-none')
      },
    }),
    'request-phone, request-phone-kind, request-phone-done, request-dispatch': visit({
      opens: 'community/request-phone?community=sunny',
      shows: '记下来',
      steps: async (phone, look) => {
        await phone.tap('记下来')
        await phone.see('请写一句话。')
        await look('request-phone')
        await phone.type('居民说了什么', '想请人量血压')
        await phone.tap('什么事')
        await look('request-phone-kind')
        await phone.tap('卫生保健')
        await phone.tap('哪个小区')
        await phone.tap('桂花园')
        await phone.tap('记下来')
        await phone.see('请告诉对方')
        await look('request-phone-done')
        await phone.tap('派人去')
        await phone.see('没有现成合适的人')
        await phone.tap('按姓名找别人')
        await phone.tap('请两位一起去')
        await look('request-dispatch')
      },
    }),
    'request-find, request-care': visit({
      before: async town => void (await ask(town, sunnySecretary, 'requests.submitFor', byTelephone())),
      opens: 'community/request-find?community=sunny',
      shows: '卫生保健',
      on: { 'request-care': 'resident/request' },
      steps: async (phone, look) => {
        await look('request-find')
        await phone.tap('卫生保健：想请人量血压')
        await phone.tap('看看、记下怎么照顾')
        await phone.tap('行动不方便')
        await phone.tap('记下来')
        await phone.see('先问过本人')
        await look('request-care')
        await phone.tap('本人知道，也同意记下')
        await phone.tap('记下来')
        await phone.see('记下了')
      },
    }),
    needs: visit({ before: fallAsked, opens: 'community/needs?org=sunny', shows: '哪个小区缺什么' }),
    'waiting-nobody': visit({ opens: 'community/waiting?community=sunny', shows: '没有等着确认的' }),
    'desk, desk-entry': visit({
      opens: 'community/desk?org=sunny',
      shows: '王秀英',
      steps: async (phone, look) => {
        await phone.tap('王秀英')
        await phone.see('登记这 1 位')
        await look('desk')
        await phone.tap('登记这 1 位')
        await phone.see('为什么替他们登记')
        await look('desk-entry')
      },
    }),
    'remind, remind-names': visit({
      opens: 'community/remind?community=sunny',
      shows: '微信上收得到',
      steps: async (phone, look) => {
        await look('remind')
        await phone.tap('只在“我的消息”里')
        await phone.see('微信提醒次数用完了')
        await look('remind-names')
      },
    }),
    'reminded-none': visit({ opens: 'community/reminded?community=sunny', shows: '还没有发过提醒' }),
    call: visit({
      opens: 'community/calls?community=sunny',
      shows: '王秀英',
      steps: async (phone, look) => {
        await phone.tap('王秀英')
        await phone.see('打完了，记一下')
        await look('call')
      },
    }),
    'desk-sheet': visit({
      opens: 'community/ticks?community=sunny',
      shows: '打开这张名单',
      steps: async (phone, look) => {
        await phone.tap('打开这张名单')
        await phone.see('请写名单下面的编号')
        await look('desk-sheet')
      },
    }),
    'reviews-none': visit({ opens: 'community/reviews?community=sunny', shows: '没有要看的' }),
    'follow-ups, follow-up-speaking, rating-reviews-none': visit({
      before: async town => {
        const requestId = await endedMatter(town)
        await ask(town, liJianguo, 'ratings.rate', wordOn(requestId, 'worst'))
        return undefined
      },
      opens: 'community/ratings?community=sunny',
      shows: '记下谈的结果',
      steps: async (phone, look) => {
        await look('follow-ups')
        await phone.tap('记下谈的结果')
        await phone.see('谈得怎么样')
        await look('follow-up-speaking')
        await phone.tap('关上')
        await phone.tap('看一看')
        await phone.see('没有要看一看的')
        await look('rating-reviews-none')
      },
    }),
    answers: visit({
      before: async town => {
        const text = '有一句不是说我的'
        const said = { tapId: newTap(), kind: 'correction' as const, about: 'letter' as const, text }
        await ask(town, liJianguo, 'suggestions.submit', said)
        return undefined
      },
      opens: 'community/answers?org=sunny',
      shows: '有一句不是说我的',
    }),
    absences: visit({
      opens: 'community/absences?community=sunny',
      shows: '看一看，发给单位',
      steps: async (phone, look) => {
        await phone.tap('看一看，发给单位')
        await phone.see('信的内容，可以改')
        await look('absences')
      },
    }),
    'home-hands-full, helping-full, let-go-enough': {
      who: helper,
      before: handsFull,
      opens: 'home',
      shows: '手上一共 3 件',
      on: { 'helping-full': 'member/helping', 'let-go-enough': 'resident/request' },
      steps: async (phone, look) => {
        await phone.miss('看看附近的')
        await look('home-hands-full')
        await phone.tap('手上一共 3 件')
        await phone.see('手上有 3 件，办好一件再接。')
        await look('helping-full')
        await phone.tap('卫生保健：想请人量血压')
        await phone.tap('这次来不了')
        await phone.see('11月23日起又可以退')
        await look('let-go-enough')
      },
    },
    'who-looked-asker': {
      who: wangAyi,
      before: handsFull,
      opens: 'member/who-looked',
      shows: '来帮忙的人',
    },
  },
}

const fall = { category: 'healthCare', text: '老人在楼道里摔倒了' } satisfies Partial<ReturnType<typeof lamp>>
const oneFall = once(town => asked(town, fall))

/** 王阿姨 asks for help at once, which the community has not answered yet. */
async function fallAsked(town: Town): Promise<undefined> {
  await oneFall(town)
}

/** A neighbour has three of 王阿姨's four in hand, has looked at a door, and has let three others go today. */
const oneHandFull = once(async town => {
  const texts = ['想请人量血压', '想请人买药', '想请人陪着看病', '想请人读说明书']
  const requests: RequestView[] = []
  for (const text of texts) requests.push(await asked(town, { category: 'healthCare', text }))
  for (const [index, { requestId }] of requests.entries()) {
    const one = { tapId: newTap(), communityId: 'sunny', requestIds: [requestId], isOpenToClaims: true }
    await ask(town, sunnySecretary, 'requests.accept', one)
    if (index < 3) await ask(town, helper, 'requests.claim', { tapId: newTap(), requestId })
    if (index === 0) await ask(town, helper, 'requests.contact', { requestId })
  }
  const [hand] = await town.cloud.documents('requestHands')
  const gone = { communityId: 'sunny', wasTold: false, day: '2026-11-22', at: today - 60_000 }
  const letGo = ['r1', 'r2', 'r3'].map(requestId => ({ ...gone, requestId, tapId: `tap-${requestId}` }))
  await town.cloud.load({ requestHands: [{ ...hand, letGo }] })
  return requests
})

async function handsFull(town: Town): Promise<undefined> {
  await oneHandFull(town)
}

/** Somebody whose home nobody knows yet asked by telephone. */
const byTelephone = (): Input<'requests.submitFor'> => ({
  tapId: newTap(),
  communityId: 'sunny',
  kind: 'help',
  category: 'healthCare',
  estateId: 'garden',
  building: null,
  door: null,
  spot: null,
  when: 'any',
  text: '想请人量血压',
  forWhom: 'me',
  name: null,
  phone: null,
  isOpenToClaims: false,
})
