import { serveExchange } from '../domain/exchange/http'
import { refuse } from '../kernel/answer'
import { db } from '../kernel/db'
import { caller } from '../platform/wechat'

/** The door for other systems (G39): Open311 behind HTTP access, with a key and without an identity. */
export async function main(event: unknown): Promise<unknown> {
  const { openid, source } = caller()
  if (source !== 'wx_http' || openid) return refuse('notAllowed')
  return serveExchange(db, event, Date.now())
}
