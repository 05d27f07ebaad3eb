import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { findChromium } from '../../tests/journeys/chromium'

/**
 * Sees to it that there is a Chromium: as root on Debian it is installed, elsewhere a person is told how.
 * Answers whether the browser steps can run; throws nothing.
 */
export async function ensureChromium(): Promise<boolean> {
  if (findChromium()) return true
  if (isRootOnDebian()) await installChromium()
  if (findChromium()) return true

  console.log(
    'There is no Chromium on this machine, so the journeys cannot run. Install one (Debian: `sudo apt-get install ' +
      'chromium-headless-shell fonts-noto-cjk`; elsewhere Google Chrome will do), or name it in CHROMIUM_PATH.\n' +
      '没有找到 Chromium,请先安装,或用 CHROMIUM_PATH 指明位置。',
  )
  return false
}

function isRootOnDebian(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

async function installChromium(): Promise<void> {
  console.log('Installing Chromium and Chinese fonts with apt-get (about a minute) · 正在安装浏览器')
  await aptGet('update', '-qq')
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'fonts-noto-cjk']
  // Older distributions have the whole browser only.
  if (!(await aptGet(...install, 'chromium-headless-shell'))) await aptGet(...install, 'chromium')
}

async function aptGet(...args: string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'close')
  if (code !== 0) console.log(`apt-get ${args[0]} ended with ${code}`)
  return code === 0
}
