import type {
  Checkin,
  CheckinBrief,
  CheckinView,
  Correction,
  CorrectionView,
  InOffice,
} from '../../../types/checkins'
import { type Actor, leadingRoles, roleWithin } from '../../kernel/actor'
import type { Tree } from '../orgs/tree'

export function checkinView(checkin: Checkin, tree: Tree): CheckinView {
  const { quarter, state, decided, communityId } = checkin
  const reason = state === 'declined' ? (decided?.reason ?? null) : null
  const { checkinId: _id, ...brief } = checkinBrief(checkin)
  return { ...brief, quarter, reason, said: checkin.said ?? null, community: tree.brief(communityId) }
}

type Told = Pick<Checkin, '_id' | 'at' | 'day' | 'way' | 'tier' | 'state' | 'waits' | 'entry' | 'correction'>

export function checkinBrief({
  _id: checkinId,
  at,
  day,
  way,
  tier,
  state,
  waits,
  entry = null,
  correction = null,
}: Told): CheckinBrief {
  return {
    checkinId,
    at,
    day,
    way,
    tier,
    state,
    waits,
    entry,
    correction: correction && correctionView(correction),
  }
}

function correctionView({ tapId: _tap, ...correction }: Correction): CorrectionView {
  return correction
}

/** The office in which somebody acts in a community: the nearest that leads it, its staff, or a group's. */
export function officeOf({ actor, tree }: { actor: Actor; tree: Tree }, communityId: string): InOffice {
  const held =
    roleWithin(actor.roles, tree, communityId, [...leadingRoles, 'communityStaff']) ??
    actor.roles.find(
      ({ role, orgId }) =>
        role === 'groupLeader' && tree.upwards(orgId).some(({ _id }) => _id === communityId),
    )
  return held ? { role: held.role, place: tree.find(held.orgId)?.name ?? '' } : null
}
