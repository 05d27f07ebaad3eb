import { dayOf } from '../../../src/contract/calendar'
import type { NeedCount, NeedKind, RequestCategory, ServiceRequest } from '../../../types/requests'
import type { Moment, Quarter } from '../../../types/time'

/** Is it a need, and was it met (G167)? What was referred or declined was not; what was taken back never counted. */
export function needOf({ kind, state }: Pick<ServiceRequest, 'kind' | 'state'>): NeedKind | null {
  if (kind === 'opinion' || state === 'withdrawn') return null
  return state === 'done' || state === 'confirmed' ? 'met' : 'unmet'
}

/** So many needs of one kind; a change may be less than nothing. */
export interface Counted {
  met: number
  unmet: number
}

/** The needs of one community in one quarter, by estate and category and by category alone. */
export interface Needs {
  communityId: string
  quarter: Quarter
  cells: Record<string, Counted>
  /** The same by month, so that a month is read in the call that reads its quarter. */
  months: Record<string, Record<string, Counted>>
  sums: Partial<Record<RequestCategory, Counted>>
}

/** An estate that nobody named is the empty one. */
export const cellOf = (estateId: string | null, category: RequestCategory): string =>
  `${estateId ?? ''}|${category}`

/** The counts of each estate by category. */
export function cellsByEstate(cells: Needs['cells']): Map<string | null, Needs['sums']> {
  const byEstate = new Map<string | null, Needs['sums']>()
  for (const [cell, counted] of Object.entries(cells)) {
    const [estateId = '', category] = cell.split('|')
    const counts = byEstate.get(estateId || null) ?? {}
    byEstate.set(estateId || null, { ...counts, [category as RequestCategory]: counted })
  }
  return byEstate
}

type Behind = Pick<ServiceRequest, 'kind' | 'state' | 'counted' | 'place' | 'category' | 'askedAt'>

/** What the counters do not hold yet of these requests, as additions by path. */
export function additionsFor(requests: readonly Behind[]): Record<string, number> {
  const additions: Record<string, number> = {}
  const add = (path: string, by: number) => {
    additions[path] = (additions[path] ?? 0) + by
  }
  for (const request of requests) {
    const need = needOf(request)
    if (need === request.counted) continue
    for (const path of pathsOf(request)) {
      if (request.counted) add(`${path}.${request.counted}`, -1)
      if (need) add(`${path}.${need}`, 1)
    }
  }
  return Object.fromEntries(Object.entries(additions).filter(([, by]) => by !== 0))
}

function pathsOf({ place, category, askedAt }: Behind): string[] {
  const cell = cellOf(place.estateId, category)
  return [`cells.${cell}`, `months.${monthOf(askedAt)}.${cell}`, `sums.${category}`]
}

const monthOf = (at: Moment): string => dayOf(at).slice(0, 7)

/** The counters with what is still to be counted, so that a map is exact at once. */
export function caughtUp(needs: Needs, behind: readonly Behind[]): Needs {
  const after: Needs = structuredClone(needs)
  for (const [path, by] of Object.entries(additionsFor(behind))) addAt(after, path.split('.'), by)
  return after
}

/** As the database adds at a path: what is not there yet is made. */
function addAt(counters: object, [key = '', ...rest]: string[], by: number): void {
  const within = counters as Record<string, object | number | undefined>
  if (rest.length === 0) {
    within[key] = Number(within[key] ?? 0) + by
    return
  }
  const below = within[key] ?? {}
  within[key] = below
  addAt(below as object, rest, by)
}

/** Beyond the community a handful would tell of somebody. */
export const leastShown = 5

/** The counts of one place by category: those of nobody are left out, and of few are withheld when told. */
export function countsOf(
  counted: Partial<Record<RequestCategory, Partial<Counted>>>,
  categories: readonly RequestCategory[],
  isWithheld: boolean,
): NeedCount[] {
  const shown = (count: number): number | null =>
    isWithheld && count > 0 && count < leastShown ? null : count
  return categories.flatMap(category => {
    const { met = 0, unmet = 0 } = counted[category] ?? {}
    return met + unmet > 0 ? [{ category, met: shown(met), unmet: shown(unmet) }] : []
  })
}
