import { rmSync } from 'node:fs'
import { failuresFolder } from '../tests/journeys/failures'
import { figuresFolder, seed } from '../tests/size'
import { ensureChromium } from './test/chromium'
import { runSteps } from './test/running'
import { writeSoak } from './test/soak'
import { building, lint, type Step, testing, types, unused, wechatCheck } from './test/steps'
import { underStress } from './test/stress'

const bundles = ['build functions', 'build emulator']

const steps: Step[] = [
  building('functions'),
  building('emulator'),
  building('weapp'),
  building('h5'),
  lint,
  types,
  unused,
  wechatCheck,
  testing('tests', ['tests', 'elsewhere'], bundles),
]

const inChromium = testing(
  'journeys, in Chromium and on the weapp',
  ['browsers'],
  [...bundles, 'build h5', 'build weapp'],
)

/**
 * The browser is brought while everything else is built and tested. On a machine that builds, a missing one is a
 * failure; on a person's own it was said.
 */
function onceThereIs(browser: Promise<boolean>, step: Step): Step {
  const isFailure = process.env.CI === 'true'
  const missing = {
    passed: 0,
    failed: isFailure ? 1 : 0,
    failures: isFailure ? ['There is no Chromium.'] : [],
  }
  return { ...step, run: async () => ((await browser) ? step.run() : missing) }
}

/**
 * `npm test`: everything. `npm run soak`: the same with the full sizes, whose figures are kept. `npm test -- --stress`: the
 * journeys and the weapp tests five times, also on a busy and on a slow machine.
 */
export async function main(args: string[]): Promise<number> {
  rmSync(failuresFolder, { recursive: true, force: true })
  if (args.includes('--stress')) return underStress()

  const isSoak = args.includes('--soak')
  if (isSoak) process.env.SOAK = '1'
  rmSync(figuresFolder, { recursive: true, force: true })
  console.log(`Randomised sizes: ${isSoak ? 'full' : '1/20'} · seed ${seed}`)

  const started = Date.now()
  const browser = ensureChromium()
  const { passed, failed, names = [] } = await runSteps([...steps, onceThereIs(browser, inChromium)])

  const seconds = Math.round((Date.now() - started) / 1000)
  if (isSoak) writeSoak({ seed, passed, failed, failures: names, seconds })
  console.log(`\n${seconds} s`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
