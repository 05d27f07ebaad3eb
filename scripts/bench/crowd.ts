import { aCheckin, aMember, anAccount, type Person, townAtWork } from '../../tests/town'
import type { Checkin } from '../../types/checkins'
import type { Quarter } from '../../types/time'

/** So many bound members of 阳光社区. */
export function crowdOf(people: number): Person[] {
  return Array.from({ length: people }, (_, index) => ({
    openid: `oCROWD${index}`,
    name: '张伟',
    phone: null,
  }))
}

export function townWith(crowd: Person[]): Record<string, object[]> {
  return {
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` }))],
    members: [...townAtWork.members, ...crowd.map(who => aMember(who, { openid: who.openid }))],
  }
}

/** Check-ins of other people in other quarters and communities, as years of use leave them. */
export function* earlierCheckins(from: number, to: number): Generator<Checkin> {
  for (let index = from; index < to; index++) {
    const quarter = `${2010 + (index % 16)}Q${1 + (index % 4)}` as Quarter
    const person = { openid: `oEARLIER${Math.floor(index / 64)}`, name: '', phone: null }
    const communityId = `c${index % 60}`
    yield aCheckin(person, { quarter, communityId, _id: `earlier_${index}` })
  }
}
