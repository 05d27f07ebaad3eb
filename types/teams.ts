import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { ServiceCategory } from './services'
import type { Moment } from './time'

/** What somebody is good at (A30, G96). What a roster wrote freely is read into these. */
export type Skill =
  | 'law'
  | 'mediation'
  | 'medicine'
  | 'nursing'
  | 'nutrition'
  | 'psychology'
  | 'repair'
  | 'plumbing'
  | 'teaching'
  | 'language'
  | 'writing'
  | 'calligraphy'
  | 'music'
  | 'photography'
  | 'fitness'
  | 'computing'
  | 'accounting'
  | 'business'
  | 'gardening'
  | 'driving'
  | 'safety'

/** X27: 社区志愿服务队 of members, youth and the old, or 党员志愿者服务队. */
export type TeamKind = 'community' | 'partyMembers'

/** When somebody can help. */
export type Availability = 'weekdays' | 'evenings' | 'weekends' | 'holidays' | 'onCall'

/** A13: what a team does, beside its node in the tree, under the same id. Absent until somebody describes it or joins. */
export interface Team {
  _id: string
  /** The place the node stands under. */
  parentId: string
  kind: TeamKind
  skills: Skill[]
  services: ServiceCategory[]
  /** How many people it would like to have. */
  wanted: number
  /** How many it has: changes in one transaction with the volunteers themselves. */
  people: number
  state: 'open' | 'closed'
  revision: number
  changes: TeamChange[]
}

/** What a team was said to be before, and who said otherwise. */
export interface TeamChange {
  at: Moment
  openid: string
  tapId: string
  before: TeamDescription
}

export type TeamDescription = Pick<Team, 'kind' | 'skills' | 'services' | 'wanted'>

/** A51: what a volunteer says of himself or herself. */
export interface VolunteerForm {
  /** Teams in the order of the wish; none means wherever somebody is needed. */
  wish: string[]
  skills: Skill[]
  availability: Availability[]
  /** What he or she did before, certificates. */
  experience: string | null
  remark: string | null
}

export type VolunteerState = 'waiting' | 'placed' | 'withdrawn'

export type VolunteerAct = 'apply' | 'enter' | 'offer' | 'place' | 'leave' | 'withdraw'

export interface VolunteerStep {
  act: VolunteerAct
  at: Moment
  openid: string
  /** In which office; null for the volunteer. */
  by: { role: Role; orgId: string } | null
  tapId: string
  /** The team that was joined or left. */
  teamId: string | null
  /** What was written, at each application. */
  form: VolunteerForm | null
}

/** A service, or whatever else is asked for. */
export type OfferedService = ServiceCategory | 'other'

/** One form a person (A51) and one team (A52): `_id` is the member's, or drawn from a resident's identity. */
export interface Volunteer extends VolunteerForm {
  _id: string
  /** Null for a resident who is not on the roster (A10). */
  memberId: string | null
  /** The name a resident gave; members are called as the roster calls them. */
  name: string | null
  nameSort: string
  communityId: string
  estateId: string | null
  /** X27: the form, or a short consent. */
  paper: 'form' | 'consent'
  state: VolunteerState
  teamId: string | null
  /** When he or she agreed to how volunteers behave (A63). */
  conductAt: Moment
  /** The moment of the application, then the id: whoever waits longest comes first. */
  sortKey: string
  /** Each skill with each time, and any of both: what a search asks for (G96). None once withdrawn. */
  bankKeys: string[]
  /** 点单: for which services residents may choose this volunteer, as he or she said; none unless said. */
  offered: OfferedService[]
  /** Since when he or she was not chosen, then the id: whoever was not for longest comes first. */
  turnKey: string
  steps: VolunteerStep[]
}

export interface TeamView extends TeamDescription {
  team: OrgBrief
  people: number
  revision: number
  can: { describe: boolean; place: boolean }
}

/** What speaks for a team: the wish first, then what it needs somebody to be good at, then how many it lacks. */
export type PlacingReason =
  | { kind: 'wish'; turn: number }
  | { kind: 'skill'; skills: Skill[] }
  | { kind: 'need'; missing: number }

/** A volunteer as those who place or lead may know him or her. */
export interface VolunteerView {
  volunteerId: string
  name: string
  phoneTail: string | null
  /** Null for a resident. */
  unitName: string | null
  estateName: string | null
  paper: Volunteer['paper']
  state: VolunteerState
  team: OrgBrief | null
  wish: OrgBrief[]
  skills: Skill[]
  availability: Availability[]
  experience: string | null
  remark: string | null
  offered: OfferedService[]
  steps: { act: VolunteerAct; at: Moment; byRole: Role | null; team: string | null }[]
  /** Nobody places himself or herself. */
  can: { print: boolean; place: boolean }
}

