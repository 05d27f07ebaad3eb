import { spawnSync } from 'node:child_process'
import jsQR from 'jsqr'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ now: Date.UTC(2026, 10, 22) })
})
afterAll(() => cloud.stop())

const ask = (api: string, input: object, openid = 'oLI') =>
  cloud.call(openid, 'actor', { op: 'openapi', api, input })
const refused = (errCode: number) => ({ thrown: { errCode } })

describe('a phone number', () => {
  it('is given once for a code, within five minutes', async () => {
    const code = await cloud.phoneCode('oLI', '19911110001')
    expect(await ask('phonenumber.getPhoneNumber', { code })).toMatchObject({
      errCode: 0,
      phoneInfo: { phoneNumber: '19911110001', purePhoneNumber: '19911110001', countryCode: '86' },
    })
    expect(await ask('phonenumber.getPhoneNumber', { code })).toMatchObject(refused(40029))
    const late = await cloud.phoneCode('oLI')
    await cloud.clock({ advance: 5 * 60_000 + 1 })
    expect(await ask('phonenumber.getPhoneNumber', { code: late })).toMatchObject(refused(40029))
  })

  it('that WeChat does not know gives no code', async () => {
    await expect(cloud.phoneCode('oNOBODY')).rejects.toThrow('getPhoneNumber:fail no phone')
  })
})

describe('a mini-program code', () => {
  it('is a picture that says page and scene', async () => {
    const answer = await ask('wxacode.getUnlimited', { scene: 'SUNNYsite1', page: 'pages/check-in/index' })
    const { contentType, buffer } = answer as { contentType: string; buffer: string }
    expect(contentType).toBe('image/png')
    expect(readCode(Buffer.from(buffer, 'base64'))).toBe('pages/check-in/index?scene=SUNNYsite1')
  })

  it('refuses a scene that is too long or has other characters, and a page that is none', async () => {
    for (const scene of ['x'.repeat(33), '中', 'a%20', '']) {
      expect(await ask('wxacode.getUnlimited', { scene })).toMatchObject(refused(40169))
    }
    expect(await ask('wxacode.getUnlimited', { scene: 'a', page: '/pages/x' })).toMatchObject(refused(41030))
  })
})

describe('a subscribe message', () => {
  const message = {
    touser: 'oLI',
    templateId: 'T1',
    page: 'pages/x?a=1',
    data: { thing1: { value: '您有一条提醒' }, time2: { value: '2026-11-22 08:00' } },
  }

  it('needs a consent, and uses it up', async () => {
    expect(await ask('subscribeMessage.send', message)).toMatchObject(refused(43101))
    expect(await cloud.subscribe('oLI', ['T1', 'T2'])).toMatchObject({ T1: 'accept', T2: 'accept' })
    expect(await ask('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(await ask('subscribeMessage.send', message)).toMatchObject(refused(43101))
    expect(await cloud.outbox()).toContainEqual(
      expect.objectContaining({
        api: 'subscribeMessage.send',
        errcode: 0,
        request: expect.objectContaining({ touser: 'oLI', template_id: 'T1' }),
      }),
    )
  })

  it('is not sent to somebody who said no', async () => {
    expect(await cloud.subscribe('oWANG', ['T1'], 'reject')).toMatchObject({ T1: 'reject' })
    expect(await ask('subscribeMessage.send', { ...message, touser: 'oWANG' })).toMatchObject(refused(43101))
  })

  it.each([
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
    ['thing1', ''],
    ['thing1', 'two\nlines'],
    ['number2', '12a'],
    ['phrase3', 'abc'],
    ['date4', 'tomorrow'],
    ['character_string5', '中文'],
  ])('%s does not take %j', async (key, value) => {
    await cloud.subscribe('oLI', ['T3'])
    const answer = await ask('subscribeMessage.send', {
      ...message,
      templateId: 'T3',
      data: { [key]: { value } },
    })
    expect(answer).toMatchObject({
      thrown: { errCode: 47003, message: expect.stringContaining(`data.${key}.value`) },
    })
  })
})

describe('a text', () => {
  const check = (content: string, more: object = {}) =>
    ask('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'oLI', ...more })

  it('passes, or is risky', async () => {
    expect(await check('路灯坏了')).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check('来赌博')).toMatchObject({ result: { suggest: 'risky', label: 20006 } })
  })

  it('is checked only for somebody who was here within two hours', async () => {
    expect(await check('好', { openid: 'oNEVER' })).toMatchObject(refused(40003))
    await cloud.call('oQUIET', 'actor', {})
    await cloud.clock({ advance: 2 * 3_600_000 + 1 })
    expect(await check('好', { openid: 'oQUIET' })).toMatchObject(refused(61010))
  })

  it('needs version 2, a scene and words', async () => {
    expect(await check('好', { version: 1 })).toMatchObject(refused(44002))
    expect(await check('好', { scene: 9 })).toMatchObject(refused(40129))
    expect(await check('')).toMatchObject(refused(47001))
  })
})

it('an api outside the function’s list is refused, and so is one that does not exist', async () => {
  const inner = await startActorCloud({
    declaration: {
      functions: {
        actor: {
          timeoutSeconds: 5,
          memoryMB: 128,
          openapi: [],
          isOpenToClients: true,
          timer: null,
          variables: [],
        },
      },
    },
  })
  try {
    const denied = (api: string) => inner.call('oLI', 'actor', { op: 'openapi', api, input: {} })
    expect(await denied('wxacode.getUnlimited')).toMatchObject(refused(-604101))
    expect(await denied('nothing.atAll')).toMatchObject(refused(-604100))
  } finally {
    await inner.stop()
  }
})

/** What a scanner reads in a PNG. */
function readCode(png: Buffer): string | undefined {
  const { width, pixels } = decodePng(png)
  return jsQR(pixels, width, width)?.data
}

function decodePng(png: Buffer): { width: number; pixels: Uint8ClampedArray } {
  const script =
    "const{PNG}=require('pngjs');const p=PNG.sync.read(require('fs').readFileSync(0));process.stdout.write(p.data)"
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    input: png,
    maxBuffer: 1 << 26,
    cwd: __dirname,
  })
  return { width: png.readUInt32BE(16), pixels: new Uint8ClampedArray(stdout) }
}
