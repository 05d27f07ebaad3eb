import { until } from '../until'

/**
 * A client of Open311 as its specification (GeoReport v2) describes the other side: every answer is held against the
 * fields and types that stand there, in both formats, before anybody may look at it.
 */
export interface GeoRequest {
  service_request_id: string
  status: 'open' | 'closed'
  status_notes: string
  service_code: string
  description: string
  requested_datetime: string
  updated_datetime: string
  expected_datetime: string
  address: string
  address_id: string
  media_url: string
  extended_attributes: { state: string; jurisdiction_id: string; estate_name: string }
}

interface GeoUpdate {
  update_id: string
  service_request_id: string
  status: 'open' | 'closed'
  updated_datetime: string
  description: string
}

interface GeoRefusal {
  status: number
  errors: { code: number; description: string }[]
  retryAfter: string | null
}

type Kind = 'text' | 'filled' | 'status' | 'moment' | 'momentOrNone' | 'none' | 'yesNo' | 'count' | 'anything'
type Form = Record<string, Kind>

const service: Form = {
  service_code: 'filled',
  service_name: 'filled',
  description: 'text',
  metadata: 'yesNo',
  type: 'filled',
  keywords: 'text',
  group: 'text',
}

const attribute: Form = {
  variable: 'yesNo',
  code: 'filled',
  datatype: 'filled',
  required: 'yesNo',
  datatype_description: 'text',
  order: 'count',
  description: 'filled',
  values: 'anything',
}

const request: Form = {
  service_request_id: 'filled',
  status: 'status',
  status_notes: 'filled',
  service_name: 'filled',
  service_code: 'filled',
  description: 'none',
  agency_responsible: 'filled',
  service_notice: 'text',
  requested_datetime: 'moment',
  updated_datetime: 'moment',
  expected_datetime: 'momentOrNone',
  address: 'none',
  address_id: 'text',
  zipcode: 'none',
  lat: 'none',
  long: 'none',
  media_url: 'none',
  extended_attributes: 'anything',
}

const update: Form = {
  update_id: 'filled',
  service_request_id: 'filled',
  status: 'status',
  updated_datetime: 'moment',
  description: 'filled',
  media_url: 'none',
  extended_attributes: 'anything',
}

const posted: Form = { service_request_id: 'filled', service_notice: 'text', account_id: 'text' }

const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(value)

const fits: Record<Kind, (value: unknown) => boolean> = {
  text: value => typeof value === 'string',
  filled: value => typeof value === 'string' && value !== '',
  status: value => value === 'open' || value === 'closed',
  moment: isMoment,
  momentOrNone: value => value === '' || isMoment(value),
  none: value => value === '',
  yesNo: value => typeof value === 'boolean',
  count: value => Number.isInteger(value),
  anything: () => true,
}

function hold<Shape>(value: unknown, form: Form): Shape {
  const fields = value as Record<string, unknown>
  const odd = Object.keys({ ...form, ...fields }).filter(name => !fits[form[name] ?? 'none']?.(fields[name]))
  if (odd.length > 0) throw new Error(`not as specified: ${odd.join(', ')} in ${JSON.stringify(value)}`)
  return value as Shape
}

function holdAll<Shape>(value: unknown, form: Form): Shape[] {
  if (!Array.isArray(value)) throw new Error(`not a list: ${JSON.stringify(value)}`)
  return value.map(one => hold<Shape>(one, form))
}

export class GeoError extends Error {
  constructor(readonly refusal: GeoRefusal) {
    super(refusal.errors.map(({ code, description }) => `${code} ${description}`).join('; '))
  }
}

export function clientOf(endpoint: string, apiKey: string, jurisdiction?: string) {
  const common = { api_key: apiKey, ...(jurisdiction && { jurisdiction_id: jurisdiction }) }

  async function ask(path: string, fields: Record<string, string> = {}, method = 'GET') {
    const query = new URLSearchParams({ ...common, ...fields })
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    const send = async () => {
      const response =
        method === 'GET'
          ? await fetch(`${endpoint}/${path}?${query}`)
          : await fetch(`${endpoint}/${path}`, { method, headers: form, body: query.toString() })
      return { response, text: await response.text() }
    }
    // A gateway that stopped waiting has said nothing of the matter: any system asks again, under the same number.
    const { response, text } = await until(send, ({ text }) => !text.includes('FUNCTION_TIME_LIMIT_EXCEEDED'))
    const isXml = path.endsWith('.xml')
    const type = response.headers.get('content-type')
    if (type !== (isXml ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8')) {
      throw new Error(`answered as ${type}`)
    }
    const value: unknown = isXml ? text : JSON.parse(text)
    if (response.ok) return { value, link: response.headers.get('link') }
    const errors = holdAll<{ code: number; description: string }>(value, {
      code: 'count',
      description: 'filled',
    })
    if (errors[0]?.code !== response.status) throw new Error('a status that the error does not name')
    throw new GeoError({ status: response.status, errors, retryAfter: response.headers.get('retry-after') })
  }

  const requests = async (fields: Record<string, string> = {}) =>
    holdAll<GeoRequest>((await ask('requests.json', fields)).value, request)

  return {
    ask,
    requests,
    services: async () =>
      holdAll<{ service_code: string }>((await ask('services.json')).value, service).map(
        one => one.service_code,
      ),
    async definition(code: string) {
      const { value } = await ask(`services/${code}.json`)
      const { service_code, attributes } = value as { service_code: string; attributes: unknown }
      if (service_code !== code) throw new Error('another service')
      return holdAll<{ code: string; required: boolean; values: { key: string; name: string }[] }>(
        attributes,
        attribute,
      )
    },
    async request(id: string) {
      const [one, ...others] = holdAll<GeoRequest>((await ask(`requests/${id}.json`)).value, request)
      if (!one || others.length > 0) throw new Error('not one request')
      return one
    },
    async post(fields: Record<string, string>) {
      const { value } = await ask('requests.json', fields, 'POST')
      const [one] = holdAll<{ service_request_id: string; service_notice: string }>(value, posted)
      if (!one) throw new Error('nothing was made')
      return one
    },
    updates: async (fields: Record<string, string>) =>
      holdAll<GeoUpdate>((await ask('servicerequestupdates.json', fields)).value, update),
    /** Every page, as the links say. */
    async everything(fields: Record<string, string> = {}) {
      const found: GeoRequest[] = []
      let pages = 0
      for (let path: string | null = `requests.json`, more = fields; path; pages++) {
        const { value, link } = await ask(path, more)
        found.push(...holdAll<GeoRequest>(value, request))
        const next: string | undefined = /<requests\.json\?([^>]+)>; rel="next"/.exec(link ?? '')?.[1]
        path = next === undefined ? null : 'requests.json'
        more = Object.fromEntries(new URLSearchParams(next))
      }
      return { found, pages }
    },
  }
}
