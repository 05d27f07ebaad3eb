import type { Awaited, Election, Group, Leader, VoterMark } from '../../../types/groups'
import type { Moment } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { blank, dueAtOf, outcomeOf } from './rules'

const electionsATick = 20

export function findElection(db: Db, electionId: string): Promise<Election | null> {
  return db.get<Election>('groupElections', electionId)
}

export type Opened =
  | { kind: 'opened'; election: Election }
  | { kind: 'electionOpen' | 'awaitsAnswer' | 'electionOver' }

/** One open election a group: the group's own document is the referee. What has ended is not opened again by its own tap. */
export function openElection(db: Db, election: Election): Promise<Opened> {
  return db.transaction(async transaction => {
    const group = await transaction.get<Group>('groups', election.groupId)
    const before = group?.electionId
      ? await transaction.get<Election>('groupElections', group.electionId)
      : null
    if (before?._id === election._id) {
      return before.state === 'open' ? { kind: 'opened', election: before } : { kind: 'electionOver' }
    }
    if (before?.state === 'open') return { kind: 'electionOpen' }
    if (!group || group.awaited) return { kind: 'awaitsAnswer' }
    if (before && (await transaction.get('groupElections', election._id))) return { kind: 'electionOver' }
    await transaction.insert('groupElections', election)
    await transaction.update('groups', group._id, { set: { electionId: election._id } })
    return { kind: 'opened', election }
  })
}

/**
 * The voter into the set and the choice into the tally, in one change that happens once or not at all. Nothing
 * else is written, here or elsewhere: no row, no moment, no tap.
 */
export function castVote(
  db: Db,
  { electionId, mark, choice, now }: { electionId: string; mark: string; choice: string | null; now: Moment },
): Promise<boolean> {
  return db.updateOne(
    'groupElections',
    electionId,
    {
      state: 'open',
      closesAt: is.moreThan(now),
      [`voters.${mark}`]: 0 satisfies VoterMark,
      ...(choice !== null && { [`candidates.${choice}`]: 'stands' }),
    },
    {
      set: { [`voters.${mark}`]: 1 satisfies VoterMark },
      add: { [`tally.${choice ?? blank}`]: 1, votes: 1 },
    },
  )
}

export function setStanding(db: Db, electionId: string, memberId: string, stands: boolean, now: Moment) {
  const field = `candidates.${memberId}`
  return db.updateOne(
    'groupElections',
    electionId,
    { state: 'open', closesAt: is.moreThan(now), [field]: stands ? 'declined' : 'stands' },
    { set: { [field]: stands ? 'stands' : 'declined' } },
  )
}

/** Ticked as voting on paper: the same set as the phones', so that nobody votes twice. */
export function tickVoter(db: Db, { _id, ...election }: Election, mark: string): Promise<boolean> {
  return db.updateOne(
    'groupElections',
    _id,
    { state: 'open', [`voters.${mark}`]: 0 satisfies VoterMark },
    {
      set: { [`voters.${mark}`]: 2 satisfies VoterMark, dueAt: dueAtOf(election, 1) },
      add: { paperTicked: 1 },
    },
  )
}

/** Takes a wrong tick back, while its paper is not counted. */
export function untickVoter(db: Db, { _id, paperCounted }: Election, mark: string): Promise<boolean> {
  return db.updateOne(
    'groupElections',
    _id,
    {
      state: 'open',
      [`voters.${mark}`]: 2 satisfies VoterMark,
      paperCounted,
      paperTicked: is.moreThan(paperCounted),
    },
    { set: { [`voters.${mark}`]: 0 satisfies VoterMark }, add: { paperTicked: -1 } },
  )
}

/** No paper is out any more: the clock need not wait for it. */
export async function waitForNoPaper(db: Db, electionId: string): Promise<void> {
  const election = await findElection(db, electionId)
  if (!election || election.paperTicked !== election.paperCounted) return
  const { paperTicked, paperCounted } = election
  await db.updateOne(
    'groupElections',
    electionId,
    { state: 'open', paperTicked, paperCounted },
    { set: { dueAt: dueAtOf(election, 0) } },
  )
}

