import type {
  ItemAnswer,
  Registration,
  RegistrationAct,
  RegistrationStep,
} from '../../../types/registrations'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { isOwnAct } from '../../kernel/own-act'
import { findMember } from '../members/store'
import type { Tree } from '../orgs/tree'
import { movedOnDetail, registrationView, takerOf } from './registration'
import * as store from './store'

/** The scan that checks a member in also reports a registration that was dispatched here (A28). */
export async function reportByScan(
  context: Context,
  memberId: string,
  communityId: string,
  tapId: string,
): Promise<void> {
  const step = stepOf(context, 'report', null, tapId, { way: 'scan' })
  await store.move(context.db, memberId, communityId, { act: 'report', step })
}

/** So does a check-in that an officer enters (G07). */
export async function reportByEntry(
  context: Context,
  memberId: string,
  communityId: string,
  tapId: string,
): Promise<void> {
  const step = stepOf(context, 'report', communityId, tapId, { way: 'secretary' })
  await store.move(context.db, memberId, communityId, { act: 'report', step })
}

export interface Asked {
  act: store.Move['act']
  tapId: string
  way?: RegistrationStep['way']
  reason?: string
  estateId?: string
  /** The place of whoever takes the step; the community unless told otherwise. */
  inNameOf?: string
}

/** One step for one person, answered with the registration as it stands then. */
export async function moveOne(context: Context, memberId: string, communityId: string, asked: Asked) {
  const moved = await store.move(context.db, memberId, communityId, moveOf(context, communityId, asked))
  return answerOne(context, communityId, moved)
}

export async function answerOne(context: Context, communityId: string, moved: store.Moved) {
  const { db, tree } = context
  if (moved.kind === 'gone') return refuse('notAllowed')
  if (moved.kind === 'movedOn') return refuse('movedOn', { ...movedOnDetail(moved.registration, tree) })
  const { memberId } = moved.registration
  const person = await findMember(db, memberId)
  return answer(
    { registration: registrationView(moved.registration, person ?? undefined, context) },
    communityId,
  )
}

/** The same step for several people of one community, each answered. */
export async function moveEach(
  context: Context,
  memberIds: string[],
  communityId: string,
  asked: Asked,
): Promise<ItemAnswer<'movedOn'>[]> {
  const { db, tree } = context
  const answers = await store.each(memberIds, async (memberId): Promise<ItemAnswer<'movedOn'>> => {
    if (isOwnAct(context.actor, { memberId })) return no(memberId, 'ownAct')
    const moved = await store.move(db, memberId, communityId, moveOf(context, communityId, asked))
    if (moved.kind === 'done') return yes(moved.registration)
    if (moved.kind === 'gone') return no(memberId, 'notAllowed')
    return no(memberId, 'movedOn', moved.registration, tree)
  })
  audit(context, communityId, memberIds)
  return answers
}

function moveOf(
  context: Context,
  communityId: string,
  { act, tapId, way, reason, estateId, inNameOf = communityId }: Asked,
): store.Move {
  const step = stepOf(context, act, inNameOf, tapId, { way, reason })
  return estateId === undefined ? { act, step } : { act, step, estateId }
}

export function stepOf(
  { actor, tree, now }: Context,
  act: RegistrationAct,
  orgId: string | null,
  tapId: string,
  { way, reason }: { way?: RegistrationStep['way'] | undefined; reason?: string | undefined } = {},
): RegistrationStep {
  return { act, at: now, by: takerOf(actor, orgId, tree), tapId, way: way ?? null, reason: reason ?? null }
}

export function yes({ memberId, state, letterNo }: Registration) {
  return { memberId, ok: true as const, state, letterNo }
}

export function no<Reason extends string>(
  memberId: string,
  refusal: Reason,
  kept?: Registration | null,
  tree?: Tree,
) {
  const movedOn = kept && tree ? movedOnDetail(kept, tree) : null
  return { memberId, ok: false as const, refusal, movedOn }
}
