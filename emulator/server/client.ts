import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cloud } from '../cloud'
import { WireError } from '../database/errors'
import { operationOf } from '../functions/functions'
import type { FailureCode, Outcome } from '../functions/instance'
import { maximumEventBytes, maximumResultBytes } from '../functions/limits'
import { fillOpenData } from '../wechat/open-data'
import { parseObject, readBody, sendJson } from './http'
import { callerOf } from './wechat-doors'

const systemError = -501001

/** The numbers that `wx.cloud.callFunction` fails with. */
const errCodes: Record<
  FailureCode | 'EXCEED_MAX_PAYLOAD_SIZE' | 'RESULT_TOO_LARGE' | 'PERMISSION_DENIED',
  number
> &
  Record<string, number> = {
  FUNCTION_NOT_FOUND: -501000,
  FUNCTION_INVOCATION_FAILED: -504002,
  FUNCTION_TIME_LIMIT_EXCEEDED: -504003,
  FUNCTION_MEMORY_LIMIT_EXCEEDED: -504002,
  EXCEED_MAX_PAYLOAD_SIZE: -504001,
  RESULT_TOO_LARGE: -604001,
  PERMISSION_DENIED: -504001,
  SERVER_TIMEOUT: -501002,
  EXCEED_REQUEST_LIMIT: -501003,
  EXCEED_CONCURRENT_REQUEST_LIMIT: -501004,
}

/** `POST /call/<function>`: `wx.cloud.callFunction`. WeChat says who calls, here the header does. */
export async function answerCall(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  functionName: string,
): Promise<void> {
  const openid = callerOf(request)
  const refuse = (code: string, message: string): void => {
    const errCode = errCodes[code] ?? systemError
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

  await cloud.ledger.noteSeen(openid)
  const event = fillOpenData(cloud.wechat, parseObject(body), openid)
  const asked = { functionName, operation: operationOf(event, functionName) }
  let outcome: Outcome
  try {
    outcome = await cloud.faults.around({ action: 'call', collection: '', call: asked }, () =>
      cloud.functions.run({ functionName, event, openid, source: 'wx_client' }),
    )
  } catch (error) {
    if (error instanceof WireError) return refuse(error.code, error.message)
    throw error
  }
  if (outcome.kind === 'failed') return refuse(outcome.code, outcome.message)
  if (Buffer.byteLength(outcome.text ?? '') > maximumResultBytes) {
    return refuse('RESULT_TOO_LARGE', 'the result of a function is at most 1 MB')
  }
  sendJson(response, { result: outcome.text === undefined ? null : (JSON.parse(outcome.text) as unknown) })
}
