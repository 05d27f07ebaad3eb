import { dayOf } from '../../../src/contract/calendar'
import type { RequestStep, ServiceRequest } from '../../../types/requests'
import type { Context } from '../../kernel/context'
import { confirmServed, noteServed, type Served } from '../activities/served'
import { categoryTitle } from './categories'

/** G36: what was done is noted for each who did it, as soon as it is finished; with nothing to fill in again. */
export async function noteServices(context: Context, request: ServiceRequest): Promise<void> {
  await Promise.all(servedIn(context, request).map(served => noteServed(context, served)))
}

/** A53 A68: confirmed by who asked or by the community, it stands in the activity record, exactly once. */
export async function confirmServices(context: Context, request: ServiceRequest): Promise<void> {
  await Promise.all(servedIn(context, request).map(served => confirmServed(context, served)))
}

function servedIn({ tree }: Context, request: ServiceRequest): Served[] {
  const finished = lastStep(request, 'finish')
  if (!finished) return []
  const { communityId, estateId } = request.place
  const what = finished.note?.replaceAll('\n', ' ') ?? categoryTitle(request.category)
  return request.volunteerIds.map(memberId => ({
    memberId,
    communityId,
    source: { kind: 'request', id: request._id },
    day: dayOf(finished.at),
    where: tree.find(estateId ?? communityId)?.name ?? '',
    what,
    tapId: request.steps.at(-1)?.tapId ?? finished.tapId,
  }))
}

function lastStep({ steps }: ServiceRequest, act: RequestStep['act']): RequestStep | undefined {
  return steps.filter(step => step.act === act).at(-1)
}
