import type { Org } from '../../../types/orgs'
import type { MemberRegistration, PlaceProgress } from '../../../types/registrations'
import { byName, type Tree } from '../orgs/tree'

/** The places that people belong to on either side, below a place and itself, in the order of the tree. */
export function placesBelow(tree: Tree, orgId: string, of: 'unit' | 'community'): Org[] {
  const kinds = of === 'unit' ? ['partyCommittee', 'generalBranch', 'branch', 'unit'] : ['community']
  const isMeant = ({ kind, side }: Org) => kinds.includes(kind) && (of === 'community' || side === 'unit')
  const walk = (org: Org): Org[] => [
    ...(isMeant(org) ? [org] : []),
    ...[...tree.childrenOf(org._id)].sort(byName).flatMap(walk),
  ]
  const root = tree.find(orgId)
  return root ? walk(root) : []
}

/** X10: the figures of one place add up to its people on the roster. */
export function progressOf(
  tree: Tree,
  orgId: string,
  counted: ReadonlyMap<MemberRegistration['state'] | null, number>,
): PlaceProgress {
  const of = (state: MemberRegistration['state'] | null): number => counted.get(state) ?? 0
  const accepted = of('accepted') + of('assigned')
  const figures = {
    notDispatched: of(null),
    dispatched: of('dispatched'),
    reported: of('reported'),
    declined: of('declined'),
  }
  const waiting = Object.values(figures).reduce((sum, count) => sum + count, 0)
  return { place: tree.brief(orgId), onRoster: waiting + accepted, accepted, ...figures }
}

/** Is there still somebody to help? */
export function isWaiting({ onRoster, accepted }: Pick<PlaceProgress, 'onRoster' | 'accepted'>): boolean {
  return onRoster > accepted
}
