import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that is answered with an HTTP status instead of the cloud's own shapes. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** The whole body; throws 413 when it is larger than `maximumBytes`. */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > maximumBytes) throw new HttpError(413, 'the body is too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** A JSON object; throws 400 for anything else. An empty body is `{}`. */
export function parseObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    throw new HttpError(400, 'the body is not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new HttpError(400, 'the body is not a JSON object')
  }
  return parsed as Record<string, unknown>
}

/** Sends JSON and tells how many bytes it was. */
export function sendJson(response: ServerResponse, value: object, status = 200): number {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
  return body.length
}
