import { randomUUID } from 'node:crypto'
import type { OpinionSheet, OpinionTally, OpinionWords, OpinionWordsKept } from '../../../types/opinions'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { pauseBefore } from '../../kernel/pause'
import { markOf, type Slip, tallyIdOf } from './code'
import { nothingSaid, questionKey } from './rules'

const sheetsRemembered = 10
/** With the pauses between them less than an operation lasts. */
const mostTries = 20

/** The years' sheets, the latest first. */
export function listSheets(db: Db, limit = sheetsRemembered): Promise<OpinionSheet[]> {
  return db.find<OpinionSheet>('opinionSheets', { where: {}, orderBy: ['_id', 'desc'], limit })
}

export async function latestSheet(db: Db): Promise<OpinionSheet | null> {
  return (await listSheets(db, 1))[0] ?? null
}

export function findSheet(db: Db, year: string): Promise<OpinionSheet | null> {
  return db.get<OpinionSheet>('opinionSheets', year)
}

/** One sheet a year: the second tap finds the first one's. */
export async function keepSheet(
  db: Db,
  sheet: OpinionSheet,
): Promise<{ kept: OpinionSheet; isNew: boolean }> {
  if ((await db.insert('opinionSheets', sheet)) === 'inserted') return { kept: sheet, isNew: true }
  const kept = await findSheet(db, sheet._id)
  if (!kept) throw new Error('a sheet that exists and cannot be read')
  return { kept, isNew: false }
}

interface Closing {
  closedBy: string
  closedAt: Moment
  shownFrom: number
}

/** Closes the sheet, then the sums of every community: from then on they stand still. Done again it changes nothing. */
export async function closeSheet(db: Db, year: string, { closedBy, closedAt, shownFrom }: Closing) {
  await db.updateOne(
    'opinionSheets',
    year,
    { state: 'open' },
    { set: { state: 'closed', closedBy, closedAt } },
  )
  await closeTallies(db, { year }, shownFrom)
}

export function closeTallies(
  db: Db,
  which: { year: string } | { _id: string },
  shownFrom: number,
): Promise<number> {
  return db.updateMany('opinionTallies', { ...which, state: 'open' }, { set: { state: 'closed', shownFrom } })
}

/** The sums without the codes, which are many. */
export type Sums = Omit<OpinionTally, 'codes' | 'runs' | 'wordsToMove'>

const sumFields = [
  'year',
  'communityId',
  'state',
  'printed',
  'sheets',
  'counts',
  'papers',
  'paperCounts',
  'shownFrom',
  'publishedAt',
] satisfies (keyof Sums)[]

export function listSums(db: Db, year: string, communityIds: string[]): Promise<Sums[]> {
  const ids = communityIds.map(communityId => tallyIdOf({ year, communityId }))
  if (ids.length === 0) return Promise.resolve([])
  return db.find<Sums>('opinionTallies', {
    where: { _id: is.oneOf(ids) },
    limit: ids.length,
    fields: sumFields,
  })
}

export async function findSums(db: Db, year: string, communityId: string): Promise<Sums | null> {
  return (await listSums(db, year, [communityId]))[0] ?? null
}

interface Taking {
  sheet: OpinionSheet
  communityId: string
  /** The tap: the same one takes the same codes. */
  run: string
  count: number
  most: number
}

export type Taken =
  | { kind: 'taken'; from: number; count: number; printed: number }
  | { kind: 'closed' }
  | { kind: 'full' }

/** Takes the next codes of a community for one print run, each with its mark unused. */
export async function takeCodes(db: Db, { sheet, communityId, run, count, most }: Taking): Promise<Taken> {
  const year = sheet._id
  const _id = tallyIdOf({ year, communityId })
  for (let tried = 0; tried < mostTries; tried++) {
    const tally = await db.get<OpinionTally>('opinionTallies', _id)
    if (!tally) {
      await db.insert('opinionTallies', newTally(sheet, communityId))
      continue
    }
    const before = tally.runs[run]
    if (before) return { kind: 'taken', ...before, printed: tally.printed }
    if (tally.state === 'closed') return { kind: 'closed' }
    const { printed } = tally
    if (printed + count > most) return { kind: 'full' }
    const places = Array.from({ length: count }, (_, index) => printed + index)
    // In the order of their marks, so that the place of a mark says nothing about its sheet.
    const marks = places.map(place => markOf({ year, communityId, place })).sort()
    const set = {
      ...Object.fromEntries(marks.map(mark => [`codes.${mark}`, 0])),
      [`runs.${run}`]: { from: printed, count },
      printed: printed + count,
    }
    if (await db.updateOne('opinionTallies', _id, { printed, state: 'open' }, { set })) {
      return { kind: 'taken', from: printed, count, printed: printed + count }
    }
    await pauseBefore(tried + 1)
  }
  throw new Error('codes that others kept taking')
}

