import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudDeclaration, FunctionDeclaration } from '../../config/cloud'
import type { Clock } from '../clock'
import { type Counts, Invocation } from '../counts'
import { sdkEnvironment } from './environment'
import { Instance, type Outcome } from './instance'
import type { Logs } from './logs'

export interface FunctionsOptions {
  declarations: CloudDeclaration['functions']
  /** Holds `<name>/index.js` for every function. */
  folder: string
  worker: URL
  clock: Clock
  counts: Counts
  logs: Logs
  variables: Record<string, string>
  /** The address of `/admin`. */
  adminUrl: () => string
  environmentId: string
  appId: string
  /** Instances of one function that run at once; further calls wait. */
  maximumInstances: number
  isDirty: boolean
}

export interface Call {
  functionName: string
  event: object
  openid: string | null
  /** `wx_client`, `wx_trigger`, `wx_client,scf`. */
  source: string
  /** Nobody waits for it, however long it takes. */
  isUntimed?: boolean
}

export interface FunctionView {
  name: string
  timeoutSeconds: number
  memoryMB: number
  isOpenToClients: boolean
  /** Instances that wait for a call. */
  idle: number
  running: number
}

interface Idle {
  instance: Instance
  /** When the code that it runs was written. */
  modifiedAt: number
}

interface Pool {
  idle: Idle[]
  running: number
  waiting: (() => void)[]
  all: Set<Instance>
}

/** As many as a few people's taps at once need. */
const keptForNextTown = 6
/** An instance that forgot so often makes room for a new one. */
const mostForgotten = 60

/** All cloud functions: pools of instances, each instance used by one caller at a time. */
export class Functions {
  private readonly pools = new Map<string, Pool>()
  private readonly invocations = new Map<string, Invocation>()

  constructor(private readonly options: FunctionsOptions) {}

  declaration(functionName: string): FunctionDeclaration | undefined {
    const { declarations } = this.options
    return Object.hasOwn(declarations, functionName) ? declarations[functionName] : undefined
  }

  /** The run that holds this token. */
  invocation(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.invocations.get(token) : undefined
  }

  /** Runs a function as the cloud would; a failure is an outcome, never a throw. */
  async run(call: Call): Promise<Outcome> {
    const declaration = this.declaration(call.functionName)
    const modifiedAt = this.modifiedAt(call.functionName)
    if (!declaration || modifiedAt === undefined) return notFound(call.functionName)

    const pool = this.poolOf(call.functionName)
    // A function that calls another one would wait for itself: nested calls always get an instance.
    const isNested = call.source.endsWith('scf')
    if (pool.running >= this.options.maximumInstances && !isNested) {
      await new Promise<void>(resolve => pool.waiting.push(resolve))
    } else pool.running += 1

    const instance = this.takeInstance(pool, call.functionName, declaration, modifiedAt)
    try {
      return await this.runOn(instance, call)
    } finally {
      if (instance.isGone) pool.all.delete(instance)
      else pool.idle.push({ instance, modifiedAt })
      const next = pool.waiting.shift()
      if (next) next()
      else pool.running -= 1
    }
  }

  /** Whatever functions remember is gone. The busiest idle instances forget it before their next run, the others end. */
  async renew(keepsCode = false): Promise<void> {
    const others = [...this.pools].flatMap(([name, pool]) => {
      const kept = pool.idle
        .filter(one => this.isCurrent(name, one) && one.instance.forgot < mostForgotten)
        .sort((one, other) => one.instance.runs - other.instance.runs)
        .slice(-keptForNextTown)
      for (const { instance } of kept) instance.forget(keepsCode)
      const staying = new Set(kept.map(({ instance }) => instance))
      const ended = [...pool.all].filter(instance => !staying.has(instance))
      pool.idle = kept
      pool.all = staying
      return ended
    })
    for (const [name, pool] of this.pools) {
      if (pool.idle.length === 0 && pool.running === 0) this.pools.delete(name)
    }
    await Promise.all(others.map(instance => instance.end()))
  }

  /** Starts one instance of each function that people call, so that the first tap need not wait for it. */
  warmUp(): void {
    for (const [functionName, declaration] of Object.entries(this.options.declarations)) {
      const modifiedAt = this.modifiedAt(functionName)
      if (!declaration.isOpenToClients || modifiedAt === undefined) continue
      const pool = this.poolOf(functionName)
      if (pool.idle.length > 0) continue
      const instance = this.start(functionName, declaration)
      pool.all.add(instance)
      pool.idle.push({ instance, modifiedAt })
    }
  }

  /** Every declared function, with the instances it has. */
  list(): FunctionView[] {
    return Object.entries(this.options.declarations).map(([name, declaration]) => {
      const { timeoutSeconds, memoryMB, isOpenToClients } = declaration
      const pool = this.pools.get(name)
      const idle = pool?.idle.filter(({ instance }) => !instance.isGone).length ?? 0
      const running = pool?.running ?? 0
      return { name, timeoutSeconds, memoryMB, isOpenToClients, idle, running }
    })
  }

