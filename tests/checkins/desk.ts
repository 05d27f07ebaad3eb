import { org } from '../../emulator/seed/county'
import type { Answer, Input } from '../../types/api'
import type { Town } from '../open-town'
import {
  anAccount,
  anOfficer,
  liJianguo,
  newTap,
  orgs,
  type Person,
  sunnySecretary,
  townAtWork,
  wangXiuying,
} from '../town'

export const staff: Person = { openid: 'oSTAFF', name: '社区工作人员', phone: null }
export const leader: Person = { openid: 'oLEADER', name: '组长', phone: null }

/** The town with a community's staff, and a group of 桂花园 in which 李建国 is, and 王秀英 is not. */
export const townWithDesk = {
  ...townAtWork,
  orgs: [...orgs, org('group1', 'group', 'community', '环境党小组', 'sunny')],
  accounts: [
    ...townAtWork.accounts,
    anOfficer(staff, 'communityStaff', 'sunny'),
    anAccount(leader, { roles: [{ role: 'groupLeader', orgId: 'group1', since: 0, until: null }] }),
  ],
  registrations: [liInGroup('group1')],
}

function liInGroup(groupId: string) {
  const stub = { state: 'none', at: null, by: null, tapId: null }
  return {
    _id: 'm_oLI_sunny',
    memberId: 'm_oLI',
    communityId: 'sunny',
    branchId: 'water1',
    unitPlaces: ['water1', 'water', 'organs', 'county'],
    state: 'assigned',
    sortKey: '000000000000000_m_oLI_sunny',
    letterNo: '2026-00000000',
    steps: [],
    assigned: { estateId: 'garden', groupId, postIds: [] },
    unitStub: stub,
    communityStub: stub,
    stubKey: null,
  }
}

export const li = `m_${liJianguo.openid}`
export const wang = `m_${wangXiuying.openid}`
export const liFact = `${li}_sunny_2026Q4`
export const wangFact = `${wang}_sunny_2026Q4`

export function entryOf(
  memberIds: string[],
  told: Partial<Input<'checkins.createFor'>> = {},
): Input<'checkins.createFor'> {
  const entry = { day: '2026-11-22', reason: 'noPhone', note: null, sheet: null } as const
  return { tapId: newTap(), communityId: 'sunny', memberIds, ...entry, ...told }
}

/** The community's figures, and how many the list says have and have not. */
export async function figuresOf(town: Town, who: Person = sunnySecretary): Promise<number[]> {
  const overview = await town.as(who).call('checkins.overview', { communityId: 'sunny', quarter: null })
  if (!overview.ok) throw new Error(overview.refusal)
  const listed = async (show: 'done' | 'notYet') => {
    const asked = { communityId: 'sunny', quarter: null, show, namePrefix: '', cursor: null }
    const list: Answer<'checkins.list'> = await town.as(who).call('checkins.list', asked)
    if (!list.ok) throw new Error(list.refusal)
    return list.value.items.length
  }
  return [overview.value.checkedIn, await listed('done'), await listed('notYet')]
}
