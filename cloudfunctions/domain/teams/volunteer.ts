import type { Account } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { OrgBrief } from '../../../types/orgs'
import type {
  Team,
  TeamView,
  Volunteer,
  VolunteerForm,
  VolunteerStep,
  VolunteerView,
} from '../../../types/teams'
import type { Moment } from '../../../types/time'
import { type Actor, holdsAt, roleWithin } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { isOwnAct } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { tells, type Whom } from '../../kernel/told'
import { isSeen } from '../members/store'
import type { Tree } from '../orgs/tree'
import { momentKey } from '../registrations/rules'
import { keepsTeams, printsForm } from './access'
import { bankKeysOf } from './rules'

/** A resident is on no roster: the id is drawn from the WeChat identity, so that there is one form a person. */
export const residentIdOf = (openid: string): string => `r_${shortHash(openid)}`

/** Under which id somebody volunteers: as a member of the roster, or as a resident. */
export const ownIdOf = ({ memberId, openid }: Actor): string => memberId ?? residentIdOf(openid)

/** Is it the form of whoever asks, as a member or as a resident? */
export const isOwnForm = (actor: Actor, volunteerId: string): boolean =>
  isOwnAct(actor, { memberId: volunteerId }) || volunteerId === residentIdOf(actor.openid)

/** A form as it was handed in, with whose it is. */
export interface Written {
  volunteerId: string
  memberId: string | null
  name: string | null
  nameSort: string
  communityId: string
  estateId: string | null
  paper: Volunteer['paper']
  form: VolunteerForm
}

/** A volunteer after a form: the first, a changed one, or one that begins again. A team that was joined stays. */
export function applied(
  { volunteerId, memberId, name, nameSort, communityId, estateId, paper, form }: Written,
  step: VolunteerStep,
  before: Volunteer | null,
): Volunteer {
  const isGoingOn = before !== null && before.state !== 'withdrawn'
  return {
    _id: volunteerId,
    memberId,
    name,
    nameSort,
    communityId,
    estateId,
    paper,
    ...form,
    state: isGoingOn ? before.state : 'waiting',
    teamId: isGoingOn ? before.teamId : null,
    conductAt: step.at,
    sortKey: isGoingOn ? before.sortKey : momentKey(step.at, volunteerId),
    bankKeys: bankKeysOf(form),
    offered: isGoingOn ? before.offered : [],
    turnKey: isGoingOn ? before.turnKey : momentKey(step.at, volunteerId),
    steps: lastSteps(before, step),
  }
}

export function withdrawn(volunteer: Volunteer, step: VolunteerStep): Volunteer {
  return { ...volunteer, state: 'withdrawn', bankKeys: [], offered: [], steps: lastSteps(volunteer, step) }
}

const stepsKept = 60

/** The history grows with every step; what is older than the last sixty is let go. */
export function lastSteps(before: Pick<Volunteer, 'steps'> | null, step: VolunteerStep): VolunteerStep[] {
  return [...(before?.steps ?? []), step].slice(-stepsKept)
}

/** Did this very tap of this very identity take the step before? */
export function isRepeat(
  { steps }: Pick<Volunteer, 'steps'>,
  { act, tapId, openid }: Pick<VolunteerStep, 'act' | 'tapId' | 'openid'>,
): boolean {
  return steps.some(step => step.act === act && step.tapId === tapId && step.openid === openid)
}

/** In which office somebody acts for others at a place. */
export function officeOf(actor: Actor, tree: Tree, orgId: string): VolunteerStep['by'] {
  const held = roleWithin(actor.roles, tree, orgId, ['communitySecretary', 'townSecretary', 'countyOffice'])
  return held && { role: held.role, orgId: held.orgId }
}

type Person = Pick<Member, 'name' | 'phoneTail' | 'unitName'>

export function volunteerView(
  volunteer: Volunteer,
  person: Person | undefined,
  { actor, tree }: Pick<Context, 'actor' | 'tree'>,
): VolunteerView {
  const { _id, memberId, estateId, teamId, wish, steps } = volunteer
  const nameOf = (orgId: string | null) => (orgId ? (tree.find(orgId)?.name ?? null) : null)
  return tells(whoseForm(volunteer), {
    volunteerId: _id,
    name: person?.name ?? (memberId ? '' : (volunteer.name ?? '')),
    phoneTail: person?.phoneTail ?? null,
    unitName: person?.unitName ?? null,
    estateName: nameOf(estateId),
    paper: volunteer.paper,
    state: volunteer.state,
    team: briefOf(teamId, tree),
    wish: wish.flatMap(teamId => briefOf(teamId, tree) ?? []),
    skills: volunteer.skills,
    availability: volunteer.availability,
    experience: volunteer.experience,
    remark: volunteer.remark,
    offered: volunteer.offered,
    steps: steps.map(({ act, at, by, teamId }) => ({
      act,
      at,
      byRole: by?.role ?? null,
      team: nameOf(teamId),
    })),
    can: {
      print: volunteer.state !== 'withdrawn' && printsForm(actor, volunteer),
      place: !isOwnForm(actor, _id),
    },
  })
}

/** Of whom a form tells: of somebody on the roster, or of the identity that applied. */
function whoseForm({ _id: matterId, memberId, communityId: orgId, steps }: Volunteer): Whom {
  if (memberId !== null) return { memberId, orgId }
  const openid = steps.find(({ act }) => act === 'apply')?.openid ?? null
  return { matter: { matterId, openid }, orgId }
}

function briefOf(orgId: string | null, tree: Tree): OrgBrief | null {
  return orgId && tree.find(orgId) ? tree.brief(orgId) : null
}

export function teamView(team: Team, tree: Tree, actor: Actor): TeamView {
  const { _id, kind, skills, services, wanted, people, revision } = team
  const keeps = keepsTeams(actor, tree, _id) && tree.find(_id)?.state === 'open'
  return {
    team: tree.brief(_id),
    kind,
    skills,
    services,
    wanted,
    people,
    revision,
    can: { describe: keeps, place: keeps },
  }
}

/** The names of those who lead a team now. */
export function leaderNames(
  holders: (Account & { members: Member[] })[],
  teamId: string,
  now: Moment,
): string[] {
  return holders.flatMap(({ roles, members }) => {
    const leads = roles.some(
      held => held.role === 'teamLeader' && held.orgId === teamId && holdsAt(held, now),
    )
    return leads ? members.filter(isSeen).map(({ name }) => name) : []
  })
}
