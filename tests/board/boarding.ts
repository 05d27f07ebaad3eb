import type { Member } from '../../types/members'
import type { Pledge } from '../../types/pledges'
import type { Registration } from '../../types/registrations'
import { aMember, anAccount, bound, liJianguo, type Person, today, townAtWork, wangXiuying } from '../town'

const registrationOf = (member: Member, postIds: string[] = []): Partial<Registration> & { _id: string } => ({
  _id: `${member._id}_sunny`,
  memberId: member._id,
  communityId: 'sunny',
  branchId: 'water1',
  unitPlaces: ['water1', 'water'],
  state: 'accepted',
  assigned: { estateId: 'garden', groupId: null, postIds },
})

export const accepted: Partial<Member> = {
  registration: { communityId: 'sunny', state: 'accepted', since: 0 },
}

export function aPledge(memberId: string, text: string, pledge: Partial<Pledge> = {}): Pledge {
  return {
    _id: `${memberId}_1`,
    memberId,
    communityId: 'sunny',
    number: 1,
    text,
    state: 'public',
    from: '2026-11-01',
    until: '2027-10-31',
    revision: 2,
    sortKey: `000_${memberId}`,
    isOnBehalf: false,
    steps: [],
    ...pledge,
  }
}

const li = bound(liJianguo, accepted)
const wang = bound(wangXiuying, accepted)

/** 李建国 with a post and a pledge, and 王秀英, both on the board of 桂花园. */
export const townWithBoard = {
  ...townAtWork,
  members: [...townAtWork.members.filter(({ _id }) => _id === 'm_oCHEN'), li.member, wang.member],
  registrations: [registrationOf(li.member, ['ten-mediation']), registrationOf(wang.member)],
  pledges: [aPledge('m_oLI', '每月为老人修一次灯')],
}

/** So many more neighbours of the same board, each with the longest pledge and three posts. */
export function townWithFullBoard(people: number) {
  const crowd: Person[] = Array.from({ length: people }, (_, index) => ({
    openid: `oNEIGHBOUR${String(index).padStart(4, '0')}abcdefgh`,
    name: `欧阳建国${index}`,
    phone: null,
  }))
  const members = crowd.map((who, index) =>
    aMember(who, { ...accepted, unitName: `安平县第${index % 40}局机关服务中心` }),
  )
  return {
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...crowd.slice(0, 1).map(who => anAccount(who))],
    members,
    registrations: members.map(member =>
      registrationOf(member, ['ten-mediation', 'ten-culture', 'ten-security']),
    ),
    pledges: members.map(({ _id }) =>
      aPledge(_id, '为大家修灯𠮷'.repeat(34).slice(0, 200), { sortKey: `${today}_${_id}` }),
    ),
  }
}
