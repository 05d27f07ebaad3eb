import { asked, keptRequests, townWithResidents, wangAyi } from '../requests/asking'
import { liJianguo, newTap, office, type Person, sunnySecretary } from '../town'
import { until } from '../until'
import type { Weapp } from '../weapp/weapp'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

async function townAsking(): Promise<Street> {
  const street = await openStreet(townWithResidents)
  const as = (who: Person) => ({
    call: (op: string, input: object) => street.cloud.call(who.openid, 'api', { op, input }),
  })
  const town = { cloud: street.cloud, as } as never
  for (const text of ['客厅的灯不亮了', '水龙头一直滴水', '插座松了']) await asked(town, { text }, wangAyi)
  return street
}

/** What the community does with what residents ask: by telephone, many at once, and one to whom somebody is sent. */
describe.each(frontEnds)('the board of requests %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await townAsking()
    const input = {
      tapId: newTap(),
      communityId: null,
      name: null,
      wish: [],
      skills: ['repair'],
      availability: ['weekdays'],
      experience: null,
      remark: null,
      acceptsConduct: true,
    }
    await street.cloud.call(liJianguo.openid, 'api', { op: 'teams.apply', input })
  })
  afterAll(() => street.close())

  const kept = () => keptRequests({ cloud: street.cloud } as never)

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  it('A54 G22 G26 G27 the secretary sends somebody by a suggestion, accepts the rest at once, and writes one down by telephone', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('服务申请')
      await phone.see('没有晚的')
      await phone.tap('家电维修：水龙头一直滴水')
      await phone.see('懂家电、木工维修，住同一栋楼')
      await phone.tap('李建国')
      await phone.see('请李建国去了')
      expect((await kept()).find(({ text }) => text === '水龙头一直滴水')).toMatchObject({
        state: 'assigned',
        volunteerIds: ['m_oLI'],
      })

      await phone.tap('一次受理几件')
      await phone.tap('全选')
      await phone.tap('受理，请志愿者来接')
      await phone.see('受理了 2 件')
      await phone.see('没有等回话的')
      expect(
        (await kept()).filter(({ state, isOpenToClaims }) => state === 'accepted' && isOpenToClaims),
      ).toHaveLength(2)

      await phone.tap('接到电话，记一件')
      await phone.type('居民说了什么', '想请人量血压')
      await phone.tap('什么事')
      await phone.tap('卫生保健')
      await phone.tap('哪个小区')
      await phone.tap('桂花园')
      await phone.type('哪栋楼', '3号楼')
      await phone.type('电话', '0912-888 8888')
      await phone.tap('记下来')
      await phone.see('请告诉对方，编号是')
      const told = (await kept()).find(({ way }) => way === 'secretary')
      expect(told).toMatchObject({ state: 'accepted', category: 'healthCare', phoneTail: '8888' })

      await phone.tap('看这件事')
      await phone.tap('看姓名、电话和门牌')
      await phone.see('09128888888')
      await phone.tap('别的办法')
      await phone.tap('转给别的单位')
      await phone.type('转到哪里', '县医院，电话 120')
      await phone.tap('就转到这里')
      await phone.see('转到别处了')
      expect((await kept()).find(({ _id }) => _id === told?._id)).toMatchObject({ state: 'referred' })
    })
  })

  it('G31 the office enters the days off of a year, and from then on they count', async () => {
    await asks(office, async phone => {
      await phone.tap('放假安排')
      await phone.see('没填以前，先按周一到周五上班来算')
      await phone.tap('存下来')
      await phone.see('放假 0 天，调休上班 0 天')
    })
    expect(await street.cloud.documents('holidays')).toMatchObject([
      { daysOff: [], daysWorked: [], revision: 1 },
    ])
  })
})

it('G27 G186 a telephone call between leaves the sheet and the ticks of the board as they were', async () => {
  const street = await townAsking()
  /** Goes aside and comes back, until the board has read its list again. */
  async function answerACall(phone: Weapp) {
    const before = await listsRead()
    await phone.goAside()
    await until(listsRead, now => now > before)
    await phone.settled()
  }
  const listsRead = async () =>
    (await street.cloud.counts()).find(({ op }) => op === 'requests.list')?.invocations ?? 0

  await visit(street.open['on the weapp build'](sunnySecretary), async phone => {
    await phone.tap('服务申请')
    await phone.tap('一次受理几件')
    await phone.tap('全选')
    await phone.see('已选 3')
    await answerACall(phone)
    await phone.still('已选 3')
    await phone.tap('一件一件看')

    await phone.tap('家电维修：水龙头一直滴水')
    await phone.tap('请两位一起去')
    await phone.see('勾选两位，再点下面的按钮。')
    await answerACall(phone)
    await phone.still('勾选两位，再点下面的按钮。')
  })
  await street.close()
})
