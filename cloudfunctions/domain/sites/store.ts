import type { Site, SitePlace } from '../../../types/sites'
import type { Earlier } from '../../../types/stories'
import type { Moment } from '../../../types/time'
import { type Cached, cachedFor } from '../../kernel/cached'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'

const pageSize = 1000

const sites: Cached<Map<string, KeptSite>> = cachedFor(60_000)

/** A site and what the cloud keeps for it. */
export type KeptSite = Site & { posterFileId: string | null; history?: object[]; earlier?: Earlier<object> }

/**
 * The site a code on a wall belongs to. Sites are few and change rarely, so each instance keeps them for a
 * minute: a check-in then costs one call less. A code it does not know is looked up, since it may be new.
 */
export async function findSiteByCode(db: Db, siteCode: string, now: Moment): Promise<KeptSite | null> {
  const known = await sites(now, () => readAll(db))
  return (
    known.get(siteCode) ??
    (await db.find<KeptSite>('sites', { where: { code: siteCode }, limit: 1 }))[0] ??
    null
  )
}

async function readAll(db: Db): Promise<Map<string, KeptSite>> {
  const byCode = new Map<string, KeptSite>()
  for (let last = ''; ; ) {
    const where = last ? { _id: is.moreThan(last) } : {}
    const page = await db.find<KeptSite>('sites', { where, orderBy: ['_id', 'asc'], limit: pageSize })
    for (const site of page) byCode.set(site.code, site)
    last = page.at(-1)?._id ?? ''
    if (page.length < pageSize) return byCode
  }
}

export function findSite(db: Db, siteId: string): Promise<KeptSite | null> {
  return db.get<KeptSite>('sites', siteId)
}

/** A community has a handful of check-in points. */
export function listSites(db: Db, communityId: string): Promise<KeptSite[]> {
  return db.find<KeptSite>('sites', { where: { communityId }, orderBy: ['_id', 'asc'], limit: 100 })
}

export async function setSiteState(
  db: Db,
  site: KeptSite,
  state: Site['state'],
  changedBy: string,
  changedAt: Moment,
): Promise<void> {
  const change = { state, changedBy, changedAt }
  await shorten(db, 'sites', site, 'history')
  await db.updateOne('sites', site._id, { state: is.not(state) }, { set: change, push: { history: change } })
}

export async function setPlace(
  db: Db,
  site: KeptSite,
  place: SitePlace | null,
  { changedBy, changedAt, tapId }: { changedBy: string; changedAt: Moment; tapId: string },
): Promise<void> {
  const placed = { hasPlace: place !== null, changedBy, changedAt, tapId }
  await shorten(db, 'sites', site, 'history')
  await db.updateOne(
    'sites',
    site._id,
    { 'history.tapId': is.not(tapId) },
    { set: { place }, push: { history: placed } },
  )
}

export async function keepPosterFile(db: Db, siteId: string, posterFileId: string): Promise<void> {
  await db.updateOne('sites', siteId, {}, { set: { posterFileId } })
}
