import type {
  BoardAbsence,
  BoardEntry,
  BoardField,
  BoardStanding,
  BoardStandingsShown,
  PaperOutcome,
} from '../../../types/board'
import type { Member } from '../../../types/members'
import { statesAccepted } from '../registrations/rules'

type Standing = Pick<Member, 'estateId' | 'registration'>

/** A66: on the board from acceptance on, at home, once the person has agreed, until the registration ends or one of the two says no. */
export function absenceOf(member: Standing, entry: BoardEntry | null): BoardAbsence | null {
  const nowhere = placelessOf(member)
  if (nowhere) return nowhere
  const standing = standingOf(member.registration?.communityId ?? '', entry)
  return standing === 'app' || standing === 'paper' ? null : standing
}

/** Whoever has no board to stand on. */
export function placelessOf({
  registration,
  estateId,
}: Standing): Extract<BoardAbsence, 'notAccepted' | 'noEstate'> | null {
  if (!registration || !statesAccepted.includes(registration.state)) return 'notAccepted'
  return estateId === null ? 'noEstate' : null
}

/** How somebody of a community stands to its boards. */
export function standingOf(communityId: string, entry: BoardEntry | null): BoardStanding {
  if (!isOf(entry, communityId)) return 'notAsked'
  if (entry.isHidden) return 'hidden'
  if (entry.takenDownAt) return 'takenDown'
  return entry.consent?.way ?? 'notAsked'
}

const shownAs: Record<BoardStanding, BoardStandingsShown> = {
  app: 'agreed',
  paper: 'agreed',
  notAsked: 'notAsked',
  hidden: 'down',
  takenDown: 'down',
}

export const isShownIn = (show: BoardStandingsShown, standing: BoardStanding): boolean =>
  shownAs[standing] === show

export function countStandings(standings: BoardStanding[]): Record<BoardStanding, number> {
  const count = (wanted: BoardStanding) => standings.filter(standing => standing === wanted).length
  return {
    app: count('app'),
    paper: count('paper'),
    notAsked: count('notAsked'),
    hidden: count('hidden'),
    takenDown: count('takenDown'),
  }
}

/** May a yes on paper be noted? A person's own no is answered by that person alone; what the community took down it may put up. */
export function paperOutcomeOf(standing: BoardStanding | null): PaperOutcome {
  if (standing === null) return 'notHere'
  if (standing === 'hidden') return 'saidNo'
  return standing === 'app' || standing === 'paper' ? 'agreedAlready' : 'noted'
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
