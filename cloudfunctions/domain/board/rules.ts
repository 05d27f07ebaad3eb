import type { BoardAbsence, BoardEntry, BoardField } from '../../../types/board'
import type { Member } from '../../../types/members'
import { statesAccepted } from '../registrations/rules'

type Standing = Pick<Member, 'estateId' | 'registration'>

/** A66: on the board from acceptance on, at home, until the registration ends or the member steps back. */
export function absenceOf(member: Standing, entry: BoardEntry | null): BoardAbsence | null {
  const { registration, estateId } = member
  if (!registration || !statesAccepted.includes(registration.state)) return 'notAccepted'
  if (estateId === null) return 'noEstate'
  return isOf(entry, registration.communityId) && entry.isHidden ? 'hidden' : null
}

/** What was decided for the boards of one community says nothing about another's. */
function isOf(entry: BoardEntry | null, communityId: string): entry is BoardEntry {
  return entry?.communityId === communityId
}

/** The photo that everybody may see: consented to, looked at, and wanted by the county (X13). */
export function shownPhoto(member: Standing, entry: BoardEntry | null, fields: readonly BoardField[]) {
  const communityId = member.registration?.communityId
  if (!fields.includes('photo') || !communityId || !isOf(entry, communityId)) return null
  return entry.photo?.state === 'shown' ? entry.photo : null
}

/** Longer than any pledge. */
const wholePledge = 200
/** Thirty kilobytes of a board's sixty. */
const charactersABoard = 10_000

/** How much of each pledge fits on a board of so many: all of it up to fifty people, fifty characters on one of two hundred. */
export function pledgeRoom(people: number): number {
  return Math.min(wholePledge, Math.floor(charactersABoard / Math.max(1, people)))
}

/** By whole characters, also rare ones that take two places. */
export function cutPledge(pledge: string, room: number): { pledge: string; isCut?: true } {
  const characters = [...pledge]
  return characters.length <= room
    ? { pledge }
    : { pledge: characters.slice(0, room - 1).join(''), isCut: true }
}
