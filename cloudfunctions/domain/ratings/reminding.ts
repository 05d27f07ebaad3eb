import type { Rating } from '../../../types/ratings'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { isOwnAct } from '../../kernel/own-act'
import { findHolders, type Holder, holding } from '../accounts/holders'
import { type Telling, tell } from '../notices/telling'
import { readTree } from '../orgs/store'
import type { Tree } from '../orgs/tree'
import { each } from '../registrations/store'
import { isAmong, raterOf } from './rules'

const ratingsARun = 100

/**
 * G71: tells whoever has to speak with a resident, once when it begins and once when it is late. It is the community's
 * secretary; where every one of them gave that help or said the word, the county office. Told first and marked then, so that a run that was
 * stopped tells again, and the notice's id makes it one. Four calls and one for each.
 */
export async function remindFollowUps(db: Db, now: Moment): Promise<number> {
  const due = await db.find<Rating>('ratings', {
    where: { remindAt: is.lessThan(now + 1) },
    orderBy: ['remindAt', 'asc'],
    limit: ratingsARun,
  })
  if (due.length === 0) return 0
  const tree = await readTree(db, now)
  const countyId = tree.ofKind('county')[0]?._id ?? null
  const places = [...due.map(({ communityId }) => communityId), ...(countyId ? [countyId] : [])]
  const holders = await findHolders(db, places, now)
  const turns = due.map(rating => turnOf(rating, holders, countyId))
  await tell(
    { db, now },
    turns.flatMap(turn => tellingsOf(turn, tree, now)),
  )
  await each(turns, ({ rating, speakerOrgId }) => mark(db, rating, speakerOrgId, now))
  return due.length
}

interface Turn {
  rating: Rating
  speakerOrgId: string
  to: Holder[]
}

/** Whose turn it is to speak: nobody speaks about the help that he or she gave, or with himself or herself. */
function turnOf(rating: Rating, holders: Holder[], countyId: string | null): Turn {
  const { communityId, handledBy } = rating
  const isFree = (holder: Holder) => !isAmong(handledBy, holder) && !isOwnAct(holder, raterOf(rating))
  const secretaries = holding(holders, 'communitySecretary', communityId).filter(isFree)
  if (secretaries.length > 0 || countyId === null) {
    return { rating, speakerOrgId: communityId, to: secretaries }
  }
  return { rating, speakerOrgId: countyId, to: holding(holders, 'countyOffice', countyId).filter(isFree) }
}

function tellingsOf({ rating, speakerOrgId, to }: Turn, tree: Tree, now: Moment): Telling[] {
  const { _id, communityId, followUp } = rating
  if (followUp?.state !== 'due') return []
  const { dueAt } = followUp
  const isLate = dueAt <= now
  const community = tree.find(communityId)?.name ?? ''
  return to.map(({ openid }) => ({
    kind: 'followUpDue',
    told: { community, dueAt, isLate },
    to: { openid },
    thing: _id,
    stage: `${isLate ? 'late' : 'due'} ${dueAt}`,
    link: { page: 'ratings', id: speakerOrgId },
  }))
}

/** What was said or done since then keeps its own next time. */
function mark(db: Db, { _id, revision, remindAt, followUp }: Rating, speakerOrgId: string, now: Moment) {
  const next = followUp?.state === 'due' && followUp.dueAt > now ? followUp.dueAt : null
  const set = { remindAt: next, speakerOrgId }
  return db.updateOne('ratings', _id, { revision, remindAt }, { set, add: { revision: 1 } })
}
