import type { Input, OperationName, Value } from '../../types/api'
import type { PostHandOver, PostPlace } from '../../types/posts'
import type { Registration } from '../../types/registrations'
import { aRegistration } from '../groups/grouping'
import { openTown, type Town } from '../open-town'
import { aMember, anAccount, newTap, type Person, sunnySecretary, today, townAtWork } from '../town'

/** Posts that the tests speak of: one of the law category, one of its own. */
export const mediation = 'ten-mediation'
export const relief = 'ten-poverty-relief'
export const culture = 'ten-culture'
export const security = 'ten-security'

export const inStreet = (index: number): Person => ({
  openid: `oSTREET${String(index).padStart(3, '0')}`,
  name: `周${String(index).padStart(3, '0')}`,
  phone: null,
})
export const memberOf = ({ openid }: Person): string => `m_${openid}`

/** 阳光社区 with its people and so many more of 水务局, all of them bound and accepted. */
export async function townWithAccepted(
  people: number,
  others: string[] = ['m_oLI', 'm_oWANG'],
): Promise<Town> {
  const street = Array.from({ length: people }, (_, index) => inStreet(index))
  const ids = [...others, ...street.map(memberOf)]
  const members = [...townAtWork.members, ...street.map(who => aMember(who, { openid: who.openid }))]
  return openTown({
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...street.map(who => anAccount(who, { memberId: memberOf(who) }))],
    members: members.map(member => (ids.includes(member._id) ? { ...member, registration } : member)),
    registrations: ids.map(id => aRegistration(id, [], { estateId: null })),
  })
}

const registration = { communityId: 'sunny', state: 'accepted', since: today } as const

export async function ask<Name extends OperationName>(
  town: Town,
  who: Person,
  op: Name,
  input: Input<Name>,
): Promise<Value<Name>> {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

export const claimOf = (town: Town, who: Person, postId: string, tapId = newTap()) =>
  town.as(who).call('posts.claim', { tapId, postId })

export const leaveOf = (town: Town, who: Person, postId: string, tapId = newTap()) =>
  town.as(who).call('posts.leave', { tapId, postId })

export const decideOf = (
  town: Town,
  items: [who: Person, postId: string][],
  decision: 'approve' | 'notNow' = 'approve',
  who: Person = sunnySecretary,
  tapId = newTap(),
) =>
  town.as(who).call('posts.decide', {
    tapId,
    communityId: 'sunny',
    decision,
    items: items.map(([person, postId]) => ({ memberId: memberOf(person), postId })),
  })

/** Claimed and approved in 阳光社区. */
export async function holds(town: Town, who: Person, postId: string): Promise<void> {
  await ask(town, who, 'posts.claim', { tapId: newTap(), postId })
  const answer = await decideOf(town, [[who, postId]])
  if (!answer.ok || !answer.value.items[0]?.ok) throw new Error(JSON.stringify(answer))
}

export async function capacityOf(town: Town, postId: string, capacity: number | null, revision = 0) {
  const fixed = { state: 'open', capacity, tasks: '每周走访一次', requirements: '' } as const
  return town.as(sunnySecretary).call('posts.setPlace', {
    tapId: newTap(),
    communityId: 'sunny',
    postId,
    revision,
    ...fixed,
  })
}

export async function handOverAsked(town: Town, who: Person, postId: string, wish: string | null = null) {
  return (await ask(town, who, 'posts.askHandOver', { tapId: newTap(), postId, wish })).handOverId
}

export const nameOf = (
  town: Town,
  handOverId: string,
  successor: Person | null,
  who: Person = sunnySecretary,
) =>
  town.as(who).call('posts.nameSuccessor', {
    tapId: newTap(),
    handOverId,
    memberId: successor && memberOf(successor),
  })

export const handOverOf = (
  town: Town,
  who: Person,
  handOverId: string,
  decision: 'agree' | 'decline' | 'withdraw',
) => town.as(who).call('posts.decideHandOver', { tapId: newTap(), handOverId, decision })

export const keptPlaces = async (town: Town) =>
  (await town.cloud.documents('postPlaces')) as unknown as PostPlace[]

export const keptHandOvers = async (town: Town) =>
  (await town.cloud.documents('postHandOvers')) as unknown as PostHandOver[]

export async function keptRegistration(town: Town, who: Person): Promise<Registration> {
  const kept = (await town.cloud.documents('registrations')) as unknown as Registration[]
  const found = kept.find(({ memberId }) => memberId === memberOf(who))
  if (!found) throw new Error(`no registration of ${who.name}`)
  return found
}
