import type { Browser } from 'playwright-core'
import type { Answer, Input, OperationName } from '../../types/api'
import type { ServiceRequest } from '../../types/requests'
import { lamp, wangAyi, zhangDaye } from '../requests/asking'
import { townWithHelpers } from '../requests/helpers'
import { liJianguo, newTap, type Person, sunnySecretary, wangXiuying } from '../town'
import { aPhoto, cleanPhoto } from '../uploads/uploading'
import { launchChromium } from './chromium'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

describe.each(frontEnds)('asking %s', frontEnd => {
  let street: Street
  let browser: Browser | null = null
  beforeAll(async () => {
    street = await openStreet(townWithHelpers)
    if (frontEnd === 'in Chromium') browser = await launchChromium(microphone)
  })
  afterAll(async () => {
    await browser?.close()
    await street.close()
  })

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit<Phone>(browser ? street.openIn(browser, who) : street.open[frontEnd](who), steps)
  }

  async function tell<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
    return (await street.cloud.call(who.openid, 'api', { op, input })) as Answer<Name>
  }

  const kept = async () => (await street.cloud.documents('requests')) as unknown as ServiceRequest[]

  async function files(): Promise<{ path: string; size: number }[]> {
    return (await fetch(`${street.cloud.url}/console/api/files`)).json() as Promise<
      { path: string; size: number }[]
    >
  }

  it('G20 G25 A54 asks from the first page, with a photo that does not tell where it was made, and chooses who says no freely', async () => {
    await asks(wangAyi, async phone => {
      await phone.see('有事请社区帮忙')
      await phone.tap('修水电家电')
      await phone.tap('交给社区')
      await phone.see('请点一个、写一句，或者说一段。')
      await phone.tap('灯和插座')
      await phone.type('哪个小区', '桂花')
      await phone.tap('桂花园')
      await phone.type('哪栋楼', '3号楼')
      await phone.choose('拍一张，或者选一张', { name: 'page.jpg', bytes: Buffer.from('<html>') })
      await phone.see('这不是照片')
      await phone.choose('拍一张，或者选一张', { name: 'lamp.jpg', bytes: Buffer.from(aPhoto()) })
      await phone.tap('交给社区')
      await phone.see('社区最晚')
      await phone.tap('看看办到哪一步')
      await phone.see('您提了出来。')
      await phone.see('有 1 张照片')
      await phone.tap('自己选一位志愿者')
      await phone.tap('李建国')
      await phone.tap('就选这位')
      await phone.see('您选了李建国，等回话。')
      await phone.see('等选的人回话')
    })
    await asks(liJianguo, async phone => {
      await phone.see('有居民想请您')
      await phone.tap('来不来，看一看')
      await phone.see('来不来都行，不用说原因。')
      await phone.tap('这次来不了')
      await phone.see('以前的报到')
      await phone.gone('有居民想请您')
    })
    await asks(wangAyi, async phone => {
      await phone.tap('我提过的事')
      await phone.tap('家电维修：灯和插座')
      await phone.see('选的志愿者这次来不了，社区来安排。')
    })
    expect(await kept()).toMatchObject([{ state: 'submitted', place: { building: '3号楼' } }])
    expect((await files()).map(({ size }) => size)).toEqual([cleanPhoto.length])
  })

  it('G20 U2 asks again with three taps', async () => {
    await asks(wangAyi, async phone => {
      await phone.tap('看病和身体')
      await phone.tap('量血压血糖')
      await phone.tap('交给社区')
      await phone.see('社区最晚')
    })
    expect((await kept()).map(({ category }) => category).sort()).toEqual(['appliances', 'healthCare'])
  })

  it('G21 says it instead; the secretary hears it once WeChat has listened', async () => {
    await asks(wangAyi, async phone => {
      await phone.tap('说一说')
      await phone.tap('按一下，开始说')
      await phone.see('正在听，还有 60 秒')
      await phone.gone('还有 60 秒')
      await phone.tap('说完了')
      await phone.see('录好了')
      await phone.tap('交给社区')
      await phone.see('社区最晚')
    })
    const spoken = (await kept()).find(({ voiceId }) => voiceId !== null)
    const requestId = spoken?._id ?? ''
    expect(spoken).toMatchObject({ text: null, category: 'other' })
    await street.cloud.clock({ advance: 11 * 60_000 })
    expect(await tell(sunnySecretary, 'requests.listen', { requestId })).toMatchObject({ ok: true })
    await asks(sunnySecretary, async phone => {
      await phone.tap('服务申请')
      await phone.tap('别的事')
      await phone.see('说了一段录音，没有写字。')
      await phone.still('听一听录音')
      await phone.tap('看这件事的全部')
      await phone.see('居民没有写字，请您先听一听录音。')
      await phone.still('说了一段录音，没有写字。')
      await phone.miss('系统对这段话拿不准')
      await phone.miss('看过了这里才有')
    })
  })

  it('G23 G20 is told to ring first, and what was written without a network is not lost', async () => {
    await asks(wangAyi, async phone => {
      // A browser has to have fetched a page before it can show it without a network.
      await phone.tap('我提过的事')
      await phone.see('家电维修：灯和插座')
      await phone.tap('请社区帮忙')
      await phone.tap('修水电家电')
      await phone.type('写几句', '厨房有煤气味')
      await phone.see('听起来很急，请先打 119')
      await phone.network(false)
      await phone.tap('交给社区')
      await phone.see('先存在手机里了')
      await phone.tap('我提过的事')
      await phone.see('厨房有煤气味')
      await phone.tap('现在再送一次')
      await phone.settled()
      await phone.still('厨房有煤气味')
      await phone.network(true)
      await phone.see('急 · 等社区回话')
    })
    expect((await kept()).filter(({ isUrgent }) => isUrgent)).toHaveLength(1)
  })

  it('G30 G33 G38 reads how it went, answers a question, and says that it is not done: it is opened again', async () => {
    const requestId = (await kept()).find(({ photoIds }) => photoIds.length > 0)?._id ?? ''
    const act = () => ({ tapId: newTap(), requestId })
    await tell(sunnySecretary, 'requests.wait', { ...act(), note: '是吸顶灯还是吊灯？' })
    await asks(wangAyi, async phone => {
      await phone.tap('我提过的事')
      await phone.tap('家电维修：灯和插座')
      await phone.see('是吸顶灯还是吊灯？')
      await phone.tap('回一句话')
      await phone.type('想说的话', '吸顶灯')
      await phone.tap('告诉社区')
      await phone.see('您回了话，接着办：吸顶灯')
    })
    await tell(sunnySecretary, 'requests.assign', { ...act(), memberIds: ['m_oLI'] })
    await tell(liJianguo, 'requests.finish', { ...act(), note: '换了灯管' })
    await asks(wangAyi, async phone => {
      await phone.tap('我提过的事')
      await phone.tap('家电维修：灯和插座')
      await phone.see('志愿者李建国说办好了：换了灯管')
      await phone.tap('还没办好')
      await phone.type('还差什么', '晚上又不亮了')
      await phone.tap('请社区重新办')
      await phone.see('您说还没办好，重新办：晚上又不亮了')
    })
    expect((await kept()).find(({ _id }) => _id === requestId)).toMatchObject({
      state: 'reopened',
      reopened: 1,
    })
  })

  it('G38 reads a long story from its beginning, also when it grows while it is read', async () => {
    const other = (await kept()).find(({ category }) => category === 'healthCare')?._id ?? ''
    const act = (note: string) => ({ tapId: newTap(), requestId: other, note })
    const accepted = { tapId: newTap(), communityId: 'sunny', requestIds: [other], isOpenToClaims: false }
    expect(await tell(sunnySecretary, 'requests.accept', accepted)).toMatchObject({ ok: true })
    const ask = (round: number) => tell(sunnySecretary, 'requests.wait', act(`第${round}次问`))
    // Fifteen steps have gone to an older chapter, and the next one sends fifteen more.
    for (let round = 1; round <= 21; round++) {
      expect(await ask(round)).toMatchObject({ ok: true })
      expect(await tell(wangAyi, 'requests.goOn', act(`第${round}次答`))).toMatchObject({ ok: true })
    }
    expect(await ask(22)).toMatchObject({ ok: true })
    expect(await tell(wangAyi, 'requests.show', { requestId: other })).toMatchObject({
      value: { request: { stepsBefore: 15 } },
    })
    await asks(wangAyi, async phone => {
      await phone.tap('我提过的事')
      await phone.tap('卫生保健：量血压血糖')
      await phone.see('第22次问')
      await phone.tap('看更早的')
      await phone.see('您提了出来。')
      await phone.tap('回一句话')
      await phone.type('想说的话', '最后一次答')
      await phone.tap('告诉社区')
      await phone.see('最后一次答')
      await phone.still('您提了出来。')
      await phone.still('第10次问')
      await phone.miss('看更早的')
    })
  })

  it('G24 reads in one line how many neighbours have said the same', async () => {
    const where = { kind: 'spot', estateId: 'garden', spot: '3号楼门口' } as const
    const answer = await tell(wangAyi, 'requests.submit', lamp({ where, text: '楼道灯不亮' }))
    const requestId = answer.ok ? answer.value.request.requestId : ''
    for (const who of [zhangDaye, liJianguo, wangXiuying]) {
      expect(await tell(who, 'requests.join', { tapId: newTap(), requestId })).toMatchObject({ ok: true })
    }
    await asks(wangAyi, async phone => {
      await phone.tap('我提过的事')
      await phone.tap('家电维修：楼道灯不亮')
      await phone.see('又有 3 位邻居说有同样的事。')
      await phone.miss('又有一位邻居说有同样的事。')
    })
  })
})
