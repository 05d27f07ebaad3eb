import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Cloud } from '../cloud'
import { answerAdmin } from './admin'
import { answerCall, answerClient } from './client'
import { answerConsole } from './console'
import type { Guard } from './guard'
import { HttpError, sendJson } from './http'
import { answerStorage } from './storage'

/** The one server: functions, people's pages, storage and the console, on loopback. */
export function makeServer(cloud: Cloud, guard: Guard): Server {
  const server = createServer((request, response) => void answer(cloud, guard, request, response))
  server.keepAliveTimeout = 30_000
  return server
}

async function answer(
  cloud: Cloud,
  guard: Guard,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    guard.check(request, response, url.pathname)
    if (request.method === 'OPTIONS') response.writeHead(204).end()
    else await route(cloud, request, response, url)
  } catch (error) {
    if (response.headersSent) response.destroy()
    else sendError(request, response, error)
  }
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
  if (first === 'cos') return answerStorage(cloud.files, request, response, url)
  if (first === 'console') return answerConsole(cloud, request, response, url)
  if (first === 'call' && request.method === 'POST') return answerCall(cloud, request, response, name)
  if (first === 'wx' && request.method === 'POST') return answerClient(cloud, request, response, name, url)
  if (url.pathname === '/') {
    response.writeHead(302, { location: '/console' }).end()
    return
  }
  throw new HttpError(404, 'nothing lives at this address')
}

function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  request.resume()
  if (!(error instanceof HttpError)) console.error(error)
  const status = error instanceof HttpError ? error.status : 500
  const message = error instanceof Error ? error.message : String(error)
  sendJson(response, { error: message }, status)
}
