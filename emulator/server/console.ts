import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ClockChange } from '../clock'
import type { Cloud } from '../cloud'
import { WireError } from '../database/errors'
import { find } from '../database/reading'
import { readOrder } from '../database/sorting'
import { isPlainObject } from '../database/values'
import { formatWire, parseLoad, parseWireDocument } from '../database/wire-documents'
import { loadInto } from '../loading'
import type { Persona } from '../seed'
import { isSeedName, seededWith, seedNames } from '../seeding'
import { listInvocations, putDocument, removeDocument, undo } from './console-changes'
import { sendPage } from './console-page'
import { fireTimer, passTicks } from './console-timers'
import { changeWeChat, pushEvent, weChatView } from './console-wechat'
import { HttpError, parseObject, readBody, sendJson } from './http'

const maximumLoadBytes = 256 * 1024 * 1024

type Route = (cloud: Cloud, request: IncomingMessage, url: URL) => object | Promise<object>

/** The console's JSON under `/console/api/`. */
const routes: Record<string, Route> = {
  'GET health': cloud => ({ ok: true, seed: seededWith(cloud) ?? null, seeds: seedNames }),
  'GET personas': ({ ledger }) => ledger.personas(),
  'POST personas': makePersona,
  'GET clock': clockView,
  'POST clock': changeClock,
  'GET outbox': ({ ledger }) => ledger.sent(),
  'POST outbox/clear': async ({ ledger }) => {
    await ledger.forgetSent()
    return { ok: true }
  },
  'GET timers': ({ timers }) => timers.list(),
  'POST timers/fire': async (cloud, request) => fireTimer(cloud, await readObject(request)),
  'POST timers/pass': async (cloud, request) => passTicks(cloud, await readObject(request)),
  'GET wechat': weChatView,
  'POST wechat': async (cloud, request) => changeWeChat(cloud, await readObject(request)),
  'POST wechat/push': async (cloud, request) => pushEvent(cloud, await readObject(request)),
  'GET consents': ({ wechat }) => wechat.consents.all(),
  'GET counts': ({ counts }) => counts.all(),
  'POST counts/reset': ({ counts }) => {
    counts.reset()
    return { ok: true }
  },
  'GET invocations': listInvocations,
  'POST undo': async (cloud, request) => undo(cloud, await readObject(request)),
  'GET faults': ({ faults }) => faults.list(),
  'POST faults': async ({ faults }, request) => faults.add(await readObject(request)),
  'POST faults/remove': removeFault,
  'POST faults/clear': ({ faults }) => {
    faults.clear()
    return { ok: true }
  },
  'GET functions': ({ functions }) => functions.list(),
  'POST functions/cool': async ({ functions }) => ({ ended: await functions.coolDown() }),
  'GET logs': ({ logs }) => logs.newest(),
  'GET collections': listCollections,
  'GET documents': listDocuments,
  'POST documents/put': async (cloud, request) => putDocument(cloud, await readObject(request)),
  'POST documents/remove': async (cloud, request) => removeDocument(cloud, await readObject(request)),
  'GET files': ({ files }) => files.list().map(file => ({ ...file, url: files.temporaryUrl(file.path) })),
  'POST load': load,
  'POST reset': reset,
}

export async function answerConsole(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const isApi = url.pathname.startsWith('/console/api/')
  if (!isApi && request.method === 'GET') {
    sendPage(response, url.pathname)
    return
  }
  const name = `${request.method} ${url.pathname.slice('/console/api/'.length)}`
  const route = isApi && Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!route) throw new HttpError(404, 'the console has no such page')
  try {
    sendJson(response, await route(cloud, request, url))
  } catch (error) {
    if (error instanceof WireError) throw new HttpError(400, error.message)
    throw error
  }
}

async function removeFault({ faults }: Cloud, request: IncomingMessage): Promise<object> {
  const { id } = await readObject(request)
  if (!faults.remove(id)) throw new HttpError(404, 'there is no such fault')
  return { ok: true }
}

/** `{ name, note?, phone? }`: somebody new, whom the app's page can be from now on. */
async function makePersona({ ledger }: Cloud, request: IncomingMessage): Promise<object> {
  const { name, note = '', phone = null } = await readObject(request)
  if (typeof name !== 'string' || name.trim() === '' || name.length > 20)
    throw new HttpError(400, 'name is one to twenty characters')
  if (typeof note !== 'string' || note.length > 60)
    throw new HttpError(400, 'note is at most sixty characters')
  if (phone !== null && (typeof phone !== 'string' || !/^\+?\d{5,20}$/.test(phone)))
    throw new HttpError(400, 'not a phone number')
  const openid = `oMADE_${randomBytes(9).toString('hex')}`
  const persona: Persona = { id: openid, openid, name: name.trim(), note, phone }
  await ledger.keepPersonas([...ledger.personas(), persona])
  return persona
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
  const order = readOrder(parseWireDocument(url.searchParams.get('order') || '{}', 0))
  const found = find(store, collection, { query, order, skip, limit }, options)
  return { documents: found.map(document => JSON.parse(formatWire(document)) as unknown) }
}

/** `{ collections: { name: [documents as Extended JSON] } }` */
async function load({ clock, database }: Cloud, request: IncomingMessage): Promise<object> {
  const body = await readBody(request, maximumLoadBytes)
  const { collections } = parseLoad(body.toString('utf8'), clock.now())
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
  const { seed = seededWith(cloud) ?? 'empty', keepsCode = false } = await readObject(request)
  if (!isSeedName(seed)) throw new HttpError(400, `seeds are ${seedNames.join(', ')}`)
  await cloud.reset(seed, keepsCode === true)
  return { ok: true, seed }
}

const readObject = async (request: IncomingMessage): Promise<Record<string, unknown>> =>
  parseObject(await readBody(request, maximumLoadBytes))
