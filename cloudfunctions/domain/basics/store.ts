import type { BasicFacts, Basics, BasicsStep } from '../../../types/basics'
import type { Member } from '../../../types/members'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import type { Tree } from '../orgs/tree'
import { momentKey } from '../registrations/rules'
import type { BasicsReach } from './access'
import { askedAt, factsOf, isSame, isWaiting } from './rules'

export function findBasics(db: Db, memberId: string): Promise<Basics | null> {
  return db.get<Basics>('basics', memberId)
}

/** Whoever waits longest first. */
export function listWaiting(
  db: Db,
  { orgId }: BasicsReach,
  after: string | null,
  limit: number,
): Promise<Basics[]> {
  const where = { unitPlaces: orgId, state: 'waiting', ...(after && { sortKey: is.moreThan(after) }) }
  return db.find<Basics>('basics', { where, orderBy: ['sortKey', 'asc'], limit })
}

export interface Kept {
  member: Member
  basics: Basics | null
}

export type Stepped<Refusal extends string> =
  | { ok: true; kept: Kept }
  | { ok: false; refusal: Refusal | 'gone' }

/** A wish of the member's; it takes the place of one that waits. Nothing on the roster changes. */
export function keepWish(
  db: Db,
  memberId: string,
  step: BasicsStep,
  tree: Tree,
): Promise<Stepped<'nothingChanged'>> {
  return stepOn(db, memberId, step, async (transaction, { member, basics }) => {
    if (isSame(step.facts, factsOf(member))) return 'nothingChanged'
    return keep(transaction, { member, basics }, 'waiting', step, tree)
  })
}

export function withdrawWish(
  db: Db,
  memberId: string,
  step: BasicsStep,
  tree: Tree,
): Promise<Stepped<'nothingWaits'>> {
  return stepOn(db, memberId, step, async (transaction, kept) => {
    if (!kept.basics || !isWaiting(kept.basics)) return 'nothingWaits'
    return keep(transaction, kept, 'withdrawn', { ...step, facts: kept.basics.asked }, tree)
  })
}

/** The unit's own entry: the roster and its history change together. */
export function enterFacts(
  db: Db,
  memberId: string,
  step: BasicsStep,
  tree: Tree,
): Promise<Stepped<'nothingChanged'>> {
  return stepOn(db, memberId, step, async (transaction, kept) => {
    if (isSame(step.facts, factsOf(kept.member))) return 'nothingChanged'
    await putOnRoster(transaction, memberId, step)
    return keep(transaction, kept, 'settled', step, tree)
  })
}

/** The unit's answer to the wish that it looked at, and to no later one. */
export function answerWish(
  db: Db,
  memberId: string,
  seenAt: number,
  step: BasicsStep,
  tree: Tree,
): Promise<Stepped<'nothingWaits' | 'askedAnew'>> {
  return stepOn(db, memberId, step, async (transaction, kept) => {
    if (!kept.basics || !isWaiting(kept.basics)) return 'nothingWaits'
    if (askedAt(kept.basics) !== seenAt) return 'askedAnew'
    const told = { ...step, facts: kept.basics.asked }
    if (step.act === 'confirm') await putOnRoster(transaction, memberId, told)
    return keep(transaction, kept, step.act === 'confirm' ? 'settled' : 'declined', told, tree)
  })
}

/** One step, once a tap: a repeat finds its own step and is answered as things stand. */
function stepOn<Refusal extends string>(
  db: Db,
  memberId: string,
  step: BasicsStep,
  work: (transaction: Transaction, kept: Kept) => Promise<Basics | Refusal>,
): Promise<Stepped<Refusal>> {
  return db.transaction(async transaction => {
    const member = await transaction.get<Member>('members', memberId)
    if (!member || member.hiddenBy !== null) return { ok: false, refusal: 'gone' }
    const basics = await transaction.get<Basics>('basics', memberId)
    const isRepeat = basics?.steps.some(({ tapId, openid }) => tapId === step.tapId && openid === step.openid)
    if (isRepeat) return { ok: true, kept: { member, basics } }
    const after = await work(transaction, { member, basics })
    if (typeof after === 'string') return { ok: false, refusal: after }
    const isOnRoster = after.state === 'settled'
    return { ok: true, kept: { member: isOnRoster ? { ...member, ...after.asked } : member, basics: after } }
  })
}

async function putOnRoster(
  transaction: Transaction,
  memberId: string,
  { facts, at }: BasicsStep,
): Promise<void> {
  const set: BasicFacts & { updatedAt: number } = { ...factsOf(facts), updatedAt: at }
  await transaction.update('members', memberId, { set: { ...set } })
}

async function keep(
  transaction: Transaction,
  { member, basics }: Kept,
  state: Basics['state'],
  step: BasicsStep,
  tree: Tree,
): Promise<Basics> {
  const set = {
    branchId: member.branchId,
    unitPlaces: tree.upwards(member.branchId).map(({ _id }) => _id),
    state,
    sortKey: momentKey(step.at, member._id),
    asked: factsOf(step.facts),
  }
  if (basics) {
    await shorten(transaction, 'basics', basics, 'steps')
    await transaction.update('basics', member._id, { set, push: { steps: step } })
  } else await transaction.insert('basics', { _id: member._id, ...set, steps: [step] } as Basics)
  return { _id: member._id, ...set, steps: [...(basics?.steps ?? []), step] }
}
