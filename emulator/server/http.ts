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

/** The whole body; throws 413 when it is larger than `maximumBytes`, and reads the rest away. */
export function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maximumBytes) chunks.push(chunk)
      else {
        chunks = []
        reject(new HttpError(413, 'the body is too large'))
      }
    })
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new HttpError(400, 'the body ended too soon'))
    })
  })
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
  // As text it leaves in one piece with its header.
  const text = JSON.stringify(value)
  const bytes = Buffer.byteLength(text)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes,
    'cache-control': 'no-store',
  })
  response.end(text)
  return bytes
}
