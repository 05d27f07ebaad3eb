import type { OperationName } from '../../types/api'
import { asked } from '../asked'
import type { Ids } from './ids'

/** The places that an input speaks of; whoever holds a role elsewhere must not reach them. */
const places = ['communityId', 'orgId', 'estateId', 'parentId', 'teamId', 'groupId']
const mostOfAField = 12

export const operationNames = Object.keys(asked) as OperationName[]

/**
 * How an operation is asked in a town where everything has happened: the example as it stands, with each thing that
 * there is in the place of what it names in vain, and about each other place.
 */
export function questionsOf(op: OperationName, ids: Ids): unknown[] {
  const { input } = asked[op] as { input: unknown }
  const named = fieldsIn(input).filter(field => (ids[field] ?? []).length > 0)
  const things = named.filter(field => !places.includes(field))
  const most = Math.min(mostOfAField, Math.max(0, ...things.map(field => ids[field]?.length ?? 0)))
  const aboutThings = Array.from({ length: most }, (_, index) =>
    filled(input, things, field => at(ids, field, index)),
  )
  const first = aboutThings[0] ?? input
  const aboutPlaces = named
    .filter(field => places.includes(field))
    .flatMap(field => (ids[field] ?? []).map(id => filled(first, [field], () => id)))
  return unlike([input, ...aboutThings, ...aboutPlaces])
}

const at = (ids: Ids, field: string, index: number): string => {
  const known = ids[field] ?? []
  return known[index % known.length] ?? 'none'
}

/** `memberIds` names what `memberId` does. */
const fieldOf = (key: string): string => key.replace(/Ids$/, 'Id')

function fieldsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return [...new Set(value.flatMap(fieldsIn))]
  return [
    ...new Set(
      Object.entries(value).flatMap(([key, inner]) => (isNaming(inner) ? [fieldOf(key)] : fieldsIn(inner))),
    ),
  ]
}

const isNaming = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string'))

function filled(value: unknown, fields: string[], idOf: (field: string) => string): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(one => filled(one, fields, idOf))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const field = fieldOf(key)
      if (!isNaming(inner) || !fields.includes(field)) return [key, filled(inner, fields, idOf)]
      return [key, Array.isArray(inner) ? [idOf(field)] : idOf(field)]
    }),
  )
}

function unlike(inputs: unknown[]): unknown[] {
  return [...new Map(inputs.map(input => [JSON.stringify(input), input])).values()]
}
