import type { Member } from '../../../../types/members'
import type { Moment } from '../../../../types/time'
import { type Keeper, lookupHash, movedSeals, seal, shortHash } from '../../../kernel/seal'
import { memberKeeper } from '../seals'
import type { RosterPerson } from './people'

/**
 * What a roster says of a person, in the form it is kept: numbers and doors are closed here. Null means that
 * the roster says nothing about it, so that what is known stays.
 */
export interface Candidate {
  name: string
  nameKey: string
  branchId: string
  unitName: string | null
  sex: Member['sex']
  bornMonth: string | null
  joinedMonth: string | null
  jobTitle: string | null
  isDeputySectionOrAbove: boolean | null
  phoneHash: string | null
  phoneTail: string | null
  phoneSealed: string | null
  home: Home | null
  building: string | null
  doorSealed: string | null
  skills: string | null
  remark: string | null
  healthSealed: string | null
}

/** Where the roster says that somebody lives; both null when it is somewhere the county does not know. */
export interface Home {
  estateId: string | null
  communityId: string | null
}

export interface Placing {
  branchId: string
  home: Home | null
  building: string | null
  entrance: string | null
  room: string | null
}

/** As the row keeps it that says so. */
export function candidateOf(
  person: RosterPerson,
  placing: Placing,
  readsHealth: boolean,
  keeper: Keeper,
): Candidate {
  const { phone, health } = person
  const door = [placing.entrance, placing.room].filter(part => part !== null).join(' ')
  return {
    name: person.name,
    nameKey: person.nameKey,
    branchId: placing.branchId,
    unitName: person.unitName,
    sex: person.sex,
    bornMonth: person.bornMonth,
    joinedMonth: person.joinedMonth,
    jobTitle: person.jobTitle,
    isDeputySectionOrAbove: person.isDeputySectionOrAbove,
    phoneHash: phone && lookupHash(phone),
    phoneTail: phone?.slice(-4) ?? null,
    phoneSealed: phone && seal(phone, keeper, 'phoneSealed'),
    home: placing.home,
    building: placing.building,
    doorSealed: door === '' ? null : seal(door, keeper, 'doorSealed'),
    skills: person.skills,
    remark: person.remark,
    healthSealed: readsHealth && health ? seal(health, keeper, 'healthSealed') : null,
  }
}

export function withoutPhone(candidate: Candidate): Candidate {
  return { ...candidate, phoneHash: null, phoneTail: null, phoneSealed: null }
}

export function rowId(importId: string, row: number): string {
  return `${importId}_${String(row).padStart(7, '0')}`
}

/** The id a new person gets: the same person gets the same one from whichever file. */
export function memberIdOf({ phoneHash, nameKey, branchId }: Candidate): string {
  return `m${shortHash(phoneHash ? `phone|${phoneHash}` : `name|${nameKey}|${branchId}`)}`
}

/** A new person, sealed anew for itself, hidden until the import is applied. `unitName` is the branch's when the roster has none. */
export function newMember(
  candidate: Candidate,
  {
    memberId,
    importId,
    unitName,
    keeper,
    now,
  }: { memberId: string; importId: string; unitName: string; keeper: Keeper; now: Moment },
): Member {
  const { home, isDeputySectionOrAbove, ...said } = candidate
  return {
    ...movedSeals(said, keeper, memberKeeper(memberId)),
    _id: memberId,
    nameSort: nameSortOf(candidate.nameKey, memberId),
    unitName: candidate.unitName ?? unitName,
    isDeputySectionOrAbove: isDeputySectionOrAbove ?? false,
    estateId: home?.estateId ?? null,
    communityId: home?.communityId ?? null,
    openid: null,
    registration: null,
    hiddenBy: importId,
    importedBy: importId,
    createdAt: now,
    updatedAt: now,
  }
}

export function nameSortOf(nameKey: string, memberId: string): string {
  return `${nameKey}|${memberId}`
}
