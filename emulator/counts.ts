import type { Tally } from './database/reading'

/** What one operation (`event.op`, or the function's name) has cost so far. */
export interface OperationCount {
  op: string
  invocations: number
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
}

/** Follows one run of a function and the calls it makes. */
export class Invocation {
  readonly calls: CallNote[] = []
  readonly startedAt = performance.now()

  constructor(
    readonly functionName: string,
    readonly op: string,
    readonly openid: string | null,
  ) {}
}

export interface LastInvocation {
  op: string
  functionName: string
  openid: string | null
  at: number
  ms: number
  depth: number
  calls: CallNote[]
}

const keptInvocations = 100

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

  noteInvocation(invocation: Invocation, at: number, depth: number): void {
    const ms = performance.now() - invocation.startedAt
    const count = this.of(invocation.op)
    count.invocations += 1
    count.ms += ms
    count.depth = Math.max(count.depth, depth)
    const { op, functionName, openid, calls } = invocation
    this.last = [
      { op, functionName, openid, at, ms, depth, calls },
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
