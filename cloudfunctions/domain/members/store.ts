import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { hasLeft, isRemembered, isSeen } from './seen'

export { isSeen } from './seen'

const mostFound = 1000
/** A person waits for these, and the cloud takes about twenty at a time. */
export const changesAtOnce = 10
const peopleARead = 500
const peopleASlice = 500

export async function findRemembered(db: Db, memberId: string): Promise<Member | null> {
  const member = await db.get<Member>('members', memberId)
  return member && isRemembered(member) ? member : null
}

export async function findMember(db: Db, memberId: string): Promise<Member | null> {
  const member = await db.get<Member>('members', memberId)
  return member && isSeen(member) ? member : null
}

/** The people a phone number belongs to; more than one only when the roster is wrong. */
export function findByPhone(db: Db, phoneHash: string): Promise<Member[]> {
  return db.find<Member>('members', { where: { phoneHash, hiddenBy: null }, limit: 3 })
}

/** Namesakes in one work unit. */
export function findByNameAndUnit(db: Db, nameKey: string, unitName: string): Promise<Member[]> {
  return db.find<Member>('members', { where: { nameKey, unitName, hiddenBy: null }, limit: 20 })
}

/** Members by id, seen by everybody or not. */
export function findMembers(db: Db, ids: string[]): Promise<Member[]> {
  return db.find<Member>('members', { where: { _id: is.oneOf(ids) }, limit: ids.length })
}

/** The next slice of everybody on the roster, for whoever goes through it from one end to the other. */
export async function nextOnRoster(
  db: Db,
  after: string,
  fields: (keyof Member)[],
): Promise<{ people: Member[]; last: string; isLast: boolean }> {
  const people = await db.find<Member>('members', {
    where: { hiddenBy: null, _id: is.moreThan(after) },
    orderBy: ['_id', 'asc'],
    limit: peopleASlice,
    fields,
  })
  return { people, last: people.at(-1)?._id ?? after, isLast: people.length < peopleASlice }
}

type Holder = Pick<Member, '_id' | 'phoneHash' | 'importedBy' | 'hiddenBy'>

/** Who is kept already under the ids or the phones of these people, seen by everybody or not. */
export async function findHolders(db: Db, members: Member[]): Promise<Holder[]> {
  const fields = ['_id', 'phoneHash', 'importedBy', 'hiddenBy']
  const ids = members.map(({ _id }) => _id)
  const phones = members.flatMap(({ phoneHash }) => phoneHash ?? [])
  const [byId, byPhone] = await Promise.all([
    db.find<Holder>('members', { where: { _id: is.oneOf(ids) }, fields, limit: mostFound }),
    phones.length === 0
      ? []
      : db.find<Holder>('members', { where: { phoneHash: is.oneOf(phones) }, fields, limit: mostFound }),
  ])
  return [...byId, ...byPhone]
}

/** Lets everybody see the people whom an import wrote. */
export async function revealMembers(db: Db, importId: string, ids: string[]): Promise<void> {
  await db.updateMany('members', { _id: is.oneOf(ids), hiddenBy: importId }, { set: { hiddenBy: null } })
}

/** Hides those whom nobody has bound or changed since `writtenAt`. */
export async function hideUntouched(
  db: Db,
  importId: string,
  ids: string[],
  writtenAt: Moment,
): Promise<void> {
  await db.updateMany(
    'members',
    { _id: is.oneOf(ids), openid: null, updatedAt: writtenAt, hiddenBy: null },
    { set: { hiddenBy: importId } },
  )
}

/** Removes those whom an import hides; somebody who was bound in that very moment stays, seen again. */
export async function removeHidden(db: Db, importId: string, ids: string[]): Promise<void> {
  await db.removeMany('members', { _id: is.oneOf(ids), hiddenBy: importId, openid: null })
  await revealMembers(db, importId, ids)
}

export interface ImportedChange {
  memberId: string
  /** `updatedAt` as the plan saw it. */
  seen: Moment
  /** As it must be still: `left` for somebody who comes back. */
  hiddenBy: string | null
  set: Partial<Member>
}

/**
 * Changes each person who is still as the plan saw them; `at` becomes their `updatedAt`. Answers who is not.
 * A repeat finds its own change and is content.
 */
export async function changeImported(db: Db, changes: ImportedChange[], at: Moment): Promise<Set<string>> {
  const refused: string[] = []
  for (let from = 0; from < changes.length; from += changesAtOnce) {
    await Promise.all(
      changes.slice(from, from + changesAtOnce).map(async ({ memberId, seen, hiddenBy, set }) => {
        const condition = { updatedAt: seen, hiddenBy }
        const isChanged = await db.updateOne('members', memberId, condition, {
          set: { ...set, updatedAt: at },
        })
        if (!isChanged) refused.push(memberId)
      }),
    )
  }
  if (refused.length === 0) return new Set()
  const own = await db.find<Member>('members', {
    where: { _id: is.oneOf(refused), updatedAt: at },
    fields: ['_id'],
    limit: refused.length,
  })
  return new Set(refused.filter(id => !own.some(({ _id }) => _id === id)))
}

/** The people with one of these phones who are seen by everybody, or who left. */
export function findByPhones(db: Db, phoneHashes: string[]): Promise<Member[]> {
  return findAll(db, 'phoneHash', phoneHashes, is.oneOf([null, hasLeft]))
}

/** The visible people with one of these names. */
export function findByNames(db: Db, nameKeys: string[]): Promise<Member[]> {
  return findAll(db, 'nameKey', nameKeys, null)
}

/** A full page may hide more, so that the values are halved until each part fits. */
async function findAll(
  db: Db,
  field: 'phoneHash' | 'nameKey',
  values: string[],
  hiddenBy: unknown,
): Promise<Member[]> {
  const where = { [field]: is.oneOf(values), hiddenBy }
  const found = await db.find<Member>('members', { where, limit: mostFound })
  if (found.length < mostFound) return found
  if (values.length === 1) throw new Error(`more than ${mostFound} people share one ${field}`)
  const middle = Math.ceil(values.length / 2)
  const halves = [values.slice(0, middle), values.slice(middle)]
  return (await Promise.all(halves.map(half => findAll(db, field, half, hiddenBy)))).flat()
}

/** Which of these ids are kept, seen by everybody or not. */
export async function findTakenIds(db: Db, ids: string[]): Promise<string[]> {
  const there = await db.find<Member>('members', {
    where: { _id: is.oneOf(ids) },
    fields: ['_id'],
    limit: ids.length,
  })
  return there.map(({ _id }) => _id)
}

/** Everybody whom a roster of this branch should name, by pages. */
export async function findOfBranch(db: Db, branchId: string): Promise<Member[]> {
  const found: Member[] = []
  for (let last = ''; ; ) {
    const page = await db.find<Member>('members', {
      where: { branchId, hiddenBy: null, ...(last && { _id: is.moreThan(last) }) },
      orderBy: ['_id', 'asc'],
      limit: peopleARead,
      fields: [
        'name',
        'nameKey',
        'phoneHash',
        'phoneTail',
        'unitName',
        'branchId',
        'openid',
        'registration',
        'updatedAt',
      ],
    })
    found.push(...page)
    last = page.at(-1)?._id ?? ''
    if (page.length < peopleARead) return found
  }
}
