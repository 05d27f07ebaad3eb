import * as v from 'valibot'
import { phonePattern } from '../../../src/contract/phone-told'
import * as input from '../../kernel/input'

/** What HTTP access hands to the function. */
export const httpEvent = v.object({
  path: v.string(),
  httpMethod: v.string(),
  headers: v.optional(v.record(v.string(), v.unknown()), {}),
  queryStringParameters: v.optional(v.nullable(v.record(v.string(), v.unknown())), {}),
  body: v.optional(v.nullable(v.string()), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
})

export type HttpEvent = v.InferOutput<typeof httpEvent>

/** One question as the specification forms it. */
export interface Asking {
  method: 'GET' | 'POST'
  resource: string
  /** The service code or the id behind the resource. */
  id: string | null
  format: 'json' | 'xml'
  fields: Record<string, string>
  key: string
}

/** A no in the shape of the specification. */
export class GeoError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
  ) {
    super(description)
  }
}

const mostFields = 60

/** Which resource in which format is asked, with which fields; the key stands in a field or, better, in a header. */
export function readAsking(event: HttpEvent): Asking {
  const [, resource = '', id = null, format = ''] =
    /^\/([a-z]{1,40})(?:\/([A-Za-z0-9_-]{1,80}))?\.(json|xml)$/.exec(event.path) ?? []
  if (format !== 'json' && format !== 'xml')
    throw new GeoError(404, 'no such resource; it ends with .json or .xml')
  const { httpMethod: method } = event
  if (method !== 'GET' && method !== 'POST')
    throw new GeoError(400, `${method.slice(0, 10)} is not supported`)
  const { api_key: field = '', ...fields } = {
    ...textsOf(event.queryStringParameters ?? {}),
    ...formOf(event),
  }
  const header = event.headers['x-api-key']
  return { method, resource, id, format, fields, key: typeof header === 'string' ? header : field }
}

function textsOf(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The specification knows forms and nothing else. */
function formOf({ httpMethod, headers, body, isBase64Encoded }: HttpEvent): Record<string, string> {
  if (httpMethod !== 'POST' || !body) return {}
  const type = String(headers['content-type'] ?? '')
  if (!/^application\/x-www-form-urlencoded/i.test(type)) {
    throw new GeoError(400, 'a POST is a form: application/x-www-form-urlencoded')
  }
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
  const fields = [...new URLSearchParams(text)]
  if (fields.length > mostFields) throw new GeoError(400, 'too many fields')
  return Object.fromEntries(fields)
}

/** Fields that are said in every question. */
const always = { jurisdiction_id: v.optional(input.id) }

const dates = {
  start_date: v.optional(v.string()),
  end_date: v.optional(v.string()),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,400}$/))),
}

export const plainFields = v.strictObject(always)

const mostIds = 50

export const listFields = v.strictObject({
  ...always,
  ...dates,
  service_request_id: v.optional(
    v.pipe(
      v.string(),
      v.transform(ids => ids.split(',').map(id => id.trim())),
      v.array(input.id),
      v.maxLength(mostIds),
    ),
  ),
  service_code: v.optional(
    v.pipe(
      v.string(),
      v.transform(codes => codes.split(',').map(code => code.trim())),
      v.array(input.id),
    ),
  ),
  status: v.optional(
    v.pipe(
      v.string(),
      v.transform(states => states.split(',').map(state => state.trim())),
      v.array(v.picklist(['open', 'closed'])),
    ),
  ),
})

export const updatesFields = v.strictObject({ ...always, ...dates })

const longestText = 500
const phone = v.pipe(v.string(), v.regex(phonePattern))

/** What cannot be kept is refused by name, never dropped in silence: a picture, a position, an e-mail address. */
export const postFields = v.strictObject({
  ...always,
  service_code: input.id,
  address_id: v.optional(input.id),
  address_string: v.optional(input.text(100)),
  description: v.optional(input.lines(longestText)),
  first_name: v.optional(input.text(20)),
  last_name: v.optional(input.text(20)),
  phone: v.optional(phone),
  'attribute[external_id]': v.pipe(v.string(), v.trim(), v.regex(/^[\w.:/-]{1,80}$/)),
  'attribute[q1]': v.optional(input.text(30)),
  'attribute[q2]': v.optional(input.text(30)),
})

/** The fields of a question, or which one is missing, unknown or wrong; never what stood in it. */
export function readFields<Schema extends v.GenericSchema<Record<string, unknown>, unknown>>(
  schema: Schema,
  fields: Record<string, string>,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, fields)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const field = String(issue.path?.[0]?.key ?? '')
    .replace(/[^\w[\]]/g, '')
    .slice(0, 60)
  const isMissing = issue.path !== undefined && !Object.hasOwn(fields, field)
  if (isMissing) throw new GeoError(400, `${field} was not provided`)
  const isUnknown = issue.type === 'strict_object'
  throw new GeoError(400, isUnknown ? `${field} is not taken here` : `${field} cannot be read`)
}

/** Where the next page begins, as web linking writes it. */
export function nextLink({ resource, format, fields }: Asking, cursor: string): string {
  const query = new URLSearchParams({ ...fields, cursor })
  return `<${resource}.${format}?${query}>; rel="next"`
}
