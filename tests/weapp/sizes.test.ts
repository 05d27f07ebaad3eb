import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { filesOfFirstLoad } from '../../scripts/bench/first-load'
import { limits, measureSizes } from '../../scripts/bench/sizes'
import { startTestCloud, type TestCloud } from '../emulator/cloud'
import { shareChromium } from '../journeys/chromium'
import { openWeapp } from './weapp'

it('a phone loads no more than it was promised: the main package, and the first screen in a browser', async () => {
  const { weappMainKB, h5FirstLoadGzipKB } = await measureSizes(await filesOfFirstLoad())
  expect(weappMainKB).toBeGreaterThan(100)
  expect(weappMainKB).toBeLessThanOrEqual(limits.weappMainKB)
  expect(h5FirstLoadGzipKB).toBeGreaterThan(50)
  expect(h5FirstLoadGzipKB).toBeLessThanOrEqual(limits.h5FirstLoadGzipKB)
})

it('the licences of what the app is made of stand in its NOTICE', () => {
  const notice = readFileSync(join(__dirname, '../../dist/weapp/NOTICE.txt'), 'utf8')
  for (const known of ['@tarojs/runtime', 'react', 'tweetnacl']) {
    expect(notice).toMatch(new RegExp(`^${known} \\d`, 'm'))
  }
  expect(notice).not.toMatch(/^(typescript|webpack|jest) \d/m)
})

describe('what a home hands to WeChat', () => {
  let cloud: TestCloud
  let browser: Browser
  let people: { id: string; openid: string }[]
  beforeAll(async () => {
    cloud = await startTestCloud({ seed: 'county', now: Date.parse('2026-11-22T20:00:00+08:00') })
    browser = await shareChromium()
    people = await (await fetch(`${cloud.url}/console/api/personas`)).json()
  })
  afterAll(async () => {
    await browser.close()
    await cloud.stop()
  })

  it.each([
    ['member', 'member-east', ['同意并继续', '用手机号认领'], '还没报到'],
    ['secretary', 'secretary-east', [], '我的工作'],
    ['office', 'office', [], '党员名册导入'],
    ['resident', 'resident', ['同意并继续'], '找到名册上的您'],
    ['newcomer', 'member-west', [], '先跟您说清楚'],
  ])('of a %s is small', async (_, id, taps, seen) => {
    const openid = people.find(person => person.id === id)?.openid ?? ''
    const weapp = await openWeapp({ cloud: { url: cloud.url, openid }, browser })
    for (const text of taps) await weapp.tap(text)
    await weapp.see(seen)
    const kept = (await weapp.state()).storage
    await weapp.close()

    const again = await openWeapp({ cloud: { url: cloud.url, openid }, browser, storage: kept })
    await again.see(seen)
    const { setData, problems } = await again.state()
    await again.close()

    const [first = 0, ...later] = setData.filter(({ page }) => page === 'pages/home/index').map(kilobytes)
    expect(problems).toEqual([])
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(limits.homeSetDataKB.first)
    expect(Math.max(0, ...later)).toBeLessThanOrEqual(limits.homeSetDataKB.later)
  })
})

const kilobytes = ({ bytes }: { bytes: number }) => bytes / 1024
