import { liJianguo, office, sunnySecretary, townAtWork } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

describe.each(frontEnds)('the county’s rules %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townAtWork)
  })
  afterAll(() => street.close())

  async function asks(who: typeof office, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  it('G152 X3 the office sees what a change does, from which day, and only then keeps it', async () => {
    await asks(office, async phone => {
      await phone.tap('规则')
      await phone.see('现在全是默认的')
      await phone.tap('联席会议一年开几次')
      await phone.see('X3')
      await phone.see('还没有改过')
      await phone.tap('改这一条')
      await phone.tap('先看看会怎样')
      await phone.see('请写一句原因')
      await phone.tap('半年一次，一年 2 次')
      await phone.tap('明年：2027年1月1日')
      await phone.type('为什么改', '减轻负担')
      await phone.tap('先看看会怎样')
      await phone.see('从 2027-01-01 起')
      await phone.see('2 个社区')
      expect(await street.cloud.documents('rules')).toEqual([])
      await phone.tap('就这样定下')
      await phone.see('2027年1月1日起：半年一次')
      await phone.see('原因：减轻负担')
    })
    expect(await street.cloud.documents('rules')).toHaveLength(1)
  })

  it('G152 a secretary reads the rules and cannot change them', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('规则')
      await phone.see('改过的、定下要改的')
      await phone.tap('联席会议一年开几次')
      await phone.see('只有双联双管办可以改')
      await phone.miss('改这一条')
    })
  })

  it('G153 a member sees who looked, the office sees the trail and checks it', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.see('李建国')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('谁看过我的信息')
      await phone.see('阳光社区 · 社区书记')
      await phone.see('看了社区的报到名单')
    })
    await asks(office, async phone => {
      await phone.tap('查看记录')
      await phone.see('涉及 2 人')
      await phone.tap('查一查有没有被改过')
      await phone.see('还没有封存过')
    })
    await street.cloud.clock({ advance: 60 * 60_000 })
    await street.cloud.fireTimer('jobs')
    await asks(office, async phone => {
      await phone.tap('查看记录')
      await phone.tap('查一查有没有被改过')
      await phone.see('一条不少，一条没改')
    })
  })
})
