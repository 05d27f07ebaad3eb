import { readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { format } from 'node:util'
import { Script } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { CallChain } from './functions/call-chain'
import type { News, Order, Printed, RunOrder, WorkerNews, WorkerStart } from './functions/messages'
import { followClock } from './functions/shifted-date'

/** One instance of a cloud function: it loads once and runs one event at a time. */
const { file, clock } = workerData as WorkerStart

// A worker's own `process.env` locks and copies at each read, and the SDK reads it dozens of times a call.
process.env = { ...process.env }

const longestSilenceMs = 100
let printed: Printed[] = []
let script: Script | undefined
let soon: NodeJS.Timeout | undefined

type Main = (event: unknown, context: object) => unknown

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...parts: unknown[]) => print(level, format(...parts))
}
process.on('exit', () => tell({ kind: 'printed' }))

let main = load()
if (main) {
  tell({ kind: 'ready' })
  parentPort?.on('message', (order: Order) => void obey(order))
}

async function obey(order: Order): Promise<void> {
  if (order.kind === 'renew') {
    if (order.keepsCode) beAnotherInstance()
    else main = load()
    if (main) tell({ kind: 'ready' })
  } else if (main) await run(main, order)
}

/** Lines travel with the next news, or by themselves when none comes soon. */
function print(level: string, text: string): void {
  printed.push({ level, text })
  soon ??= setTimeout(() => tell({ kind: 'printed' }), longestSilenceMs)
}

function tell(news: News): void {
  clearTimeout(soon)
  soon = undefined
  if (news.kind === 'printed' && printed.length === 0) return
  parentPort?.postMessage({ ...news, printed } satisfies WorkerNews)
  printed = []
}

/** What our functions remember they remember for one instance, which they know by when it began. */
function beAnotherInstance(): void {
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + 1, configurable: true })
}

function load(): Main | undefined {
  followClock(clock)
  try {
    const loaded = evaluate()
    if (typeof loaded.main === 'function') return loaded.main
    tell({ kind: 'unloadable', message: `${file} exports no main` })
  } catch (error) {
    tell({ kind: 'unloadable', message: describe(error) })
  }
  return undefined
}

/** One script for the life of the thread: run again it makes everything new, and nothing is compiled twice. */
function evaluate(): { main?: Main } {
  const module = { exports: {} }
  script ??= new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file })
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  return module.exports
}

async function run(handle: Main, { event, identity, keepsIdentity }: RunOrder): Promise<void> {
  followClock(clock)
  Object.assign(process.env, identity)
  const chain = new CallChain()
  try {
    const result = await handle(JSON.parse(event), {})
    const text = JSON.stringify(result)
    forget(identity, keepsIdentity)
    tell({ kind: 'done', text, depth: chain.end() })
  } catch (error) {
    forget(identity, keepsIdentity)
    tell({ kind: 'failed', message: describe(error), depth: chain.end() })
  }
}

function forget(identity: Record<string, string>, keepsIdentity: boolean): void {
  if (keepsIdentity) return
  for (const name of Object.keys(identity)) delete process.env[name]
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  const { errMsg } = (error ?? {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : format(error)
}
