import { execFileSync } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { serveApp } from '../../scripts/start/app'
import { slowness } from '../patience'
import { focused } from '../ui/keyboard'
import { type Findings, lookAt, nothingFound } from '../ui/looks'
import { holds, until } from '../until'
import { newPhonePage, shareChromium } from './chromium'
import { missText, openedNow, seeText, tapText, untilGone } from './hands'

const root = join(__dirname, '..', '..')
const parts = ['look', 'acts', 'lists', 'questions', 'answers', 'matters', 'counts', 'papers']

let app: Server
let browser: Browser
let page: Page

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/build.ts', 'gallery'], { cwd: root })
  app = await serveApp(0, () => 'http://127.0.0.1:9', 'gallery')
  browser = await shareChromium()
  page = await newPhonePage(browser, { width: 390, height: 844 })
  const persona = { id: 'o', openid: 'o', name: 'o', note: '' }
  await page.addInitScript(kept => sessionStorage.setItem('persona', kept), JSON.stringify(persona))
}, 480_000)

afterAll(async () => {
  await browser?.close()
  app?.close()
  app?.closeAllConnections()
})

async function open(part: string) {
  await page.goto('about:blank')
  const { port } = app.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/#/pages/gallery/index?part=${part}`)
  openedNow(page)
  await seeText(page, '每一样部件')
}

describe('every piece of the kit', () => {
  const findings: Findings = nothingFound()
  beforeAll(async () => {
    for (const part of parts) {
      await open(part)
      await lookAt(page, part, findings)
    }
    await open('acts')
    await tapText(page, '问一句，写原因')
    await lookAt(page, 'confirm', findings)
  }, 120_000 * slowness)

  it('G185 G187 is legible, large enough, in the order of Tab, and well spoken', () => {
    expect(findings).toEqual(nothingFound())
  })
})

/** The name of the tab or radio that the keyboard has come to from `before`, once it is seen to be the chosen one. */
async function chosenNow(state: 'aria-selected' | 'aria-checked', before = ''): Promise<string> {
  const now = async () => ({
    ...(await focused(page)),
    isChosen: await page.evaluate(state => document.activeElement?.getAttribute(state) === 'true', state),
  })
  return (await until(now, ({ name, isSeen, isChosen }) => name !== before && isSeen && isChosen)).name
}

async function tabUntil(name: string) {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).name === name) return
  }
  throw new Error(`Tab never comes to "${name}"`)
}

