import { chenMing, liJianguo, type Person, sunnyCode, sunnySecretary, townBefore, wangXiuying } from '../town'
import type { Phone } from './phone'
import { type FrontEnd, openStreet, type Street, visit } from './street'

/** The same steps of the same people on both of our front ends. */
describe.each<FrontEnd>(['in Chromium', 'on the weapp build'])('a member %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townBefore)
    for (const who of [liJianguo, wangXiuying, chenMing]) await street.givePhone(who)
  })
  afterAll(() => street.close())

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>, scannedCode?: string) {
    await visit(street.open[frontEnd](who, scannedCode), steps)
  }

  async function agreeAndBind(phone: Phone, who: Person) {
    await phone.see('先跟您说清楚')
    await phone.miss(who.name)
    await phone.tap('同意并继续')
    await phone.tap('用手机号认领')
    await phone.see(`您好，${who.name}`)
  }

  /** The same code read by the camera turns what waits into what counts. */
  async function readsTheWall(phone: Phone) {
    await phone.see('阳光社区党群服务中心')
    await phone.tap('报到')
    await phone.see('报到成功')
    await phone.see('1月1日以后')
    await phone.tap('回首页')
    await phone.see('本季度已报到')
  }

  it('G181 A36 A37 agrees, binds by phone, scans the code on the wall and is checked in', async () => {
    const wall = await street.codeOnWall('sunny1', sunnyCode)
    await asks(liJianguo, async phone => {
      await agreeAndBind(phone, liJianguo)
      await phone.see('还没报到')
      await phone.scan('扫码报到', wall)
      // In a browser a picture of the code is chosen, which waits for the secretary (G12); a phone reads the wall.
      if (frontEnd === 'in Chromium') return phone.see('等待书记确认')
      await phone.see('报到成功')
      await phone.see('阳光社区')
      await phone.see('2026年第四季度')
      await phone.see('1月1日以后')
      await phone.tap('回首页')
      await phone.see('本季度已报到')
    })
    if (frontEnd === 'in Chromium') await asks(liJianguo, readsTheWall, sunnyCode)
  })

  it('G12 G05 sees the first check-in that counts, as done, at a second tap', async () => {
    await asks(
      liJianguo,
      async phone => {
        await phone.see('阳光社区党群服务中心')
        await phone.tap('报到')
        await phone.see('这个季度已经报到过了')
        await phone.see('11月22日')
      },
      sunnyCode,
    )
  })

  it('A37 is offered to scan again when nobody knows the code', async () => {
    await asks(
      liJianguo,
      async phone => {
        await phone.see('再扫一次')
        await phone.miss('报到成功')
      },
      `${sunnyCode.slice(0, -1)}9`,
    )
  })

  it('G160 is seen by the secretary of the community, with who is still to come', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.see('名册登记 2 人')
      await phone.tap('已报到')
      await phone.see('李建国')
      await phone.miss('王秀英')
      await phone.tap('未报到')
      await phone.see('王秀英')
      await phone.miss('李建国')
    })
  })

  it('G13 of the neighbouring community is refused, and told where to go', async () => {
    await asks(chenMing, phone => agreeAndBind(phone, chenMing))
    await asks(
      chenMing,
      async phone => {
        await phone.tap('报到')
        await phone.see('名册上您不住在这个社区')
        await phone.see('请到您自己的社区报到')
        await phone.see('您登记的是河畔社区')
      },
      sunnyCode,
    )
    expect((await street.cloud.documents('checkins')).map(({ memberId }) => memberId)).toEqual(['m_oLI'])
  })

  it('G181 who comes by the code is asked for consent and for binding first, and then goes on', async () => {
    await asks(
      wangXiuying,
      async phone => {
        await phone.tap('报到')
        await phone.see('先看一下说明')
        await phone.tap('看说明')
        await phone.tap('同意并继续')
        await phone.tap('报到')
        await phone.see('还不知道您是名册上的哪一位')
        await phone.tap('去认领')
        await phone.tap('用手机号认领')
        await phone.tap('报到')
        await phone.see('报到成功')
      },
      sunnyCode,
    )
  })
})
