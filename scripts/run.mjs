// @ts-check
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SetupError, setUp } from './setup.mjs'

/**
 * Makes the folder ready, then runs `main(args)` of a TypeScript file. What `main` answers is the exit
 * code; a `Plain` error or a `SetupError` is one sentence to a person and no stack.
 * @param {string} script
 * @param {string[]} args
 */
export async function run(script, args) {
  try {
    await setUp()
    const { register } = await import('tsx/cjs/api')
    register()
    const { main } = createRequire(import.meta.url)(resolve(script))
    process.exitCode = (await main(args)) ?? 0
  } catch (error) {
    const isForPeople = error instanceof SetupError || (error instanceof Error && error.name === 'PlainError')
    console.error(isForPeople ? error.message : error)
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [script = '', ...args] = process.argv.slice(2)
  await run(script, args)
}
