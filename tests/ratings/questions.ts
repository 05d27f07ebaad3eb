import * as v from 'valibot'

/** What a field of that name is asked with; the others by their kind. */
const byName: Record<string, unknown[]> = {
  communityId: ['sunny'],
  orgId: ['sunny', 'county', 'water'],
  estateId: ['garden'],
  memberId: ['m_oLI', 'm_oWANG'],
  officerId: ['oSUNNY_SECRETARY'],
  quarter: ['2026Q4'],
  month: [null, '2026-11'],
  year: ['2026', 2026],
  day: ['2026-11-22'],
  cursor: [null],
  namePrefix: ['', '李'],
  name: ['李建国', 'posts.claimsAtMost'],
  code: ['0000-0000-0000'],
}
const anyText = [
  'none',
  '无',
  '2026-11-22',
  '2026Q4',
  '2026',
  'SUNNYsite1',
  'posts.claimsAtMost',
  '2026-11',
  '100000',
]
const anyNumber = [1, 2026, 0]

interface Described {
  type: string
  entries?: Record<string, v.GenericSchema>
  wrapped?: v.GenericSchema
  options?: unknown[]
  literal?: unknown
  item?: v.GenericSchema
  pipe?: v.GenericSchema[]
}

const describe = (schema: v.GenericSchema): Described => schema as unknown as Described

const entriesOf = (schema: v.GenericSchema): Record<string, v.GenericSchema> | undefined => {
  const { entries, pipe } = describe(schema)
  return entries ?? (pipe?.[0] && describe(pipe[0]).entries)
}

/** Does it change something, and so carry a tap's id? */
export function hasTap(schema: v.GenericSchema): boolean {
  const { type, options, pipe } = describe(schema)
  if (type === 'variant' || type === 'union') return (options as v.GenericSchema[]).some(hasTap)
  return 'tapId' in (entriesOf(schema) ?? (pipe?.[0] ? (entriesOf(pipe[0]) ?? {}) : {}))
}

const mostQuestions = 3

/** The questions that a reading operation may be asked, made of its own input's description; none for a change. */
export function questionsFor(schema: v.GenericSchema): unknown[] {
  if (hasTap(schema)) return []
  return valuesOf(schema, '')
    .filter(value => v.safeParse(schema, value).success)
    .slice(0, mostQuestions)
}

function valuesOf(schema: v.GenericSchema, name: string): unknown[] {
  const made = madeOf(schema, name)
  return made.filter(value => v.safeParse(schema, value).success)
}

function madeOf(schema: v.GenericSchema, name: string): unknown[] {
  const { type, options, literal, wrapped, item } = describe(schema)
  const entries = entriesOf(schema)
  if (entries) return objectsOf(entries)
  if (type === 'variant' || type === 'union') {
    return (options as v.GenericSchema[]).flatMap(option => madeOf(option, name))
  }
  if (type === 'literal') return [literal]
  if (type === 'picklist') return options ?? []
  if (type === 'boolean') return [true, false]
  if (name in byName) return byName[name] ?? []
  if (type === 'nullable' || type === 'optional' || type === 'nullish') {
    return [null, undefined, ...(wrapped ? valuesOf(wrapped, name).slice(0, 1) : [])]
  }
  if (type === 'array' && item) return [valuesOf(item, singular(name)).slice(0, 1), []]
  if (type === 'number') return anyNumber
  return anyText
}

const singular = (name: string): string => name.replace(/s$/, '')

/** Every choice of each field once, beside the first choice of the others. */
function objectsOf(entries: Record<string, v.GenericSchema>): object[] {
  const choices = Object.entries(entries).map(([name, schema]) => [name, valuesOf(schema, name)] as const)
  if (choices.some(([, values]) => values.length === 0)) return []
  const first = Object.fromEntries(choices.map(([name, values]) => [name, values[0]]))
  const others = choices.flatMap(([name, values]) =>
    values.slice(1).map(value => ({ ...first, [name]: value })),
  )
  return [first, ...others].map(value =>
    Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)),
  )
}
