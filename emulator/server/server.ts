import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Cloud } from '../cloud'
import { NoAnswer } from '../faults/no-answer'
import { answerAdmin } from './admin'
import { answerCall } from './client'
import { answerConsole } from './console'
import type { Guard } from './guard'
import { HttpError, sendJson } from './http'
import { answerHttpAccess } from './http-access'
import { answerStorage } from './storage'
import { answerWeChatDoor } from './wechat-doors'

/** The one server: functions, people's pages, storage and the console, on loopback. */
export function makeServer(cloud: Cloud, guard: Guard): Server {
  return createServer(
    {
      keepAliveTimeout: 30_000,
      // Whoever sends a byte now and then is let go: heads soon, bodies later.
      headersTimeout: 5000,
      requestTimeout: 60_000,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => void answer(cloud, guard, request, response),
  )
}

async function answer(
  cloud: Cloud,
  guard: Guard,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = addressOf(request)
    guard.check(request, response, url.pathname)
    if (request.method === 'OPTIONS') response.writeHead(204).end()
    else await route(cloud, request, response, url)
  } catch (error) {
    if (error instanceof NoAnswer) leaveUnanswered(response, error)
    else if (response.headersSent) response.destroy()
    else sendError(request, response, error)
  }
}

function addressOf({ url = '/' }: IncomingMessage): URL {
  try {
    return new URL(url, 'http://127.0.0.1')
  } catch {
    throw new HttpError(400, 'not an address')
  }
}

/** A silent caller waits until it gives up by itself. */
function leaveUnanswered(response: ServerResponse, { how }: NoAnswer): void {
  if (how === 'cut') response.destroy()
}

async function route(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, first = '', ...rest] = url.pathname.split('/')
  const name = rest.join('/')
  if (first === 'admin') return answerAdmin(cloud, request, response)
  if (first === 'cos') return answerStorage(cloud, request, response, url)
  if (first === 'console') return answerConsole(cloud, request, response, url)
  if (first === 'call' && request.method === 'POST') return answerCall(cloud, request, response, name)
  if (first === 'wx' && request.method === 'POST')
    return answerWeChatDoor(cloud, request, response, name, url)
  if (first === 'http') return answerHttpAccess(cloud, request, response, url)
  if (url.pathname === '/') {
    response.writeHead(302, { location: '/console' }).end()
    return
  }
  throw new HttpError(404, 'nothing lives at this address')
}

function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  request.resume()
  const refusal = refusalOf(error)
  if (refusal.status === 500) console.error(error)
  sendJson(response, { error: refusal.message }, refusal.status)
}

function refusalOf(error: unknown): { status: number; message: string } {
  if (error instanceof HttpError) return error
  // What is nested deeper than the stack can be read, but not be passed on.
  if (error instanceof RangeError && /call stack/.test(error.message))
    return { status: 400, message: 'the body is nested too deep' }
  return { status: 500, message: error instanceof Error ? error.message : String(error) }
}
