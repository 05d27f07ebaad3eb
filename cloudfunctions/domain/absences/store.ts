import type { Absence, AbsenceAct, AbsenceCounts, AbsenceState, AbsenceStep } from '../../../types/absences'
import type { Member } from '../../../types/members'
import type { Notice } from '../../../types/notices'
import type { HalfYear } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { untoldAfter } from '../notices/untold'
import { momentKey } from '../registrations/rules'
import type { AbsenceReach } from './access'
import { ways } from './rules'

export type AbsenceRow = Absence & { people: Member[]; come: Stored[] }

/** A page with whom it is about, and whether he or she has come since: one call. */
export function listAbsences(
  db: Db,
  { where }: AbsenceReach,
  state: AbsenceState,
  after: string | null,
  limit: number,
): Promise<AbsenceRow[]> {
  return db.aggregate<AbsenceRow>('absences', limit, stages =>
    stages
      .match({ ...where, state, ...(after !== null && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' })
      .lookup({ from: 'checkins', localField: 'nextFact', foreignField: '_id', as: 'come' }),
  )
}

export function findAbsence(db: Db, absenceId: string): Promise<Absence | null> {
  return db.get<Absence>('absences', absenceId)
}

export const isRepeat = ({ steps }: Absence, act: AbsenceAct, openid: string, tapId: string): boolean =>
  steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)

/** Takes one act while it is still possible, with what it has to tell; null when somebody was faster. */
export async function act(
  db: Db,
  seen: Absence,
  step: AbsenceStep,
  said: Partial<Pick<Absence, 'words' | 'answer'>>,
  notices: Notice[],
): Promise<Absence | null> {
  const { from, to } = ways[step.act]
  const set = { ...said, state: to, sortKey: momentKey(step.at, seen._id) }
  const isKept = await db.updateOne(
    'absences',
    seen._id,
    { state: is.oneOf(from) },
    { set: { ...set, ...(await untoldAfter(db, seen, notices, step.at)) }, push: { steps: step } },
  )
  return isKept ? { ...seen, ...set, steps: [...seen.steps, step] } : null
}

export type KeptCounts = Omit<AbsenceCounts, 'halfYear'> & { _id: HalfYear }

export async function countAbsences(db: Db, halfYear: HalfYear): Promise<Record<AbsenceState, number>> {
  const counts: Record<AbsenceState, number> = { drafted: 0, setAside: 0, sent: 0, answered: 0 }
  const found = await db.countBy('absences', { halfYear }, { state: 'state' }, Object.keys(counts).length)
  for (const { state, count } of found) if (state) counts[state as AbsenceState] = count
  return counts
}

export function keepCounts(db: Db, counts: KeptCounts): Promise<void> {
  return db.put('absenceCounts', counts)
}

export function listCounts(db: Db, limit: number): Promise<KeptCounts[]> {
  return db.find<KeptCounts>('absenceCounts', { where: {}, orderBy: ['_id', 'desc'], limit })
}
