import { isProven, type RotatingCode, readRotatingCode } from '../../../src/contract/rotating-code'
import type { SiteDoor } from '../../../types/sites'
import type { CalendarDay, Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { keyFor, shortHash } from '../../kernel/seal'
import { findSiteByCode, type KeptSite } from './store'

/** One screen, one point, one day: the same device that asks again gets the same door. */
export function doorIdOf(deviceId: string, siteId: string, day: CalendarDay): string {
  return shortHash(`door ${deviceId} ${siteId} ${day}`).slice(0, 12)
}

/** The key of a door follows from its id; nothing but the grant's row is kept. */
export function doorKey(doorId: string): string {
  return keyFor(`door ${doorId}`)
}

/** What a scanned code leads to: its point, and the screen that showed it when it was a rotating one. */
export interface Scanned {
  site: KeptSite
  rotating: { code: RotatingCode; door: SiteDoor } | null
}

/**
 * The point of a scanned code, or null. A forged code costs what an unknown one costs, one look-up, and is told
 * the same: the proof is worked out even when nobody knows the screen.
 */
export async function findScanned(db: Db, text: string, now: Moment): Promise<Scanned | null> {
  const code = readRotatingCode(text)
  if (!code) {
    const site = await findSiteByCode(db, text, now)
    return site && { site, rotating: null }
  }
  const door = await findDoor(db, code.doorId)
  const isGenuine = isProven(doorKey(code.doorId), door?.siteCode ?? '', code)
  if (!door || !isGenuine) return null
  const site = await findSiteByCode(db, door.siteCode, now)
  return site && { site, rotating: { code, door } }
}

export function findDoor(db: Db, doorId: string): Promise<SiteDoor | null> {
  return db.get<SiteDoor>('siteDoors', doorId)
}

/** Keeps the grant once; the same device again finds its first one. */
export async function keepDoor(db: Db, door: SiteDoor): Promise<SiteDoor> {
  if ((await db.insert('siteDoors', door)) === 'inserted') return door
  const kept = await findDoor(db, door._id)
  if (!kept) throw new Error('a door that exists and cannot be read')
  return kept
}

/** The latest first. */
export function listDoors(db: Db, { communityId, day, before, limit }: DoorsWanted): Promise<SiteDoor[]> {
  const where = { communityId, day, ...(before !== null && { sortKey: is.lessThan(before) }) }
  return db.find<SiteDoor>('siteDoors', { where, orderBy: ['sortKey', 'desc'], limit })
}

interface DoorsWanted {
  communityId: string
  day: CalendarDay
  before: string | null
  limit: number
}

export async function revokeDoor(
  db: Db,
  doorId: string,
  revokedBy: string,
  revokedAt: Moment,
): Promise<void> {
  await db.updateOne('siteDoors', doorId, { revokedAt: null }, { set: { revokedAt, revokedBy } })
}
