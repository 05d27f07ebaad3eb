import type { Answer, Input, OperationName, Refusal, RefusalDetail } from '../../types/api'
import { type Reached, send } from './transport'

/** Why the answer may be no, seen from a phone: the network is one more reason. */
export type CallRefusal<Name extends OperationName> = Refusal<Name> | 'offline'

export interface Refused<Name extends OperationName> {
  ok: false
  refusal: CallRefusal<Name>
  detail?: RefusalDetail
  requestId?: string
}

export type CallAnswer<Name extends OperationName> = Extract<Answer<Name>, { ok: true }> | Refused<Name>

const patienceMs = 20_000

/** Asks the cloud for one operation. It never throws: what went wrong is an answer, too. */
export async function call<Name extends OperationName>(
  op: Name,
  input: Input<Name>,
): Promise<CallAnswer<Name>> {
  const reached = await Promise.race([send({ op, input }), impatience()])
  if (reached.kind === 'unreached') return { ok: false, refusal: 'offline' }
  if (reached.kind === 'failed' || !isAnswer<Name>(reached.result)) {
    return { ok: false, refusal: 'unavailable' }
  }
  return reached.result
}

function impatience(): Promise<Reached> {
  return new Promise(resolve => setTimeout(() => resolve({ kind: 'unreached' }), patienceMs))
}

/** The shape of an answer; that its value is the operation's own is what both sides' types promise. */
function isAnswer<Name extends OperationName>(result: unknown): result is Answer<Name> {
  if (!(result instanceof Object) || !('ok' in result)) return false
  return result.ok === true ? 'value' in result : 'refusal' in result
}
