import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { contentTypeOf, type Files } from '../storage/files'
import { HttpError } from './http'

/** `/cos/…`: the bytes themselves. A put succeeds with an empty body and fails with XML, as the SDK expects. */
export async function answerStorage(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname.startsWith('/cos/upload/') && request.method === 'PUT')
    await put(files, request, response, url)
  else if (url.pathname.startsWith('/cos/file/') && (request.method === 'GET' || request.method === 'HEAD')) {
    await get(files, request, response, url)
  } else throw new HttpError(404, 'no such file')
}

async function put(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const path = files.takeTicket(request.headers.authorization, url.pathname)
  if (!path) {
    request.resume()
    sendXml(response, 403, 'AccessDenied', 'the authorization does not fit this address')
    return
  }
  try {
    await files.keep(path, request)
  } catch (error) {
    sendXml(response, 400, 'InvalidRequest', error instanceof Error ? error.message : String(error))
    return
  }
  response.writeHead(200, { 'content-length': 0 })
  response.end()
}

const statuses = {
  bad: [403, 'SignatureDoesNotMatch'],
  expired: [403, 'RequestIsExpired'],
  missing: [404, 'NoSuchKey'],
} as const

async function get(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const found = files.openUrl(url)
  if ('refusal' in found) {
    const [status, code] = statuses[found.refusal]
    sendXml(response, status, code, 'this address opens no file')
    return
  }
  response.writeHead(200, {
    'content-type': contentTypeOf(found.path),
    'content-length': files.record(found.path)?.size ?? 0,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(files.read(found.path), response)
}

function sendXml(response: ServerResponse, status: number, code: string, message: string): void {
  const id = randomUUID()
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version="1.0" encoding="utf-8" ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
  )
}
