import { runSteps } from './test/running'
import { lint, testing, types, unused } from './test/steps'

/** `npm run check`: what can be said within a minute, without building anything. */
export async function main(): Promise<number> {
  const pure = testing('rules and other pure tests', ['elsewhere'], [])
  const { passed, failed } = await runSteps([types, lint, unused, { ...pure, cores: 1 }])
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
