// @ts-check
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

await run(fileURLToPath(new URL('./check.ts', import.meta.url)), process.argv.slice(2))
