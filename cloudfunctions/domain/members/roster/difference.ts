import type { ImportRowView, Member, RosterField } from '../../../../types/members'
import { movedSeals, type SealedField, unseal, unsealIfPossible } from '../../../kernel/seal'
import type { Tree } from '../../orgs/tree'
import { memberKeeper, rowKeeper } from '../seals'
import { type Candidate, nameSortOf } from './candidate'
import { estateLabel } from './estates'

export type Change = ImportRowView['changes'][number]
export type MemberPart = Partial<Omit<Member, '_id'>>

/** What a roster would change of a person: as people read it, and both sides as the row keeps them. */
export interface Difference {
  changes: Change[]
  before: MemberPart
  after: MemberPart
}

/**
 * Compares what the roster says with what is known. Sealed texts are opened here and compared in memory,
 * because the same text is sealed differently each time. What is known and does not open is said anew.
 */
export function differenceOf(rowId: string, candidate: Candidate, member: Member, tree: Tree): Difference {
  const changes: Change[] = []
  const after: MemberPart = {}
  const note = (field: RosterField, from: string | null, to: string | null, part: MemberPart) => {
    changes.push({ field, from, to })
    Object.assign(after, part)
  }
  const compare = <Key extends PlainField>(
    field: RosterField,
    key: Key,
    words: (value: Member[Key]) => string | null,
  ) => {
    const said = candidate[key] as Member[Key] | null
    if (said !== null && said !== member[key]) note(field, words(member[key]), words(said), { [key]: said })
  }
  const saysOther = (field: SealedField & keyof Candidate & keyof Member): boolean => {
    const [said, known] = [candidate[field], member[field]]
    if (said === null) return false
    const before = known && unsealIfPossible(known, memberKeeper(member._id), field)
    return unseal(said, rowKeeper(rowId), field) !== before
  }
  const asWritten = (value: string | null) => value

  if (candidate.name !== member.name) {
    const { name, nameKey } = candidate
    const nameSort = nameSortOf(nameKey, member._id)
    note('name', member.name, name, { name, nameKey, nameSort, spelling: null })
  }
  compare('unitName', 'unitName', asWritten)
  compare('branchName', 'branchId', branchId => tree.find(branchId)?.name ?? null)
  compare('sex', 'sex', asWritten)
  compare('bornMonth', 'bornMonth', asWritten)
  compare('joinedMonth', 'joinedMonth', asWritten)
  compare('jobTitle', 'jobTitle', asWritten)
  compare('isDeputySectionOrAbove', 'isDeputySectionOrAbove', String)
  if (candidate.phoneHash !== null && candidate.phoneHash !== member.phoneHash) {
    const { phoneHash, phoneTail, phoneSealed } = candidate
    note('phone', null, null, { phoneHash, phoneTail, phoneSealed })
  }
  if (movesHome(candidate, member)) {
    const { estateId, communityId } = candidate.home
    const { building, doorSealed } = candidate
    const label = (id: string | null) => id && tree.find(id) && estateLabel(tree, id)
    // An old door in a new estate would be nobody's door, so the address moves as a whole.
    note('estateName', label(member.estateId), label(estateId), {
      estateId,
      communityId,
      building,
      doorSealed,
    })
  } else {
    compare('building', 'building', asWritten)
    if (saysOther('doorSealed')) {
      note('room', null, null, { doorSealed: candidate.doorSealed })
    }
  }
  compare('skills', 'skills', asWritten)
  compare('remark', 'remark', asWritten)
  if (saysOther('healthSealed')) {
    note('health', null, null, { healthSealed: candidate.healthSealed })
  }

  const before = movedSeals(sameFields(member, after), memberKeeper(member._id), rowKeeper(rowId))
  return { changes, before, after }
}

type PlainField =
  | 'unitName'
  | 'branchId'
  | 'sex'
  | 'bornMonth'
  | 'joinedMonth'
  | 'jobTitle'
  | 'isDeputySectionOrAbove'
  | 'building'
  | 'skills'
  | 'remark'

function movesHome(
  candidate: Candidate,
  member: Member,
): candidate is Candidate & { home: NonNullable<Candidate['home']> } {
  return candidate.home !== null && candidate.home.estateId !== member.estateId
}

function sameFields(member: Member, after: MemberPart): MemberPart {
  return Object.fromEntries(Object.keys(after).map(key => [key, member[key as keyof Member] ?? null]))
}
