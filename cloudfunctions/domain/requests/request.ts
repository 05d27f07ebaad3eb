import type { WorkCalendar } from '../../../src/contract/workdays'
import type { RequestAct, RequestParty, RequestStep, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { roleWithin } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { hostOffices } from '../../kernel/own-act'
import type { Keeper } from '../../kernel/seal'
import { nameKeyOf } from '../members/name'
import { drawnFrom, readCode } from '../papers/code'
import { momentKey } from '../registrations/rules'
import { needOf } from './need-rules'
import { dueAfter, goesFirst, type Limits, sortKeyOf } from './rules'

export const requestKeeper = (requestId: string): Keeper => ({ collection: 'requests', _id: requestId })

/** One act as it is kept: on whose side, in which office, and what was said with it. */
export function stepOf(
  { actor, tree, now }: Context,
  act: RequestAct,
  party: RequestParty,
  communityId: string,
  tapId: string,
  note: string | null = null,
): RequestStep {
  const held = party === 'host' ? roleWithin(actor.roles, tree, communityId, hostOffices) : null
  // Neighbours stay unnamed: whoever asks or joins is known to the community alone, by the contact.
  // Whoever says no says it unnamed (X17).
  const isNamed = act !== 'turnDown' && party !== 'asker' && party !== 'another'
  return {
    act,
    at: now,
    by: {
      party,
      openid: actor.openid,
      role: held?.role ?? null,
      orgId: held?.orgId ?? null,
      name: isNamed ? (actor.member?.name ?? null) : null,
    },
    tapId,
    note,
  }
}

/** One act that nobody took: the time was over. */
export function stepOfClock(act: RequestAct, at: Moment, tapId: string): RequestStep {
  const by = { party: 'clock', openid: '', role: null, orgId: null, name: null } as const
  return { act, at, by, tapId, note: null }
}

/** The same public place and the same kind, however it is spaced (G24). */
export function spotKeyOf(estateId: string, spot: string, category: string): string {
  return `${estateId}_${category}_${nameKeyOf(spot)}`
}

/** What people say on the telephone: `7K3M-9QXR`. */
export function requestNo(id: string): string {
  return drawnFrom(`request ${id}`, 8).replace(/(.{4})(?=.)/g, '$1-')
}

/** As people type or say it: without the dash, small letters, O for 0; null when it is no number of ours. */
export function readRequestNo(typed: string): string | null {
  return readCode(typed, 8)?.replace(/(.{4})(?=.)/g, '$1-') ?? null
}

type Told = Omit<
  ServiceRequest,
  | 'no'
  | 'spotKey'
  | 'state'
  | 'careSealed'
  | 'careUntil'
  | 'forgottenAt'
  | 'inTwos'
  | 'goesFirst'
  | 'isToTake'
  | 'volunteers'
  | 'volunteerIds'
  | 'chosen'
  | 'passedIds'
  | 'freshAt'
  | 'askers'
  | 'askedAt'
  | 'dueAt'
  | 'waitingSince'
  | 'sortKey'
  | 'askedKey'
  | 'movedKey'
  | 'revision'
  | 'steps'
  | 'reopened'
  | 'nudgedOn'
  | 'climbAt'
  | 'rung'
  | 'firstHandler'
  | 'findKeys'
  | 'counted'
  | 'uncountedKey'
  | 'tallied'
  | 'tallyKey'
> &
  Partial<Pick<ServiceRequest, 'careSealed' | 'inTwos'>> & {
    /** Null for what is at home. */
    spotKey: string | null
  }

/** A request as its first step makes it. */
export function newRequest(
  told: Told,
  step: RequestStep,
  limits: Limits,
  calendar: WorkCalendar,
): ServiceRequest {
  const dueAt = dueAfter('submit', null, step.at, limits, calendar)
  const first = goesFirst({ careSealed: null, ...told, reopened: 0 })
  const state = { state: 'submitted', dueAt, waitingSince: null, goesFirst: first } as const
  return {
    careSealed: null,
    inTwos: false,
    ...told,
    ...state,
    careUntil: null,
    forgottenAt: null,
    spotKey: told.spotKey ?? told._id,
    no: requestNo(told._id),
    isToTake: false,
    volunteers: [],
    volunteerIds: [],
    chosen: null,
    passedIds: [],
    // The community knows what it took down itself.
    freshAt: step.by.party === 'host' ? null : step.at,
    askers: [told.askedBy],
    firstHandler: null,
    askedAt: step.at,
    sortKey: sortKeyOf(state, step.at, told._id),
    askedKey: momentKey(step.at, told._id),
    movedKey: momentKey(step.at, told._id),
    revision: 1,
    steps: [step],
    reopened: 0,
    nudgedOn: null,
    findKeys: findKeysOf(told.place.estateId, told.category),
    counted: null,
    uncountedKey: needOf({ ...told, ...state }) && momentKey(step.at, told._id),
    tallied: null,
    tallyKey: momentKey(step.at, told._id),
    climbAt: dueAt,
    rung: 0,
  }
}

const any = '*'

export function findKey(estateId: string | null, category: string | null): string {
  return `${estateId ?? any} ${category ?? any}`
}

/** One key answers every search by estate and category. */
function findKeysOf(estateId: string | null, category: string): string[] {
  const keys = [findKey(null, null), findKey(null, category)]
  return estateId === null ? keys : [...keys, findKey(estateId, null), findKey(estateId, category)]
}
