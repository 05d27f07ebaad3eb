import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { shareChromium } from '../journeys/chromium'
import { holds } from '../until'
import { packWeapp } from './pack'
import { smallProgram, writeProgram } from './small'
import { openWeapp, type Weapp, type WeappOptions } from './weapp'

let browser: Browser
let cloud: Server
const asked: { path: string; openid: unknown; body: string }[] = []
let saying: object = { result: { ok: true } }

beforeAll(async () => {
  browser = await shareChromium()
  cloud = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        openid: request.headers['x-wx-openid'],
        body: String(Buffer.concat(chunks)),
      })
      response.end(JSON.stringify(request.url === '/wx/phone-code' ? { code: 'once' } : saying))
    })
  })
  await new Promise<void>(resolve => cloud.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await browser.close()
  cloud.close()
})

const folders: string[] = []
const opened: Weapp[] = []
afterEach(async () => {
  for (const weapp of opened.splice(0)) await weapp.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function write(changes: Parameters<typeof writeProgram>[0] = {}): string {
  const folder = writeProgram(changes)
  folders.push(folder)
  return folder
}

async function open(changes: Parameters<typeof writeProgram>[0] = {}, more: Partial<WeappOptions> = {}) {
  const url = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`
  const weapp = await openWeapp({ folder: write(changes), cloud: { url, openid: 'oLI' }, browser, ...more })
  opened.push(weapp)
  return weapp
}

const door = (text: string, instead: string) => ({
  'pages/door/index.wxml': smallProgram['pages/door/index.wxml'].replace(text, instead),
})

describe('a mini program on the stage', () => {
  it('shows its data, takes taps and typing, and says how large its setData was', async () => {
    const weapp = await open()
    await weapp.see('敲了0次')
    await weapp.tap('敲门')
    await weapp.see('敲了1次')
    await weapp.type('姓名', '王阿姨')
    await weapp.see('你好,王阿姨')

    const { setData, problems } = await weapp.state()
    expect(problems).toEqual([])
    expect(setData[1]).toEqual({ page: 'pages/door/index', bytes: '{"count":1}'.length })
  })

  it('is told how it was opened', async () => {
    const weapp = await open({}, { launch: { query: { scene: 'a=b' }, scene: 1047 } })
    await weapp.see('场景 a=b 由 1047')
  })

  it('has none of the things of a browser', async () => {
    const weapp = await open()
    await weapp.see(`窗口 ${'undefined'.repeat(5)}`)
  })

  it('goes to a sub-package with a query and back, and to a tab', async () => {
    const weapp = await open()
    await weapp.tap('去花园')
    await weapp.see('桂花树')
    await weapp.miss('敲了0次')
    await weapp.tap('回去')
    await weapp.see('敲了0次')
    await weapp.tap('大厅')
    await weapp.see('这里是大厅')
    expect((await weapp.state()).pages).toEqual(['pages/hall/index'])
  })

  it('gets what was scripted for it, and a cancellation otherwise', async () => {
    const weapp = await open()
    weapp.answer('scanCode', { result: 'Ab3dE' })
    await weapp.tap('扫码')
    await weapp.see('Ab3dE')
    await weapp.tap('扫码')
    await weapp.see('scanCode:fail cancel')
  })

  it('calls the cloud as the person who holds the phone', async () => {
    const weapp = await open()
    await weapp.tap('呼叫')
    await weapp.see('{"ok":true}')
    expect(asked.at(-1)).toEqual({ path: '/call/api', openid: 'oLI', body: '{"op":"x"}' })

    saying = { errCode: -504002, errMsg: 'it broke' }
    await weapp.tap('呼叫')
    await weapp.see('-504002 cloud.callFunction:fail it broke')

    await weapp.tap('手机号')
    await weapp.see('号码 once')
  })
})

describe('a broken mini program', () => {
  const impatient = { patience: 700 }

  it('does nothing on a tap that no template listens to', async () => {
    const weapp = await open(door('bindtap="knock">敲门', '>敲门'), impatient)
    await weapp.tap('敲门')
    await expect(weapp.see('敲了1次')).rejects.toThrow('"敲了1次" is not to be seen')
  })

  it('does nothing on a disabled button', async () => {
    const weapp = await open({}, impatient)
    await weapp.see('敲了0次')
    await expect(weapp.tap('不能敲')).rejects.toThrow('element is not enabled')
    await weapp.still('敲了0次')
  })

  it('is refused when a template does not close, with file and line', () => {
    const folder = write(door('</button>', ''))
    expect(() => packWeapp(folder)).toThrow(/pages\/door\/index\.wxml:\d+: missing end tag/)
  })

  it('is refused when a page of app.json is missing', () => {
    const folder = write({ 'garden/pages/tree/index.js': null })
    expect(() => packWeapp(folder)).toThrow('app.json names the page garden/pages/tree/index')
  })

  it('is refused when a template imports what is not there', () => {
    const folder = write({ 'say.wxs': null })
    expect(() => packWeapp(folder)).toThrow('pages/door/index.wxml: imports say')
  })

  it('says which built-in component the stage lacks', async () => {
    const opening = open(door('<view>{{code}}</view>', '<map />'))
    await expect(opening).rejects.toThrow('<map> is not among the built-in components')
  })

  it('does not hide what its scripts throw', async () => {
    const weapp = await open()
    await weapp.tap('出错')
    await holds(async () => expect(String(await weapp.problems())).toContain('the door is stuck'))
  })

  it('may not go to a page it does not have', async () => {
    const weapp = await open({
      'pages/door/index.js': smallProgram['pages/door/index.js'].replace(
        '/garden/pages/tree',
        '/garden/pages/lake',
      ),
    })
    await weapp.see('敲了0次')
    await weapp.tap('去花园')
    const refused = 'navigateTo:fail page "garden/pages/lake/index" is not found'
    await holds(async () => expect(String(await weapp.problems())).toContain(refused))
    await weapp.settled()
    await weapp.still('敲了0次')
  })
})
