import type { BoardCode, BoardEntry } from '../../types/board'
import type { Member } from '../../types/members'
import type { Pledge } from '../../types/pledges'
import type { Registration } from '../../types/registrations'
import type { Town } from '../open-town'
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

export const gardenCode = '7K3M9QXR2B4D'
/** What whoever has scanned the code at the door of 桂花园 brings. */
export const gardenDoor = { by: 'code', code: gardenCode } as const

export const aCode = (_id = 'garden', code = gardenCode): BoardCode => ({ _id, code, madeAt: 1, history: [] })

/** Somebody who has said yes in the app. */
export const agreed = (memberId: string, told: Partial<BoardEntry> = {}): BoardEntry => ({
  _id: memberId,
  communityId: 'sunny',
  consent: { way: 'app', on: '2026-11-01', at: 1, by: 'oLI', noteId: null },
  isHidden: false,
  takenDownAt: null,
  photo: null,
  waitingKey: null,
  history: [],
  ...told,
})

/** What stands for the tap that gave somebody's photo. */
export async function photoTapOf({ cloud }: Town, memberId: string): Promise<string> {
  const entries = (await cloud.documents('boardEntries')) as unknown as BoardEntry[]
  return entries.find(({ _id }) => _id === memberId)?.photo?.tapId ?? ''
}

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

/** 李建国 with a post and a pledge, and 王秀英, both on the board of 桂花园, to which they agreed. */
export const townWithBoard = {
  ...townAtWork,
  members: [...townAtWork.members.filter(({ _id }) => _id === 'm_oCHEN'), li.member, wang.member],
  registrations: [registrationOf(li.member, ['ten-mediation']), registrationOf(wang.member)],
  pledges: [aPledge('m_oLI', '每月为老人修一次灯')],
  boardEntries: [agreed('m_oLI'), agreed('m_oWANG')],
  boardCodes: [aCode()],
}

/** The same two, whom nobody has asked yet. */
export const townUnasked = { ...townWithBoard, boardEntries: [] }

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
    boardEntries: members.map(({ _id }) => agreed(_id)),
    boardCodes: [aCode()],
    registrations: members.map(member =>
      registrationOf(member, ['ten-mediation', 'ten-culture', 'ten-security']),
    ),
    pledges: members.map(({ _id }) =>
      aPledge(_id, '为大家修灯𠮷'.repeat(34).slice(0, 200), { sortKey: `${today}_${_id}` }),
    ),
  }
}
