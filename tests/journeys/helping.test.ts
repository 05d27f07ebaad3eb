import type { Town } from '../open-town'
import { weekly } from '../pairs/pairing'
import { acceptedForClaims, asked, townWithResidents, wangAyi } from '../requests/asking'
import { liJianguo, newTap, noon, type Person, sunnySecretary, wangXiuying } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

describe.each(frontEnds)('help %s', frontEnd => {
  let street: Street
  let town: Town
  beforeAll(async () => {
    street = await openStreet(townWithResidents)
    town = {
      cloud: street.cloud,
      as: who => ({
        call: async (op, input) => (await street.cloud.call(who.openid, 'api', { op, input })) as never,
      }),
    }
  })
  afterAll(() => street.close())

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  it('G28 G37 G36 a volunteer takes it, waits for the second, sets out and writes two lines; the other is thanked', async () => {
    const alone = await asked(town, { livesAlone: true })
    const tap = await asked(town, { category: 'environment', text: '楼道里有积水' })
    for (const request of [alone, tap]) await acceptedForClaims(town, request)
    await asks(liJianguo, async phone => {
      await phone.tap('看看附近的')
      await phone.see('这一家要两个人一起去。')
      await town.as(wangXiuying).call('requests.claim', { tapId: newTap(), requestId: tap.requestId })
      await phone.tap('这次不接 家电维修')
      await phone.tap('我来帮 环境卫生治理')
      await phone.see('已经有邻居接下了，谢谢您')
      await phone.tap('看看附近的')
      await phone.tap('再看看没接的')
      await phone.tap('我来帮 家电维修')
      await phone.see('还差一位同伴')
    })
    await town.as(wangXiuying).call('requests.claim', { tapId: newTap(), requestId: alone.requestId })
    await asks(liJianguo, async phone => {
      await phone.see('您接下的事')
      await phone.tap('家电维修：客厅的灯不亮了')
      await phone.see('到了门口，先说这两个词')
      await phone.tap('看门牌和电话')
      await phone.see('2单元501')
      await phone.tap('我出发了')
      await phone.see('人在路上')
      await phone.tap('办好了')
      await phone.see('写两句就够')
      await phone.type('做了什么', '换了灯管，都亮了')
      await phone.tap('记下来')
      await phone.see('这件事已经记进您的服务记录')
      await phone.miss('2单元501')
      await phone.tap('我的服务记录')
      await phone.see('换了灯管，都亮了')
    })
  })

  it('G28 what could not be taken without a network is taken when it is tried again, and opens', async () => {
    await acceptedForClaims(town, await asked(town, { category: 'security', text: '门锁坏了' }))
    await asks(liJianguo, async phone => {
      await phone.tap('看看附近的')
      await phone.see('治安维护：门锁坏了')
      await phone.network(false)
      await phone.tap('我来帮 治安维护')
      await phone.see('网络没有连上')
      await phone.network(true)
      await phone.tap('再试一次')
      await phone.see('到了门口，先说这两个词')
    })
  })

  it('G35 a small wish is said, looked over, taken, fulfilled and confirmed', async () => {
    await asks(wangAyi, async phone => {
      await phone.tap('微心愿')
      await phone.tap('说一个心愿')
      await phone.tap('交给社区看一看')
      await phone.see('请说一句想要什么。')
      await phone.still('我家：桂花园 3号楼')
      await phone.type('想要什么', '我是王阿姨，想学用手机视频')
      await phone.tap('交给社区看一看')
      await phone.see('社区在看')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('微心愿')
      await phone.tap('我是王阿姨，想学用手机视频')
      await phone.see('先看一看')
      await phone.type('大家看到的话', '想学用手机视频')
      await phone.tap('看过了，发出去')
      await phone.see('等人来领')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('帮邻居')
      await phone.tap('微心愿')
      await phone.see('想学用手机视频')
      await phone.miss('王阿姨')
      await phone.tap('我来圆 想学用手机视频')
      await phone.tap('看门牌和电话')
      await phone.see('2单元501')
      await phone.tap('圆上了')
      await phone.see('写两句就够')
      await phone.tap('记下来')
      await phone.see('已经记进您的服务记录')
      await phone.miss('2单元501')
    })
    await asks(wangAyi, async phone => {
      await phone.tap('微心愿')
      await phone.tap('想学用手机视频')
      await phone.tap('圆上了，谢谢')
      await phone.see('您说圆上了，谢谢。')
    })
  })

  it('A49 G34 a pair: one week is missed, the next comes all the same, and both sides see it', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('结对帮扶')
      await phone.tap('结一对')
      await phone.tap('陪说说话')
      await phone.tap('桂花园')
      await phone.type('写完整的姓名', '李建国')
      await phone.tap('找一找')
      await phone.tap('选这位')
      await phone.tap('不约日子，常去看看')
      await phone.tap('问过这一家，对方愿意')
      await phone.tap('结成这一对')
      await phone.see('等人答应')
    })
    const formed = await town.as(sunnySecretary).call('pairs.form', weekly({ memberIds: ['m_oLI'] }))
    if (!formed.ok) throw new Error(formed.refusal)
    await asks(liJianguo, async phone => {
      await phone.tap('桂花园 5号楼：每周陪说说话')
      await phone.tap('我愿意')
      await phone.see('在结对')
    })
    await street.cloud.clock({ now: noon('2026-12-01') })
    await asks(sunnySecretary, async phone => {
      await phone.tap('结对帮扶')
      await phone.see('有 1 次没去')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('桂花园 5号楼：每周陪说说话')
      await phone.see('没有去')
      await phone.tap('今天去过了')
      await phone.see('写两句就够')
      await phone.tap('记下来')
      await phone.see('李建国')
      await phone.see('去过了')
      await phone.still('下一次')
    })
    const days = await street.cloud.documents('pairDays')
    expect(days.map(({ day, state }) => [day, state])).toEqual([['2026-12-01', 'visited']])
  })
})
