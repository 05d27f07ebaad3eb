import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { CloudDeclaration } from '../../config/cloud'
import type { ClockChange } from '../../emulator/clock'
import type { OperationCount } from '../../emulator/counts'
import { formatWire } from '../../emulator/database/wire-documents'
import type { FaultWish } from '../../emulator/faults/fault'
import type { FaultView } from '../../emulator/faults/faults'
import type { SentCall } from '../../emulator/wechat/ledger'
import { kept, type RunningCloud } from '../kept'

const root = join(__dirname, '..', '..')

export interface TestCloudOptions {
  seed?: 'county' | 'empty'
  /** Documents by collection, put in before the cloud is handed over. */
  collections?: Record<string, object[]>
  /** A folder with `<name>/index.js`; the product's own functions unless told otherwise. */
  functions?: string
  /** The moment at which the clock stands still; without it the clock runs with the machine's. */
  now?: number
  /** Do timers fire by themselves? Otherwise only by `fireTimer`. */
  timers?: boolean
  /** Collections, indexes and functions beside those of config/cloud.ts. */
  declaration?: Partial<CloudDeclaration>
  /** Further options of the command line, for example `--lenient`. */
  options?: string[]
}

type Documents = Record<string, unknown>[]

export interface TestCloud {
  readonly url: string
  readonly dataFolder: string
  /** `wx.cloud.callFunction` as that person: the function's result; rejects with `errCode`, `errMsg`. */
  call(openid: string, functionName: string, event: object): Promise<unknown>
  /** `wx.cloud.uploadFile` as that person: the file id. */
  upload(openid: string, cloudPath: string, bytes: Uint8Array): Promise<string>
  /** What the getPhoneNumber button gives, after telling WeChat which number the person has. */
  phoneCode(openid: string, phone?: string): Promise<string>
  subscribe(openid: string, templateIds: string[], outcome?: 'accept' | 'reject'): Promise<unknown>
  load(collections: Record<string, object[]>): Promise<void>
  /** All of a collection, or those that a query finds. */
  documents(collection: string, query?: object): Promise<Documents>
  clock(change?: ClockChange): Promise<{ now: number; isFrozen: boolean }>
  /** Runs a function's timer: its result; rejects when the run failed. */
  fireTimer(functionName: string): Promise<unknown>
  /** From now on this goes wrong, once unless told otherwise. */
  fault(wish: FaultWish): Promise<FaultView>
  /** What stands in the way, with how often each has happened. */
  faults(): Promise<FaultView[]>
  clearFaults(): Promise<void>
  outbox(): Promise<SentCall[]>
  counts(): Promise<OperationCount[]>
  resetCounts(): Promise<void>
  /** Empty, with the clock as it is; what functions remember is gone too. */
  reset(keepsCode?: boolean): Promise<void>
  /** SIGKILL, at once. */
  kill(): void
  /** Up again on the same data, at a new address; `between` has the data folder to itself. */
  restart(between?: () => Promise<unknown>): Promise<void>
  stop(): Promise<void>
}

/** A local cloud of its own process and data folder, on any free port. */
export async function startTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const running = await spawnCloud(mkdtempSync(join(tmpdir(), 'cloud-')), options)
  const cloud = cloudOn(running, options)
  if (options.collections) await cloud.load(options.collections)
  return cloud
}

/**
 * A cloud that the next file of tests finds again, emptied and cold: starting one costs two seconds of a core. One
 * process of tests has one, which ends with it.
 */
export async function keptTestCloud(now: number): Promise<TestCloud> {
  const held = kept()
  const options = { now, options: held.site ? [`--app-origin=${urlOf(held.site)}`] : [] }
  const before = held.running && isUp(held.running) ? held.running : undefined
  if (held.running && !before) rmSync(held.running.dataFolder, { recursive: true, force: true })
  held.running = before ?? (await spawnCloud(folderInMemory(), options))
  const cloud = cloudOn(held.running, options, running => {
    held.running = running
  })
  const reset = () => cloud.reset(true)
  if (before) await reset()
  return { ...cloud, reset, stop: async () => {} }
}

