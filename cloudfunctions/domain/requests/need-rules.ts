import type { NeedCount, NeedKind, RequestCategory, ServiceRequest } from '../../../types/requests'
import type { Quarter } from '../../../types/time'

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
  sums: Partial<Record<RequestCategory, Counted>>
}

/** An estate that nobody named is the empty one. */
export const cellOf = (estateId: string | null, category: RequestCategory): string =>
  `${estateId ?? ''}|${category}`

/** The counts of each estate by category. */
export function cellsByEstate({ cells }: Pick<Needs, 'cells'>): Map<string | null, Needs['sums']> {
  const byEstate = new Map<string | null, Needs['sums']>()
  for (const [cell, counted] of Object.entries(cells)) {
    const [estateId = '', category] = cell.split('|')
    const counts = byEstate.get(estateId || null) ?? {}
    byEstate.set(estateId || null, { ...counts, [category as RequestCategory]: counted })
  }
  return byEstate
}

type Behind = Pick<ServiceRequest, 'kind' | 'state' | 'counted' | 'place' | 'category'>

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

const pathsOf = ({ place, category }: Behind): string[] => [
  `cells.${cellOf(place.estateId, category)}`,
  `sums.${category}`,
]

/** The counters with what is still to be counted, so that a map is exact at once. */
export function caughtUp(needs: Needs, behind: readonly Behind[]): Needs {
  const after: Needs = structuredClone(needs)
  for (const [path, by] of Object.entries(additionsFor(behind))) {
    const [part, key = '', kind] = path.split('.') as ['cells' | 'sums', string, NeedKind]
    const counts = after[part] as Record<string, Partial<Counted>>
    const counted = counts[key] ?? {}
    counts[key] = { ...counted, [kind]: (counted[kind] ?? 0) + by }
  }
  return after
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