describe('by keyboard', () => {
  it('G187 tabs are one stop, and left, right, Home and End choose', async () => {
    await open('acts')
    await tabUntil('未报到 365')
    const reached: string[] = []
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
      await page.keyboard.press(key)
      reached.push(await chosenNow('aria-selected', reached.at(-1)))
    }
    expect(reached).toEqual(['已报到 1', '未报到 365', '已报到 1', '未报到 365', '已报到 1'])
    await page.keyboard.press('Tab')
    await holds(async () => expect((await focused(page)).name).not.toContain('报到'))
  })

  it('G187 the faces are one question with five answers, and arrows go round', async () => {
    await open('questions')
    const group = page.getByRole('radiogroup', { name: '满不满意' })
    await holds(async () => expect(await group.getByRole('radio').count()).toBe(5))
    await tabUntil('满意')
    const reached: string[] = []
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'End', 'ArrowRight']) {
      await page.keyboard.press(key)
      reached.push(await chosenNow('aria-checked', reached.at(-1)))
    }
    expect(reached).toEqual(['基本满意', '不满意', '基本满意', '很不满意', '非常满意'])
    await holds(async () => expect(await group.getByRole('radio', { checked: true }).count()).toBe(1))
  })

  it('G187 a question nobody has answered lets Tab come to its first answer', async () => {
    const group = page.getByRole('radiogroup', { name: '还没有选' })
    const stops = await group.getByRole('radio').evaluateAll(all => all.map(each => each.tabIndex))
    expect(stops).toEqual([0, -1, -1, -1, -1])
  })

  it('G187 a row of a choice says that it is chosen, and leads nowhere', async () => {
    const group = page.getByRole('radiogroup', { name: '选一个社区' })
    await group.getByRole('radio', { checked: true }).focus()
    await page.keyboard.press('ArrowDown')
    await holds(async () =>
      expect(await group.getByRole('radio', { checked: true }).textContent()).toContain('西路社区'),
    )
    await holds(async () => expect(await group.locator('.icon-forward').count()).toBe(0))
  })

  it('G187 checks, switches, opens and steps with Space, and says so', async () => {
    await open('lists')
    const all = page.getByRole('checkbox', { name: '全选' })
    await holds(async () => expect(await all.getAttribute('aria-checked')).toBe('mixed'))
    await all.focus()
    await page.keyboard.press('Space')
    await seeText(page, '已选 3')
    await holds(async () => expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(4))

    const turned = page.getByRole('switch', { name: '有人提出申请时告诉我' })
    await turned.focus()
    await page.keyboard.press('Space')
    await holds(async () => expect(await turned.getAttribute('aria-checked')).toBe('false'))

    const opener = page.getByRole('button', { name: '东路社区下面的' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await holds(async () => expect(await opener.getAttribute('aria-expanded')).toBe('false'))
    await holds(async () => expect(await page.getByText('和谐家园').count()).toBe(0))

    await open('questions')
    const more = page.getByRole('button', { name: '要几个人，多一个' })
    for (let taps = 0; taps < 4; taps++) await more.click()
    await holds(async () =>
      expect(await page.getByRole('group', { name: '要几个人' }).getByRole('status').textContent()).toBe(
        '5 人',
      ),
    )
  })

  it('clears what was looked for, and finds again', async () => {
    await open('lists')
    await seeText(page, '找到 1 人')
    await page.getByRole('button', { name: '清空' }).click()
    await holds(async () =>
      expect(await page.getByRole('searchbox', { name: '按姓名找' }).inputValue()).toBe(''),
    )
    await page.getByRole('searchbox', { name: '按姓名找' }).fill('无')
    await seeText(page, '没有这样的人')
  })
})

describe('a day', () => {
  it('is typed in the browser’s own field, and answered when it is out of range', async () => {
    await open('questions')
    const day = page.getByLabel('哪一天的事')
    await holds(async () => expect(await day.getAttribute('type')).toBe('date'))
    await holds(async () => expect(await day.getAttribute('min')).toBe('2026-10-01'))
    await day.fill('2026-11-23')
    await seeText(page, '最晚选2026年11月22日。')
    await holds(async () => expect(await day.getAttribute('aria-invalid')).toBe('true'))
    await day.fill('2026-11-21')
    await holds(async () => expect(await page.getByText('最晚选').count()).toBe(0))
  })
})

describe('what is said in passing', () => {
  it('G187 stands in a polite live region that was there before', async () => {
    await open('acts')
    await holds(async () => expect(await spokenIn(page)).toEqual(['']))
    await tapText(page, '说一句话')
    await seeText(page, '已经记下')
    await holds(async () => expect(await spokenIn(page)).toEqual(['已经记下，谢谢您。']))
  })
})

/** The polite live regions of Chromium's accessibility tree that are toasts, and the words in each. */
async function spokenIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const textOf = (id: string): string => {
    const node = nodes.find(({ nodeId }) => nodeId === id)
    if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '')
    return (node?.childIds ?? []).map(textOf).join('')
  }
  return nodes
    .filter(({ ignored, role, properties = [] }) => {
      const isPolite = properties.some(({ name, value }) => name === 'live' && value.value === 'polite')
      return !ignored && role?.value === 'status' && isPolite
    })
    .map(({ nodeId }) => textOf(nodeId))
}

describe('two buttons of one act', () => {
  it('G13 only the one that was tapped says what is under way', async () => {
    await open('acts')
    await tapText(page, '不是我换的')
    await seeText(page, '正在叫停…')
    await missText(page, '正在转过去…')
    await untilGone(page, '正在叫停…')
    await missText(page, '正在转过去…')
  })
})
