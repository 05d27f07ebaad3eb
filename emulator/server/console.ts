import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ClockChange } from '../clock'
import type { Cloud } from '../cloud'
import { WireError } from '../database/errors'
import { find } from '../database/reading'
import { isPlainObject } from '../database/values'
import { formatWire, parseWireDocument } from '../database/wire-documents'
import { loadInto } from '../loading'
import { isSeedName, seededWith, seedNames } from '../seeding'
import { HttpError, parseObject, readBody, sendJson } from './http'

const maximumLoadBytes = 256 * 1024 * 1024

type Route = (cloud: Cloud, request: IncomingMessage, url: URL) => object | Promise<object>

/** The console's JSON under `/console/api/`. */
const routes: Record<string, Route> = {
  'GET health': cloud => ({ ok: true, seed: seededWith(cloud) ?? null, seeds: seedNames }),
  'GET personas': ({ ledger }) => ledger.personas(),
  'GET clock': clockView,
  'POST clock': changeClock,
  'GET outbox': ({ ledger }) => ledger.sent(),
  'POST outbox/clear': async ({ ledger }) => {
    await ledger.forgetSent()
    return { ok: true }
  },
  'GET timers': ({ timers }) => timers.list(),
  'POST timers/fire': fireTimer,
  'GET counts': ({ counts }) => counts.all(),
  'POST counts/reset': ({ counts }) => {
    counts.reset()
    return { ok: true }
  },
  'GET invocations': ({ counts }) => counts.lastInvocations(),
  'GET logs': ({ logs }) => logs.newest(),
  'GET collections': listCollections,
  'GET documents': listDocuments,
  'GET files': ({ files }) => files.list(),
  'POST load': load,
  'POST reset': reset,
}

export async function answerConsole(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname === '/console' || url.pathname === '/console/') {
    sendPage(response)
    return
  }
  const name = `${request.method} ${url.pathname.slice('/console/api/'.length)}`
  const route =
    url.pathname.startsWith('/console/api/') && Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!route) throw new HttpError(404, 'the console has no such page')
  try {
    sendJson(response, await route(cloud, request, url))
  } catch (error) {
    if (error instanceof WireError) throw new HttpError(400, error.message)
    throw error
  }
}

function sendPage(response: ServerResponse): void {
  const page = readFileSync(new URL('./console.html', import.meta.url))
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  })
  response.end(page)
}

function clockView({ clock }: Cloud): object {
  return { now: clock.now(), isFrozen: clock.isFrozen }
}

async function changeClock(cloud: Cloud, request: IncomingMessage): Promise<object> {
  const { now, advance, freeze, run } = await readObject(request)
  const change: ClockChange = {
    now: moment(now, 'now'),
    advance: moment(advance, 'advance'),
    freeze: freeze === true ? true : undefined,
    run: run === true,
  }
  cloud.clock.change(change)
  cloud.database.expireTransactions()
  return clockView(cloud)
}

function moment(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  const isMoment = typeof value === 'number' && Math.abs(value) <= 8.64e15
  if (!isMoment) throw new HttpError(400, `${name} is a number of milliseconds`)
  return value
}

/** Runs a function's timer now and gives what it answered. */
async function fireTimer({ functions, timers }: Cloud, request: IncomingMessage): Promise<object> {
  const { function: functionName } = await readObject(request)
  const timer = timers.list().find(known => known.function === functionName)
  if (!timer) throw new HttpError(404, 'this function has no timer')
  const event = { Type: 'Timer', TriggerName: timer.name, Time: new Date().toISOString(), Message: '' }
  const outcome = await functions.run({
    functionName: timer.function,
    event,
    openid: null,
    source: 'wx_trigger',
  })
  if (outcome.kind === 'failed') return { code: outcome.code, message: outcome.message }
  return { result: outcome.text === undefined ? null : (JSON.parse(outcome.text) as unknown) }
}

function listCollections({ database: { store } }: Cloud): object {
  return store.collectionNames().map(name => {
    const collection = store.collection(name)
    const everything = store.rangeOfDocuments(collection)
    return {
      name,
      documents: store.countDocuments(everything, {}),
      indexes: collection.indexes.map(({ declaration }) => declaration),
    }
  })
}

/** Any query over any collection, whether an index serves it or not: this is for looking. */
function listDocuments({ clock, database: { store } }: Cloud, _request: IncomingMessage, url: URL): object {
  const collection = store.collection(url.searchParams.get('collection') ?? '')
  const query = parseWireDocument(url.searchParams.get('query') || '{}', clock.now())
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 100) || 100, 10_000)
  const skip = Number(url.searchParams.get('skip') ?? 0) || 0
  const options = { tally: { documents: 0, keys: 0 }, isStrict: false }
  const found = find(store, collection, { query, order: [], skip, limit }, options)
  return { documents: found.map(document => JSON.parse(formatWire(document)) as unknown) }
}

/** `{ collections: { name: [documents as Extended JSON] } }` */
async function load({ clock, database }: Cloud, request: IncomingMessage): Promise<object> {
  const body = await readBody(request, maximumLoadBytes)
  const { collections } = parseWireDocument(body.toString('utf8'), clock.now())
  if (!isPlainObject(collections)) throw new HttpError(400, 'collections is an object of lists')
  const loaded: Record<string, number> = {}
  for (const [name, documents] of Object.entries(collections)) {
    if (!Array.isArray(documents) || !documents.every(isPlainObject))
      throw new HttpError(400, `${name} is no list of documents`)
    loaded[name] = await loadInto(database.store, name, documents)
  }
  return { loaded }
}

async function reset(cloud: Cloud, request: IncomingMessage): Promise<object> {
  const { seed = seededWith(cloud) ?? 'empty' } = await readObject(request)
  if (!isSeedName(seed)) throw new HttpError(400, `seeds are ${seedNames.join(', ')}`)
  await cloud.reset(seed)
  return { ok: true, seed }
}

const readObject = async (request: IncomingMessage): Promise<Record<string, unknown>> =>
  parseObject(await readBody(request, maximumLoadBytes))
