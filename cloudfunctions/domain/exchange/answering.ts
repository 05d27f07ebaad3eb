import type { ExchangeKey } from '../../../types/exchange'
import type { RequestCategory, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { readCursor, writeCursor } from '../../kernel/cursor'
import type { Db } from '../../kernel/db'
import type { Tree } from '../orgs/tree'
import { findRequest, findRequests } from '../requests/store'
import type { Rules } from '../rules/book'
import {
  type Asking,
  GeoError,
  listFields,
  nextLink,
  plainFields,
  postFields,
  readFields,
  updatesFields,
} from './asking'
import {
  definitionShape,
  isCategory,
  isClosed,
  readMoment,
  requestShape,
  type Shape,
  services,
  updateShapes,
} from './geo-report'
import { bring } from './posting'
import * as store from './store'

/** What every answer is made from; the key has been looked at and counted. */
export interface Exchange {
  db: Db
  tree: Tree
  rules: Rules
  now: Moment
  key: ExchangeKey
}

export interface GeoAnswer {
  root: string
  value: Shape | Shape[]
  /** The page after this one. */
  link?: string
}

/** The resources of GeoReport v2, and the updates that it lacks. */
export function answerTo(exchange: Exchange, asking: Asking): Promise<GeoAnswer> | GeoAnswer {
  const { method, resource, id } = asking
  const { mayRead, mayWrite } = exchange.key
  if (resource === 'services' && method === 'GET') return answerServices(exchange, asking)
  if (resource === 'requests' && method === 'POST' && id === null) {
    if (!mayWrite) throw new GeoError(403, 'this api_key may not bring requests')
    return bringOne(exchange, asking)
  }
  const isRead = method === 'GET' && (resource === 'requests' || resource === 'servicerequestupdates')
  if (!isRead) throw new GeoError(404, 'no such resource')
  if (!mayRead) throw new GeoError(403, 'this api_key may not look at requests')
  if (resource === 'servicerequestupdates') return listUpdates(exchange, asking)
  return id === null ? listRequests(exchange, asking) : showRequest(exchange, asking, id)
}

function answerServices({ key, rules }: Exchange, { id, fields }: Asking): GeoAnswer {
  jurisdictionOf(key, readFields(plainFields, fields).jurisdiction_id, 'any')
  if (id === null) return { root: 'services', value: services() }
  if (!isCategory(id)) throw new GeoError(404, 'service_code was not found')
  return { root: 'service_definition', value: definitionShape(id, rules) }
}

async function bringOne(exchange: Exchange, { fields }: Asking): Promise<GeoAnswer> {
  const told = readFields(postFields, fields)
  const { service_code: category } = told
  if (!isCategory(category)) throw new GeoError(404, 'service_code was not found')
  const { request, notice } = await bring(exchange, { ...told, service_code: category })
  const value = [{ service_request_id: request._id, service_notice: notice, account_id: '' }]
  return { root: 'service_requests', value }
}

const requestsAPage = 100
const spanMs = 90 * 24 * 60 * 60_000

/**
 * A page looks at a hundred matters of one community, whatever is asked of them: so it costs the same on any page and
 * at any size, and one that leaves out many still says where the next one begins.
 */
async function listRequests(exchange: Exchange, asking: Asking): Promise<GeoAnswer> {
  const { db, key, tree } = exchange
  const {
    service_request_id: ids,
    service_code: codes,
    status,
    ...told
  } = readFields(listFields, asking.fields)
  const fits = (request: ServiceRequest): boolean =>
    isTold(key, request) &&
    (!codes || codes.includes(request.category)) &&
    (!status || status.includes(isClosed(request) ? 'closed' : 'open'))
  const shapes = (found: ServiceRequest[]) => found.filter(fits).map(request => requestShape(request, tree))
  if (codes?.some(code => !isCategory(code as RequestCategory))) {
    throw new GeoError(404, 'service_code was not found')
  }
  if (ids) {
    jurisdictionOf(key, told.jurisdiction_id, 'any')
    return { root: 'service_requests', value: shapes(await findRequests(db, ids)) }
  }
  const found = await store.listAskedWithin(db, spanOf(exchange, told))
  return {
    root: 'service_requests',
    value: shapes(found.slice(0, requestsAPage)),
    ...nextPage(asking, found, 'askedKey'),
  }
}

/** The steps of whatever was moved in the span, the oldest first, so that a system can follow by asking now and then. */
async function listUpdates(exchange: Exchange, asking: Asking): Promise<GeoAnswer> {
  const told = readFields(updatesFields, asking.fields)
  const span = spanOf(exchange, told)
  const found = await store.listMovedWithin(exchange.db, span)
  const value = found
    .slice(0, requestsAPage)
    .filter(request => isTold(exchange.key, request))
    .flatMap(request => updateShapes(request, span.from, span.before))
  return { root: 'service_request_updates', value, ...nextPage(asking, found, 'movedKey') }
}

async function showRequest({ db, key, tree }: Exchange, { fields }: Asking, id: string): Promise<GeoAnswer> {
  jurisdictionOf(key, readFields(plainFields, fields).jurisdiction_id, 'any')
  const request = await findRequest(db, id)
  if (!request || !isTold(key, request)) throw new GeoError(404, 'service_request_id was not found')
  return { root: 'service_requests', value: [requestShape(request, tree)] }
}

/** Suggestions (A71) are said to the community and to nobody else. */
function isTold({ communityIds }: ExchangeKey, { kind, place }: ServiceRequest): boolean {
  return kind === 'help' && communityIds.includes(place.communityId)
}

interface Dates {
  jurisdiction_id?: string | undefined
  start_date?: string | undefined
  end_date?: string | undefined
  cursor?: string | undefined
}

/** The specification's span: ninety days, and never more. */
function spanOf({ key, now }: Exchange, told: Dates): store.Span {
  const communityId = jurisdictionOf(key, told.jurisdiction_id, 'one')
  const before = told.end_date === undefined ? now + 1 : momentOf('end_date', told.end_date)
  const from = told.start_date === undefined ? before - spanMs : momentOf('start_date', told.start_date)
  if (before <= from) throw new GeoError(400, 'end_date is not after start_date')
  if (before - from > spanMs) throw new GeoError(400, 'a span is at most 90 days')
  const after = told.cursor === undefined ? null : readCursor(told.cursor)
  return { communityId, from: Math.max(0, from), before, after, limit: requestsAPage + 1 }
}

function momentOf(field: string, text: string): Moment {
  const moment = readMoment(text)
  if (moment === null) throw new GeoError(400, `${field} cannot be read; a moment has its zone`)
  return moment
}

/** A community is a jurisdiction. One that the key does not reach answers like one that does not exist. */
function jurisdictionOf(key: ExchangeKey, said: string | undefined, need: 'one' | 'any'): string {
  const [first, ...others] = key.communityIds
  if (said !== undefined) {
    if (key.communityIds.includes(said)) return said
    throw new GeoError(404, 'jurisdiction_id was not found')
  }
  if (need === 'one' && others.length > 0) throw new GeoError(400, 'jurisdiction_id was not provided')
  return first ?? ''
}

function nextPage(asking: Asking, found: ServiceRequest[], by: 'askedKey' | 'movedKey'): { link?: string } {
  const last = found[requestsAPage - 1]
  return found.length > requestsAPage && last ? { link: nextLink(asking, writeCursor(last[by])) } : {}
}
