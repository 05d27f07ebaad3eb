import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { crowdOf, townWith } from '../../../scripts/bench/crowd'
import { hammer } from '../../../scripts/bench/hammer'
import { checkIn } from '../../../scripts/bench/throughput'
import { startTestCloud } from '../../emulator/cloud'
import { sunnyCode, today } from '../../town'
import { startPostgres } from './postgres'

const rounds = 5
const aRound = 2000
const warmUp = 8000
const atOnce = 32
const people = warmUp + rounds * aRound

/**
 * The same check-in (find the site, find the member, insert once, durable) here and on Parse Server with
 * PostgreSQL, by turns in one run. Prints check-ins a second, the median of the rounds.
 */
export async function compare(): Promise<void> {
  if (!existsSync(join(__dirname, 'node_modules'))) {
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
    execFileSync('npm', install, { cwd: __dirname, stdio: 'inherit' })
  }
  const cloud = await startTestCloud({ collections: townWith(crowdOf(people)), now: today })
  const postgres = startPostgres()
  const peer = await startPeer(postgres.uri)
  const ours: number[] = []
  const theirs: number[] = []
  try {
    await checkIn(cloud, 0, warmUp)
    await checkInAtPeer(peer.url, 0, warmUp)
    for (let round = 0; round < rounds; round++) {
      const from = warmUp + round * aRound
      ours.push(await checkIn(cloud, from, from + aRound))
      theirs.push(await checkInAtPeer(peer.url, from, from + aRound))
    }
  } finally {
    peer.process.kill()
    postgres.stop()
    await cloud.stop()
  }
  const [here, there] = [median(ours), median(theirs)]
  console.log('| the same check-in, 32 at once | a second | of ours |\n|---|---|---|')
  console.log(`| the local cloud, on the real SDK | ${here.toFixed(0)} | 1 |`)
  console.log(`| Parse Server 9.10 with PostgreSQL | ${there.toFixed(0)} | ${(there / here).toFixed(2)} |`)
}

async function startPeer(uri: string): Promise<{ url: string; process: ChildProcess }> {
  const peer = spawn(
    process.execPath,
    [join(__dirname, 'parse-server.mjs'), uri, String(people), sunnyCode],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines = createInterface(peer.stdout)
  for await (const line of lines) {
    if (line.startsWith('ready ')) return { url: line.slice('ready '.length), process: peer }
  }
  throw new Error('Parse Server did not start')
}

function checkInAtPeer(url: string, from: number, to: number): Promise<number> {
  return hammer({
    url,
    atOnce,
    from,
    to,
    send: index => ({
      path: '/functions/checkIn',
      headers: { 'x-parse-application-id': 'peer' },
      body: { openid: `oCROWD${index}`, siteCode: sunnyCode, tapId: `tap-${index}-bench` },
    }),
    check: answer => {
      if (!answer.includes('"isNew":true')) throw new Error(`the peer refused: ${answer}`)
    },
  })
}

const median = (figures: number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
