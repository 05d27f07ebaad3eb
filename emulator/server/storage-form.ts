import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { HttpError } from './http'

const mostFields = 20

/**
 * The upload of SDKs before 4: a form whose fields come first, `Signature` among them, and then `file`.
 * `keep` takes the bytes as they arrive.
 */
export async function readStorageForm(
  request: IncomingMessage,
  keep: (signature: string, bytes: Readable) => Promise<void>,
): Promise<void> {
  const parser = openParser(request)
  let signature = ''
  let kept: Promise<void> | undefined
  parser.on('field', (name, value) => {
    if (name === 'Signature') signature = value
  })
  parser.on('file', (_name, bytes) => {
    kept ??= keep(signature, bytes).finally(() => bytes.resume())
    kept.catch(() => {})
  })
  await new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve)
    parser.on('error', () => reject(new HttpError(400, 'the body is not multipart/form-data')))
    request.on('close', () => reject(new HttpError(400, 'the body ended too soon')))
    request.pipe(parser)
  })
  if (!kept) throw new HttpError(400, 'the form holds no file')
  await kept
}

function openParser(request: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      limits: { fields: mostFields, files: 1, parts: mostFields + 1 },
      isPartAFile: name => name === 'file',
    })
  } catch {
    throw new HttpError(400, 'the body is not multipart/form-data')
  }
}
