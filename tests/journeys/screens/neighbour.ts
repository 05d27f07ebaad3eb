import { ask } from '../../groups/grouping'
import type { Town } from '../../open-town'
import { lamp } from '../../requests/asking'
import { aCheckin, bound, liJianguo, newTap, sunnySecretary, townBefore } from '../../town'
import type { Tour, Visit } from './tour'

const li = bound(liJianguo)
const visit = (planned: Omit<Visit, 'who'>): Visit => ({ who: liJianguo, ...planned })

/** What a member and the neighbours are to each other: helping, wishes, opinions, how it went. */
export const neighbour: Tour = {
  town: {
    ...townBefore,
    accounts: [...townBefore.accounts, li.account],
    members: [li.member, ...townBefore.members.slice(1)],
    checkins: [aCheckin(liJianguo)],
  },
  visits: {
    helping: visit({ opens: 'member/helping', shows: '附近这会儿没有要帮忙的' }),
    'pairs-none': visit({ opens: 'resident/pairs', shows: '您还没有结对' }),
    'wishes-none': visit({ opens: 'member/wishes', shows: '这会儿没有可以领的心愿' }),
    'my-wishes': visit({ opens: 'resident/wishes', shows: '您还没有说过心愿' }),
    'say-wish': visit({
      opens: 'resident/say-wish',
      shows: '交给社区看一看',
      steps: async (phone, look) => {
        await phone.tap('交给社区看一看')
        await phone.see('请说一句想要什么。')
        await look('say-wish')
      },
    }),
    'services-none, service-note': visit({
      opens: 'member/services',
      shows: '还没有记过',
      steps: async (phone, look) => {
        await look('services-none')
        await phone.tap('记一次')
        await phone.see('在哪里、为谁')
        await look('service-note')
        await phone.tap('关上')
        await phone.gone('在哪里、为谁')
      },
    }),
    'rating-asked, rating-low': visit({
      before: endedMatter,
      opens: 'resident/request?id=',
      shows: '这件事办得怎么样',
      steps: async (phone, look) => {
        await look('rating-asked')
        await phone.tap('非常不满意')
        await phone.see('对不起，没有让您满意')
        await look('rating-low')
      },
    }),
    'letters-none': visit({ opens: 'member/letters', shows: '还没有来信' }),
    'opinions-none': visit({ opens: 'resident/opinions', shows: '还没有公布过' }),
    'opinion-code': visit({ opens: 'resident/opinion', shows: '扫一扫' }),
    rates: visit({ opens: 'resident/rates', shows: '响应率' }),
    suggestions: visit({
      opens: 'resident/suggestions?about=letter',
      shows: '更正哪里',
      steps: async (phone, look) => {
        await phone.type('您想说的话', '有一句不是说我的')
        await phone.tap('交上去')
        await phone.see('我说过的')
        await look('suggestions')
      },
    }),
  },
}

/** 李建国 asked for something, and 王秀英 came: he may say how it went. */
export async function endedMatter(town: Town): Promise<string> {
  const { request } = await ask(town, liJianguo, 'requests.submit', lamp())
  const { requestId } = request
  const sent = { tapId: newTap(), requestId, memberIds: ['m_oWANG'] }
  await ask(town, sunnySecretary, 'requests.assign', sent)
  await ask(town, sunnySecretary, 'requests.finish', { tapId: newTap(), requestId, note: null })
  return requestId
}
