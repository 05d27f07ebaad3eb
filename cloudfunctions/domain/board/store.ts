import type { BoardEntry, BoardPhoto } from '../../../types/board'
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

/** Everybody accepted who lives in an estate, in two calls. */
export function listBoard(db: Db, wanted: Wanted, after: string | null, limit: number): Promise<BoardRow[]> {
  return readRows(db, wanted, after ? { _id: is.moreThan(after) } : {}, limit)
}

/** Those of them among these people. */
export function findOnBoard(db: Db, wanted: Wanted, memberIds: string[]): Promise<BoardRow[]> {
  return readRows(db, wanted, { _id: is.oneOf(memberIds) }, memberIds.length)
}

async function readRows(
  db: Db,
  { communityId, estateId, day }: Wanted,
  which: object,
  limit: number,
): Promise<BoardRow[]> {
  const where = {
    estateId,
    hiddenBy: null,
    'registration.communityId': communityId,
    'registration.state': is.oneOf(statesAccepted),
    ...which,
  }
  const rows = await db.aggregate<Omit<BoardRow, 'postIds'>>('members', limit, stages =>
    stages
      .match(where)
      .sort({ _id: 1 })
      .limit(limit)
      .lookup(
        newestPledge([{ $match: { state: 'public', until: { $gte: day } } }, { $project: { text: 1 } }]),
      )
      .lookup({ from: 'boardEntries', localField: '_id', foreignField: '_id', as: 'entries' })
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

function begun(memberId: string, communityId: string, kept: BoardEntry | null): BoardEntry {
  const history = kept?.history ?? []
  return { _id: memberId, communityId, isHidden: false, photo: null, waitingKey: null, history }
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
