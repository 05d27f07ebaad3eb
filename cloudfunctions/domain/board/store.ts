import type { BoardCode, BoardConsent, BoardEntry, BoardPhoto } from '../../../types/board'
import type { Member } from '../../../types/members'
import type { Registration } from '../../../types/registrations'
import type { CalendarDay, Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { newestPledge } from '../pledges/store'
import { momentKey, registrationId, statesAccepted } from '../registrations/rules'
import type { MediaVerdict, Upload } from '../uploads/store'

/** A person with what he or she pledges publicly and decided about the board. */
export interface BoardRow extends Pick<Member, '_id' | 'name' | 'unitName' | 'estateId' | 'registration'> {
  pledges: { text: string }[]
  entries: BoardEntry[]
  postIds: string[]
}

export interface Wanted {
  communityId: string
  estateId: string
  day: CalendarDay
}

/** More than live in any estate, and are accepted there. */
const mostNeighbours = 1000

/** Everybody on the board of an estate, in two calls. */
export function listBoard(db: Db, wanted: Wanted, after: string | null, limit: number): Promise<BoardRow[]> {
  return readRows(db, wanted, after ? { _id: is.moreThan(after) } : {}, limit)
}

/** Those of them among these people. */
export function findOnBoard(db: Db, wanted: Wanted, memberIds: string[]): Promise<BoardRow[]> {
  return readRows(db, wanted, { _id: is.oneOf(memberIds) }, memberIds.length)
}

const neighbours = ({ communityId, estateId }: Pick<Wanted, 'communityId' | 'estateId'>) => ({
  estateId,
  hiddenBy: null,
  'registration.communityId': communityId,
  'registration.state': is.oneOf(statesAccepted),
})

/** Somebody who could stand on a board, with what was decided. */
export type NeighbourRow = Pick<Member, '_id' | 'name' | 'unitName'> & { entries: BoardEntry[] }

/** Everybody accepted who lives in an estate, whether asked or not, in the order of ids; one call. */
export function listNeighbours(
  db: Db,
  where: Pick<Wanted, 'communityId' | 'estateId'>,
  memberIds: string[] | null = null,
): Promise<NeighbourRow[]> {
  const which = memberIds ? { _id: is.oneOf(memberIds) } : {}
  return db.aggregate<NeighbourRow>('members', mostNeighbours, stages =>
    stages
      .match({ ...neighbours(where), ...which })
      .sort({ _id: 1 })
      .limit(mostNeighbours)
      .lookup({ from: 'boardEntries', localField: '_id', foreignField: '_id', as: 'entries' })
      .project({
        name: 1,
        unitName: 1,
        'entries.communityId': 1,
        'entries.consent': 1,
        'entries.isHidden': 1,
        'entries.takenDownAt': 1,
      }),
  )
}

export const areMore = (rows: readonly unknown[]): boolean => rows.length === mostNeighbours

/** One person's own line, agreed or not: nobody else is shown it. */
export function findLine(db: Db, wanted: Wanted, memberId: string): Promise<BoardRow[]> {
  return readRows(db, wanted, { _id: memberId }, 1, {})
}

async function readRows(
  db: Db,
  { communityId, estateId, day }: Wanted,
  which: object,
  limit: number,
  agreed: object = {
    'entries.communityId': communityId,
    'entries.consent.at': is.moreThan(0),
    'entries.isHidden': false,
  },
): Promise<BoardRow[]> {
  const rows = await db.aggregate<Omit<BoardRow, 'postIds'>>('members', limit, stages =>
    stages
      .match({ ...neighbours({ communityId, estateId }), ...which })
      .sort({ _id: 1 })
      .limit(mostNeighbours)
      .lookup({ from: 'boardEntries', localField: '_id', foreignField: '_id', as: 'entries' })
      .match(agreed)
      .limit(limit)
      .lookup(
        newestPledge([{ $match: { state: 'public', until: { $gte: day } } }, { $project: { text: 1 } }]),
      )
      .project({ name: 1, unitName: 1, estateId: 1, registration: 1, pledges: 1, entries: 1 }),
  )
  const posts = await findPosts(db, communityId, rows)
  return rows.map(row => ({ ...row, postIds: posts(row._id) }))
}

type Assigned = Pick<Registration, '_id' | 'memberId' | 'assigned'>

async function findPosts(db: Db, communityId: string, rows: { _id: string }[]) {
  const ids = rows.map(({ _id }) => registrationId(_id, communityId))
  const found =
    ids.length === 0
      ? []
      : await db.find<Assigned>('registrations', {
          where: { _id: is.oneOf(ids) },
          fields: ['memberId', 'assigned'],
          limit: ids.length,
        })
  const byMember = new Map(found.map(({ memberId, assigned }) => [memberId, assigned.postIds]))
  return (memberId: string): string[] => byMember.get(memberId) ?? []
}

export function findEntry(db: Db, memberId: string): Promise<BoardEntry | null> {
  return db.get<BoardEntry>('boardEntries', memberId)
}

export interface Decided {
  at: Moment
  by: string
  act: BoardEntry['history'][number]['act']
}

/** Changes what a member decided, from what was decided before for the same community; one transaction. */
export function decide(
  db: Db,
  memberId: string,
  communityId: string,
  { at, by, act }: Decided,
  change: (before: BoardEntry) => Partial<BoardEntry> | null,
): Promise<BoardEntry | null> {
  return db.transaction(async transaction => {
    const kept = await transaction.get<BoardEntry>('boardEntries', memberId)
    const before = kept?.communityId === communityId ? kept : begun(memberId, communityId, kept)
    const set = change(before)
    if (!set) return kept
    const after = { ...before, ...set, history: [...before.history, { at, by, act }].slice(-mostHistory) }
    const { _id, ...fields } = after
    if (kept) await transaction.update('boardEntries', _id, { set: fields })
    else await transaction.insert('boardEntries', after)
    return after
  })
}

/** More than anybody changes; a machine might. */
const mostHistory = 100
const lastly = (value: Decided) => ({ value, most: mostHistory })

function begun(memberId: string, communityId: string, kept: BoardEntry | null): BoardEntry {
  const history = kept?.history ?? []
  return {
    _id: memberId,
    communityId,
    consent: null,
    isHidden: false,
    takenDownAt: null,
    photo: null,
    waitingKey: null,
    history,
  }
}

/** Notes a yes for everybody of these who was not asked, or was taken down; each entry is kept or changed once. */
export async function noteConsent(
  db: Db,
  rows: NeighbourRow[],
  communityId: string,
  consent: BoardConsent,
): Promise<void> {
  const decided: Decided = { at: consent.at, by: consent.by, act: 'agreeOnPaper' }
  const isOurs = ({ entries: [entry] }: NeighbourRow): boolean => entry?.communityId === communityId
  const fresh = rows.filter(({ entries }) => entries.length === 0)
  const begin = ({ _id }: NeighbourRow) => ({ ...begun(_id, communityId, null), consent, history: [decided] })
  if ((await db.insertMany('boardEntries', fresh.map(begin))) === 'exists') {
    // Somebody of them decides at this moment: each is kept by itself, and what he or she said stays.
    for (const row of fresh) await db.insert('boardEntries', begin(row))
  }
  const ours = rows.filter(isOurs).map(({ _id }) => _id)
  if (ours.length > 0) {
    const where = { _id: is.oneOf(ours), communityId, consent: null, isHidden: false }
    const set = { consent, takenDownAt: null }
    await db.updateMany('boardEntries', where, { set, pushLast: { history: lastly(decided) } })
  }
  for (const { _id } of rows.filter(row => row.entries.length > 0 && !isOurs(row))) {
    await decide(db, _id, communityId, decided, before =>
      before.consent || before.isHidden ? null : { consent, takenDownAt: null },
    )
  }
}

/** Takes back what was noted with one tap; answers of how many. */
export function undoConsent(
  db: Db,
  memberIds: string[],
  communityId: string,
  noteId: string,
  { at, by }: Pick<Decided, 'at' | 'by'>,
): Promise<number> {
  const where = { _id: is.oneOf(memberIds), communityId, 'consent.noteId': noteId }
  const line: Decided = { at, by, act: 'undoPaper' }
  return db.updateMany('boardEntries', where, { set: { consent: null }, pushLast: { history: lastly(line) } })
}

export async function findByCode(db: Db, code: string): Promise<BoardCode | null> {
  const [found] = await db.find<BoardCode>('boardCodes', { where: { code }, limit: 1 })
  return found ?? null
}

export function findCode(db: Db, estateId: string): Promise<BoardCode | null> {
  return db.get<BoardCode>('boardCodes', estateId)
}

/** Keeps the first code of an estate once; answers the one that stands. */
export async function keepCode(db: Db, first: BoardCode): Promise<BoardCode> {
  const kept = await findCode(db, first._id)
  if (kept) return kept
  if ((await db.insert('boardCodes', first)) === 'inserted') return first
  return (await findCode(db, first._id)) ?? first
}

const mostCodes = 50

/** The new code takes the place of the one before; the same tap changes it once. */
export function changeCode(db: Db, next: BoardCode, by: string): Promise<BoardCode> {
  return db.transaction(async transaction => {
    const kept = await transaction.get<BoardCode>('boardCodes', next._id)
    if (!kept) {
      await transaction.insert('boardCodes', next)
      return next
    }
    if (kept.code === next.code) return kept
    const { code, madeAt } = next
    const history = [...kept.history, { at: madeAt, by }].slice(-mostCodes)
    await transaction.update('boardCodes', next._id, { set: { code, madeAt, history } })
    return { ...kept, code, madeAt, history }
  })
}

/** A photo that waits, with its place in the line; or what became of it, with none. */
export function photoSet(memberId: string, photo: BoardPhoto | null): Partial<BoardEntry> {
  const waits = photo?.state === 'waiting'
  return { photo, waitingKey: waits ? momentKey(photo.consentAt, memberId) : null }
}

/** A photo that waits, with its person and what WeChat thinks of it beside it. */
export type PhotoRow = BoardEntry & { people: Member[]; uploads: Upload[]; verdicts: MediaVerdict[] }

export function listWaiting(
  db: Db,
  communityId: string,
  after: string | null,
  limit: number,
): Promise<PhotoRow[]> {
  const where = { communityId, waitingKey: is.moreThan(after ?? '') }
  return db.aggregate<PhotoRow>('boardEntries', limit, stages =>
    stages
      .match(where)
      .sort({ waitingKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: '_id', foreignField: '_id', as: 'people' })
      .lookup({ from: 'uploads', localField: 'photo.uploadId', foreignField: '_id', as: 'uploads' })
      .lookup({ from: 'mediaVerdicts', localField: 'uploads.traceId', foreignField: '_id', as: 'verdicts' }),
  )
}

export async function doPhotosWait(db: Db, communityId: string): Promise<boolean> {
  const found = await db.find<BoardEntry>('boardEntries', {
    where: { communityId, waitingKey: is.moreThan('') },
    fields: ['communityId'],
    limit: 1,
  })
  return found.length > 0
}
