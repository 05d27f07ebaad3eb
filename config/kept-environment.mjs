// @ts-check
import { rmSync } from 'node:fs'
import { TestEnvironment } from 'jest-environment-node'

/** @type {import('../tests/kept').Kept} */
export const kept = {}

process.once('exit', () => {
  kept.running?.process.kill('SIGKILL')
  if (kept.running) rmSync(kept.running.dataFolder, { recursive: true, force: true })
})

/** Hands from one file of tests to the next what is dear to start: the local cloud of this process. */
export default class KeptEnvironment extends TestEnvironment {
  /** @override */
  async setup() {
    await super.setup()
    Object.assign(this.global, { kept })
  }
}
