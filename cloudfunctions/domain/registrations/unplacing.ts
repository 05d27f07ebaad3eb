import type { Registration } from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { endLeading } from '../groups/leading'
import { placeMembers } from '../groups/store'
import { claimOn, stateAfter } from '../posts/rules'
import { leave as leavePost } from '../posts/store'
import { findVolunteer, leave as leaveTeam } from '../teams/store'
import { statesAccepted } from './rules'

/** About twelve calls for somebody with three posts, a group and a team. */
const peopleATick = 25

/**
 * Gives back what somebody held in a community where the registration has ended (G133 A90): posts with their counts,
 * the place in a group, the one in a team. Each part may be done twice without harm, and the key that names the person
 * goes last; whoever is accepted again meanwhile keeps everything. Answers how many.
 */
export async function unplaceEnded(db: Db, now: Moment): Promise<number> {
  const ended = await db.find<Registration>('registrations', {
    where: { unplaceKey: is.moreThan('') },
    orderBy: ['unplaceKey', 'asc'],
    limit: peopleATick,
  })
  for (const registration of ended) await unplace(db, registration, now)
  return ended.length
}

async function unplace(db: Db, registration: Registration, now: Moment): Promise<void> {
  const { _id, unplaceKey, state } = registration
  if (!statesAccepted.includes(state)) {
    await leavePosts(db, registration, now)
    await leaveGroup(db, registration, now)
    await stopVolunteering(db, registration, now)
  }
  await db.updateOne('registrations', _id, { unplaceKey }, { set: { unplaceKey: null } })
}

/** Nobody's tap: the end of the registration says who ended it. */
const tapOf = ({ unplaceKey }: Registration): string => `ended-${unplaceKey}`.slice(0, 40)

async function leavePosts(db: Db, registration: Registration, at: Moment): Promise<void> {
  const { memberId, communityId, posts = [] } = registration
  for (const { postId } of posts) {
    if (!stateAfter('leave', claimOn(posts, postId)?.state ?? null)) continue
    const by = { role: 'member', orgId: null, name: null, openid: '' } as const
    await leavePost(db, {
      memberId,
      communityId,
      postId,
      step: { act: 'leave', at, by, tapId: tapOf(registration) },
    })
  }
}

async function leaveGroup(db: Db, registration: Registration, now: Moment): Promise<void> {
  const { memberId, communityId, assigned } = registration
  if (assigned.groupId === null) return
  const placed = await placeMembers(db, [memberId], { communityId, toId: null, atMost: 0 })
  for (const groupId of placed?.withoutLeader ?? []) {
    await endLeading({ db, now, actor: { openid: '' } }, groupId, tapOf(registration))
  }
}

/** A team of the community that was left; one of the next community stays. */
async function stopVolunteering(db: Db, registration: Registration, at: Moment): Promise<void> {
  const { memberId, communityId } = registration
  const volunteer = await findVolunteer(db, memberId)
  if (volunteer?.communityId !== communityId) return
  await leaveTeam(db, memberId, 'stop', { at, openid: '', by: null, tapId: tapOf(registration), form: null })
}
