import type { Input, OperationName, Value } from '../../types/api'
import type { Moment } from '../../types/time'
import { keep, kept } from '../platform/keep'

/** What the cloud last said, and when. */
export interface Known<Found> {
  value: Found
  at: Moment
}

const shelf = new Map<string, Known<unknown>>()
const readers = new Map<string, Set<() => void>>()

/** What a person needs at a glance outlives the app, so that it stands there at once next time. */
const keptNames: readonly OperationName[] = ['accounts.me', 'checkins.mine', 'requests.categories']

export function placeOf<Name extends OperationName>(op: Name, input: Input<Name>): string {
  return `${op} ${JSON.stringify(input)}`
}

export function recall<Name extends OperationName>(place: string): Known<Value<Name>> | null {
  const found = shelf.get(place) ?? recallKept(place)
  return (found as Known<Value<Name>> | undefined) ?? null
}

/** Everybody who shows this operation sees the new value at once. */
export function remember<Name extends OperationName>(op: Name, input: Input<Name>, value: Value<Name>): void {
  const place = placeOf(op, input)
  const known = { value, at: Date.now() }
  shelf.set(place, known)
  if (keptNames.includes(op)) keep(place, known)
  for (const tell of readers.get(place) ?? []) tell()
}

export function watch(place: string, tell: () => void): () => void {
  const those = readers.get(place) ?? new Set()
  readers.set(place, those.add(tell))
  return () => those.delete(tell)
}

function recallKept(place: string): Known<unknown> | undefined {
  if (!keptNames.some(name => place.startsWith(`${name} `))) return undefined
  const known = kept(place)
  if (!(known instanceof Object && 'value' in known && 'at' in known)) return undefined
  const found = { value: known.value, at: Number(known.at) }
  shelf.set(place, found)
  return found
}
