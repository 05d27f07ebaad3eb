import type { Tally } from './database/reading'

/** What one operation (`event.op`, or the function's name) has cost so far. */
export interface OperationCount {
  op: string
  invocations: number
  /** Runs that waited for their instance to load. */
  coldStarts: number
  /** Requests to the cloud: database, files, functions and WeChat's apis. */
  calls: number
  /** The longest chain of calls that waited for one another, in one invocation. */
  depth: number
  examined: number
  keys: number
  returned: number
  bytes: number
  ms: number
}

/** One call of an invocation, for the console. */
export interface CallNote {
  action: string
  collection: string
  /** Since the run began. */
  startMs: number
  ms: number
  examined: number
  returned: number
  /** Faults on demand that happened to it. */
  fault?: string
}

let invocations = 0

/** Follows one run of a function and the calls it makes. */
export class Invocation {
  readonly id = ++invocations
  readonly calls: CallNote[] = []
  readonly startedAt = performance.now()
  isCold = false
  /** Ends the instance that runs it, in the middle. */
  kill: () => void = () => {}

  constructor(
    readonly functionName: string,
    readonly op: string,
    readonly openid: string | null,
    /** What started it, as SOURCE says it. */
    readonly source: string,
  ) {}

  /** Notes a call as it begins; `finish` fills in what it cost. */
  begin(action: string, collection: string): CallNote {
    const startMs = performance.now() - this.startedAt
    const call: CallNote = { action, collection, startMs, ms: 0, examined: 0, returned: 0 }
    this.calls.push(call)
    return call
  }

  finish(call: CallNote, examined: number, returned: number): void {
    call.ms = performance.now() - this.startedAt - call.startMs
    call.examined = examined
    call.returned = returned
  }
}

export interface LastInvocation {
  id: number
  op: string
  functionName: string
  openid: string | null
  at: number
  ms: number
  depth: number
  isCold: boolean
  /** The code that the run failed with. */
  failure: string | null
  calls: CallNote[]
}

const keptInvocations = 200

export class Counts {
  private byOperation = new Map<string, OperationCount>()
  private last: LastInvocation[] = []

  noteCall(op: string, tally: Tally, returned: number, bytes: number): void {
    const count = this.of(op)
    count.calls += 1
    count.examined += tally.documents
    count.keys += tally.keys
    count.returned += returned
    count.bytes += bytes
  }

  /** `failure` is the code of a run that failed. */
  noteInvocation(invocation: Invocation, at: number, depth: number, failure: string | null = null): void {
    const ms = performance.now() - invocation.startedAt
    const count = this.of(invocation.op)
    count.invocations += 1
    if (invocation.isCold) count.coldStarts += 1
    count.ms += ms
    count.depth = Math.max(count.depth, depth)
    const { id, op, functionName, openid, isCold, calls } = invocation
    this.last = [
      { id, op, functionName, openid, at, ms, depth, isCold, failure, calls },
      ...this.last.slice(0, keptInvocations - 1),
    ]
  }

  all(): OperationCount[] {
    return [...this.byOperation.values()].sort((a, b) => b.ms - a.ms)
  }

  lastInvocations(): LastInvocation[] {
    return this.last
  }

  reset(): void {
    this.byOperation = new Map()
    this.last = []
  }

  private of(op: string): OperationCount {
    const known = this.byOperation.get(op)
    if (known) return known
    const fresh = {
      op,
      invocations: 0,
      coldStarts: 0,
      calls: 0,
      depth: 0,
      examined: 0,
      keys: 0,
      returned: 0,
      bytes: 0,
      ms: 0,
    }
    this.byOperation.set(op, fresh)
    return fresh
  }
}
