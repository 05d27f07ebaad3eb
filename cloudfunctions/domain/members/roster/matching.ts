import type { Member } from '../../../../types/members'
import { shortHash } from '../../../kernel/seal'
import { type Candidate, memberIdOf, withoutPhone } from './candidate'
import type { Draft } from './draft'
import type { Neighbours } from './namesakes'

/** Who a row is: somebody known, somebody new, or nobody can tell. */
export type Match =
  | { kind: 'known'; memberId: string }
  | { kind: 'new'; memberId: string }
  | { kind: 'unclear'; otherRow: number | null }
  | { kind: 'phoneOfAnother' }
  /** Somebody known has the phone under another name, and stands nowhere else in the file. */
  | { kind: 'nameChanged'; memberId: string }

/** The people on the roster who may be meant by a file. */
export interface KnownPeople {
  byId(memberId: string): Member | null
  byPhone(phoneHash: string): Member[]
  /** Those with this phone who left the roster. */
  leftByPhone(phoneHash: string): Member[]
  byName(nameKey: string): Member[]
  /** Is a document kept under this id, whoever it is? */
  isTaken(memberId: string): boolean
}

export interface Matching {
  asWritten(draft: Draft): Match | null
  withoutPhone(draft: Draft): Match | null
}

/** First by phone, then by branch and name, so that a changed phone updates the same person. */
export function matchingOf(known: KnownPeople, neighbours: Neighbours, importId: string): Matching {
  /** Rows that only their name ties to anybody; two such rows cannot share one known person. */
  const loose = new Map<Draft[], Draft[]>()
  function looseAmong(group: Draft[]): Draft[] {
    const kept = loose.get(group) ?? group.filter(draft => !isKnownByPhone(draft))
    loose.set(group, kept)
    return kept
  }

  function isKnownByPhone({ candidate, nameKey }: Draft): boolean {
    const holders = candidate?.phoneHash ? known.byPhone(candidate.phoneHash) : []
    return holders.some(holder => holder.nameKey === nameKey)
  }

  function byPhone(draft: Draft, candidate: Candidate): Match {
    const holders = candidate.phoneHash ? known.byPhone(candidate.phoneHash) : []
    const own = holders.filter(({ nameKey }) => nameKey === candidate.nameKey)
    const best = own.find(({ branchId }) => branchId === candidate.branchId) ?? own[0]
    if (best) return { kind: 'known', memberId: best._id }
    const [holder, another] = holders
    if (!holder) return comeBack(candidate, byName(draft, candidate))
    if (another || neighbours.hasNamesake(holder)) return { kind: 'phoneOfAnother' }
    return { kind: 'nameChanged', memberId: holder._id }
  }

  /** Somebody who left and comes back with phone and name is the same person again, with the history. */
  function comeBack({ phoneHash, nameKey }: Candidate, match: Match): Match {
    if (match.kind !== 'new' || !phoneHash) return match
    const [before, another] = known.leftByPhone(phoneHash).filter(left => left.nameKey === nameKey)
    return before && !another ? { kind: 'known', memberId: before._id } : match
  }

  function byName(draft: Draft, candidate: Candidate): Match {
    const free = known
      .byName(candidate.nameKey)
      .filter(({ phoneHash, nameKey }) => !neighbours.hasPerson(phoneHash, nameKey))
    const [person, ...others] = free.filter(({ branchId }) => branchId === candidate.branchId)
    if (person) {
      const rows = looseAmong(neighbours.namesakesOf(draft))
      const other = rows.findLast(({ row }) => row !== draft.row)
      if (others.length > 0 || other) return { kind: 'unclear', otherRow: other?.row ?? null }
      return { kind: 'known', memberId: person._id }
    }
    const isAlike = free.some(member => isSameUnitAndTail(member, draft, candidate))
    return isAlike ? { kind: 'unclear', otherRow: null } : { kind: 'new', memberId: newId(candidate) }
  }

  /** An id whose first owner has another number by now stays with that owner. */
  function newId(candidate: Candidate): string {
    const id = memberIdOf(candidate)
    return known.isTaken(id) ? `m${shortHash(`${id}|${importId}`)}` : id
  }

  return {
    asWritten: draft => draft.candidate && byPhone(draft, draft.candidate),
    withoutPhone(draft) {
      if (!draft.candidate) return null
      const namesake = neighbours.namesakesOf(draft).find(({ row }) => row !== draft.row)
      if (namesake) return { kind: 'unclear', otherRow: namesake.row }
      return byName(draft, withoutPhone(draft.candidate))
    },
  }
}

/** G02: name, unit and the tail of the phone make a duplicate. */
function isSameUnitAndTail(member: Member, { unitName }: Draft, { phoneTail }: Candidate): boolean {
  return phoneTail !== null && member.phoneTail === phoneTail && member.unitName === unitName
}
