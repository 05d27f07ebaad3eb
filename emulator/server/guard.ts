import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpError } from './http'

/**
 * Only this machine's own pages may ask: the `Host` must be ours, and an `Origin`, when a browser sends
 * one, must be ours or the app's. Others get 403 before anything is read.
 */
export class Guard {
  constructor(
    private readonly port: () => number,
    private readonly appOrigin: string | null,
  ) {}

  /** Lets the app's page read the answer, or throws 403. */
  check(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (!this.ownHosts().includes(request.headers.host ?? ''))
      throw new HttpError(403, 'not a host of this cloud')
    const { origin } = request.headers
    if (origin === undefined || this.ownHosts().some(host => origin === `http://${host}`)) return
    if (!this.isAppOrigin(origin) || !isForPages(path)) throw new HttpError(403, 'not an origin of the app')
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-allow-methods', 'GET, POST')
    response.setHeader('access-control-allow-headers', 'content-type, x-wx-openid')
    response.setHeader('access-control-max-age', '600')
    response.setHeader('vary', 'origin')
  }

  private ownHosts(): string[] {
    return [`127.0.0.1:${this.port()}`, `localhost:${this.port()}`]
  }

  /** 127.0.0.1 and localhost at the app's port are the same app. */
  private isAppOrigin(origin: string): boolean {
    if (!this.appOrigin) return false
    const other = this.appOrigin.includes('//127.0.0.1:')
      ? this.appOrigin.replace('//127.0.0.1:', '//localhost:')
      : this.appOrigin.replace('//localhost:', '//127.0.0.1:')
    return origin === this.appOrigin || origin === other
  }
}

/** `/admin` is for functions: no page has any business there, nor with what they upload. */
const isForPages = (path: string): boolean => !/^\/(admin|cos\/upload)(\/|$)/.test(path)
