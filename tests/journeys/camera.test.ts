import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { liJianguo, sunnyCode, townAtWork } from '../town'
import { filmPicture } from './camera'
import { launchChromium } from './chromium'
import { openStreet, type Street, visit } from './street'

let street: Street
let withCamera: Browser
const folder = mkdtempSync(join(tmpdir(), 'camera-'))

beforeAll(async () => {
  const film = join(folder, 'wall.y4m')
  street = await openStreet(townAtWork)
  const { picture } = await street.codeOnWall('sunny1', sunnyCode)
  await filmPicture(street.browser, picture, film)
  withCamera = await launchChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
})

afterAll(async () => {
  await withCamera.close()
  await street.close()
  rmSync(folder, { recursive: true, force: true })
})

it('A37 G04 a code held before the camera of a browser counts as scanned on the spot', async () => {
  await visit(street.openIn(withCamera, liJianguo), async phone => {
    await phone.tap('扫码报到')
    await phone.see('报到成功')
    await phone.miss('用码的图片')
  })
  expect(await street.cloud.documents('checkins')).toMatchObject([{ memberId: 'm_oLI', way: 'camera' }])
})
