import * as v from 'valibot'
import { findOperation, nouns } from '../../cloudfunctions/api/operations'
import type { OperationName } from '../../types/api'

/** What may stand in a field of that name. */
export type Candidates = Record<string, readonly unknown[]>

type Schema = v.GenericSchema & {
  type: string
  entries?: Record<string, Schema>
  options?: readonly (Schema | string)[]
  literal?: unknown
  wrapped?: Schema
  item?: Schema
}

const mostValues = 7
const mostInputs = 20

/** Every operation there is. */
export async function operationNames(): Promise<OperationName[]> {
  const tables = await Promise.all(Object.values(nouns).map(read => read()))
  return tables.flatMap(table => Object.keys(table) as OperationName[])
}

/** Inputs that an operation takes, drawn from its own schema: each field is varied by itself. */
export async function inputsOf(op: OperationName, candidates: Candidates): Promise<object[]> {
  const operation = await findOperation(op)
  if (!operation) throw new Error(`no ${op}`)
  const schema = operation.input as Schema
  const drawn = valuesOf(schema, '', candidates, mostInputs)
  const inputs = new Map(drawn.map(value => [JSON.stringify(value), value as object]))
  return [...inputs.values()].slice(0, mostInputs)
}

function valuesOf(schema: Schema, name: string, candidates: Candidates, most = mostValues): unknown[] {
  const known = (candidates[name] ?? []).filter(value => v.is(schema, value))
  if (known.length > 0) return known.slice(0, most)
  return drawnBy(schema, name, candidates)
    .filter(value => v.is(schema, value))
    .slice(0, most)
}

function drawnBy(schema: Schema, name: string, candidates: Candidates): unknown[] {
  switch (schema.type) {
    case 'strict_object':
    case 'object':
      return objectsOf(schema.entries ?? {}, candidates)
    case 'variant':
    case 'union':
      return (schema.options as Schema[]).flatMap(option => valuesOf(option, name, candidates))
    case 'intersect':
      return (schema.options as Schema[])
        .map(option => valuesOf(option, name, candidates))
        .reduce(
          (all, more) => all.flatMap(one => more.map(two => ({ ...(one as object), ...(two as object) }))),
          [{}],
        )
    case 'nullable':
    case 'nullish':
    case 'optional':
    case 'exact_optional':
      return [...valuesOf(schema.wrapped as Schema, name, candidates), null]
    case 'picklist':
      return [...(schema.options ?? [])]
    case 'literal':
      return [schema.literal]
    case 'boolean':
      return [true, false]
    case 'array':
      return [...valuesOf(schema.item as Schema, singular(name), candidates).map(value => [value]), []]
    case 'number':
      return [1, 0]
    default:
      return texts
  }
}

const texts = ['无', 'none', 'none000000000001', '2026-11-20', '2026-11', '2026Q4', '2026', '0000-0000-0000']

function objectsOf(entries: Record<string, Schema>, candidates: Candidates): object[] {
  const values = Object.entries(entries).map(
    ([name, schema]) => [name, valuesOf(schema, name, candidates)] as const,
  )
  const first = Object.fromEntries(values.map(([name, [value]]) => [name, value]))
  const others = values.flatMap(([name, [, ...more]]) => more.map(value => ({ ...first, [name]: value })))
  return [first, ...others]
}

const singular = (name: string): string =>
  name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '')