/** In memory where there is room for it: a commit waits for the disk otherwise, and survives a kill either way. */
function folderInMemory(): string {
  const memory = '/dev/shm'
  const isRoomy = existsSync(memory) && freeBytes(memory) > 4 * 2 ** 30
  return mkdtempSync(join(isRoomy ? memory : tmpdir(), 'cloud-'))
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

export const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const isUp = ({ process }: RunningCloud): boolean => process.exitCode === null && process.signalCode === null

function cloudOn(
  first: RunningCloud,
  options: TestCloudOptions,
  onRestart: (running: RunningCloud) => void = () => {},
): TestCloud {
  let running = first
  const { dataFolder } = first
  const get = (path: string) => ask(`${running.url}${path}`, { method: 'GET' })
  const post = (path: string, body: object | string = {}, headers: Record<string, string> = {}) =>
    ask(`${running.url}${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })

  const cloud: TestCloud = {
    get url() {
      return running.url
    },
    dataFolder,
    async call(openid, functionName, event) {
      const answer = await post(`/call/${functionName}`, event, { 'x-wx-openid': openid })
      if ('errCode' in answer) throw Object.assign(new Error(String(answer.errMsg)), answer)
      return answer.result
    },
    async upload(openid, cloudPath, bytes) {
      const answer = await ask(`${running.url}/wx/upload?cloudPath=${encodeURIComponent(cloudPath)}`, {
        method: 'POST',
        body: Buffer.from(bytes),
        headers: { 'x-wx-openid': openid },
      })
      if (typeof answer.fileID !== 'string') throw new Error(String(answer.errMsg))
      return answer.fileID
    },
    async phoneCode(openid, phone) {
      const answer = await post('/wx/phone-code', phone ? { phone } : {}, { 'x-wx-openid': openid })
      if (typeof answer.code !== 'string') throw new Error(String(answer.errMsg))
      return answer.code
    },
    subscribe: (openid, templateIds, outcome = 'accept') =>
      post('/wx/subscribe', { templateIds, outcome }, { 'x-wx-openid': openid }),
    async load(collections) {
      await post('/console/api/load', formatWire({ collections }))
    },
    async documents(collection, query = {}) {
      const asked = `collection=${collection}&query=${encodeURIComponent(JSON.stringify(query))}&limit=10000`
      const answer = await get(`/console/api/documents?${asked}`)
      return answer.documents as Documents
    },
    async clock(change) {
      const answer = change ? await post('/console/api/clock', change) : await get('/console/api/clock')
      return answer as { now: number; isFrozen: boolean }
    },
    async fireTimer(functionName) {
      const answer = await post('/console/api/timers/fire', { function: functionName })
      if ('code' in answer) throw Object.assign(new Error(String(answer.message)), answer)
      return answer.result
    },
    fault: async wish => (await post('/console/api/faults', wish)) as unknown as FaultView,
    faults: async () => (await get('/console/api/faults')) as unknown as FaultView[],
    async clearFaults() {
      await post('/console/api/faults/clear')
    },
    outbox: async () => (await get('/console/api/outbox')) as unknown as SentCall[],
    counts: async () => (await get('/console/api/counts')) as unknown as OperationCount[],
    async resetCounts() {
      await post('/console/api/counts/reset')
    },
    async reset(keepsCode = false) {
      await post('/console/api/reset', { seed: 'empty', keepsCode })
    },
    kill: () => running.process.kill('SIGKILL'),
    async restart(between) {
      await ended(running.process, 'SIGTERM')
      await between?.()
      running = await spawnCloud(dataFolder, options)
      onRestart(running)
    },
    async stop() {
      await ended(running.process, 'SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
  return cloud
}

interface Asking {
  method: string
  body?: string | Buffer
  headers?: Record<string, string>
}

/** By Node's own agent, whose idle connections keep no process alive. */
async function ask(url: string, { method, body, headers }: Asking): Promise<Record<string, unknown>> {
  const asked = request(url, {
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body ?? '') },
  })
  asked.end(body)
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  const answer = JSON.parse(await text(response)) as Record<string, unknown>
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${String(answer.error)}`)
  return answer
}

/** The program itself, for tests of its beginning and end. */
export function spawnMain(commandLine: string[], complaints: 'pipe' | number = 'pipe'): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist/emulator/main.mjs'), ...commandLine], {
    cwd: root,
    stdio: ['pipe', 'pipe', complaints],
  })
}

async function spawnCloud(dataFolder: string, options: TestCloudOptions): Promise<RunningCloud> {
  const declarationFile = join(dataFolder, 'declaration.json')
  writeFileSync(declarationFile, JSON.stringify(options.declaration ?? {}))
  const complaintsFile = join(dataFolder, 'complaints.txt')
  const complaints = openSync(complaintsFile, 'w')
  const child = spawnMain(
    [
      '--cloud-port=0',
      '--end-with-input',
      `--data=${dataFolder}`,
      `--seed=${options.seed ?? 'empty'}`,
      `--functions=${options.functions ?? join(root, 'dist/cloudfunctions')}`,
      `--declaration=${declarationFile}`,
      ...(options.timers ? [] : ['--no-timers']),
      ...(options.now === undefined ? [] : [`--now=${options.now}`, '--frozen']),
      ...(options.options ?? []),
    ],
    complaints,
  )
  closeSync(complaints)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout &&
      createInterface(child.stdout).once('line', line => resolve((JSON.parse(line) as { url: string }).url))
    child.once('exit', code =>
      reject(new Error(`the local cloud ended with ${code}: ${readFileSync(complaintsFile, 'utf8')}`)),
    )
  })
  letGo(child)
  return { url, dataFolder, process: child }
}

/** Nothing of this file's sandbox listens any longer, and the process of the tests may end before the cloud does. */
function letGo(child: ChildProcess): void {
  child.removeAllListeners()
  child.stdout?.removeAllListeners().destroy()
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const isOver = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await isOver
}
