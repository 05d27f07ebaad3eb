import type { RequestCategory, RequestState, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import type { Tree } from '../orgs/tree'
import { categories, categoryViews } from '../requests/categories'
import { statesShown, ways } from '../requests/rules'
import type { Rules } from '../rules/book'
import { actNotes, externalIdAsked, serviceNames, stateNotes } from './words'

/**
 * The shapes of Open311's GeoReport v2 (G39). What the specification has no place for stands in
 * `extended_attributes`; what nobody outside may know is there and empty: words, address, pictures.
 */
export type Shape = Record<string, unknown>

export const isCategory = (code: string): code is RequestCategory => categories.some(known => known === code)

export function serviceShape(category: RequestCategory): Shape {
  const { name, description, group } = serviceNames[category]
  return {
    service_code: category,
    service_name: name,
    description,
    metadata: true,
    type: 'realtime',
    keywords: '',
    group,
  }
}

export const services = (): Shape[] => categories.map(serviceShape)

/** The number that the other system gave it, and the questions of the category (G23). */
export function definitionShape(category: RequestCategory, rules: Rules): Shape {
  const view = categoryViews(rules).find(one => one.category === category)
  const questions = (view?.questions ?? []).map(({ question, choices }, index) => ({
    variable: true,
    code: `q${index + 1}`,
    datatype: 'singlevaluelist',
    required: false,
    datatype_description: '',
    order: index + 2,
    description: question,
    values: choices.map(choice => ({ key: choice, name: choice })),
  }))
  const number = {
    variable: true,
    code: 'external_id',
    datatype: 'string',
    required: true,
    datatype_description: externalIdAsked,
    order: 1,
    description: '编号',
    values: [],
  }
  return { service_code: category, attributes: [number, ...questions] }
}

export const isClosed = ({ state }: Pick<ServiceRequest, 'state'>): boolean =>
  statesShown.ended.includes(state)

/** Estate, category, state and dates; no words, no door, no picture, nobody's name. */
export function requestShape(request: ServiceRequest, tree: Tree): Shape {
  const { state, category, place, askedAt, dueAt, steps, waitingSince } = request
  const community = tree.find(place.communityId)
  const estate = place.estateId ? tree.find(place.estateId) : null
  return {
    service_request_id: request._id,
    status: isClosed(request) ? 'closed' : 'open',
    status_notes: waitingSince === null ? stateNotes[state] : (actNotes.wait ?? ''),
    service_name: serviceNames[category].name,
    service_code: category,
    description: '',
    agency_responsible: community?.name ?? '',
    service_notice: '',
    requested_datetime: written(askedAt),
    updated_datetime: written(steps.at(-1)?.at ?? askedAt),
    expected_datetime: dueAt === null ? '' : written(dueAt),
    address: '',
    address_id: place.estateId ?? '',
    zipcode: '',
    lat: '',
    long: '',
    media_url: '',
    extended_attributes: {
      state,
      is_waiting_for_resident: waitingSince !== null,
      jurisdiction_id: place.communityId,
      estate_name: estate?.name ?? '',
      times_reopened: request.reopened,
    },
  }
}

/** Every public step since a moment; what was said with it is nobody's outside. */
export function updateShapes(request: ServiceRequest, from: Moment, before: Moment): Shape[] {
  let stands: RequestState | null = null
  let stood: RequestState | null = null
  return request.steps.flatMap((step, index) => {
    const { to } = ways[step.act]
    if (step.act === 'choose') stood = stands
    const reached = to === 'back' ? stood : to
    stands = reached ?? stands
    const note = reached === null ? (actNotes[step.act] ?? null) : stateNotes[reached]
    if (note === null || step.at < from || step.at >= before) return []
    return [
      {
        update_id: `${request._id}_${index + 1}`,
        service_request_id: request._id,
        status: stands !== null && isClosed({ state: stands }) ? 'closed' : 'open',
        updated_datetime: written(step.at),
        description: note,
        media_url: '',
        extended_attributes: { state: reached ?? '' },
      },
    ]
  })
}

/** `2026-11-22T04:00:00Z` */
export function written(moment: Moment): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** A moment with its zone, as the specification wants it; null for anything else. */
export function readMoment(text: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null
  const moment = Date.parse(text)
  return Number.isNaN(moment) || moment < 0 ? null : moment
}
