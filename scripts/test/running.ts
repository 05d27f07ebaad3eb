import type { Result, Step } from './steps'

const cores = 2

/** Runs the steps side by side as far as two processors go, in their order; says one line for each. */
export async function runSteps(steps: Step[]): Promise<Result> {
  const waiting = [...steps]
  const over = new Map<string, Result>()
  const running = new Map<string, Promise<void>>()
  let free = cores

  const isReady = (step: Step) =>
    step.needs.every(name => over.has(name) || !steps.some(each => each.name === name))

  while (waiting.length > 0 || running.size > 0) {
    for (;;) {
      const next = waiting.findIndex(step => isReady(step) && step.cores <= free)
      const step = waiting[next]
      if (!step) break
      waiting.splice(next, 1)
      free -= step.cores
      const work = runStep(step, over).then(result => {
        over.set(step.name, result)
        running.delete(step.name)
        free += step.cores
      })
      running.set(step.name, work)
    }
    await Promise.race(running.values())
  }
  return sum([...over.values()])
}

async function runStep(step: Step, over: Map<string, Result>): Promise<Result> {
  const broken = step.needs.find(name => (over.get(name)?.failed ?? 0) > 0)
  const started = Date.now()
  const result = broken ? cannot(`not run, because "${broken}" failed`) : await step.run().catch(cannot)
  if (result.failed > 0 && !result.names?.length) result.names = [step.name]

  const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`
  const mark = result.failed === 0 ? '✓' : '✗'
  const failed = result.failed === 0 ? '' : `, ${result.failed} failed`
  console.log(`${mark} ${step.name.padEnd(38)} ${`${result.passed} passed${failed}`.padEnd(24)} ${seconds}`)
  for (const failure of result.failures) console.log(indent(failure))
  return result
}

function cannot(why: unknown): Result {
  return { passed: 0, failed: 1, failures: [why instanceof Error ? why.message : String(why)] }
}

function sum(results: Result[]): Result {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    failures: results.flatMap(({ failures }) => failures),
    names: results.flatMap(({ names = [] }) => names),
  }
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n')
}
