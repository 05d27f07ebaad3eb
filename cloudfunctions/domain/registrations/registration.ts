import { dayOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type {
  Destination,
  MovedOnDetail,
  Registration,
  RegistrationState,
  RegistrationStep,
  RegistrationView,
  StepTaker,
  StepView,
  Stub,
  StubView,
} from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import { type Actor, leadingRoles } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { isOwnAct } from '../../kernel/own-act'
import type { Tree } from '../orgs/tree'
import { drawnFrom } from '../papers/code'
import { offeredPapers } from '../papers/rules'
import { leadsCommunity } from '../sites/access'
import { isOpen, momentKey, registrationId, stateAfter } from './rules'

const noStub: Stub = { state: 'none', at: null, by: null, tapId: null }

export const dueStub: Stub = { ...noStub, state: 'due' }

/** A registration as its first step makes it. */
export function newRegistration(
  { _id: memberId, branchId }: Pick<Member, '_id' | 'branchId'>,
  communityId: string,
  step: RegistrationStep,
  tree: Tree,
): Registration {
  return { ...dispatched(memberId, communityId, branchId, step, tree), steps: [step] }
}

/** What a dispatch sets, also on a registration that was declined or withdrawn before. */
export function dispatched(
  memberId: string,
  communityId: string,
  branchId: string,
  { at }: RegistrationStep,
  tree: Tree,
): Omit<Registration, 'steps'> {
  const _id = registrationId(memberId, communityId)
  return {
    _id,
    memberId,
    communityId,
    branchId,
    unitPlaces: tree.upwards(branchId).map(org => org._id),
    state: 'dispatched',
    sortKey: momentKey(at, _id),
    letterNo: letterNoOf(_id, at),
    assigned: { estateId: null, groupId: null, postIds: [] },
    unitStub: noStub,
    communityStub: noStub,
    stubKey: null,
    endedFrom: null,
    moving: null,
    movingKey: null,
  }
}

/**
 * What the end of a registration sets (G133, A90): filed stubs stay on file, and one that was still due is due no more.
 */
export function ended(
  { _id, state, unitStub, communityStub }: Registration,
  at: Moment,
): Partial<Registration> {
  return {
    state: 'ended',
    endedFrom: state,
    sortKey: momentKey(at, _id),
    unitStub: unitStub.state === 'due' ? noStub : unitStub,
    communityStub: communityStub.state === 'due' ? noStub : communityStub,
    moving: null,
    movingKey: null,
    unplaceKey: momentKey(at, _id),
  }
}

/** The way back, when the roster that ended it is taken back. */
export function restored(
  { _id, stubKey, unitStub, communityStub }: Registration,
  state: RegistrationState,
  at: Moment,
): Partial<Registration> {
  const wasAccepted = stubKey !== null
  return {
    state,
    endedFrom: null,
    unplaceKey: null,
    sortKey: momentKey(at, _id),
    unitStub: wasAccepted && unitStub.state === 'none' ? dueStub : unitStub,
    communityStub: wasAccepted && communityStub.state === 'none' ? dueStub : communityStub,
  }
}

/** `2026-7K3M9QXR`: nobody can guess it, and each dispatch has its own. */
function letterNoOf(id: string, at: Moment): string {
  return `${dayOf(at).slice(0, 4)}-${drawnFrom(`letter ${id} ${at}`, 8)}`
}

/** Who takes a step: by the first role that leads the place, or as the member. */
export function takerOf(actor: Actor, orgId: string | null, tree: Tree): RegistrationStep['by'] {
  const above = orgId === null ? [] : tree.upwards(orgId).map(({ _id }) => _id)
  const held = actor.roles.find(
    role => above.includes(role.orgId) && leadingRoles.some(leading => leading === role.role),
  )
  const name = actor.member?.name ?? null
  return { openid: actor.openid, role: held?.role ?? 'member', orgId: held?.orgId ?? null, name }
}

/** Who it was, as the others may know: never the WeChat identity. */
export function takerView({ role, orgId, name }: StepTaker, tree: Tree): StepView['by'] {
  return { role, place: orgId ? (tree.find(orgId)?.name ?? null) : null, name }
}

export function movedOnDetail({ steps, state }: Registration, tree: Tree): MovedOnDetail {
  const last = steps.at(-1)
  if (!last) throw new Error('a registration without a step')
  return { state, at: last.at, by: takerView(last.by, tree) }
}

export type PersonShown = Pick<Member, '_id' | 'name' | 'phoneTail' | 'unitName'>

export function registrationView(
  registration: Registration,
  person: PersonShown | undefined,
  context: Context,
): RegistrationView {
  const { actor, tree } = context
  const { state, steps, communityId, branchId, assigned, unitStub, communityStub } = registration
  const isOwn = isOwnAct(actor, { memberId: registration.memberId })
  const hosts = leadsCommunity(actor, communityId)
  const sends = actor.leads(branchId)
  // Somebody else takes the steps of whoever holds the office.
  const hostsThis = hosts && !isOwn
  const sendsThis = sends && !isOwn
  return {
    registrationId: registration._id,
    memberId: registration.memberId,
    name: person?.name ?? '',
    phoneTail: person?.phoneTail ?? null,
    unitName: person?.unitName ?? tree.find(branchId)?.name ?? '',
    community: tree.brief(communityId),
    state,
    since: steps.at(-1)?.at ?? 0,
    letterNo: registration.letterNo,
    steps: steps.map(({ act, at, by, way, reason, destination }) => ({
      act,
      at,
      by: takerView(by, tree),
      way,
      reason,
      destination: destination ? destinationView(destination, tree) : null,
    })),
    estate: assigned.estateId ? tree.brief(assigned.estateId) : null,
    unitStub: stubView(unitStub),
    communityStub: stubView(communityStub),
    movingSince: registration.moving?.at ?? null,
    papers: isOpen(state)
      ? offeredPapers(context).filter(kind => hosts || sends || kind === 'basicInfo')
      : [],
    can: {
      report: hostsThis && stateAfter('report', state) !== null,
      accept: hostsThis && stateAfter('accept', state) !== null,
      decline: hostsThis && stateAfter('decline', state) !== null,
      assign: hostsThis && stateAfter('assign', state) !== null,
      withdraw: sendsThis && stateAfter('withdraw', state) !== null,
      moveAway: hostsThis && stateAfter('moveAway', state) !== null,
      reportMove: isOwn && stateAfter('moveAway', state) !== null,
      fileUnitStub: sendsThis && unitStub.state === 'due',
      fileCommunityStub: hostsThis && communityStub.state === 'due',
      enterBasics: sendsThis,
    },
  }
}

function destinationView({ communityId, place, day }: Destination, tree: Tree): StepView['destination'] {
  return { place: (communityId && tree.find(communityId)?.name) || (place ?? ''), day }
}

const stubView = ({ state, at }: Stub): StubView => ({ state, at })