  /** Ends the instances that nobody uses; gives how many they were. */
  async coolDown(): Promise<number> {
    const idle = [...this.pools.values()].flatMap(pool =>
      pool.idle.splice(0).map(({ instance }) => {
        pool.all.delete(instance)
        return instance
      }),
    )
    await Promise.all(idle.map(instance => instance.end()))
    return idle.length
  }

  /** Ends every instance; the next call starts cold. */
  async end(): Promise<void> {
    const instances = [...this.pools.values()].flatMap(pool => [...pool.all])
    this.pools.clear()
    await Promise.all(instances.map(instance => instance.end()))
  }

  private async runOn(instance: Instance, call: Call): Promise<Outcome> {
    const { appId, counts, clock, isDirty } = this.options
    const token = randomUUID()
    const invocation = new Invocation(
      call.functionName,
      operationOf(call.event, call.functionName),
      call.openid,
      call.source,
    )
    invocation.isCold = !instance.isReady
    invocation.kill = () => void instance.end()
    this.invocations.set(token, invocation)
    const userInfo = call.openid ? { userInfo: { appId, openId: call.openid } } : {}
    const outcome = await instance.run(
      {
        kind: 'run',
        event: JSON.stringify({ ...call.event, ...userInfo }),
        identity: this.identityOf(call, token),
        keepsIdentity: isDirty,
      },
      !call.isUntimed,
    )
    this.invocations.delete(token)
    const failure = outcome.kind === 'failed' ? outcome.code : null
    counts.noteInvocation(invocation, clock.now(), outcome.depth, failure)
    return outcome
  }

  private identityOf({ openid, source }: Call, token: string): Record<string, string> {
    const shared = { TCB_SOURCE: source, WX_API_TOKEN: token, WX_APPID: this.options.appId }
    if (source.startsWith('wx_trigger')) {
      return { ...shared, TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token }
    }
    if (openid === null) return shared
    return { ...shared, WX_OPENID: openid, WX_CLIENTIP: '127.0.0.1' }
  }

  private poolOf(functionName: string): Pool {
    const known = this.pools.get(functionName)
    if (known) return known
    const pool: Pool = { idle: [], running: 0, waiting: [], all: new Set() }
    this.pools.set(functionName, pool)
    return pool
  }

  /** The most recently used instance that still runs today's code, or a new one. */
  private takeInstance(
    pool: Pool,
    functionName: string,
    declaration: FunctionDeclaration,
    modifiedAt: number,
  ): Instance {
    while (pool.idle.length > 0) {
      const { instance, modifiedAt: loadedAt } = pool.idle.pop() as Idle
      if (!instance.isGone && loadedAt === modifiedAt) return instance
      pool.all.delete(instance)
      void instance.end()
    }
    const instance = this.start(functionName, declaration)
    pool.all.add(instance)
    return instance
  }

  private start(functionName: string, declaration: FunctionDeclaration): Instance {
    const { clock, logs, worker } = this.options
    return new Instance({
      script: worker,
      file: this.fileOf(functionName),
      clock: clock.shared,
      environment: this.environmentOf(declaration),
      timeoutMs: declaration.timeoutSeconds * 1000,
      memoryMB: declaration.memoryMB,
      onLog: (level, text) => logs.add({ at: clock.now(), functionName, level, text }),
    })
  }

  private environmentOf(declaration: FunctionDeclaration): Record<string, string> {
    const { adminUrl, environmentId, variables } = this.options
    const own = declaration.variables.map((name): [string, string] => {
      const value = variables[name]
      if (value === undefined) throw new Error(`no development value for ${name} in emulator/variables.ts`)
      return [name, value]
    })
    return {
      PATH: process.env.PATH ?? '',
      TZ: process.env.TZ ?? 'UTC',
      ...sdkEnvironment(adminUrl(), environmentId),
      ...Object.fromEntries(own),
    }
  }

  private fileOf(functionName: string): string {
    return join(this.options.folder, functionName, 'index.js')
  }

  private isCurrent(functionName: string, { instance, modifiedAt }: Idle): boolean {
    return !instance.isGone && modifiedAt === this.modifiedAt(functionName)
  }

  private modifiedAt(functionName: string): number | undefined {
    if (!this.declaration(functionName)) return undefined
    return statSync(this.fileOf(functionName), { throwIfNoEntry: false })?.mtimeMs
  }
}

const notFound = (functionName: string): Outcome => ({
  kind: 'failed',
  code: 'FUNCTION_NOT_FOUND',
  message: `FunctionName parameter could not be found. ${functionName} is not declared or not built.`,
  depth: 0,
})

/** What a run is counted under. */
export function operationOf(event: object, functionName: string): string {
  const { op } = event as { op?: unknown }
  return typeof op === 'string' ? op.slice(0, 100) : functionName
}
