import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cloud } from '../cloud'
import type { FailureCode } from '../functions/instance'
import { HttpError, parseObject, readBody, sendJson } from './http'

const maximumEventBytes = 100 * 1024
const maximumResultBytes = 1024 * 1024
const maximumOtherBytes = 1024 * 1024

/** The numbers that `wx.cloud.callFunction` fails with. */
const errCodes: Record<
  FailureCode | 'EXCEED_MAX_PAYLOAD_SIZE' | 'RESULT_TOO_LARGE' | 'PERMISSION_DENIED',
  number
> = {
  FUNCTION_NOT_FOUND: -501000,
  FUNCTION_INVOCATION_FAILED: -504002,
  FUNCTION_TIME_LIMIT_EXCEEDED: -504003,
  FUNCTION_MEMORY_LIMIT_EXCEEDED: -504002,
  EXCEED_MAX_PAYLOAD_SIZE: -504001,
  RESULT_TOO_LARGE: -604001,
  PERMISSION_DENIED: -504001,
}

/** `POST /call/<function>`: `wx.cloud.callFunction`. WeChat says who calls, here the header does. */
export async function answerCall(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  functionName: string,
): Promise<void> {
  const openid = callerOf(request)
  const refuse = (code: keyof typeof errCodes, message: string): void => {
    const errCode = errCodes[code]
    const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${code} | errMsg: ${message}; requestId ${randomUUID()}`
    sendJson(response, { errCode, errMsg })
  }
  const body = await readBody(request, maximumEventBytes + 1).catch(() => null)
  if (!body || body.length > maximumEventBytes) {
    request.resume()
    return refuse('EXCEED_MAX_PAYLOAD_SIZE', 'data exceed max payload size 100 KB')
  }

  const declaration = cloud.functions.declaration(functionName)
  if (!declaration)
    return refuse('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${functionName}`)
  if (!declaration.isOpenToClients) return refuse('PERMISSION_DENIED', 'this function is closed to clients')

  cloud.ledger.noteSeen(openid)
  const outcome = await cloud.functions.run({
    functionName,
    event: parseObject(body),
    openid,
    source: 'wx_client',
  })
  if (outcome.kind === 'failed') return refuse(outcome.code, outcome.message)
  if (Buffer.byteLength(outcome.text ?? '') > maximumResultBytes) {
    return refuse('RESULT_TOO_LARGE', 'the result of a function is at most 1 MB')
  }
  sendJson(response, { result: outcome.text === undefined ? null : (JSON.parse(outcome.text) as unknown) })
}

type ClientDoor = (cloud: Cloud, request: IncomingMessage, url: URL) => Promise<object>

/** What else the phone does with WeChat: `/wx/…`. */
const doors: Record<string, ClientDoor> = {
  'phone-code': phoneCode,
  upload,
  'temp-url': temporaryUrls,
  subscribe,
}

export async function answerClient(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): Promise<void> {
  const door = Object.hasOwn(doors, name) ? doors[name] : undefined
  if (!door) throw new HttpError(404, 'no such door')
  sendJson(response, await door(cloud, request, url))
}

async function phoneCode({ ledger }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { phone } = await readObject(request)
  if (typeof phone === 'string') {
    if (!/^\+?\d{5,20}$/.test(phone)) throw new HttpError(400, 'not a phone number')
    await ledger.keepPhone(openid, phone)
  }
  const known = ledger.phoneOf(openid)
  return known ? { code: ledger.makePhoneCode(known) } : { errMsg: 'getPhoneNumber:fail no phone' }
}

async function upload({ files }: Cloud, request: IncomingMessage, url: URL): Promise<object> {
  callerOf(request)
  const path = url.searchParams.get('cloudPath')
  if (!files.isPathAllowed(path)) {
    request.resume()
    return { errCode: -503001, errMsg: 'cloud.uploadFile:fail invalid cloudPath' }
  }
  await files.keep(path, request)
  return { fileID: files.fileIdOf(path), statusCode: 204, errMsg: 'cloud.uploadFile:ok' }
}

async function temporaryUrls({ files }: Cloud, request: IncomingMessage): Promise<object> {
  const { fileList } = await readObject(request)
  if (!Array.isArray(fileList) || fileList.length > 50)
    throw new HttpError(400, 'fileList is a list of at most 50')
  return {
    errMsg: 'cloud.getTempFileURL:ok',
    fileList: fileList.map(entry => {
      const fileID: unknown =
        typeof entry === 'object' && entry !== null ? (entry as { fileID?: unknown }).fileID : entry
      const path = files.pathOf(fileID)
      if (!path || !files.record(path)) {
        return { fileID, tempFileURL: '', status: -503003, errMsg: 'storage file not exists' }
      }
      return { fileID, tempFileURL: files.temporaryUrl(path), maxAge: 7200, status: 0, errMsg: 'ok' }
    }),
  }
}

async function subscribe({ ledger }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { templateIds, outcome = 'accept' } = await readObject(request)
  if (!Array.isArray(templateIds) || templateIds.length === 0) {
    return { errCode: 10001, errMsg: 'requestSubscribeMessage:fail TmplIds can not be empty' }
  }
  if (templateIds.length > 3)
    return { errCode: 20003, errMsg: 'requestSubscribeMessage:fail Templates count out of max bounds' }
  const answer = outcome === 'reject' ? 'reject' : 'accept'
  if (answer === 'accept') for (const id of templateIds) await ledger.grant(openid, String(id))
  return {
    errMsg: 'requestSubscribeMessage:ok',
    ...Object.fromEntries(templateIds.map(id => [String(id), answer])),
  }
}

function callerOf(request: IncomingMessage): string {
  const openid = request.headers['x-wx-openid']
  if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid))
    throw new HttpError(400, 'x-wx-openid says who calls')
  return openid
}

const readObject = async (request: IncomingMessage): Promise<Record<string, unknown>> =>
  parseObject(await readBody(request, maximumOtherBytes))
