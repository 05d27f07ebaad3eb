import type { Notice } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import type { Wish, WishStep } from '../../../types/wishes'
import type { Db } from '../../kernel/db'
import { insertNotices } from '../notices/store'
import { noticesOf } from '../notices/telling'
import { each } from '../registrations/store'
import * as store from './store'
import { tellingsOf } from './telling'

const wishesASlice = 50

/**
 * What is past its last day leaves by itself, and those concerned are told; of what was said to be fulfilled long ago
 * the home is forgotten. Answers how many.
 */
export async function letWishesLeave(db: Db, now: Moment): Promise<number> {
  const due = await store.listDue(db, now, wishesASlice)
  if (due.length === 0) return 0
  const told = await each(due, wish => leave(db, wish, now))
  await insertNotices(db, told.flat())
  return due.length
}

async function leave(db: Db, wish: Wish, now: Moment): Promise<Notice[]> {
  if (wish.state === 'fulfilled') {
    await store.forgetHomeOf(db, wish)
    return []
  }
  const by = { party: 'clock' as const, openid: '', role: null, orgId: null, name: null }
  const step: WishStep = { act: 'expire', at: now, by, tapId: `clock-${now}`, note: null }
  const left = await store.act(db, wish, step, { state: 'expired' }, after =>
    noticesOf(tellingsOf(wish, after, step, { openid: '', memberId: null }), now),
  )
  return left?.notices ?? []
}
