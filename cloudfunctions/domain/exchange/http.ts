import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { dayOf } from '../../../src/contract/calendar'
import type { ExchangeKey } from '../../../types/exchange'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { faultOfKeys } from '../../kernel/keys'
import { describeFault, writeLog } from '../../kernel/log'
import { readTree } from '../orgs/store'
import { readRuleBook } from '../rules/store'
import { answerTo } from './answering'
import { type Asking, GeoError, httpEvent, readAsking } from './asking'
import type { Shape } from './geo-report'
import { hashOf, isSame, readKey } from './key'
import { countUse, findKey } from './store'
import { writeXml } from './xml'

export interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

const minuteMs = 60_000

/** The whole of the machine interface: key → count → answer; a surprise is caught here and told as one. */
export async function serveExchange(db: Db, event: unknown, now: Moment): Promise<HttpAnswer> {
  const requestId = randomUUID().slice(0, 8)
  let format: Asking['format'] = 'json'
  let who: string | undefined
  let resource = 'unknown'
  const log = (outcome: string, fault?: string) =>
    writeLog({
      requestId,
      operation: `exchange.${resource}`,
      outcome,
      ms: Date.now() - now,
      ...(who && { who }),
      ...(fault && { fault }),
    })
  const keyFault = faultOfKeys(['PHONE_HASH_KEY', 'CODE_KEY', 'SEAL_KEYS'])
  try {
    if (keyFault) throw new GeoError(503, `this cannot be answered now; ask about ${requestId}`)
    const parsed = v.safeParse(httpEvent, event)
    if (!parsed.success) throw new GeoError(400, 'this cannot be read')
    if (parsed.output.path.endsWith('.xml')) format = 'xml'
    const asking = readAsking(parsed.output)
    const key = await openedBy(db, asking.key)
    who = key._id
    resource = `${asking.method.toLowerCase()}.${asking.resource}`
    await count(db, key, now)
    const [tree, book] = await Promise.all([readTree(db, now), readRuleBook(db, now)])
    const answer = await answerTo({ db, tree, rules: book.on(dayOf(now)), now, key }, asking)
    log('ok')
    return reply(200, format, answer.root, answer.value, answer.link ? { link: answer.link } : {})
  } catch (error) {
    const isExpected = error instanceof GeoError
    const { code, description } = isExpected
      ? error
      : new GeoError(500, `something went wrong; ask about ${requestId}`)
    log(String(code), keyFault ?? (isExpected ? undefined : describeFault(error)))
    const headers: Record<string, string> = code === 429 ? { 'retry-after': '60' } : {}
    return reply(code, format, 'errors', [{ code, description }], headers)
  }
}

/** What is forged, unknown and taken back answer alike. A forged key costs nobody a call. */
async function openedBy(db: Db, written: string): Promise<ExchangeKey> {
  if (written === '') throw new GeoError(403, 'api_key was not provided')
  const invalid = new GeoError(403, 'api_key is not valid')
  const parts = readKey(written)
  if (!parts) throw invalid
  const key = await findKey(db, parts.id)
  if (key?.state !== 'open' || !isSame(key.secretHash, hashOf(parts.secret))) throw invalid
  return key
}

async function count(db: Db, key: ExchangeKey, now: Moment): Promise<void> {
  if (await countUse(db, key, Math.floor(now / minuteMs), dayOf(now))) return
  throw new GeoError(429, `more than ${key.perMinute} questions in this minute`)
}

function reply(
  statusCode: number,
  format: Asking['format'],
  root: string,
  value: Shape | Shape[],
  headers: Record<string, string>,
): HttpAnswer {
  const type = format === 'json' ? 'application/json' : 'text/xml'
  return {
    statusCode,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers },
    body: format === 'json' ? JSON.stringify(value) : writeXml(root, value),
  }
}
