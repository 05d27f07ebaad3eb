import { rmSync } from 'node:fs'
import { figuresFolder, seed } from '../tests/size'
import { ensureChromium } from './test/chromium'
import { runSteps } from './test/running'
import { writeSoak } from './test/soak'
import { building, lint, type Step, testing, types, unused, wechatCheck } from './test/steps'

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

/** `npm test`: everything. `npm run soak`: the same with the full sizes, whose figures are kept. */
export async function main(args: string[]): Promise<number> {
  const isSoak = args.includes('--soak')
  if (isSoak) process.env.SOAK = '1'
  rmSync(figuresFolder, { recursive: true, force: true })
  console.log(`Randomised sizes: ${isSoak ? 'full' : '1/20'} · seed ${seed}`)

  const started = Date.now()
  const hasChromium = ensureChromium()
  const { passed, failed } = await runSteps(hasChromium ? [...steps, inChromium] : steps)

  // On a machine that builds, a missing browser is a failure; on a person's own it is said above.
  const missing = !hasChromium && process.env.CI === 'true' ? 1 : 0
  const seconds = Math.round((Date.now() - started) / 1000)
  if (isSoak) writeSoak({ seed, passed, failed: failed + missing, seconds })
  console.log(`\n${seconds} s`)
  console.log(`${passed} passed, ${failed + missing} failed`)
  return failed + missing === 0 ? 0 : 1
}
