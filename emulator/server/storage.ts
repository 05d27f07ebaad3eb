import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cloud } from '../cloud'
import { WireError } from '../database/errors'
import { NoAnswer } from '../faults/no-answer'
import { contentTypeOf } from '../storage/files'
import { HttpError } from './http'
import { readStorageForm } from './storage-form'

/** `/cos/…`: the bytes themselves. A put succeeds with an empty body and fails with XML, as the SDK expects. */
export async function answerStorage(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname.startsWith('/cos/upload/') && request.method === 'PUT')
    await put(cloud, request, response, url)
  else if (url.pathname.startsWith('/cos/upload/') && request.method === 'POST')
    await post(cloud, request, response, url)
  else if (url.pathname.startsWith('/cos/file/') && (request.method === 'GET' || request.method === 'HEAD')) {
    await get(cloud, request, response, url)
  } else throw new HttpError(404, 'no such file')
}

function put(cloud: Cloud, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  return answerUpload(request, response, () => keep(cloud, request.headers.authorization, url, request))
}

function post(cloud: Cloud, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  return answerUpload(request, response, () =>
    readStorageForm(request, (signature, bytes) => keep(cloud, signature, url, bytes)),
  )
}

class Refused extends Error {}

async function keep(
  { faults, files }: Cloud,
  authorization: unknown,
  url: URL,
  bytes: Readable,
): Promise<void> {
  const path = files.takeTicket(authorization, url.pathname)
  if (!path) throw new Refused('the authorization does not fit this address')
  await faults.around({ action: 'storage.put', collection: '' }, () => files.keep(path, bytes))
}

async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof NoAnswer) throw error
    request.resume()
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof Refused) sendXml(response, 403, 'AccessDenied', message)
    else sendXml(response, 400, 'InvalidRequest', message)
    return
  }
  response.writeHead(200, { 'content-length': 0 })
  response.end()
}

const statuses = {
  bad: [403, 'SignatureDoesNotMatch'],
  expired: [403, 'RequestIsExpired'],
  missing: [404, 'NoSuchKey'],
  broken: [503, 'ServiceUnavailable'],
} as const

function asRefusal(error: unknown): { refusal: keyof typeof statuses } {
  if (error instanceof WireError) return { refusal: 'broken' }
  throw error
}

async function get(
  { faults, files }: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const asked = { action: 'storage.get', collection: '' }
  const found = await faults.around(asked, async () => files.openUrl(url)).catch(asRefusal)
  const opened = 'refusal' in found ? null : await files.read(found.path)
  if ('refusal' in found || !opened) {
    const [status, code] = statuses['refusal' in found ? found.refusal : 'missing']
    sendXml(response, status, code, 'this address opens no file')
    return
  }
  response.writeHead(200, {
    'content-type': contentTypeOf(found.path),
    'content-length': opened.size,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
  })
  if (request.method === 'HEAD') {
    opened.bytes.destroy()
    response.end()
  } else await pipeline(opened.bytes, response)
}

function sendXml(response: ServerResponse, status: number, code: string, message: string): void {
  const id = randomUUID()
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version="1.0" encoding="utf-8" ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
  )
}