/** Adds the sums of counted papers to the tally, and to what papers say alone. */
export function addPapers(
  db: Db,
  election: Election,
  tallied: { memberId: string; votes: number }[],
  tapId: string,
): Promise<boolean> {
  const { _id, paperTicked, paperCounted } = election
  const counted = tallied.reduce((sum, { votes }) => sum + votes, 0)
  return db.updateOne(
    'groupElections',
    _id,
    { state: 'open', paperTicked, paperCounted },
    {
      set: { countTap: tapId, dueAt: dueAtOf(election, 0) },
      add: {
        ...Object.fromEntries(
          tallied.flatMap(({ memberId, votes }) => [
            [`tally.${memberId}`, votes],
            [`paperTally.${memberId}`, votes],
          ]),
        ),
        votes: counted,
        paperCounted: counted,
      },
    },
  )
}

/** Ends an election: what it came to stays, what was chosen goes. The elected is asked next. */
export function closeElection(db: Db, electionId: string): Promise<boolean> {
  return db.transaction(async transaction => {
    const election = await transaction.get<Election>('groupElections', electionId)
    if (election?.state !== 'open') return false
    const outcome = outcomeOf(election)
    const set = { state: 'closed', outcome, tally: null, paperTally: null }
    await transaction.update('groupElections', electionId, { set })
    if (outcome.kind !== 'elected') return true
    const awaited: Awaited = {
      memberId: outcome.memberIds[0],
      by: 'ballot',
      note: null,
      termMonths: election.termMonths,
      inOffice: election.openedBy,
    }
    await transaction.update('groups', election.groupId, { set: { awaited } })
    return true
  })
}

export function cancelElection(db: Db, electionId: string, note: string): Promise<boolean> {
  const set = { state: 'cancelled', note, tally: null, paperTally: null }
  return db.updateOne('groupElections', electionId, { state: 'open' }, { set })
}

/** Ends what is due; whatever is left is due again at the next tick. */
export async function closeDueElections(db: Db, now: Moment): Promise<number> {
  const due = await db.find<Election>('groupElections', {
    where: { state: 'open', dueAt: is.lessThan(now + 1) },
    orderBy: ['dueAt', 'asc'],
    fields: ['_id'],
    limit: electionsATick,
  })
  for (const { _id } of due) await closeElection(db, _id)
  return due.length
}

/** Chosen by consultation; false when somebody is asked already or a ballot came in between. */
export function setAwaited(
  db: Db,
  { _id, electionId }: Pick<Group, '_id' | 'electionId'>,
  awaited: Awaited,
): Promise<boolean> {
  return db.updateOne('groups', _id, { state: 'open', electionId, awaited: null }, { set: { awaited } })
}

/** Begins to lead; false when nobody waits for this answer. */
export async function beginLeading(db: Db, group: Group, leader: Leader): Promise<boolean> {
  await shorten(db, 'groups', group, 'formerLeaders')
  return db.updateOne(
    'groups',
    group._id,
    { 'awaited.memberId': leader.memberId, 'leader.tapId': group.leader?.tapId ?? null },
    {
      set: { leader, awaited: null },
      ...(group.leader && { push: { formerLeaders: group.leader } }),
    },
  )
}

/** Declines to lead; false when nobody waits for this answer. */
export function declineToLead(db: Db, groupId: string, memberId: string): Promise<boolean> {
  return db.updateOne(
    'groups',
    groupId,
    { 'awaited.memberId': memberId },
    {
      set: { awaited: null, lastDeclined: memberId },
    },
  )
}

/** Lays leading down; false when somebody else leads by now. */
export async function stopLeading(db: Db, group: Group, leader: Leader): Promise<boolean> {
  await shorten(db, 'groups', group, 'formerLeaders')
  return db.updateOne(
    'groups',
    group._id,
    { 'leader.memberId': leader.memberId },
    { set: { leader: null, lastDeclined: leader.memberId }, push: { formerLeaders: leader } },
  )
}
