import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { DoorRefusal, OperationName, RefusalDetail } from '../../types/api'
import type { Moment } from '../../types/time'
import { caller } from '../platform/wechat'
import { refuse } from './answer'
import { leaveRow } from './audit'
import type { Context } from './context'
import { faultOfKeys, type KeyName } from './keys'
import { describeFault, writeLog } from './log'
import type { Operation } from './operation'
import { isOwnAct, type Judged } from './own-act'
import { rateAtDoor, refusalOf } from './rates'
import { shortHash } from './seal'
import { withBoundTap } from './tap'
import { isWithinRate } from './tries'
import type { Permitted } from './verdict'

export interface Door {
  /** The variables without which nothing is answered. */
  keys: readonly KeyName[]
  /** The operation of that name, or null. */
  find(name: string): Promise<Operation<OperationName> | null>
  /** What answers to `health`: versions and nothing else. */
  versions: Record<string, string>
  /** Everything an operation needs about the caller and the moment. */
  enter(openid: string, operation: OperationName, requestId: string, now: Moment): Promise<Context>
  /** Who may do instead what nobody does about the own act. */
  findInstead(context: Context, judged: Judged): Promise<RefusalDetail>
}

/** A surprise is caught here, once, and becomes a calm answer with a number to ask about. */
export async function serve(door: Door, event: unknown): Promise<unknown> {
  const requestId = randomUUID().slice(0, 8)
  const begun = Date.now()
  const { openid, source } = caller()
  const name = operationNamed(event)
  let operation: Operation<OperationName> | null = null
  const keyFault = faultOfKeys(door.keys)
  if (keyFault) {
    writeLog({ requestId, operation: name, outcome: 'unavailable', ms: 0, fault: keyFault })
    return { ...refuse<DoorRefusal>('unavailable'), requestId }
  }
  const log = (outcome: string, fault?: string) =>
    writeLog({
      requestId,
      operation: name,
      outcome,
      ms: Date.now() - begun,
      ...(openid && !operation?.isSecret && { who: shortHash(openid) }),
      ...(fault && { fault }),
    })

  if (name === 'health') return { ok: true, value: door.versions }
  try {
    operation = await door.find(name)
    if (!openid || !isPerson(source)) {
      log('notAllowed')
      return refuse<DoorRefusal>('notAllowed')
    }
    const result = await answerTo(door, openid, operation, name, inputOf(event), requestId, begun)
    log(result.ok ? 'ok' : result.refusal)
    return result
  } catch (error) {
    log('unavailable', describeFault(error))
    return { ...refuse<DoorRefusal>('unavailable'), requestId }
  }
}

/** parse → who → bind the tap → find → allow → whose act → how often → run → the row of the trail */
async function answerTo(
  door: Door,
  openid: string,
  operation: Operation<OperationName> | null,
  name: string,
  raw: unknown,
  requestId: string,
  now: Moment,
) {
  if (!operation) return refuse<DoorRefusal>('badInput', { problems: ['op'] })

  const parsed = v.safeParse(operation.input, raw ?? {})
  if (!parsed.success) return refuse<DoorRefusal>('badInput', { problems: problemsOf(parsed.issues) })

  const context = await door.enter(openid, name as OperationName, requestId, now)
  if ('tapId' in parsed.output) context.tapSent = parsed.output.tapId
  const isPaused = context.actor.account?.state === 'paused'
  if (isPaused && !operation.isOpenWhilePaused) return refuse<DoorRefusal>('accountPaused')
  if (context.actor.hasMoved && !operation.isOpenAfterMove) return refuse<DoorRefusal>('accountMoved')

  const input = withBoundTap(openid, name as OperationName, parsed.output, operation.sameTap)
  const found = await operation.find(context, input)
  const verdict = operation.allow(context.actor, found, input, context)
  if (!verdict.may) return refuse(verdict.refusal)
  const judged = operation.judges?.(verdict.value, input, context)
  if (judged && isOwnAct(context.actor, ...judged.whose)) {
    return refuse<DoorRefusal>('ownAct', await door.findInstead(context, judged))
  }
  const rate = rateAtDoor(name as OperationName)
  if (rate && !(await isWithinRate(context, rate, countedAs(name, input)))) {
    return refuse<DoorRefusal | 'tooManyTries'>(refusalOf(rate))
  }
  const result = await operation.run(context, verdict.value as Permitted<unknown>, input)
  await leaveRow(context, result)
  return result.ok ? { ok: true as const, value: result.value } : result
}

/** An act is counted by its tap, a look by what it looks at. */
function countedAs(name: string, input: object): string {
  return `${name} ${'tapId' in input ? input.tapId : JSON.stringify(input)}`
}

/** The real service says `wx_client`, its developer tool `wx_devtools`; chains, timers and HTTP are nobody's tap. */
function isPerson(source: string): boolean {
  return source === 'wx_client' || source === 'wx_devtools'
}

function operationNamed(event: unknown): string {
  const op = (event as { op?: unknown } | null)?.op
  return typeof op === 'string' && /^[a-z]{1,20}(\.[a-zA-Z]{1,30})?$/.test(op) ? op : 'unknown'
}

function inputOf(event: unknown): unknown {
  return (event as { input?: unknown }).input
}

/** Which fields were wrong; never what stood in them. */
function problemsOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return [...new Set(issues.map(issue => v.getDotPath(issue as never) ?? ''))]
}
