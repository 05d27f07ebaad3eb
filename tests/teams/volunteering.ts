import { org } from '../../emulator/seed/county'
import type { Account } from '../../types/accounts'
import type { Input } from '../../types/api'
import type { Team, Volunteer, VolunteerForm } from '../../types/teams'
import { openTown, type Town } from '../open-town'
import { aMember, anAccount, newTap, orgs, type Person, sunnySecretary, townAtWork } from '../town'

export const li = 'm_oLI'
export const wang = 'm_oWANG'
export const chen = 'm_oCHEN'

/** Two teams of 阳光社区, one of 河畔社区 and one of the town above both. */
export const repairs = org('repairs', 'team', 'community', '便民维修队', 'sunny')
export const advisers = org('advisers', 'team', 'community', '法律咨询队', 'sunny')
export const boatmen = org('boatmen', 'team', 'community', '护河队', 'river')
export const ofTown = org('ofTown', 'team', 'community', '城关镇应急队', 'town')

export const teams = [repairs, advisers, boatmen, ofTown]

/** Residents on no roster. */
export const zhouDama: Person = { openid: 'oZHOU', name: '周大妈', phone: null }

export const townWithTeams = {
  ...townAtWork,
  orgs: [...orgs, ...teams],
  accounts: [...townAtWork.accounts, anAccount(zhouDama)] satisfies Account[],
}

export function aForm(form: Partial<VolunteerForm> = {}) {
  return {
    wish: [],
    skills: [],
    availability: ['weekends'],
    experience: null,
    remark: null,
    acceptsConduct: true,
    ...form,
  } satisfies VolunteerForm & { acceptsConduct: true }
}

/** A form of a member; a resident also says a community and a name. */
export function apply(
  town: Town,
  who: Person,
  form: Partial<VolunteerForm> = {},
  more: Partial<Pick<Input<'teams.apply'>, 'communityId' | 'name' | 'tapId'>> = {},
) {
  const asked = { communityId: null, name: null, tapId: newTap(), ...more }
  return town.as(who).call('teams.apply', { ...aForm(form), ...asked })
}

export async function appliedTo(town: Town, who: Person, form: Partial<VolunteerForm> = {}): Promise<void> {
  const answer = await apply(town, who, form)
  if (!answer.ok) throw new Error(answer.refusal)
}

export function place(
  town: Town,
  volunteerId: string,
  teamId: string,
  fromTeamId: string | null = null,
  who = sunnySecretary,
  tapId = newTap(),
) {
  return town.as(who).call('teams.place', { tapId, items: [{ volunteerId, fromTeamId, teamId }] })
}

export function leave(
  town: Town,
  who: Person,
  to: 'wait' | 'stop',
  volunteerId: string | null = null,
  tapId = newTap(),
) {
  return town.as(who).call('teams.leave', { tapId, volunteerId, to })
}

export function listVolunteers(
  town: Town,
  who: Person,
  orgId: string,
  asked: Partial<Omit<Input<'teams.listVolunteers'>, 'orgId'>> = {},
) {
  const all = { skill: null, availability: null, estateId: null, cursor: null }
  return town.as(who).call('teams.listVolunteers', { orgId, ...all, ...asked })
}

export async function keptVolunteers(town: Town): Promise<Volunteer[]> {
  return (await town.cloud.documents('teamVolunteers')) as unknown as Volunteer[]
}

export async function keptTeams(town: Town): Promise<Team[]> {
  return (await town.cloud.documents('teams')) as unknown as Team[]
}

/** A crowd of 水务局 that lives in 阳光社区, everybody a volunteer who waits. */
export async function townWithVolunteers(people: number): Promise<Town> {
  const crowd = Array.from({ length: people }, (_, index) => inCrowd(index))
  return openTown({
    ...townWithTeams,
    accounts: [...townWithTeams.accounts, ...crowd.map(who => anAccount(who))],
    members: [...townWithTeams.members, ...crowd.map(who => aMember(who))],
    teamVolunteers: crowd.map((who, index) => aVolunteer(who, index)),
  })
}

export const inCrowd = (index: number): Person => ({
  openid: `oCROWD${String(index).padStart(4, '0')}`,
  name: `张${String(index).padStart(4, '0')}`,
  phone: null,
})

/** As the store keeps somebody who has applied; every other one mends things. */
function aVolunteer(who: Person, index: number): Volunteer {
  const _id = `m_${who.openid}`
  const isMender = index % 2 === 0
  return {
    _id,
    memberId: _id,
    name: null,
    nameSort: `${who.name}|${_id}`,
    communityId: 'sunny',
    estateId: 'garden',
    paper: 'form',
    wish: [],
    skills: isMender ? ['repair'] : [],
    availability: ['weekends'],
    experience: null,
    remark: null,
    state: 'waiting',
    teamId: null,
    conductAt: 0,
    sortKey: `${String(index).padStart(15, '0')}_${_id}`,
    bankKeys: ['* *', '* weekends', ...(isMender ? ['repair *', 'repair weekends'] : [])],
    offered: [],
    turnKey: `${String(index).padStart(15, '0')}_${_id}`,
    steps: [],
  }
}
