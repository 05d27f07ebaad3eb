import type { Member } from '../../../types/members'
import type { Pledge, PledgeStep } from '../../../types/pledges'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { momentKey } from '../registrations/rules'
import type { TendReach } from './access'
import { stateAfter } from './rules'

export function findPledge(db: Db, id: string): Promise<Pledge | null> {
  return db.get<Pledge>('pledges', id)
}

/** A member's pledges, the newest first. */
export function findOwn(db: Db, memberId: string, limit: number): Promise<Pledge[]> {
  return db.find<Pledge>('pledges', { where: { memberId }, orderBy: ['number', 'desc'], limit })
}

export type MemberWithPledge = Member & { pledges: Pledge[] }

/** Somebody on the roster with the newest pledge: one call. */
export async function findMemberWithPledge(db: Db, memberId: string): Promise<MemberWithPledge | null> {
  const [found] = await db.aggregate<MemberWithPledge>('members', 1, stages =>
    stages.match({ _id: memberId, hiddenBy: null }).lookup(newestPledge()),
  )
  return found ?? null
}

/** The newest pledge beside each person of the roster, and what the rest of the pipeline makes of it. */
export const newestPledge = (rest: object[] = []) => ({
  from: 'pledges',
  let: { member: '$_id' },
  pipeline: [
    { $match: { $expr: { $eq: ['$memberId', '$$member'] } } },
    { $sort: { number: -1 } },
    { $limit: 1 },
    ...rest,
  ],
  as: 'pledges',
})

/** Begins a period. Of two who begin it at once one does, and both get what is kept. */
export async function begin(db: Db, pledge: Pledge): Promise<Pledge | null> {
  return (await db.insert('pledges', pledge)) === 'inserted' ? pledge : findPledge(db, pledge._id)
}

/** Takes one step from the revision that was seen; null when somebody else was faster. */
export async function take(
  db: Db,
  pledge: Pledge,
  step: PledgeStep,
  set: Partial<Pick<Pledge, 'text' | 'communityId' | 'isOnBehalf'>> = {},
): Promise<Pledge | null> {
  const state = stateAfter(step.act, pledge.state)
  if (!state) return null
  const { _id, revision } = pledge
  const change = { ...set, state, revision: revision + 1, sortKey: momentKey(step.at, _id) }
  const isTaken = await db.updateOne('pledges', _id, { revision }, { set: change, push: { steps: step } })
  return isTaken ? { ...pledge, ...change, steps: [...pledge.steps, step] } : null
}

/** A pledge with its person beside it. */
export type PledgeRow = Pledge & { people: Pick<Member, 'name' | 'unitName' | 'hiddenBy'>[] }

/** Those whose period is over wait for nobody. */
export function listWaiting(
  db: Db,
  { communityIds }: TendReach,
  today: string,
  after: string | null,
  limit: number,
): Promise<PledgeRow[]> {
  const where = { communityId: is.oneOf(communityIds), state: 'waiting', until: is.atLeast(today) }
  return db.aggregate<PledgeRow>('pledges', limit, stages =>
    stages
      .match({ ...where, ...(after && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}
