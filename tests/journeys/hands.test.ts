import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { sunnySecretary, townAtWork } from '../town'
import { letTimePass } from '../until'
import { newPhonePage, shareChromium } from './chromium'
import { missText, openedNow, seeText, settle, stillText, tapText } from './hands'
import { openStreet, visit } from './street'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await shareChromium()
  page = await newPhonePage(browser)
})
afterAll(() => browser.close())

const pictures: string[] = []
afterEach(() => {
  for (const path of pictures.splice(0)) for (const end of ['png', 'txt']) rmSync(`${path}.${end}`)
})

async function open(body: string, script = ''): Promise<void> {
  await page.goto(
    `data:text/html;charset=utf-8,${encodeURIComponent(`<style>[hidden] { display: none }</style>${body}<script>${script}</script>`)}`,
  )
  openedNow(page)
}

/** What the hands say when they give up; the pictures they leave are put away afterwards. */
async function complaintOf(work: Promise<unknown>): Promise<string> {
  const failure = await work.then(
    () => new Error('nothing failed'),
    (error: Error) => error,
  )
  const path = /see (\S+)\.png/.exec(failure.message)?.[1]
  if (path) pictures.push(join(__dirname, '..', '..', path))
  return failure.message
}

const impatient = 600

describe('what is seen after an act', () => {
  it('is what the act brought: words that stood there before it prove nothing', async () => {
    await open('<p>敲了0次</p><button>敲门</button>')
    await seeText(page, '敲了0次')
    await tapText(page, '敲门')
    expect(await complaintOf(seeText(page, '敲了0次', impatient))).toMatch(/stood there before the last act/)
  })

  it('may come late, and in the place of what said the same', async () => {
    await open(
      '<p id="told">已选 1</p><button onclick="again()">再选</button>',
      `function again() { setTimeout(() => { told.textContent = ''; told.textContent = '已选 1' }, 300) }`,
    )
    await seeText(page, '已选 1')
    await tapText(page, '再选')
    await seeText(page, '已选 1')
  })

  it('comes before anything is said of what still stands or is missing', async () => {
    await open('<p>桂花园</p><button onclick="this.after(\'好了\')">记下</button>')
    await seeText(page, '桂花园')
    await tapText(page, '记下')
    await expect(missText(page, '出错')).rejects.toThrow('nobody has seen what the last act brought')
    await expect(stillText(page, '桂花园')).rejects.toThrow('nobody has seen what the last act brought')
    await seeText(page, '好了')
    await missText(page, '出错')
    await stillText(page, '桂花园')
  })

  it('is waited for where an act brings no words: whatever was asked has its answer', async () => {
    const asks = `fetch('data:text/plain,x').then(each => each.text()).then(() => setTimeout(() => { told.textContent = '存好了' }))`
    await open(`<p id="told"></p><button onclick="${asks}">存</button>`)
    await tapText(page, '存')
    await settle(page)
    await stillText(page, '存好了')
  })
})

describe('a tap', () => {
  it('finds the row anew while its list is being drawn, and comes down once', async () => {
    await open(
      '<ul id="list"></ul><p id="told">0</p>',
      `let drawn = 0, taps = 0
       const draw = () => {
         list.innerHTML = '<li hidden>法律咨询</li><li>法律咨询</li>'
         list.lastChild.onclick = () => { told.textContent = '点了' + ++taps + '次' }
         if (++drawn < 12) setTimeout(draw, 60)
       }
       draw()`,
    )
    await tapText(page, '法律咨询')
    await seeText(page, '点了1次')
  })

  it('goes to the page and not to a dialog of the browser after a number was rung', async () => {
    await open(
      '<p id="told"></p><button onclick="window.open(\'tel:119\', \'_self\')">打电话</button><button onclick="told.textContent = \'记下了\'">记一下</button>',
    )
    await tapText(page, '打电话')
    await letTimePass(1000, 'nothing tells that the dialog of the browser has come')
    await tapText(page, '记一下')
    await seeText(page, '记下了')
  })

  it('is made once more when the part went from under the finger before it was lifted', async () => {
    await open(
      '<p id="told"></p><button id="door" onclick="told.textContent += \'敲了\'">敲门</button>',
      `addEventListener('mousedown', () => { door.style.marginTop = '300px' }, { once: true })`,
    )
    await tapText(page, '敲门')
    await seeText(page, '敲了')
    await missText(page, '敲了敲了')
  })

  it('goes to the page on top, once the one beneath has gone out of sight', async () => {
    await open(
      `<div id="under" class="taro_page taro_page_show taro_page_stationed"><button onclick="told.textContent = '下面'">看一看</button></div>
       <div id="over" class="taro_page"><button onclick="told.textContent = '上面'">看一看</button></div><p id="told"></p>`,
      `setTimeout(() => over.classList.add('taro_page_show'), 50)
       setTimeout(() => { over.classList.add('taro_page_stationed'); under.hidden = true }, 400)`,
    )
    await tapText(page, '看一看')
    await seeText(page, '上面')
  })

  it('goes to what the tap before opens, however long its part of the app is fetched', async () => {
    const part = 'http://127.0.0.1:9/builder.js'
    await page.route(part, async route => {
      await letTimePass(800, 'a slow network answers late')
      const body = `groups.innerHTML = '<p onclick="told.textContent = \\'编组\\'">法律咨询</p>'`
      await route.fulfill({ contentType: 'text/javascript', body })
    })
    await open(
      `<div id="groups"><button onclick="load()">按住处编组</button><p onclick="told.textContent = '小组'">法律咨询</p></div><p id="told"></p>`,
      `const load = () => document.head.append(Object.assign(document.createElement('script'), { src: '${part}' }))`,
    )
    await tapText(page, '按住处编组')
    await tapText(page, '法律咨询')
    await seeText(page, '编组')
    await page.unroute(part)
  })

  it('says what it waits for when the page never comes to rest', async () => {
    await open(
      '<button>敲门</button>',
      `fetch('http://127.0.0.1:9/never-' + '${'x'.repeat(3)}').catch(() => {})`,
    )
    await page.evaluate(() =>
      (globalThis as never as { witness: { begin(what: string): void } }).witness.begin('requests.list'),
    )
    expect(await complaintOf(tapText(page, '敲门', impatient))).toMatch(/no answer yet: requests\.list/)
  })
})

describe('a visit that fails', () => {
  it('leaves a picture and the words of the screen, and says where', async () => {
    await open('<h1>服务申请</h1><p>没有晚的</p>')
    const complaint = await complaintOf(tapText(page, '全选', impatient))
    expect(complaint).toMatch(/^nothing to tap says "全选"/)
    const [path = ''] = pictures
    expect(path).toContain(join('dist', 'failures', 'hands-a-visit-that-fails'))
    expect(existsSync(`${path}.png`)).toBe(true)
    expect(readFileSync(`${path}.txt`, 'utf8')).toContain('没有晚的')
  })

  it('is one that ends with an act whose outcome nobody saw, or reads what is kept before', async () => {
    const street = await openStreet(townAtWork)
    const opened = () => street.open['on the weapp build'](sunnySecretary)
    const tapped = visit(opened(), phone => phone.tap('看看还有谁没报到'))
    expect(await complaintOf(tapped)).toMatch(/^the visit ends with an act/)
    const read = visit(opened(), async phone => {
      await phone.tap('看看还有谁没报到')
      await street.cloud.documents('checkins')
    })
    expect(await complaintOf(read)).toMatch(/^nobody has seen what the last act brought: what checkins keeps/)
    await street.close()
  })
})
