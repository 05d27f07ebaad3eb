import type { Input } from '../../types/api'
import type { Member } from '../../types/members'
import type { RequestView, ServiceRequest } from '../../types/requests'
import { openTown, type Town } from '../open-town'
import {
  anAccount,
  anOfficer,
  bound,
  chenMing,
  liJianguo,
  newTap,
  type Person,
  stranger,
  sunnySecretary,
  townAtWork,
  wangXiuying,
} from '../town'

/** A resident of 73 who lives in 桂花园 of 阳光社区 and is on no roster. */
export const wangAyi: Person = { openid: 'oWANG_AYI', name: '王阿姨', phone: null }
/** Another resident of the same estate. */
export const zhangDaye: Person = { openid: 'oZHANG_DAYE', name: '张大爷', phone: null }
export const sunnyStaff: Person = { openid: 'oSUNNY_STAFF', name: '阳光社区干事', phone: null }

const acceptedIn = (communityId: string): Partial<Member> => ({
  communityId,
  registration: { communityId, state: 'accepted', since: 0 },
})

const li = bound(liJianguo, acceptedIn('sunny'))
const wang = bound(wangXiuying, acceptedIn('sunny'))
const chen = bound(chenMing, { ...acceptedIn('river'), estateId: 'bridge' })

/** The town with volunteers accepted in their communities, two residents, and somebody at the community's desk. */
export const townWithResidents = {
  ...townAtWork,
  accounts: [
    ...townAtWork.accounts,
    anAccount(wangAyi),
    anAccount(zhangDaye),
    anAccount(stranger, { consents: [] }),
    anOfficer(sunnyStaff, 'communityStaff', 'sunny'),
  ],
  members: [li.member, wang.member, chen.member],
}

export const openResidentsTown = (): Promise<Town> => openTown(townWithResidents)

export const lamp = (told: Partial<Input<'requests.submit'>> = {}): Input<'requests.submit'> => ({
  tapId: newTap(),
  kind: 'help',
  category: 'appliances',
  where: { kind: 'newHome', estateId: 'garden', building: '3号楼', door: '2单元501', isKept: true },
  when: 'any',
  text: '客厅的灯不亮了',
  answers: [],
  voice: null,
  photoIds: [],
  forWhom: 'me',
  hasAgreed: false,
  name: '王阿姨',
  phone: '19911112222',
  ...told,
})

export async function asked(town: Town, told: Partial<Input<'requests.submit'>> = {}, who = wangAyi) {
  const answer = await town.as(who).call('requests.submit', lamp(told))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.request
}

export async function acceptedForClaims(town: Town, { requestId }: RequestView): Promise<void> {
  const answer = await town.as(sunnySecretary).call('requests.accept', {
    tapId: newTap(),
    communityId: 'sunny',
    requestIds: [requestId],
    isOpenToClaims: true,
  })
  if (!answer.ok || !answer.value.items.every(({ ok }) => ok)) throw new Error('not accepted')
}

export async function keptRequests(town: Town): Promise<ServiceRequest[]> {
  return (await town.cloud.documents('requests')) as unknown as ServiceRequest[]
}
