import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { ensureChromium } from './chromium'
import { runSteps } from './running'
import { building, testing } from './steps'

interface Round {
  name: string
  /** A loop on each core takes its share of the machine. */
  isBusy: boolean
  env: Record<string, string>
}

const alone: Round = { name: 'alone', isBusy: false, env: {} }
const busy: Round = {
  name: 'beside a loop on each core',
  isBusy: true,
  env: { SLOWNESS: '3', WITHOUT_AXE: '1' },
}
const slow: Round = {
  name: 'with the processor of the browser slowed 4 ×',
  isBusy: false,
  env: { SLOWNESS: '4', SLOW_BROWSER: '1', WITHOUT_AXE: '1' },
}

/**
 * Whatever waits for a condition is green on any machine; whatever looks once is found here. Every look at a screen is taken
 * each time; axe-core, whose answers hang on no machine's speed, is asked in the first round.
 */
export async function underStress(): Promise<number> {
  const started = Date.now()
  if (!(await ensureChromium())) return 1
  const built = await runSteps((['functions', 'emulator', 'weapp', 'h5'] as const).map(building))
  if (built.failed > 0) return 1

  let [passed, failed] = [0, 0]
  for (const [index, round] of [alone, busy, busy, slow, slow].entries()) {
    const step = testing(`${index + 1} of 5, ${round.name}`, ['browsers'], [], round.env)
    const loops = round.isBusy ? startLoops() : []
    const result = await runSteps([step]).finally(() => {
      for (const running of loops) running.kill()
    })
    passed += result.passed
    failed += result.failed
  }
  console.log(`\n${Math.round((Date.now() - started) / 1000)} s`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Each ends by itself with whoever started it: a stress that is stopped leaves no loop behind. */
const loop = 'const parent = process.ppid; while (process.ppid === parent);'

function startLoops() {
  return Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ['-e', loop]))
}
