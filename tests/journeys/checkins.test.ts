import type { Answer } from '../../types/api'
import { codeAt, tablet } from '../checkins/scanning'
import {
  aCheckin,
  aMember,
  liJianguo,
  newTap,
  type Person,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'
import type { Phone } from './phone'
import { type FrontEnd, openStreet, type Street, visit } from './street'

/** The ways to check in beside the plain one, on both of our front ends. */
describe.each<FrontEnd>(['in Chromium', 'on the weapp build'])('a check-in %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townAtWork)
  })
  afterAll(() => street.close())

  async function asks(
    who: Person,
    steps: (phone: Phone) => Promise<void>,
    ...opened: [string?, 'from a picture'?]
  ) {
    await visit(street.open[frontEnd](who, ...opened), steps)
  }

  const factOf = async (who: Person) =>
    (await street.cloud.documents('checkins')).find(({ memberId }) => memberId === `m_${who.openid}`)

  it('G200 U1 waits on the phone without a network, says so, and is sent by itself when it is back', async () => {
    await asks(
      liJianguo,
      async phone => {
        await phone.see('阳光社区党群服务中心')
        await phone.network(false)
        await phone.tap('报到')
        await phone.see('已经记在手机里，待上传')
        await phone.see('待上传 1 件')
        expect(await factOf(liJianguo)).toBeUndefined()
        await phone.network(true)
        await phone.see('报到成功')
      },
      sunnyCode,
    )
    expect(await factOf(liJianguo)).toMatchObject({ tier: 'B', state: 'counted', way: 'camera' })
  })

  it('G12 G202 a picture of the code waits for the secretary, who confirms it', async () => {
    const wall = await street.codeOnWall('sunny1', sunnyCode)
    const forwarded = frontEnd === 'on the weapp build' ? ([sunnyCode, 'from a picture'] as const) : []
    await asks(
      wangXiuying,
      async phone => {
        if (frontEnd === 'in Chromium') await phone.scan('扫码报到', wall)
        else await phone.tap('报到')
        await phone.see('等待书记确认')
        await phone.see('不是当面扫的')
      },
      ...forwarded,
    )
    expect(await factOf(wangXiuying)).toMatchObject({ tier: 'D', state: 'waiting', way: 'picture' })
    await asks(sunnySecretary, async phone => {
      await phone.tap('等确认的报到 · 1')
      await phone.see('用码的图片报到')
      await phone.tap('王秀英')
      await phone.tap('确认这 1 位')
      await phone.see('王秀英。确认以后就算报到')
      await phone.tap('确认，算数')
      await phone.see('没有等着确认的')
    })
    expect(await factOf(wangXiuying)).toMatchObject({ tier: 'D', state: 'counted' })
  })

  it('G201 a secretary opens the code at the door, and takes the screen back', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('报到点和海报')
      await phone.tap('动态码和屏幕')
      await phone.see('一台设备一天打开一次')
      await phone.tap('阳光社区党群服务中心')
      await phone.tap('打开动态码')
      await phone.see('这台设备可以用到今天 24 点')
      await phone.network(false)
      await phone.settled()
      await phone.still('打开双联双管，点“扫码报到”')
    })
    const told = { siteId: 'sunny1', deviceId: tablet, deviceName: '门口的平板', tapId: newTap() }
    const event = { op: 'sites.openDoor', input: told }
    const screen = (await street.cloud.call(sunnySecretary.openid, 'api', event)) as Answer<'sites.openDoor'>
    if (!screen.ok) throw new Error(screen.refusal)
    await asks(sunnySecretary, async phone => {
      await phone.tap('报到点和海报')
      await phone.tap('动态码和屏幕')
      await phone.tap('门口的平板 收回')
      await phone.tap('收回，马上停用')
      await phone.see('已经收回')
    })
    await asks(
      liJianguo,
      async phone => {
        await phone.tap('报到')
        await phone.see('这块屏幕今天不再用了')
      },
      codeAt(screen.value, today),
    )
  })

  it('G07 G14 a secretary enters somebody by the phone’s tail, and takes it back; the member reads why', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('录入报到')
      await phone.type('找人', '0003')
      await phone.see('没有这样的人')
      await phone.type('找人', '王')
      await phone.tap('王秀英')
      await phone.tap('登记这 1 位')
      await phone.tap('没有手机')
      await phone.tap('登记')
      await phone.see('早就报到过')
    })
    await street.cloud.load({ checkins: [{ ...(await factOf(wangXiuying)), state: 'undone' }] })
    await asks(sunnySecretary, async phone => {
      await phone.tap('录入报到')
      await phone.tap('王秀英')
      await phone.tap('登记这 1 位')
      await phone.tap('没有手机')
      await phone.tap('登记')
      await phone.see('登记好了 1 位')
    })
    expect(await factOf(wangXiuying)).toMatchObject({ tier: 'C', entry: { reason: 'noPhone' } })
    await asks(sunnySecretary, async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.tap('已报到')
      await phone.tap('王秀英')
      await phone.tap('更正')
      await phone.type('原因', '录入时点错了')
      await phone.tap('就这样更正')
      await phone.see('更正好了')
    })
    expect(await factOf(wangXiuying)).toMatchObject({ state: 'undone' })
    await asks(wangXiuying, async phone => {
      await phone.see('书记更正：撤销了这一次报到')
      await phone.see('录入时点错了')
    })
  })

  it('G12 fifty at once and no more; without an answer the way back is there when the secretary comes again, and drops no tick', async () => {
    const many = Array.from({ length: 52 }, (_, no) => ({
      openid: `oMANY${no}`,
      name: `张${10 + no}`,
      phone: null,
    }))
    await street.cloud.load({
      members: many.map(who => aMember(who)),
      checkins: many.map((who, no) =>
        aCheckin(who, {
          tier: 'D',
          state: 'waiting',
          waits: 'keptCode',
          sortKey: `0000000000000${10 + no}_m_${who.openid}`,
        }),
      ),
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('等确认的报到 · 52')
      await phone.see('张10')
      await phone.tap('看更多')
      await phone.see('张40')
      await phone.tap('看更多')
      await phone.see('张61')
      await phone.tap('张61')
      await phone.see('已选 1')
      await phone.tap('全选')
      await phone.see('一次最多办 50 位')
      await phone.tap('张60')
      await phone.settled()
      await phone.still('已选 50')
      await phone.network(false)
      await phone.tap('确认这 50 位')
      await phone.see('张19等 50 位。确认以后就算报到：2026年第四季度 50 位')
      await phone.tap('确认，算数')
      await phone.see('点了确认 50 位，还没等到回音')
      await phone.network(true)
      await phone.goBack()
      await phone.see('看看还有谁没报到')
      await phone.tap('等确认的报到 · 52')
      await phone.see('点了确认 50 位，还没等到回音')
      await phone.tap('再办一次，不会算两遍')
      await phone.see('确认了 50 位')
      await phone.see('张10、张11、张12等 50 位')
      await phone.tap('张60')
      await phone.see('已选 1')
      await phone.tap('改回“等确认”')
      await phone.see('改回来了，50 位还在等确认')
      await phone.still('张10')
      await phone.still('已选 1')
    })
  })
})
