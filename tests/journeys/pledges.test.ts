import { aMember, liJianguo, type Person, sunnySecretary, townAtWork } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

const zhou = aMember({ openid: 'oZHOU', name: '周大爷', phone: null })
const pledge = '帮邻居修水管，加微信联系'
const deed = '陪王阿姨去了一趟医院'

describe.each(frontEnds)('a pledge and a deed %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet({ ...townAtWork, members: [...townAtWork.members, zhou] })
  })
  afterAll(() => street.close())

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  it('A47 A48 a member writes both: what the check doubts is kept and waits', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('公开承诺')
      await phone.tap('写一句承诺')
      await phone.type('您的承诺', pledge)
      await phone.tap('写好了')
      await phone.see('您写的话已经留好了')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('今年的实事')
      await phone.tap('记一件实事')
      await phone.type('办了什么', deed)
      await phone.tap('记下来')
      await phone.see('还有 1 件在等社区确认')
    })
  })

  it('G182 A48 the secretary reads and releases the one, confirms the other, and writes for whoever has no phone', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('承诺和实事')
      await phone.see(pledge)
      await phone.tap('可以公开 李建国')
      await phone.see('按名册 3 人，1 人的承诺公开着')
      await phone.tap('待确认')
      await phone.tap(deed)
      await phone.tap('确认这 1 件')
      await phone.see('2026年社区一共确认了 1 件实事')
      await phone.tap('没带手机')
      await phone.tap('周大爷')
      await phone.tap('替本人写承诺')
      await phone.tap('每月带头打扫一次楼道，看见杂物随手清走。')
      await phone.tap('写好了')
      await phone.see('按名册 3 人，2 人的承诺公开着')
    })
  })

  it('X17 the member sees both done, and takes the pledge back in one tap', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.see('今年的实事办到了，谢谢您')
      await phone.tap('公开承诺')
      await phone.see('邻居在监督台上能看到这句话')
      await phone.tap('撤回')
      await phone.see('别人看不到了')
    })
  })
})
