import type { Team, Volunteer } from '../../types/teams'
import { repairs } from '../teams/volunteering'
import { aMember, anAccount, liJianguo, type Person, wangXiuying } from '../town'
import { townWithResidents } from './asking'

/** A volunteer as the store keeps one who may be chosen for household repairs. */
export function aHelper(who: Person, helper: Partial<Volunteer> = {}): Volunteer {
  const _id = `m_${who.openid}`
  return {
    _id,
    memberId: _id,
    name: null,
    nameSort: `${who.name}|${_id}`,
    communityId: 'sunny',
    estateId: 'garden',
    paper: 'form',
    wish: [],
    skills: ['repair'],
    availability: ['weekends'],
    experience: '修过收音机',
    remark: null,
    state: 'waiting',
    teamId: null,
    conductAt: 0,
    sortKey: `000000000000000_${_id}`,
    bankKeys: ['* *', '* weekends', 'repair *', 'repair weekends'],
    offered: ['appliances', 'other'],
    turnKey: `000000000000000_${_id}`,
    steps: [],
    ...helper,
  }
}

const repairTeam: Team = {
  _id: 'repairs',
  parentId: 'sunny',
  kind: 'community',
  skills: ['repair'],
  services: ['appliances'],
  wanted: 9,
  people: 2,
  state: 'open',
  revision: 1,
  changes: [],
}

/** 李建国 may be chosen by name; 王秀英 leads the repair team, 李建国 is in it. */
export const townWithHelpers = {
  ...townWithResidents,
  orgs: [...townWithResidents.orgs, repairs],
  accounts: townWithResidents.accounts.map(account =>
    account._id === wangXiuying.openid
      ? { ...account, roles: [{ role: 'teamLeader' as const, orgId: 'repairs', since: 0, until: null }] }
      : account,
  ),
  teams: [repairTeam],
  teamVolunteers: [
    aHelper(liJianguo, { state: 'placed', teamId: 'repairs' }),
    aHelper(wangXiuying, { state: 'placed', teamId: 'repairs', offered: [] }),
  ],
}

/** So many more who offered themselves, each accepted in the community. */
export function townWithManyHelpers(more: number): typeof townWithHelpers {
  const crowd = Array.from({ length: more }, (_, index) => ({
    openid: `oMANY${String(index).padStart(4, '0')}`,
    name: `赵${String(index).padStart(4, '0')}`,
    phone: null,
  }))
  const registration = { communityId: 'sunny', state: 'accepted', since: 0 } as const
  return {
    ...townWithHelpers,
    accounts: [
      ...townWithHelpers.accounts,
      ...crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
    ],
    members: [
      ...townWithHelpers.members,
      ...crowd.map(who => aMember(who, { registration, openid: who.openid })),
    ],
    teamVolunteers: [...townWithHelpers.teamVolunteers, ...crowd.map(who => aHelper(who))],
  }
}