export interface WaitingView extends VolunteerView {
  suggestion: { team: OrgBrief; reasons: PlacingReason[] } | null
}

/** The answer about one volunteer of several. */
export type PlacedItem = { volunteerId: string } & (
  | { ok: true }
  | {
      ok: false
      refusal: 'notAllowed' | 'ownAct' | 'placedMeanwhile' | 'withdrawn' | 'teamClosed' | 'partyMembersOnly'
      /** The team he or she is in now, when somebody else was faster. */
      team: string | null
    }
)

/** My own volunteering, as it stands. */
export interface MyVolunteering {
  paper: Volunteer['paper']
  /** Null while it is not known: the office completes a member's home, a resident says it. */
  community: OrgBrief | null
  isResident: boolean
  /** The teams one may wish for. */
  teams: { team: OrgBrief; kind: TeamKind; services: ServiceCategory[] }[]
  /** What the roster says somebody is good at, to begin with. */
  rosterSkills: Skill[]
  volunteer: VolunteerView | null
  /** Who leads my team. */
  leaders: string[]
}

export interface TeamOperations {
  /** A51: my form, my team; a resident who has not applied says which community to look at. */
  'teams.mine': { input: { communityId: string | null }; value: MyVolunteering; refusal: never }
  /** A51 A63: my form, for the first time or changed. Community and name are a resident's to say. */
  'teams.apply': {
    input: Tap & VolunteerForm & { communityId: string | null; name: string | null; acceptsConduct: true }
    value: { volunteer: VolunteerView }
    refusal: 'homeUnknown' | 'nameNeeded' | 'unknownTeam' | 'formIncomplete'
  }
  /** G186: the form of a member of the community, from paper. */
  'teams.enter': {
    input: Tap & VolunteerForm & { memberId: string; acceptsConduct: true }
    value: { volunteer: VolunteerView }
    refusal: 'homeUnknown' | 'unknownTeam' | 'formIncomplete'
  }
  /** X17: out of the team, to wait for another or to stop; without a reason. Null: myself. */
  'teams.leave': {
    input: Tap & { volunteerId: string | null; to: 'wait' | 'stop' }
    value: { volunteer: VolunteerView }
    refusal: 'notVolunteering'
  }
  /** 点单: for which services residents may choose me by name; none takes it back (X17). */
  'teams.offer': {
    input: Tap & { services: OfferedService[] }
    value: { volunteer: VolunteerView }
    refusal: 'notVolunteering'
  }
  /** A51 G140 G186: the form on one A4, mine, a volunteer's or empty; an address that expires. Empty ones have no code. */
  'teams.printForm': {
    input: Tap & {
      whose:
        | { kind: 'mine' }
        | { kind: 'volunteer'; volunteerId: string }
        | { kind: 'empty'; communityId: string }
    }
    value: { url: string; code: string | null }
    refusal: 'notVolunteering' | 'fileGone'
  }
  /** A52: up to twenty into a team each; from where, as it was seen, so that nobody undoes another's decision unawares. */
  'teams.place': {
    input: Tap & { items: { volunteerId: string; fromTeamId: string | null; teamId: string }[] }
    value: { items: PlacedItem[] }
    refusal: never
  }
  /** The teams of a place. */
  'teams.list': { input: { orgId: string; cursor: string | null }; value: Page<TeamView>; refusal: never }
  'teams.show': { input: { teamId: string }; value: TeamView; refusal: never }
  /** A13 X27: its kind, what it is good at and serves, how many it wants. */
  'teams.describe': {
    input: Tap & TeamDescription & { teamId: string; revision: number }
    value: TeamView
    refusal: 'changedMeanwhile' | 'teamClosed'
  }
  /** Who waits to be placed in a community, or asks for a team of the town, longest first, each with a team that suits (A52). */
  'teams.listWaiting': {
    input: { orgId: string; cursor: string | null }
    value: Page<WaitingView>
    refusal: never
  }
  /** G96: the volunteers of a community or of a team by skill, time and estate; by name, never by merit. */
  'teams.listVolunteers': {
    input: {
      orgId: string
      skill: Skill | null
      availability: Availability | null
      estateId: string | null
      cursor: string | null
    }
    value: Page<VolunteerView>
    refusal: never
  }
}
