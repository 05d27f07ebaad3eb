import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import type { Cloud } from '../cloud'
import type { Invocation } from '../counts'
import type { WireAnswer, WireRequest } from '../database/database'
import { badParameter, WireError } from '../database/errors'
import type { Tally } from '../database/reading'
import { NoAnswer } from '../faults/no-answer'
import { maximumEventBytes, maximumResultBytes } from '../functions/limits'
import { writeAnswer } from '../wechat/protocol'
import { HttpError, parseObject, readBody, sendJson } from './http'

/** Calls that no run of a function explains: tests, and the SDK in a person's own script. */
const outside = 'outside functions'
const maximumBodyBytes = 40 * 1024 * 1024

/** `POST /admin`: everything that the server SDK asks, with the cloud's answers, always HTTP 200. */
export async function answerAdmin(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') throw new HttpError(405, 'only POST')
  if (request.headers['content-type']?.startsWith('multipart/form-data')) {
    await answerMultipart(cloud, request, response)
    return
  }
  const wire = parseObject(await readBody(request, maximumBodyBytes))
  const requestId = randomUUID()
  const invocation = cloud.functions.invocation(wire.wxCloudApiToken)
  const tally: Tally = { documents: 0, keys: 0 }
  const action = String(wire.action)
  const collection = typeof wire.collectionName === 'string' ? wire.collectionName : ''
  const call = invocation?.begin(action, collection)
  let returned = 0
  try {
    const answer = await answerSafely(cloud, wire, { action, collection, invocation }, tally)
    returned = returnedBy(answer)
    const bytes = sendJson(response, { requestId, ...answer })
    cloud.counts.noteCall(invocation?.op ?? outside, tally, returned, bytes)
  } finally {
    if (call) invocation?.finish(call, tally.documents, returned)
  }
}

async function answerSafely(
  cloud: Cloud,
  wire: WireRequest,
  asked: { action: string; collection: string; invocation: Invocation | undefined },
  tally: Tally,
): Promise<WireAnswer> {
  try {
    const request = { ...asked, transactionId: wire.transactionId }
    return await cloud.faults.around(request, () => dispatch(cloud, wire, asked.invocation, tally))
  } catch (error) {
    return failureOf(error)
  }
}

function failureOf(error: unknown): WireAnswer {
  if (error instanceof NoAnswer) throw error
  if (error instanceof HttpError)
    return { code: 'INVALID_PARAM', message: `[InvalidParameter] ${error.message}` }
  if (error instanceof WireError) return { code: error.code, message: error.message }
  console.error(error)
  return {
    code: 'SYS_ERR',
    message: `[InternalError] ${error instanceof Error ? error.message : String(error)}`,
  }
}

async function dispatch(
  cloud: Cloud,
  wire: WireRequest,
  invocation: Invocation | undefined,
  tally: Tally,
): Promise<WireAnswer> {
  const { action } = wire
  if (typeof action !== 'string') throw badParameter('action is missing')
  if (cloud.database.handles(action)) {
    return cloud.database.run(action, wire, tally, invocation && cloud.journal.witness(invocation))
  }
  switch (action) {
    case 'functions.invokeFunction':
      return invoke(cloud, wire, invocation)
    case 'storage.getUploadMetadata':
      return uploadMetadata(cloud, wire)
    case 'storage.batchGetDownloadUrl':
      return { data: { download_list: list(wire.file_list).map(file => downloadUrl(cloud, file)) } }
    case 'storage.batchDeleteFile':
      return {
        data: {
          delete_list: await Promise.all(list(wire.fileid_list).map(fileId => deleteFile(cloud, fileId))),
        },
      }
    default:
      throw badParameter(`unknown action ${action}`)
  }
}

// Functions

async function invoke(
  cloud: Cloud,
  wire: WireRequest,
  invocation: Invocation | undefined,
): Promise<WireAnswer> {
  const functionName = String(wire.function_name)
  const data = Buffer.from(typeof wire.request_data === 'string' ? wire.request_data : '{}')
  if (data.length > maximumEventBytes)
    throw new WireError('EXCEED_MAX_PAYLOAD_SIZE', 'data exceed max payload size 100 KB')
  const event = parseObject(data)
  const source = invocation ? `${invocation.source},scf` : 'scf'
  const outcome = await cloud.functions.run({
    functionName,
    event,
    openid: invocation?.openid ?? null,
    source,
  })
  if (outcome.kind === 'failed') throw new WireError(outcome.code, outcome.message)
  if (Buffer.byteLength(outcome.text ?? '') > maximumResultBytes) {
    throw new WireError('FUNCTIONS_EXECUTE_FAIL', 'the result of a function is at most 1 MB')
  }
  return { data: outcome.text === undefined ? {} : { response_data: outcome.text } }
}

