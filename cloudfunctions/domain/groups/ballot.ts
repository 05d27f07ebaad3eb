import type { Election } from '../../../types/groups'
import type { Moment } from '../../../types/time'
import { shortHash } from '../../kernel/seal'
import { blank, dueAtOf } from './rules'

/** What stands for a voter in one election: without the key outside the database nobody can tell whose it is. */
export function voterMark(electionId: string, memberId: string): string {
  return `v${shortHash(`ballot ${electionId} ${memberId}`)}`
}

interface Opening {
  electionId: string
  groupId: string
  communityId: string
  voterIds: string[]
  candidateIds: string[]
  isSecondRound: boolean
  opensAt: Moment
  closesAt: Moment
  shownFrom: number
  termMonths: number
  openedBy: Election['openedBy']
}

/**
 * An election with every voter and every candidate in it already, the voters in the order of their marks: a vote
 * then changes numbers where they stand, and leaves no order behind.
 */
export function newElection({ electionId, voterIds, candidateIds, ...opening }: Opening): Election {
  const marks = voterIds.map(memberId => voterMark(electionId, memberId)).sort()
  const candidates = [...candidateIds].sort()
  return {
    _id: electionId,
    ...opening,
    state: 'open',
    dueAt: dueAtOf(opening, 0),
    candidates: Object.fromEntries(candidates.map(memberId => [memberId, 'stands' as const])),
    voters: Object.fromEntries(marks.map(mark => [mark, 0 as const])),
    tally: noVotesFor(candidates),
    paperTally: noVotesFor(candidates),
    votes: 0,
    paperTicked: 0,
    paperCounted: 0,
    countTap: null,
    outcome: null,
    note: null,
  }
}

function noVotesFor(candidates: string[]): Record<string, number> {
  return Object.fromEntries([...candidates, blank].map(memberId => [memberId, 0]))
}
