import { asked, type lamp, wangAyi } from '../../requests/asking'
import {
  anAccount,
  bound,
  chenMing,
  liJianguo,
  stranger,
  sunnyCode,
  townBefore,
  wangXiuying,
} from '../../town'
import type { Tour } from './tour'

const people = [bound(liJianguo), bound(wangXiuying)]

const fall = {
  category: 'healthCare',
  text: '老人在楼道里摔倒了',
  forWhom: 'neighbour',
  hasAgreed: true,
} satisfies Partial<ReturnType<typeof lamp>>

/** Whoever opens the app for the first time, has no role in it, or comes to check in. */
export const newcomer: Tour = {
  town: {
    ...townBefore,
    accounts: [
      ...townBefore.accounts,
      ...[stranger, wangAyi].map(who => anAccount(who)),
      ...people.map(({ account }) => account),
    ],
    members: [
      ...people.map(({ member }) => member),
      ...townBefore.members.filter(({ name }) => name === chenMing.name),
    ],
  },
  visits: {
    'consent, declined, bind': {
      who: chenMing,
      opens: 'home',
      shows: '先跟您说清楚',
      steps: async (phone, look) => {
        await look('consent')
        await phone.tap('先不同意')
        await phone.see('没关系')
        await look('declined')
        await phone.tap('再看看说明')
        await phone.tap('同意并继续')
        await phone.see('找到名册上的您')
        await look('bind')
      },
    },
    'claim, claim-filled, claim-pending': {
      who: stranger,
      opens: 'home',
      shows: '找到名册上的您',
      steps: async (phone, look) => {
        await phone.tap('换个办法：请书记确认')
        await phone.tap('交给书记')
        await phone.see('请填姓名。')
        await look('claim')
        await phone.type('您的姓名', chenMing.name)
        await phone.type('名册上手机号的后四位', '0003')
        await phone.type('您的单位', '水务')
        await phone.tap('安平县水务局')
        await phone.see('改一下')
        await look('claim-filled')
        await phone.tap('交给书记')
        await phone.see('已经交给书记了')
        await look('claim-pending')
      },
    },
    'home-resident': { who: wangAyi, opens: 'home', shows: '有事请社区帮忙' },
    'ask-what, ask-filled, ask-sent': {
      who: wangAyi,
      opens: 'resident/ask',
      shows: '十万火急，先打电话',
      steps: async (phone, look) => {
        await look('ask-what')
        await phone.tap('看病和身体')
        await phone.type('写几句', '老人在楼道里摔倒了')
        await phone.tap('邻居')
        await phone.tap('交给社区')
        await phone.see('请选一个小区。')
        await phone.type('哪个小区', '桂花')
        await phone.see('桂花园')
        await look('ask-filled')
        await phone.tap('桂花园')
        await phone.tap('问过了，本人同意')
        await phone.tap('交给社区')
        await phone.see('这件事很急，请马上打 120')
        await look('ask-sent')
        await phone.tap('看看办到哪一步')
        await phone.see('您提了出来。')
      },
    },
    'request, choose-none, request-withdraw': {
      who: wangAyi,
      before: async town => (await asked(town, fall)).requestId,
      opens: 'resident/request?id=',
      shows: '您提了出来。',
      on: { 'choose-none': 'resident/choose' },
      steps: async (phone, look) => {
        await look('request')
        await phone.tap('自己选一位志愿者')
        await phone.see('这类事还没有可以自己选的志愿者')
        await look('choose-none')
        await phone.tap('返回')
        await phone.see('您提了出来。')
        await phone.tap('不用办了')
        await phone.see('社区会知道您撤回了')
        await look('request-withdraw')
      },
    },
    asked: {
      who: wangAyi,
      before: async town => void (await asked(town, fall)),
      opens: 'resident/asked',
      shows: '等社区回话',
    },
    'home-not-yet, who-looked': {
      who: wangXiuying,
      opens: 'home',
      shows: '还没报到',
      on: { 'who-looked': 'member/who-looked' },
      steps: async (phone, look) => {
        await look('home-not-yet')
        await phone.tap('谁看过我的信息')
        await phone.see('每看一次、改一次都会记在这里')
        await look('who-looked')
        await phone.tap('返回')
        await phone.see('还没报到')
      },
    },
    scanner: {
      who: wangXiuying,
      opens: 'home',
      shows: '还没报到',
      steps: async (phone, look) => {
        await phone.tap('扫码报到')
        await phone.see('可以选一张码的图片')
        await look('scanner')
        await phone.tap('不扫了')
        await phone.gone('可以选一张码的图片')
      },
    },
    'consent-given, persona': {
      who: wangXiuying,
      opens: 'home',
      shows: '我同意过的说明',
      on: 'consent',
      steps: async (phone, look) => {
        await phone.tap('我同意过的说明')
        await phone.see('知道了')
        await look('consent-given')
        await phone.tap('换一个人')
        await phone.see('您想用谁的身份看看？')
        await look('persona')
      },
    },
    'checkin, checkin-done, home-done': {
      who: liJianguo,
      opens: `checkin?scene=${sunnyCode}`,
      shows: '阳光社区党群服务中心',
      on: { 'home-done': 'home' },
      steps: async (phone, look) => {
        await look('checkin')
        await phone.tap('报到')
        await phone.see('报到成功')
        await look('checkin-done')
        await phone.tap('回首页')
        await phone.see('本季度已报到')
        await look('home-done')
      },
    },
    'checkin-unknown': { who: liJianguo, opens: 'checkin', shows: '没有认出这个码' },
  },
}
