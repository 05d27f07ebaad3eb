import { until } from '../until'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { heard, nothingWaits, post, setWeChat, waiting } from './we-chat'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ now: Date.UTC(2026, 10, 22) })
})
afterAll(() => cloud.stop())

const push = (event: object, openid = 'oLI') => post(cloud, '/console/api/wechat/push', { openid, event })
const minute = 60_000

/** Until WeChat has tried to deliver everything that is due. */
async function tried(failures: number): Promise<void> {
  const onTheirWay = () => waiting(cloud) as Promise<{ failures: number }[]>
  await until(onTheirWay, now => now.length === 1 && now[0]?.failures === failures)
}

describe('an event whose run fails', () => {
  it('is delivered again, 5 seconds later', async () => {
    await push({ Event: 'once', failures: 1 })
    await tried(1)
    await cloud.clock({ advance: 4999 })
    expect(await waiting(cloud)).toHaveLength(1)
    await cloud.clock({ advance: 1 })
    const [first, second] = await heard(cloud, 'once', 'oLI', 2)
    expect(Number(second?.at) - Number(first?.at)).toBe(5000)
  })

  it('is given up after two more deliveries, and the next event comes', async () => {
    await push({ Event: 'never', failures: 99 })
    await tried(1)
    await cloud.clock({ advance: 5000 })
    await tried(2)
    await cloud.clock({ advance: 5000 })
    await push({ Event: 'next' })
    await heard(cloud, 'next', 'oLI')
    expect(await heard(cloud, 'never', 'oLI')).toHaveLength(3)
    await nothingWaits(cloud)
  })

  it('is not lost in a restart', async () => {
    await push({ Event: 'patient', failures: 1 })
    await tried(1)
    await cloud.restart()
    await cloud.clock({ now: Date.UTC(2026, 10, 23) })
    expect(await heard(cloud, 'patient', 'oLI', 2)).toHaveLength(2)
    await nothingWaits(cloud)
  })
})

it('events come one after another, in the order in which they happened', async () => {
  for (let number = 0; number < 10; number++) await push({ Event: 'row', number })
  const numbers = (await heard(cloud, 'row', 'oLI', 10)).map(({ event }) => event.number)
  expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

it('a reset forgets what is on its way', async () => {
  await push({ Event: 'gone', failures: 1 })
  await tried(1)
  await cloud.reset()
  expect(await waiting(cloud)).toEqual([])
})

describe('a check of media', () => {
  const upload = async (name: string, bytes = Buffer.from('picture')) => {
    await cloud.upload('oLI', name, bytes)
    const response = await fetch(`${cloud.url}/console/api/files`)
    const files = (await response.json()) as { path: string; url: string }[]
    return files.find(({ path }) => path === name)?.url ?? ''
  }
  const check = (mediaUrl: string, more: object = {}, openid = 'oLI') =>
    cloud.call(openid, 'actor', {
      op: 'openapi',
      api: 'security.mediaCheckAsync',
      input: { mediaUrl, mediaType: 2, version: 2, scene: 1, openid, ...more },
    })
  const verdict = async (openid: string) => {
    await cloud.clock({ advance: minute })
    return (await heard(cloud, 'wxa_media_check', openid))[0]?.event
  }
  const refused = (errCode: number) => ({ thrown: { errCode } })

  it('answers at once, and a minute later with the verdict under the same id', async () => {
    const { traceId } = (await check(await upload('a.png'), {}, 'oA')) as { traceId: string }
    await cloud.clock({ advance: minute - 1 })
    expect(await waiting(cloud)).toHaveLength(1)
    expect(await verdict('oA')).toEqual(
      expect.objectContaining({
        appid: 'wx0000000000000000',
        trace_id: traceId,
        version: 2,
        errcode: 0,
        result: { suggest: 'pass', label: 100 },
      }),
    )
  })

  it.each(['review', 'risky'])('knows a file by its name: %s', async suggest => {
    await check(await upload(`${suggest}-photo.png`), {}, `oNAME-${suggest}`)
    expect(await verdict(`oNAME-${suggest}`)).toMatchObject({ result: { suggest } })
  })

  it('knows a file by what is in it', async () => {
    const words = { riskyMedia: ['2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'] }
    await setWeChat(cloud, { words })
    await check(await upload('x.png', Buffer.from('x')), {}, 'oHASH')
    expect(await verdict('oHASH')).toMatchObject({ result: { suggest: 'risky' } })
  })

  it('takes as long as it is told to', async () => {
    await setWeChat(cloud, { mediaDelayMs: 0 })
    await check(await upload('quick.png'), {}, 'oQUICK')
    expect(await heard(cloud, 'wxa_media_check', 'oQUICK')).toHaveLength(1)
    await setWeChat(cloud, { mediaDelayMs: minute })
  })

  it('says that it cannot open what is not there, or is larger than 10 MB', async () => {
    await check('https://example.com/a.png', {}, 'oFOREIGN')
    expect(await verdict('oFOREIGN')).toMatchObject({ errcode: -1008, detail: [] })
    await check(await upload('large.png', Buffer.alloc(10 * 1024 * 1024 + 1)), {}, 'oLARGE')
    expect(await verdict('oLARGE')).toMatchObject({ errcode: -1008 })
  })

  it('wants an address, a kind of media, version 2, a scene and somebody who was here', async () => {
    const address = await upload('b.png')
    expect(await check('b.png')).toMatchObject(refused(47001))
    expect(await check(address, { mediaType: 3 })).toMatchObject(refused(47001))
    expect(await check(address, { version: 1 })).toMatchObject(refused(44002))
    expect(await check(address, { scene: 5 })).toMatchObject(refused(40129))
    expect(await check(address, { openid: 'oNEVER' })).toMatchObject(refused(40003))
  })
})

it('where no function receives events, none is kept', async () => {
  const deaf = await startActorCloud({
    declaration: {
      functions: {
        jobs: {
          timeoutSeconds: 5,
          memoryMB: 128,
          openapi: [],
          isOpenToClients: false,
          timer: null,
          variables: [],
        },
      },
    },
  })
  try {
    await post(deaf, '/console/api/wechat/push', { openid: 'oLI', event: { Event: 'lost' } })
    expect(await waiting(deaf)).toEqual([])
  } finally {
    await deaf.stop()
  }
})