// Storage

function uploadMetadata({ files }: Cloud, { path }: WireRequest): WireAnswer {
  if (!files.isPathAllowed(path)) throw new WireError('INVALID_PARAM', `not a storage path: ${String(path)}`)
  const { authorization, url } = files.openTicket(path)
  const fileId = files.fileIdOf(path)
  return {
    data: {
      url,
      token: 'local',
      authorization,
      fileId,
      cosFileId: files.cosFileIdOf(path),
      download_url: files.temporaryUrl(path),
    },
  }
}

function downloadUrl({ files }: Cloud, file: unknown): object {
  const { fileid, max_age: maxAge } = (file ?? {}) as { fileid?: unknown; max_age?: unknown }
  const path = files.pathOf(fileid)
  if (!path || !files.record(path))
    return { code: 'STORAGE_FILE_NONEXIST', fileid, fileID: fileid, tempFileURL: '' }
  const seconds = Number(maxAge ?? 7200)
  const url = files.temporaryUrl(path, seconds)
  return { code: 'SUCCESS', fileid, fileID: fileid, download_url: url, tempFileURL: url, maxAge: seconds }
}

async function deleteFile({ files }: Cloud, fileId: unknown): Promise<object> {
  const path = files.pathOf(fileId)
  const isDeleted = path !== undefined && (await files.remove(path))
  return { fileID: fileId, code: isDeleted ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length > 50) throw badParameter('a list of at most 50 files')
  return value
}

// Open APIs

async function answerMultipart(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts = await readParts(request)
  const action = parts.get('action')?.toString('utf8')
  const requestId = randomUUID()
  if (action !== 'wx.openApi') {
    sendJson(response, { requestId, code: 'INVALID_PARAM', message: `unknown action ${action}` })
    return
  }
  const invocation = cloud.functions.invocation(parts.get('wxCloudApiToken')?.toString('utf8'))
  const apiName = parts.get('apiName')?.toString('utf8') ?? ''
  const call = invocation?.begin(apiName, '')
  let bytes = 0
  try {
    const declaration = invocation && cloud.functions.declaration(invocation.functionName)
    const answer = await cloud.faults.around(
      { action: apiName, collection: '', invocation, isWeChatApi: true },
      () =>
        cloud.openApi.answer({
          apiName,
          requestData: parts.get('requestData') ?? Buffer.alloc(0),
          functionName: invocation?.functionName ?? null,
          allowed: declaration?.openapi ?? null,
          openid: invocation?.openid ?? null,
        }),
      (errcode, errmsg) => writeAnswer({ kind: 'json', body: { errcode, errmsg } }),
    )
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': answer.length })
    response.end(answer)
    bytes = answer.length
  } catch (error) {
    bytes = sendJson(response, { requestId, ...failureOf(error) })
  } finally {
    if (call) invocation?.finish(call, 0, 0)
  }
  cloud.counts.noteCall(invocation?.op ?? outside, { documents: 0, keys: 0 }, 0, bytes)
}

function readParts(request: IncomingMessage): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Buffer>()
    const parser = openParser(request)
    parser.on('field', (name, value) => parts.set(name, Buffer.from(value)))
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => parts.set(name, Buffer.concat(chunks)))
    })
    parser.on('finish', () => resolve(parts))
    parser.on('error', () => reject(new HttpError(400, 'the body is not multipart/form-data')))
    request.on('close', () => reject(new HttpError(400, 'the body ended too soon')))
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maximumBodyBytes) return
      request.unpipe(parser)
      reject(new HttpError(413, 'the body is too large'))
    })
    request.pipe(parser)
  })
}

function openParser(request: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      limits: { fields: 20, files: 20, parts: 30, fileSize: maximumBodyBytes, fieldSize: maximumBodyBytes },
      // WeChat's `requestData` comes without a file name.
      isPartAFile: (name, contentType) =>
        name === 'requestData' || contentType === 'application/octet-stream',
    })
  } catch {
    throw new HttpError(400, 'the body is not multipart/form-data')
  }
}

function returnedBy(answer: WireAnswer): number {
  const { list: documents } = (answer.data ?? {}) as { list?: unknown }
  return Array.isArray(documents) ? documents.length : 0
}
