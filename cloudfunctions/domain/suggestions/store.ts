import type { Suggestion, SuggestionAct, SuggestionStep, SuggestionTally } from '../../../types/suggestions'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { type Telling, tellWithin } from '../notices/telling'
import type { AnswerReach } from './access'

export function findSuggestion(db: Db, suggestionId: string): Promise<Suggestion | null> {
  return db.get<Suggestion>('suggestions', suggestionId)
}

export function isRepeat({ steps }: Suggestion, act: SuggestionAct, openid: string, tapId: string): boolean {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)
}

/** Keeps it and counts it in one breath; the same tap finds the one it made. */
export function keep(db: Db, suggestion: Suggestion, month: string): Promise<Suggestion> {
  return db.transaction(async transaction => {
    const before = await transaction.get<Suggestion>('suggestions', suggestion._id)
    if (before) return before
    await transaction.insert('suggestions', suggestion)
    if (isCounted(suggestion)) await count(transaction, month, { received: 1 })
    return suggestion
  })
}

/** What an act changes beside the steps. */
export type Changed = Pick<Suggestion, 'state' | 'dueAt' | 'remindAt' | 'orgId' | 'sortKey'>

/**
 * Takes one act while it still is as it was seen; null when somebody changed it in between. The first answer is
 * counted with it, in the month in which the word came.
 */
export function act(
  db: Db,
  seen: Suggestion,
  step: SuggestionStep,
  changed: Changed,
  month: string,
): Promise<Suggestion | null> {
  return db.transaction(async transaction => {
    const current = await transaction.get<Suggestion>('suggestions', seen._id)
    if (current?.revision !== seen.revision) return null
    const isFirstAnswer = step.act === 'answer' && !current.steps.some(({ act }) => act === 'answer')
    await transaction.update('suggestions', seen._id, {
      set: { ...changed },
      add: { revision: 1 },
      push: { steps: step },
    })
    if (isFirstAnswer && isCounted(current)) {
      await count(transaction, month, { answered: 1, answeredInTime: isInTime(current, step.at) ? 1 : 0 })
    }
    if (step.act === 'answer') await tellWithin(transaction, tellingOf(current), step.at)
    return { ...current, ...changed, revision: current.revision + 1, steps: [...current.steps, step] }
  })
}

function tellingOf({ _id, no, askedBy, revision }: Suggestion): Telling {
  const link = { page: 'suggestions', id: null } as const
  const stage = `answered ${revision}`
  return { kind: 'suggestionAnswered', told: { no }, to: { openid: askedBy }, thing: _id, stage, link }
}

/** The tally is about the app; what a member has put right is nobody's business. */
const isCounted = ({ kind }: Suggestion): boolean => kind !== 'correction'

const isInTime = ({ dueAt }: Suggestion, at: Moment): boolean => dueAt === null || at <= dueAt

async function count(
  transaction: Transaction,
  month: string,
  added: Partial<Omit<SuggestionTally, '_id'>>,
): Promise<void> {
  const before = await transaction.get<SuggestionTally>('suggestionTallies', month)
  if (before) return transaction.update('suggestionTallies', month, { add: { ...added } })
  const first = { received: 0, answered: 0, answeredInTime: 0, ...added }
  await transaction.insert('suggestionTallies', { _id: month, ...first })
}

/** What somebody said is said by his or her new identity from now on. */
export function passSaid(db: Db, from: string, to: string): Promise<number> {
  return db.updateMany('suggestions', { askedBy: from }, { set: { askedBy: to } })
}

export function listOwn(db: Db, openid: string, after: string | null, limit: number): Promise<Suggestion[]> {
  return db.find<Suggestion>('suggestions', {
    where: { askedBy: openid, ...(after !== null && { ownKey: is.moreThan(after) }) },
    orderBy: ['ownKey', 'asc'],
    limit,
  })
}

export function listWithin(
  db: Db,
  { orgId }: AnswerReach,
  show: 'waiting' | 'answered',
  after: string | null,
  limit: number,
): Promise<Suggestion[]> {
  const state = show === 'waiting' ? show : is.oneOf(['answered', 'settled'])
  return db.find<Suggestion>('suggestions', {
    where: { orgId, state, ...(after !== null && { sortKey: is.moreThan(after) }) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

/** The months from the first to the last of these, as far as anything came: one call. */
export function listTallies(db: Db, months: string[]): Promise<SuggestionTally[]> {
  return db.find<SuggestionTally>('suggestionTallies', {
    where: { _id: is.oneOf(months) },
    limit: months.length,
  })
}