function newTally({ _id: year, questions }: OpinionSheet, communityId: string): OpinionTally {
  return {
    _id: tallyIdOf({ year, communityId }),
    year,
    communityId,
    state: 'open',
    printed: 0,
    runs: {},
    codes: {},
    sheets: 0,
    counts: nothingSaidTo(questions),
    papers: 0,
    paperCounts: nothingSaidTo(questions),
    wordsToMove: {},
    shownFrom: null,
    publishedAt: null,
    publishedBy: null,
  }
}

function nothingSaidTo(questions: string[]): OpinionTally['counts'] {
  return Object.fromEntries(questions.map((_, place) => [questionKey(place), nothingSaid]))
}

interface Filled {
  slip: Slip
  added: Record<string, number>
  words: { _id: string; kept: OpinionWordsKept } | null
}

/**
 * The code's mark and the sums in one change that happens once or not at all. Nothing else is written about it: no row,
 * no moment, no person. Words stand in the same change, so that none is lost, and move on to where nothing is beside them.
 */
export async function keepFilled(db: Db, { slip, added, words }: Filled): Promise<boolean> {
  const asked = countedIn(added).map(field => [field, is.atLeast(0)] as const)
  const isKept = await db.updateOne(
    'opinionTallies',
    tallyIdOf(slip),
    { state: 'open', [`codes.${markOf(slip)}`]: 0, ...Object.fromEntries(asked) },
    {
      set: {
        [`codes.${markOf(slip)}`]: 1,
        ...(words && { [`wordsToMove.${words._id}`]: words.kept }),
      },
      add: added,
    },
  )
  if (isKept && words) await moveWords(db, tallyIdOf(slip), { [words._id]: words.kept })
  return isKept
}

export const newWordsId = (): string => `w${randomUUID().replaceAll('-', '')}`

/** What stands in a tally only where it was asked: the grades of each question. */
const countedIn = (added: Record<string, number>): string[] =>
  Object.keys(added).filter(field => field.startsWith('counts.'))

/** How one code stands, and whether these answers are to what was asked; null where its community printed none of that year. */
export async function findCode(db: Db, slip: Slip, added: Record<string, number> = {}) {
  const mark = markOf(slip)
  const [tally] = await db.find<Pick<OpinionTally, '_id' | 'state' | 'codes' | 'counts'>>('opinionTallies', {
    where: { _id: tallyIdOf(slip) },
    limit: 1,
    fields: ['state', 'counts', `codes.${mark}`],
  })
  if (!tally) return null
  const isAsked = countedIn(added).every(field => (field.split('.')[1] ?? '') in tally.counts)
  return { state: tally.state, used: tally.codes?.[mark] ?? null, isAsked }
}

/** Moves words to their own collection, where they stand under a random id alone. */
async function moveWords(db: Db, tallyId: string, words: Record<string, OpinionWordsKept>): Promise<void> {
  const rows = Object.entries(words).map(
    ([_id, kept]): OpinionWords => ({ _id, tallyId, ...kept, state: 'toRead' }),
  )
  if (rows.length === 0) return
  if ((await db.insertMany('opinionWords', rows)) === 'exists') {
    for (const row of rows) await db.insert('opinionWords', row)
  }
  await db.updateOne('opinionTallies', tallyId, {}, { unset: rows.map(({ _id }) => `wordsToMove.${_id}`) })
}

/** Moves what an instance that was stopped has left behind, once nothing comes in any more. */
export async function moveWordsLeft(db: Db, tallyId: string): Promise<void> {
  const [tally] = await db.find<Pick<OpinionTally, '_id' | 'wordsToMove'>>('opinionTallies', {
    where: { _id: tallyId },
    limit: 1,
    fields: ['wordsToMove'],
  })
  await moveWords(db, tallyId, tally?.wordsToMove ?? {})
}

interface Listed {
  state: OpinionWords['state']
  /** So few came by phone that only words from papers are read. */
  isPaperAlone: boolean
  after: string | null
  limit: number
}

export function listWords(
  db: Db,
  tallyId: string,
  { state, isPaperAlone, after, limit }: Listed,
): Promise<OpinionWords[]> {
  return db.find<OpinionWords>('opinionWords', {
    where: {
      tallyId,
      state,
      ...(isPaperAlone && { isFromPaper: true }),
      ...(after !== null && { _id: is.moreThan(after) }),
    },
    orderBy: ['_id', 'asc'],
    limit,
  })
}

export function decideWords(
  db: Db,
  tallyId: string,
  wordsIds: string[],
  state: OpinionWords['state'],
): Promise<number> {
  return db.updateMany('opinionWords', { tallyId, _id: is.oneOf(wordsIds) }, { set: { state } })
}

export async function publish(db: Db, tallyId: string, by: string, at: Moment): Promise<void> {
  await db.updateOne(
    'opinionTallies',
    tallyId,
    { state: 'closed', publishedAt: null },
    { set: { publishedAt: at, publishedBy: by } },
  )
}
