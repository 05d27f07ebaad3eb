import type { Account } from '../../types/accounts'
import type { Answer, Input } from '../../types/api'
import type { Member } from '../../types/members'
import type { Registration } from '../../types/registrations'
import { openTown, type Town } from '../open-town'
import { aMember, anAccount, newTap, type Person, sunnySecretary, townAtWork, waterSecretary } from '../town'

export const li = 'm_oLI'
export const wang = 'm_oWANG'
export const chen = 'm_oCHEN'

/** One of a crowd of 水务局 who live in 阳光社区. */
export const inCrowd = (index: number): Person => ({
  openid: `oCROWD${String(index).padStart(3, '0')}`,
  name: `张${String(index).padStart(3, '0')}`,
  phone: null,
})

export const crowdIds = (people: number): string[] =>
  Array.from({ length: people }, (_, index) => `m_${inCrowd(index).openid}`)

export async function townWithCrowd(people: number): Promise<Town> {
  const crowd = Array.from({ length: people }, (_, index) => inCrowd(index))
  return openTown({
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...crowd.map(who => anAccount(who))] satisfies Account[],
    members: [...townAtWork.members, ...crowd.map(who => aMember(who))],
  })
}

export function dispatchTo(
  town: Town,
  memberIds: string[],
  communityId = 'sunny',
  who = waterSecretary,
  tapId = newTap(),
): Promise<Answer<'registrations.dispatch'>> {
  const items = memberIds.map(memberId => ({ memberId, communityId }))
  return town.as(who).call('registrations.dispatch', { tapId, items })
}

export function reportTo(town: Town, memberId: string, communityId = 'sunny', who = sunnySecretary) {
  const asked: Input<'registrations.report'> = { tapId: newTap(), way: 'secretary', communityId, memberId }
  return town.as(who).call('registrations.report', asked)
}

export function acceptIn(
  town: Town,
  memberIds: string[],
  communityId = 'sunny',
  who = sunnySecretary,
  tapId = newTap(),
) {
  return town.as(who).call('registrations.accept', { tapId, communityId, memberIds })
}

/** Dispatched, reported and accepted in 阳光社区. */
export async function acceptedInSunny(town: Town, memberIds: string[]): Promise<void> {
  await dispatchTo(town, memberIds)
  for (const memberId of memberIds) await reportTo(town, memberId)
  await acceptIn(town, memberIds)
}

export async function keptMember(town: Town, memberId: string): Promise<Member> {
  const found = (await town.cloud.documents('members')).find(({ _id }) => _id === memberId)
  if (!found) throw new Error(`no ${memberId}`)
  return found as unknown as Member
}

export async function keptRegistrations(town: Town): Promise<Registration[]> {
  return (await town.cloud.documents('registrations')) as unknown as Registration[]
}
