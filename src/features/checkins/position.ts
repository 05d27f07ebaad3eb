import type { PhonePosition } from '../../../types/checkins'
import { keep, kept } from '../../platform/keep'
import { canLocate, locate } from '../../platform/location'

type Wish = 'yes' | 'no'

const place = 'position'

/** Was this person asked already whether the phone may say that it is near the point (G203)? */
export function isToAskForPosition(): boolean {
  return canLocate && kept(place) === undefined
}

/** Asked once; a no costs nothing. The phone's own question follows a yes at once, while the reason is in mind. */
export function keepPositionWish(wish: Wish): void {
  keep(place, wish)
  if (wish === 'yes') void locate()
}

/** Where the phone is, for whoever agreed; nobody waits long for it. */
export async function positionToTell(): Promise<PhonePosition | null> {
  return canLocate && kept(place) === 'yes' ? locate() : null
}
