import type { Answer, Input, OperationName, Value } from '../../types/api'
import type { Election, Group } from '../../types/groups'
import type { Member } from '../../types/members'
import type { Registration } from '../../types/registrations'
import { openTown, type Town } from '../open-town'
import { keptRegistrations } from '../registrations/registering'
import { aMember, anAccount, newTap, type Person, sunnySecretary, townAtWork } from '../town'

/** 李一 to 李三十: neighbours of 桂花园, bound each to the own phone. */
export const neighbour = (index: number): Person => ({
  openid: `oN${String(index).padStart(3, '0')}`,
  name: `邻居${String(index).padStart(3, '0')}`,
  phone: null,
})

export const idOf = ({ openid }: Person): string => `m_${openid}`

export const neighbours = (people: number): Person[] =>
  Array.from({ length: people }, (_, index) => neighbour(index))

interface Living {
  estateId?: string | null
  building?: string
}

/** A registration that 阳光社区 has accepted, with approved posts and no group. */
export function aRegistration(
  memberId: string,
  postIds: string[],
  { estateId = 'garden' }: Living = {},
): Registration {
  const sortKey = `000000000000001_${memberId}`
  const stub = { state: 'none', at: null, by: null, tapId: null } as const
  return {
    _id: `${memberId}_sunny`,
    memberId,
    communityId: 'sunny',
    branchId: 'water1',
    unitPlaces: ['water1', 'water', 'organs', 'county'],
    state: 'accepted',
    sortKey,
    letterNo: '2026-00000000',
    steps: [],
    assigned: { estateId, groupId: null, postIds },
    unitStub: stub,
    communityStub: stub,
    stubKey: sortKey,
  }
}

/** Lets these people be registered in 阳光社区 with these posts. */
export async function withPosts(town: Town, memberIds: string[], postIds: string[]): Promise<void> {
  const members = (await town.cloud.documents('members')) as unknown as Member[]
  const registered = members
    .filter(({ _id }) => memberIds.includes(_id))
    .map(member => ({
      ...member,
      registration: { communityId: 'sunny', state: 'accepted' as const, since: 1 },
    }))
  await town.cloud.load({
    members: registered,
    registrations: memberIds.map(memberId => aRegistration(memberId, postIds)),
  })
}

/** The town with neighbours who have a law post each, bound to their phones. */
export const townWithNeighbours = (people: number, homeOf?: (index: number) => Living): Promise<Town> =>
  openTown(neighboursAtWork(people, homeOf))

export function neighboursAtWork(people: number, homeOf: (index: number) => Living = () => ({})) {
  const crowd = neighbours(people)
  return {
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...crowd.map(who => anAccount(who, { memberId: idOf(who) }))],
    members: [
      ...townAtWork.members,
      ...crowd.map((who, index) =>
        aMember(who, {
          openid: who.openid,
          building: '3号楼',
          registration: { communityId: 'sunny', state: 'accepted', since: 1 },
          ...homeOf(index),
        }),
      ),
    ],
    registrations: crowd.map((who, index) => aRegistration(idOf(who), ['five-law-advice'], homeOf(index))),
  }
}

export async function ask<Name extends OperationName>(
  town: Town,
  who: Person,
  op: Name,
  input: Input<Name>,
): Promise<Value<Name>> {
  const answer: Answer<Name> = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

export async function aGroupOf(town: Town, people: Person[], tapId = newTap()): Promise<string> {
  const { groupId } = await ask(town, sunnySecretary, 'groups.create', {
    tapId,
    communityId: 'sunny',
    parentId: 'sunny',
    name: '法律第一小组',
    kind: 'category-law',
    memberIds: people.map(idOf),
  })
  return groupId
}

export async function anElectionIn(town: Town, groupId: string, tapId = newTap()): Promise<string> {
  const asked = { tapId, groupId, days: 3, isSecondRound: false }
  return (await ask(town, sunnySecretary, 'groups.openElection', asked)).electionId
}

export const voteFor = (
  town: Town,
  who: Person,
  electionId: string,
  choice: string | null,
  tapId = newTap(),
) => town.as(who).call('groups.vote', { tapId, electionId, choice })

export async function keptGroup(town: Town, groupId: string): Promise<Group> {
  const found = (await town.cloud.documents('groups')).find(({ _id }) => _id === groupId)
  if (!found) throw new Error(`no group ${groupId}`)
  return found as unknown as Group
}

export async function keptElection(town: Town, electionId: string): Promise<Election> {
  const found = (await town.cloud.documents('groupElections')).find(({ _id }) => _id === electionId)
  if (!found) throw new Error(`no election ${electionId}`)
  return found as unknown as Election
}

export async function groupOfEach(town: Town): Promise<Map<string, string | null>> {
  const kept = await keptRegistrations(town)
  return new Map(kept.map(({ memberId, assigned }) => [memberId, assigned.groupId]))
}
