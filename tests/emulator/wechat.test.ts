import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { setWeChat } from './we-chat'

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

  it.each([
    ['x'.repeat(33), 40169],
    ['', 40169],
    ['中', 40129],
    ['a%20', 40129],
  ])('refuses the scene %j', async (scene, errCode) => {
    expect(await ask('wxacode.getUnlimited', { scene })).toMatchObject(refused(errCode))
  })

  it.each([
    [{ page: '/pages/x' }, 41030],
    [{ page: 'pages/x?a=1', checkPath: false }, 41030],
    [{ checkPath: 'true' }, 47001],
    [{ envVersion: 'mine' }, 40097],
    [{ width: 100 }, 40097],
  ])('refuses %j', async (more, errCode) => {
    expect(await ask('wxacode.getUnlimited', { scene: 'a', ...more })).toMatchObject(refused(errCode))
  })

  it('is for a page of the app, unless the path is not to be checked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'app-'))
    const appJson = join(folder, 'app.json')
    writeFileSync(appJson, JSON.stringify({ pages: ['pages/home/index'] }))
    const released = await startActorCloud({ options: [`--app-json=${appJson}`] })
    try {
      const draw = (input: object) =>
        released.call('oLI', 'actor', {
          op: 'openapi',
          api: 'wxacode.getUnlimited',
          input: { scene: 'a', ...input },
        })
      expect(await draw({ page: 'pages/home/index' })).toMatchObject({ contentType: 'image/png' })
      expect(await draw({ page: 'pages/new/index' })).toMatchObject(refused(41030))
      expect(await draw({ page: 'pages/new/index', checkPath: false })).toMatchObject({
        contentType: 'image/png',
      })
    } finally {
      await released.stop()
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a text', () => {
  const check = (content: string, more: object = {}) =>
    ask('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'oLI', ...more })

  it('passes, wants a second look, or is risky', async () => {
    expect(await check('路灯坏了')).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check('请加微信')).toMatchObject({ result: { suggest: 'review', label: 10001 } })
    expect(await check('来赌博')).toMatchObject({
      result: { suggest: 'risky', label: 20006 },
      detail: [{ strategy: 'content_model' }, { strategy: 'keyword', keyword: '赌博' }],
      traceId: expect.any(String),
    })
  })

  it('is judged by lists that can be changed, together with title and names', async () => {
    await setWeChat(cloud, { words: { reviewTexts: ['保险'] } })
    expect(await check('免费', { title: '保险' })).toMatchObject({ result: { suggest: 'review' } })
    expect(await check('请加微信')).toMatchObject({ result: { suggest: 'pass' } })
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
    expect(await check('长'.repeat(2501))).toMatchObject(refused(47001))
    expect(await check('长'.repeat(2500))).toMatchObject({ errCode: 0 })
  })
})

describe('a rate', () => {
  it.each([
    ['wxacode.getUnlimited', 5000, { scene: 'a' }],
    ['security.msgSecCheck', 4000, { content: '好', version: 2, scene: 2, openid: 'oLI' }],
  ])('of %s is %i a minute', async (api, limit, input) => {
    await cloud.clock({ advance: 60_000 })
    await setWeChat(cloud, { calls: { [api]: limit - 1 } })
    expect(await ask(api, input)).not.toHaveProperty('thrown')
    expect(await ask(api, input)).toMatchObject(refused(45009))
    await cloud.clock({ advance: 60_000 })
    expect(await ask(api, input)).not.toHaveProperty('thrown')
  })

  it('of a day ends at midnight in Shanghai', async () => {
    const input = { content: '好', version: 2, scene: 2, openid: 'oLI' }
    await cloud.clock({ now: Date.UTC(2026, 10, 23, 15, 59) })
    await setWeChat(cloud, { calls: { 'security.msgSecCheck': 2_000_000 } })
    expect(await ask('security.msgSecCheck', input)).toMatchObject(refused(45009))
    await cloud.clock({ advance: 60_000 })
    expect(await ask('security.msgSecCheck', input)).not.toHaveProperty('thrown')
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
