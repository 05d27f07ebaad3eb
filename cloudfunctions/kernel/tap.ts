import type { Input, OperationName } from '../../types/api'
import { canonical } from './canonical'
import type { Operation } from './operation'
import { shortHash } from './seal'

/**
 * The input with its tap bound to it: what an operation keeps and compares as the tap's id stands for this person, this
 * operation and all that was asked. So a repeat is a repeat only of the same, and one tap's id that comes with something
 * else is another tap.
 */
export function withBoundTap<Name extends OperationName>(
  openid: string,
  name: Name,
  input: Input<Name>,
  sameTap: Operation<Name>['sameTap'],
): Input<Name> {
  if (!('tapId' in input)) return input
  const { tapId, ...told } = input
  return { ...input, tapId: tapOf(openid, name, tapId, sameTap ? sameTap(input) : told) }
}

/** Keyed, so that what is kept of a tap tells nothing of what was asked; itself a tap's id in form. */
export function tapOf(openid: string, name: OperationName, tapId: string, told: unknown): string {
  return shortHash(`tap ${canonical([openid, name, tapId, told])}`)
}
