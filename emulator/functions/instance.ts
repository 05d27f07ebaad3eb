import { Worker } from 'node:worker_threads'
import type { Order, RunOrder, WorkerNews, WorkerStart } from './messages'

/** `depth` is the longest chain of calls that waited for one another. */
export type Outcome =
  | { kind: 'done'; text: string | undefined; depth: number }
  | { kind: 'failed'; code: FailureCode; message: string; depth: number }

export type FailureCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_INVOCATION_FAILED'
  | 'FUNCTION_TIME_LIMIT_EXCEEDED'
  | 'FUNCTION_MEMORY_LIMIT_EXCEEDED'

/** Room for what a call leaves behind, so that it is swept seldom. */
const youngMB = 64

export interface InstanceOptions extends WorkerStart {
  script: URL
  environment: Record<string, string>
  timeoutMs: number
  memoryMB: number
  onLog: (level: string, text: string) => void
}

/** One worker thread with its own environment. After a failure of the thread itself it is not used again. */
export class Instance {
  isGone = false
  /** Has it loaded? */
  isReady = false
  private readonly worker: Worker
  /** The more there were, the quicker its code has become. */
  runs = 0
  /** How often its code was evaluated anew: what Node itself keeps of each time adds up. */
  forgot = 0
  private isToForget = false
  private keepsCode = false
  private ready: Promise<void>
  private loaded: { resolve: () => void; reject: (error: Error) => void } | undefined
  private settle: ((outcome: Outcome) => void) | undefined

  constructor(private readonly options: InstanceOptions) {
    const { script, file, clock, environment, memoryMB } = options
    this.worker = new Worker(script, {
      workerData: { file, clock } satisfies WorkerStart,
      env: environment,
      resourceLimits: { maxOldGenerationSizeMb: memoryMB, maxYoungGenerationSizeMb: youngMB },
      stdin: false,
    })
    this.ready = this.loading()
    this.worker.on('message', (news: WorkerNews) => this.hear(news))
    this.worker.on('error', error => this.die(error))
    this.worker.on('exit', () => this.die(new Error('the instance ended')))
  }

  /** Its next run starts cold: whatever it remembers is gone by then. Only while it runs nothing. */
  forget(keepsCode: boolean): void {
    this.isReady = false
    this.keepsCode = keepsCode && (this.keepsCode || !this.isToForget)
    this.isToForget = true
    if (!keepsCode) this.forgot += 1
  }

  private beginAnew(): void {
    this.isToForget = false
    this.ready = this.loading()
    this.worker.postMessage({ kind: 'renew', keepsCode: this.keepsCode } satisfies Order)
    this.keepsCode = false
  }

  private loading(): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      this.loaded = { resolve, reject }
    })
    ready.catch(() => {})
    return ready
  }

  /** Ends a run that lasts longer than its function may, unless nobody waits for it. */
  async run(order: RunOrder, isTimed = true): Promise<Outcome> {
    this.runs += 1
    if (this.isToForget) this.beginAnew()
    try {
      await this.ready
    } catch (error) {
      this.isGone = true
      const { message } = error as Error
      return { kind: 'failed', code: 'FUNCTION_INVOCATION_FAILED', message, depth: 0 }
    }
    return new Promise(resolve => {
      const timer = isTimed ? setTimeout(() => this.runOutOfTime(), this.options.timeoutMs) : undefined
      this.settle = outcome => {
        clearTimeout(timer)
        this.settle = undefined
        resolve(outcome)
      }
      this.worker.postMessage(order)
    })
  }

  async end(): Promise<void> {
    this.isGone = true
    await this.worker.terminate()
  }

  private hear(news: WorkerNews): void {
    for (const { level, text } of news.printed) this.options.onLog(level, text)
    if (news.kind === 'ready') {
      this.isReady = !this.isToForget
      this.loaded?.resolve()
    } else if (news.kind === 'unloadable') this.loaded?.reject(new Error(news.message))
    else if (news.kind === 'done') this.settle?.(news)
    else if (news.kind === 'failed') this.settle?.({ ...news, code: 'FUNCTION_INVOCATION_FAILED' })
  }

  private runOutOfTime(): void {
    const seconds = this.options.timeoutMs / 1000
    this.isGone = true
    this.settle?.({
      kind: 'failed',
      code: 'FUNCTION_TIME_LIMIT_EXCEEDED',
      message: `Invoking task timed out after ${seconds} seconds`,
      depth: 0,
    })
    void this.worker.terminate()
  }

  private die(error: Error & { code?: string }): void {
    this.isGone = true
    this.loaded?.reject(error)
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    this.settle?.({
      kind: 'failed',
      code: isMemory ? 'FUNCTION_MEMORY_LIMIT_EXCEEDED' : 'FUNCTION_INVOCATION_FAILED',
      message: error.stack ?? error.message,
      depth: 0,
    })
  }
}
