import * as v from 'valibot'

type Schema = v.GenericSchema

interface Described {
  type: string
  entries?: Record<string, Schema>
  wrapped?: Schema
  options?: unknown[]
  item?: Schema
  pipe?: Schema[]
}

const describe = (schema: Schema): Described => schema as unknown as Described

type Path = (string | number)[]

/** One hostile input: what stands where, and what it is for. */
export interface Hostile {
  input: unknown
  path: string
  what: string
  /** A text that nobody types: it is to be refused wherever it stands. */
  isTrick: boolean
  /** A list of more than a hundred. */
  isLong: boolean
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url')

/** What stands in the place of a field, by what it is for. */
const values: [what: string, value: unknown][] = [
  ['nothing', null],
  ['a truth', true],
  ['a number', 7],
  ['below nothing', -1],
  ['a half', 1.5],
  ['a huge number', 1e308],
  ['past what is counted', 2 ** 53],
  ['no text', ''],
  ['a blank', ' '],
  ['a list', []],
  ['a list of a list', [[]]],
  ['a thing', {}],
  ['an operator', { $gt: '' }],
  ['another operator', { $ne: null }],
  ['a command', { __proto__: null, $regex: '.*' }],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['a path', '../../etc/passwd'],
  ['markup', '<script>alert(1)</script>'],
  ['a formula', '=HYPERLINK("http://x")'],
  ['a template', '{{constructor.constructor("x")()}}'],
  ['emoji', '👩‍👩‍👧‍👦🇨🇳'],
  ['a day that is none', '2026-02-30'],
  ['a day far off', '9999-12-31'],
  ['a long text', '长'.repeat(20_000)],
  ['a cursor of nothing', base64('\0')],
  ['a cursor of an operator', base64('{"$gt":""}')],
  ['a cursor of everything', base64('\uffff'.repeat(90))],
  ['a cursor of half a letter', '_w'],
]

const tricks: [what: string, value: string][] = [
  ['a null letter', 'a\0b'],
  ['a bell', 'a\u0007b'],
  ['the next line', 'a\u0085b'],
  ['a turned text', 'abc\u202edcba'],
  ['an isolated text', '\u2066abc\u2069'],
  ['half a letter', 'a\ud800b'],
]

const keys = ['__proto__', 'constructor', '$where', 'isAdmin']

/** Every hostile input that a schema gives for an input that it takes. */
export function hostileTo(schema: Schema, valid: unknown): Hostile[] {
  const fields = fieldsIn(schema, valid, [])
  const replaced = fields.flatMap(({ path, isList }) => [
    ...values.map(([what, value]) => made(valid, path, what, value)),
    ...tricks.map(([what, value]) => ({ ...made(valid, path, what, value), isTrick: true })),
    ...(isList ? [longList(valid, path)] : []),
    { ...made(valid, path, 'missing', undefined) },
  ])
  const whole = [null, [], 'text', 7].map(input =>
    hostile(input, [], `the whole is ${JSON.stringify(input)}`),
  )
  const more = keys.map(key => hostile(withKey(valid, key), [key], `a key more: ${key}`))
  return [...replaced, ...whole, ...more]
}

const hostile = (input: unknown, path: Path, what: string): Hostile => ({
  input,
  path: path.join('.'),
  what,
  isTrick: false,
  isLong: false,
})

const made = (valid: unknown, path: Path, what: string, value: unknown): Hostile =>
  hostile(put(valid, path, value), path, what)

function longList(valid: unknown, path: Path): Hostile {
  const [one = 'none'] = at(valid, path) as unknown[]
  const many = Array.from({ length: 101 }, (_, index) => (typeof one === 'string' ? `${one}${index}` : one))
  return { ...made(valid, path, '101 of it', many), isLong: true }
}

/** An own property, as JSON makes it, even of the name that is none. */
function withKey(valid: unknown, key: string): unknown {
  return JSON.parse(
    `${JSON.stringify(valid).replace(/\}$/, '')}${valid && Object.keys(valid).length ? ',' : ''}"${key}":{}}`,
  )
}

function fieldsIn(schema: Schema, value: unknown, path: Path): { path: Path; isList: boolean }[] {
  const { type, entries, options, wrapped, item, pipe } = describe(schema)
  if (entries) {
    return Object.entries(entries).flatMap(([key, inner]) => {
      const held = (value as Record<string, unknown> | null)?.[key]
      return [...own(inner, [...path, key]), ...fieldsIn(inner, held, [...path, key])]
    })
  }
  if (type === 'variant' || type === 'union') {
    const fits = (options as Schema[]).find(option => v.safeParse(option, value).success)
    return fits ? fieldsIn(fits, value, path) : []
  }
  if (wrapped) return value === null || value === undefined ? [] : fieldsIn(wrapped, value, path)
  if (item && Array.isArray(value) && value.length > 0) {
    return [{ path: [...path, 0], isList: false }, ...fieldsIn(item, value[0], [...path, 0])]
  }
  if (pipe?.[0] && pipe[0] !== schema && (describe(pipe[0]).type !== type || describe(pipe[0]).entries)) {
    return fieldsIn(pipe[0], value, path)
  }
  return []
}

const own = (schema: Schema, path: Path) => [{ path, isList: isList(schema) }]

function isList(schema: Schema): boolean {
  const { type, wrapped } = describe(schema)
  return type === 'array' || (wrapped ? isList(wrapped) : false)
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, key) => (held as Record<string | number, unknown> | null)?.[key], value)
}

function put(value: unknown, [key, ...rest]: Path, hostile: unknown): unknown {
  if (key === undefined) return hostile
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? put(one, rest, hostile) : one))
  const held = (value ?? {}) as Record<string, unknown>
  return { ...held, [key]: put(held[key], rest, hostile) }
}
