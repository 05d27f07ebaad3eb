import type { OrgKind } from '../../../types/orgs'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { hasLeft } from '../members/seen'
import type { Tree } from './tree'

/** By which field of the roster a person stands in a place of that kind. */
const fields: Partial<Record<OrgKind, 'branchId' | 'communityId' | 'estateId'>> = {
  partyCommittee: 'branchId',
  generalBranch: 'branchId',
  branch: 'branchId',
  unit: 'branchId',
  community: 'communityId',
  estate: 'estateId',
}

/** The places under a unit's node that people belong to, itself among them; also merged ones whose people still follow. */
export function branchesWithin(tree: Tree, orgId: string): string[] {
  return tree.all
    .filter(({ kind }) => fields[kind] === 'branchId')
    .filter(({ _id }) => tree.upwards(_id).some(above => above._id === orgId))
    .map(({ _id }) => _id)
}

/** How many people on the roster stand in the place itself; whoever left the roster holds no place open. */
export async function countPeople(db: Db, orgId: string, kind: OrgKind): Promise<number> {
  if (kind === 'group') return db.count('registrations', { 'assigned.groupId': orgId })
  const field = fields[kind]
  return field ? db.count('members', { [field]: orgId, hiddenBy: is.not(hasLeft) }) : 0
}

export async function hasPeople(db: Db, orgId: string, kind: OrgKind): Promise<boolean> {
  if (kind === 'group') return hasGroup(db, orgId)
  const field = fields[kind]
  if (!field) return false
  const where = { [field]: orgId, hiddenBy: is.not(hasLeft) }
  return (await db.find('members', { where, fields: ['_id'], limit: 1 })).length > 0
}

async function hasGroup(db: Db, orgId: string): Promise<boolean> {
  const where = { 'assigned.groupId': orgId }
  return (await db.find('registrations', { where, fields: ['_id'], limit: 1 })).length > 0
}

interface Taking {
  fromId: string
  intoId: string
  kind: OrgKind
  /** The community of an estate's people, who follow it there. */
  communityId: string | null
  now: Moment
  limit: number
}

/** Lets some of the people of one place stand in another; answers how many. None are left when it is fewer than `limit`. */
export async function takePeople(
  db: Db,
  { fromId, intoId, kind, communityId, now, limit }: Taking,
): Promise<number> {
  const field = fields[kind]
  if (!field) return 0
  const people = await db.find<Stored>('members', { where: { [field]: fromId }, fields: ['_id'], limit })
  if (people.length === 0) return 0
  await db.updateMany(
    'members',
    { _id: is.oneOf(people.map(({ _id }) => _id)), [field]: fromId },
    { set: { [field]: intoId, ...(kind === 'estate' && { communityId }), updatedAt: now } },
  )
  return people.length
}

/** Lets the next people of an estate live in the community it now lies in; answers the last one seen. */
export async function takeHome(
  db: Db,
  {
    estateId,
    communityId,
    after,
    now,
    limit,
  }: { estateId: string; communityId: string | null; after: string; now: Moment; limit: number },
): Promise<{ seen: number; last: string }> {
  const people = await db.find<Stored>('members', {
    where: { estateId, _id: is.moreThan(after) },
    orderBy: ['_id', 'asc'],
    fields: ['_id'],
    limit,
  })
  if (people.length > 0) {
    const ids = people.map(({ _id }) => _id)
    await db.updateMany('members', { _id: is.oneOf(ids), estateId }, { set: { communityId, updatedAt: now } })
  }
  return { seen: people.length, last: people.at(-1)?._id ?? after }
}

export async function takeSites(db: Db, fromId: string, intoId: string): Promise<number> {
  return db.updateMany('sites', { communityId: fromId }, { set: { communityId: intoId } })
}

/** Claims that wait are seen by whoever leads the place that took over. */
export async function takeClaims(db: Db, fromId: string, intoId: string): Promise<number> {
  return db.updateMany('accountClaims', { places: fromId, state: 'pending' }, { push: { places: intoId } })
}
