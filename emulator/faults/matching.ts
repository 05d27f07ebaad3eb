import type { Invocation } from '../counts'
import type { Effect, Fault } from './fault'

/** A request as faults see it. */
export interface Request {
  /** The wire's action, the name of WeChat's api, `storage.put`, `storage.get`, or `call` for a phone that calls a function. */
  action: string
  collection: string
  transactionId?: unknown
  /** The run that asks; none for what is asked from outside. */
  invocation?: Invocation
  /** For `call`, whose run has not begun. */
  call?: { operation: string; functionName: string }
  isWeChatApi?: boolean
}

/** Is this request one that the fault waits for, and one on which its effect can be seen? */
export function isHit(fault: Fault, request: Request): boolean {
  const { invocation, call } = request
  return (
    isAction(fault.action, request.action) &&
    isNamed(fault.operation, invocation?.op ?? call?.operation) &&
    isNamed(fault.function, invocation?.functionName ?? call?.functionName) &&
    isNamed(fault.collection, request.collection) &&
    isNamed(fault.request, invocation?.calls.length) &&
    canHappen(fault.effect, request)
  )
}

/** `call` has to be named: it is the way to the cloud and no request of a function. */
function isAction(wanted: string | undefined, action: string): boolean {
  if (wanted === undefined) return action !== 'call'
  return action === wanted || action.startsWith(`${wanted}.`)
}

function isNamed<Name>(wanted: Name | undefined, name: Name | undefined): boolean {
  return wanted === undefined || wanted === name
}

function canHappen(effect: Effect, request: Request): boolean {
  switch (effect.kind) {
    case 'conflict':
      return typeof request.transactionId === 'string'
    case 'errcode':
      return request.isWeChatApi === true
    case 'diskFull':
      return isWrite(request)
    case 'killInstance':
      return request.invocation !== undefined
    default:
      return true
  }
}

/** Inside a transaction nothing reaches the disk before the commit. */
function isWrite({ action, transactionId }: Request): boolean {
  if (action === 'database.commitTransaction' || action === 'storage.put') return true
  return typeof transactionId !== 'string' && writes.has(action)
}

const writes = new Set([
  'database.addCollection',
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
])
