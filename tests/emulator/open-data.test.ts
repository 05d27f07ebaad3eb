import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { post } from './we-chat'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ now: Date.UTC(2026, 10, 22) })
})
afterAll(() => cloud.stop())

const steps = { stepInfoList: [{ timestamp: 1_795_305_600, step: 1234 }] }
const watermark = { appid: 'wx0000000000000000', timestamp: Date.UTC(2026, 10, 22) / 1000 }
const issue = async (body: object = { data: steps }, openid = 'oLI') =>
  String((await post(cloud, '/wx/open-data', body, openid)).cloudID)
const open = (list: string[], openid = 'oLI') => cloud.call(openid, 'actor', { op: 'openData', list })

describe('open data', () => {
  it('is opened by its cloudID, with WeChat’s watermark, in the order asked', async () => {
    await cloud.phoneCode('oLI', '19911110001')
    const [first, second] = [await issue(), await issue({})]
    expect(await open([second, first])).toMatchObject({
      errCode: 0,
      list: [
        { cloudID: second, data: { phoneNumber: '19911110001', watermark } },
        { cloudID: first, data: { ...steps, watermark } },
      ],
    })
  })

  it('replaces a CloudID at the top of an event, and none below', async () => {
    const cloudID = await issue()
    expect(
      await cloud.call('oLI', 'actor', { op: 'event', steps: { cloudID }, below: { a: { cloudID } } }),
    ).toEqual(
      expect.objectContaining({
        steps: { cloudID, data: { ...steps, watermark } },
        below: { a: { cloudID } },
      }),
    )
  })

  it('is not opened by a made-up id, by somebody else, or after five minutes', async () => {
    const cloudID = await issue()
    expect(await open(['made-up'])).toMatchObject({ list: [{ cloudID: 'made-up', errCode: -601005 }] })
    expect(await open([cloudID], 'oWANG')).toMatchObject({ list: [{ errCode: -601007 }] })
    await cloud.clock({ advance: 5 * 60_000 + 1 })
    expect(await open([cloudID])).toMatchObject({ list: [{ errCode: -601006 }] })
  })

  it('about a phone needs one', async () => {
    expect(await post(cloud, '/wx/open-data', {}, 'oNOBODY')).toEqual({
      errMsg: 'getPhoneNumber:fail no phone',
    })
  })
})
