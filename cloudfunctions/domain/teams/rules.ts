import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type {
  PlacingReason,
  Skill,
  Team,
  Volunteer,
  VolunteerForm,
  VolunteerState,
} from '../../../types/teams'
import type { Tree } from '../orgs/tree'
import { isOpen } from '../registrations/rules'

/** The community whose teams a member joins: where the registration is open, otherwise where the roster says. */
export function homeOf({ communityId, registration }: Pick<Member, 'communityId' | 'registration'>) {
  return registration && isOpen(registration.state) ? registration.communityId : communityId
}

/** The open teams somebody of a community may wish for: the community's own, then those of the places above it. */
export function teamsNear(tree: Tree, communityId: string): Org[] {
  return tree
    .upwards(communityId)
    .flatMap(({ _id }) => tree.childrenOf(_id).filter(({ kind }) => kind === 'team'))
}

/** X27: on the roster are Party members, who fill in the form; others agree shortly, unless everybody fills it in. */
export function paperFor(isMember: boolean, formFor: string): Volunteer['paper'] {
  return isMember || formFor === 'everybody' ? 'form' : 'consent'
}

/** A form without a time is of no use to whoever asks for help; a short consent may leave it out. */
export function isComplete(paper: Volunteer['paper'], { availability }: VolunteerForm): boolean {
  return paper === 'consent' || availability.length > 0
}

export const any = '*'

/** What a search may ask of somebody: one skill or any, at one time or any. None of it once withdrawn. */
export function bankKeysOf({ skills, availability }: Pick<VolunteerForm, 'skills' | 'availability'>) {
  return [any, ...skills].flatMap(skill => [any, ...availability].map(when => bankKey(skill, when)))
}

export function bankKey(skill: string | null, availability: string | null): string {
  return `${skill ?? any} ${availability ?? any}`
}

/** What a team needs, as far as anybody has said. */
export interface TeamNeed {
  teamId: string
  kind: Team['kind']
  skills: Skill[]
  /** How many it lacks; null while nobody has described the team. */
  missing: number | null
}

export interface Suggestion {
  teamId: string
  reasons: PlacingReason[]
}

/**
 * A52: the team that suits a volunteer, and why: the first wish that still has room, otherwise the first wish; without
 * a wish the team that needs what he or she is good at, then the one that lacks most people. Nobody is compared with anybody.
 */
export function suggest(
  volunteer: Pick<Volunteer, 'memberId' | 'wish' | 'skills'>,
  teams: TeamNeed[],
): Suggestion | null {
  const possible = teams.filter(team => mayJoin(team, volunteer))
  const wished = volunteer.wish.flatMap(id => possible.find(({ teamId }) => teamId === id) ?? [])
  const best = wished.find(hasRoom) ?? wished[0] ?? mostUseful(possible, volunteer.skills)
  return best ? { teamId: best.teamId, reasons: reasonsFor(best, volunteer) } : null
}

/** X27: a team of Party members takes in those who are on their roster. */
export function mayJoin({ kind }: Pick<Team, 'kind'>, { memberId }: Pick<Volunteer, 'memberId'>): boolean {
  return kind !== 'partyMembers' || memberId !== null
}

const hasRoom = ({ missing }: TeamNeed): boolean => missing === null || missing > 0

function mostUseful(teams: TeamNeed[], skills: Skill[]): TeamNeed | undefined {
  const use = (team: TeamNeed) => [
    hasRoom(team) ? 1 : 0,
    shared(team.skills, skills).length,
    team.missing ?? 0,
  ]
  return [...teams].sort((one, other) => {
    const [theirs, ours] = [use(other), use(one)]
    const at = theirs.findIndex((value, index) => value !== ours[index])
    return at < 0 ? 0 : (theirs[at] ?? 0) - (ours[at] ?? 0)
  })[0]
}

function reasonsFor(
  { teamId, skills: needed, missing }: TeamNeed,
  { wish, skills }: Pick<Volunteer, 'wish' | 'skills'>,
): PlacingReason[] {
  const turn = wish.indexOf(teamId) + 1
  const both = shared(needed, skills)
  return [
    ...(turn > 0 ? [{ kind: 'wish', turn } as const] : []),
    ...(both.length > 0 ? [{ kind: 'skill', skills: both } as const] : []),
    ...(missing !== null && missing > 0 ? [{ kind: 'need', missing } as const] : []),
  ]
}

const shared = (some: Skill[], others: Skill[]): Skill[] => some.filter(skill => others.includes(skill))

/** What a decision of another secretary leaves to be done. */
export type PlaceDecision =
  | 'place'
  | 'done'
  | 'withdrawn'
  | 'placedMeanwhile'
  | 'teamClosed'
  | 'partyMembersOnly'

/** May this volunteer go from where he or she was seen into that team (A52)? */
export function decidePlace(
  volunteer: Pick<Volunteer, 'memberId' | 'state' | 'teamId'>,
  team: Pick<Team, '_id' | 'kind' | 'state'>,
  fromTeamId: string | null,
): PlaceDecision {
  if (volunteer.state === 'withdrawn') return 'withdrawn'
  if (volunteer.teamId === team._id) return 'done'
  if (volunteer.teamId !== fromTeamId) return 'placedMeanwhile'
  if (team.state === 'closed') return 'teamClosed'
  return mayJoin(team, volunteer) ? 'place' : 'partyMembersOnly'
}

/** Where leaving leads: out of the team to wait for another, or out of it all. Null when there is nothing to change. */
export function stateAfterLeaving(
  { state }: Pick<Volunteer, 'state'>,
  to: 'wait' | 'stop',
): VolunteerState | null {
  if (state === 'withdrawn') return null
  if (to === 'stop') return 'withdrawn'
  return state === 'placed' ? 'waiting' : null
}
