import { anActivity, keptActivities, keptAttendances } from '../activities/planning'
import { bound, liJianguo, type Person, sunnySecretary, today, townAtWork, wangXiuying } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

const zhang: Person = { openid: 'oZHANG', name: '张伟', phone: null }
const third = bound(zhang)
const hour = 60 * 60_000

describe.each(frontEnds)('an activity %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet({
      ...townAtWork,
      accounts: [...townAtWork.accounts, third.account],
      members: [...townAtWork.members, third.member],
      activities: [
        anActivity('talk', { title: '消防讲座', kind: 'lecture', capacity: 1 }),
        anActivity('now', {
          title: '整理楼道',
          startsAt: today - hour,
          endsAt: today + hour,
          capacity: null,
        }),
      ],
    })
  })
  afterAll(() => street.close())

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  it('G40 A38 the last place is taken, the next one waits, and has it when somebody leaves', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('近期活动')
      await phone.tap('消防讲座')
      await phone.tap('报名')
      await phone.see('已经报上名了')
    })
    await asks(wangXiuying, async phone => {
      await phone.tap('近期活动')
      await phone.tap('消防讲座')
      await phone.tap('排候补')
      await phone.see('候补第 1 位')
    })
    // News is what happened after one looked; the town's clock stands still.
    await street.cloud.clock({ advance: 1000 })
    await asks(liJianguo, async phone => {
      await phone.tap('消防讲座')
      await phone.tap('不去了')
      await phone.see('位子让给了下一位')
    })
    await asks(wangXiuying, async phone => {
      await phone.see('轮到您了：消防讲座')
      await phone.tap('知道了')
      await phone.gone('轮到您了')
      await phone.settled()
    })
    await asks(wangXiuying, async phone => {
      await phone.see('已报名')
      await phone.miss('轮到您了')
    })
    expect((await keptActivities(street)).find(({ _id }) => _id === 'talk')).toMatchObject({
      signedUp: 1,
      waiting: 0,
    })
  })

  it('G07 G204 A36 those who came are known by the list and by one another; the task is done', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('社区活动')
      await phone.tap('整理楼道')
      await phone.tap('报名和到场')
      await phone.tap('全社区')
      await phone.tap('张伟')
      await phone.tap('登记到场（1 人）')
      await phone.see('登记了 1 人')
    })
    await asks(zhang, async phone => {
      await phone.see('本季度任务已完成')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('近期活动')
      await phone.tap('整理楼道')
      await phone.tap('我到了')
      await phone.see('等一位在场的同志确认')
    })
    await asks(zhang, async phone => {
      await phone.tap('近期活动')
      await phone.tap('整理楼道')
      await phone.see('到场已记下')
      await phone.tap('李建国')
      await phone.see('现在没有等确认的人')
    })
    const tiers = (await keptAttendances(street)).map(({ state, tier }) => `${state} ${tier}`)
    expect(tiers.sort()).toEqual(['present C', 'present D'])
  })
})
