import { randomUUID } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { CloudDeclaration } from '../../config/cloud'
import type { Cloud } from '../cloud'
import type { Outcome } from '../functions/instance'
import { StartError } from '../options'
import { HttpError, readBody, sendJson } from './http'

const maximumTextBytes = 100 * 1024
const maximumBinaryBytes = 6 * 1024 * 1024
const maximumResultBytes = 1024 * 1024
const timeoutMs = 5000

/** Which function answers under which entry. Throws a StartError for an entry that is none or is declared twice. */
export function readHttpEntries(functions: CloudDeclaration['functions']): Map<string, string> {
  const entries = new Map<string, string>()
  for (const [functionName, { httpEntry }] of Object.entries(functions)) {
    if (httpEntry === undefined) continue
    if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(httpEntry) || entries.has(httpEntry)) {
      throw new StartError(`The HTTP access entry ${httpEntry} of ${functionName} is no name, or is taken.`)
    }
    entries.set(httpEntry, functionName)
  }
  return entries
}

/** `/http/<entry>/…`: HTTP access, by anybody and without an identity. */
export async function answerHttpAccess(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, , entry = '', ...rest] = url.pathname.split('/')
  const functionName = cloud.httpEntries.get(entry)
  if (!functionName) throw new HttpError(404, 'no function is reached under this path')
  const event = await integratedRequest(request, `/${rest.join('/')}`, url)
  const outcome = await withinTime(
    cloud.functions.run({ functionName, event, openid: null, source: 'wx_http' }),
  )
  if (outcome.kind === 'failed') sendJson(response, { code: outcome.code, message: outcome.message }, 500)
  else sendResult(response, outcome.text)
}

/** The function is not stopped: only its answer is no longer waited for. */
async function withinTime(run: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const isLate = new Promise<Outcome>(resolve => {
    const message = `no answer within ${timeoutMs / 1000} seconds`
    const late: Outcome = { kind: 'failed', code: 'FUNCTION_TIME_LIMIT_EXCEEDED', message, depth: 0 }
    timer = setTimeout(() => resolve(late), timeoutMs)
  })
  const outcome = await Promise.race([run, isLate])
  clearTimeout(timer)
  return outcome
}

/** 集成请求: what a function gets as its event. */
async function integratedRequest(request: IncomingMessage, path: string, url: URL): Promise<object> {
  const isBinary = !isText(request.headers['content-type'])
  const body = await readBody(request, isBinary ? maximumBinaryBytes : maximumTextBytes)
  return {
    path,
    httpMethod: request.method,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { requestId: randomUUID(), envId: 'local-env', appId: 0, uin: 0 },
    body: body.toString(isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: isBinary,
  }
}

const isText = (contentType = 'text/plain'): boolean =>
  /^(text\/|application\/([\w.+-]*json|[\w.+-]*xml|javascript|x-www-form-urlencoded))/i.test(contentType)

interface IntegratedResponse {
  statusCode: number
  headers?: OutgoingHttpHeaders
  body?: unknown
  isBase64Encoded?: boolean
}

/** 集成响应, or text as text and anything else as JSON. */
function sendResult(response: ServerResponse, text = '""'): void {
  if (Buffer.byteLength(text) > maximumResultBytes) {
    throw new HttpError(500, 'the result of a function is at most 1 MB')
  }
  const result = JSON.parse(text) as unknown
  if (isIntegrated(result)) {
    const { statusCode, headers = {}, body = '', isBase64Encoded } = result
    const written = typeof body === 'string' ? body : JSON.stringify(body)
    const bytes = Buffer.from(written, isBase64Encoded ? 'base64' : 'utf8')
    const own = Object.entries(headers).filter(([name]) => !ofConnection.includes(name.toLowerCase()))
    send(response, statusCode, Object.fromEntries(own), bytes)
  } else if (typeof result === 'object' && result !== null) {
    send(response, 200, { 'content-type': 'application/json; charset=utf-8' }, Buffer.from(text))
  } else {
    send(response, 200, { 'content-type': 'text/plain; charset=utf-8' }, Buffer.from(String(result)))
  }
}

const ofConnection = ['connection', 'content-length', 'transfer-encoding', 'keep-alive']

function isIntegrated(result: unknown): result is IntegratedResponse {
  const { statusCode } = (result ?? {}) as { statusCode?: unknown }
  return Number.isInteger(statusCode) && Number(statusCode) >= 200 && Number(statusCode) <= 599
}

function send(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, bytes: Buffer): void {
  response.writeHead(status, {
    ...headers,
    'content-length': bytes.length,
    'x-content-type-options': 'nosniff',
    // A page that a function makes must not act as the console, with which it shares the origin here.
    'content-security-policy': 'sandbox allow-scripts allow-forms',
  })
  response.end(bytes)
}
