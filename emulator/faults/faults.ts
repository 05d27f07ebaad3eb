import { setTimeout as pause } from 'node:timers/promises'
import { transactionConflict, WireError } from '../database/errors'
import { type Effect, type Fault, readFaultWish } from './fault'
import { waitsOf } from './latency'
import { isHit, type Request } from './matching'
import { NoAnswer } from './no-answer'
import { randomFrom } from './random'
import { Schedule } from './schedule'

export type FaultView = Fault & {
  id: string
  /** How often it has happened. */
  happened: number
  isOver: boolean
}

interface Standing {
  id: string
  fault: Fault
  schedule: Schedule
  wait: (() => number) | undefined
  happened: number
}

/** What is to go wrong, kept until it is removed or the cloud is reset; a restart forgets it. */
export class Faults {
  private standing: Standing[] = []
  private sequence = 0

  /** `dropTransaction` ends the loser of a conflict, as the server does. */
  constructor(private readonly dropTransaction: (transactionId: unknown) => Promise<void>) {}

  list(): FaultView[] {
    return this.standing.map(({ id, fault, schedule, happened }) => ({
      id,
      ...fault,
      happened,
      isOver: schedule.isOver,
    }))
  }

  /** Throws INVALID_PARAM for what is no fault. */
  add(wish: unknown): FaultView {
    const fault = readFaultWish(wish)
    this.sequence += 1
    const id = `fault-${this.sequence}`
    const { effect, when } = fault
    const wait = effect.kind === 'latency' ? waitsOf(effect, randomFrom(this.sequence)) : undefined
    this.standing.push({ id, fault, schedule: new Schedule(when), wait, happened: 0 })
    return { id, ...fault, happened: 0, isOver: false }
  }

  remove(id: unknown): boolean {
    const before = this.standing.length
    this.standing = this.standing.filter(standing => standing.id !== id)
    return this.standing.length < before
  }

  clear(): void {
    this.standing = []
  }

  /**
   * Does what the request wants, unless a fault is in the way: every latency that is due is waited for, then
   * the oldest other fault happens. Throws a WireError, or NoAnswer; `refuse` makes an answer of a WeChat errcode.
   */
  async around<Answer>(
    request: Request,
    perform: () => Promise<Answer>,
    refuse?: (errcode: number, errmsg: string) => Answer,
  ): Promise<Answer> {
    if (this.standing.length === 0) return perform()
    const due = this.takeDue(request)
    noteOn(request, due)
    for (const { wait } of due) if (wait) await pause(wait())
    const effect = due.find(({ wait }) => !wait)?.fault.effect
    return effect ? this.happen(effect, request, perform, refuse) : perform()
  }

  /** A second fault that is no latency keeps its turn. */
  private takeDue(request: Request): Standing[] {
    let isTaken = false
    return this.standing.filter(standing => {
      const isLatency = standing.wait !== undefined
      if (!isLatency && isTaken) return false
      if (!isHit(standing.fault, request) || !standing.schedule.isDue()) return false
      standing.happened += 1
      isTaken ||= !isLatency
      return true
    })
  }

  private async happen<Answer>(
    effect: Effect,
    request: Request,
    perform: () => Promise<Answer>,
    refuse?: (errcode: number, errmsg: string) => Answer,
  ): Promise<Answer> {
    switch (effect.kind) {
      case 'noAnswer':
        if (effect.at === 'after') await performed(perform)
        throw new NoAnswer(effect.how)
      case 'conflict':
        await this.dropTransaction(request.transactionId)
        throw transactionConflict()
      case 'code':
        throw new WireError(effect.code, effect.message ?? textOf(effect.code))
      case 'errcode':
        if (refuse) return refuse(effect.errcode, effect.errmsg ?? textOf(effect.errcode))
        return perform()
      case 'diskFull':
        await this.dropTransaction(request.transactionId)
        throw new WireError('SYS_ERR', '[InternalError] Commit failed: no space left on device')
      case 'killInstance':
        if (effect.at === 'after') await performed(perform)
        request.invocation?.kill()
        throw new NoAnswer('cut')
      case 'killCloud':
        if (effect.at === 'after') await performed(perform)
        process.kill(process.pid, 'SIGKILL')
        throw new NoAnswer('silence')
      case 'latency':
        return perform()
    }
  }
}

/** What fails by itself has no effect to come after; it is not answered either. */
async function performed(perform: () => Promise<unknown>): Promise<void> {
  await perform().catch(() => {})
}

/** The waterfall shows which calls were broken. */
function noteOn({ invocation }: Request, due: Standing[]): void {
  const call = invocation?.calls.at(-1)
  if (call && due.length > 0) call.fault = due.map(({ fault }) => fault.effect.kind).join(', ')
}

const texts: Record<string, string> = {
  EXCEED_REQUEST_LIMIT: 'Request limit exceeded, plan resources exhausted.',
  EXCEED_CONCURRENT_REQUEST_LIMIT: 'Concurrent request limit exceeded.',
  SERVER_TIMEOUT: '[FailedOperation.Timeout] Execution request timeout',
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  45009: 'reach max api daily quota limit',
}

const textOf = (code: string | number): string => texts[code] ?? 'a fault on demand'
