import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { HttpError } from './http'

const contentTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Nothing but what this cloud serves itself, and nothing written into the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `GET /console` and the files beside it: `/console/<name>.css`, `.js`, `.svg`. */
export function sendPage(response: ServerResponse, path: string): void {
  const name = path === '/console' || path === '/console/' ? 'console.html' : path.slice('/console/'.length)
  // One plain name, so that no address leads out of the folder.
  const [, ending] = /^[a-z-]+\.(html|css|js|svg)$/.exec(name) ?? []
  const bytes = ending && readPage(name)
  if (!bytes) throw new HttpError(404, 'the console has no such page')
  response.writeHead(200, {
    'content-type': contentTypes[ending],
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(bytes)
}

function readPage(name: string): Buffer | undefined {
  try {
    return readFileSync(new URL(`./console/${name}`, import.meta.url))
  } catch {
    return undefined
  }
}
