import type { HomeView } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { type Keeper, movedSeals } from '../../kernel/seal'
import type { Tree } from '../orgs/tree'
import { type Care, sealedCare } from './care'

/** Where somebody lives who asked to have it remembered, so that the next request is three taps. `_id` is the OPENID. */
export interface Home extends Stored {
  estateId: string
  building: string | null
  doorSealed: string | null
  careSealed: string | null
  nameSealed: string | null
  phoneSealed: string | null
  phoneTail: string | null
  keptAt: Moment
}

export const homeKeeper = (openid: string): Keeper => ({ collection: 'requestHomes', _id: openid })

export function findHome(db: Db, openid: string): Promise<Home | null> {
  return db.get<Home>('requestHomes', openid)
}

/** Does the community know it? It has answered a request that this person made from there. */
export async function isHomeKnown(db: Db, { _id, estateId }: Home): Promise<boolean> {
  const found = await db.find('requests', {
    where: {
      askers: _id,
      'place.estateId': estateId,
      'place.spot': null,
      firstHandler: is.not(null),
    },
    fields: ['_id'],
    limit: 1,
  })
  return found.length > 0
}

/** The last one said is the one that holds. */
export async function keepHome(db: Db, home: Home): Promise<void> {
  await db.put('requestHomes', home)
}

/** The home goes along to the new identity, unless that has its own; nothing of it stays behind. */
export async function passHome(db: Db, from: string, to: string): Promise<void> {
  const home = await findHome(db, from)
  if (!home) return
  await db.insert('requestHomes', { ...movedSeals(home, homeKeeper(from), homeKeeper(to)), _id: to })
  await forgetHome(db, from)
}

export async function forgetHome(db: Db, openid: string): Promise<void> {
  await db.removeMany('requestHomes', { _id: openid })
}

/** What is known of a home that is remembered; another home stays as it is. */
export async function keepCare(db: Db, openid: string, estateId: string, care: Care | null): Promise<void> {
  const careSealed = sealedCare(homeKeeper(openid), care)
  await db.updateOne('requestHomes', openid, { estateId }, { set: { careSealed } })
}

/** One's own home; the door and the name are known to be there, and not told. */
export function homeView(home: Home | null, tree: Tree): HomeView | null {
  if (!home || tree.find(home.estateId)?.state !== 'open') return null
  return {
    estate: tree.brief(home.estateId),
    building: home.building,
    hasDoor: home.doorSealed !== null,
    hasName: home.nameSealed !== null,
    phoneTail: home.phoneTail,
  }
}
