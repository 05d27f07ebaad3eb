import type { Absence } from '../../types/absences'
import type { Member } from '../../types/members'
import type { Registration } from '../../types/registrations'
import { aMember, noon, type Person } from '../town'

const stub = { state: 'filed', at: null, by: null, tapId: null } as const

/** Accepted by 阳光社区 on that day. */
export function acceptedOn(day: string, who: Person, member: Partial<Member> = {}) {
  const at = noon(day)
  const person = aMember(who, {
    registration: { communityId: 'sunny', state: 'assigned', since: at },
    ...member,
  })
  const _id = `${person._id}_sunny`
  const registration: Registration = {
    _id,
    memberId: person._id,
    communityId: 'sunny',
    branchId: 'water1',
    unitPlaces: ['water1', 'water', 'organs', 'county'],
    state: 'assigned',
    sortKey: `${String(at).padStart(15, '0')}_${_id}`,
    letterNo: `2026-${_id}`,
    steps: [],
    assigned: { estateId: 'garden', groupId: null, postIds: [] },
    unitStub: stub,
    communityStub: stub,
    stubKey: `${String(at).padStart(15, '0')}_${_id}`,
  }
  return { member: person, registration }
}

/** A draft about somebody of 阳光社区 and 水务局. */
export function anAbsence(who: Person, absence: Partial<Absence> = {}): Absence {
  const memberId = `m_${who.openid}`
  const _id = `${memberId}_2026H1`
  return {
    _id,
    memberId,
    communityId: 'sunny',
    branchId: 'water1',
    unitPlaces: ['water1', 'water', 'organs', 'county'],
    halfYear: '2026H1',
    quarters: ['2026Q1', '2026Q2'],
    nextFact: `${memberId}_sunny_2026Q3`,
    state: 'drafted',
    draftedAt: noon('2026-07-16'),
    words: null,
    answer: null,
    steps: [],
    sortKey: `000000000000000_${_id}`,
    ...absence,
  }
}
