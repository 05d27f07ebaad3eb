import type { Member, RowChoice, RowPlan } from '../../../../types/members'
import type { Moment } from '../../../../types/time'
import type { Stored } from '../../../kernel/db'
import type { Tree } from '../../orgs/tree'
import { type Candidate, withoutPhone } from './candidate'
import { type Change, differenceOf, type MemberPart } from './difference'
import { type Doubt, type Draft, isFinal } from './draft'
import { estateLabel } from './estates'
import { type KnownPeople, type Match, matchingOf } from './matching'
import { neighboursOf } from './namesakes'

/** A row of a plan as it is kept: nothing personal stands here more openly than on the roster itself. */
export interface PlannedRow extends Stored {
  importId: string
  row: number
  /** How often it was decided: a second decision at the same time gives way. */
  turn: number
  name: string
  /** As written. */
  branchName: string
  plan: RowPlan
  /** Every reason found; those that a decision settled are not shown any more. */
  doubts: Doubt[]
  rivals: number[]
  estateIds: string[]
  candidate: Candidate | null
  /** Who the row is as it stands, and who it would be without its phone. */
  asWritten: Match | null
  withoutPhone: Match | null
  decided: Decided
  target: Target | null
  changes: Change[]
}

/** What the office decided about a doubtful row. */
export interface Decided {
  home: Candidate['home']
  isWithoutPhone: boolean
  isLeftOut: boolean
}

/** The person a row adds or changes. */
export interface Target {
  memberId: string
  /** When the known person was last changed, as the plan saw it; null for a new one. */
  seen: Moment | null
  wasBound: boolean
  before: MemberPart
  after: MemberPart
}

export const undecided: Decided = { home: null, isWithoutPhone: false, isLeftOut: false }

/** Plans every row of a file against the people who are known. */
export function planRows(drafts: Draft[], importId: string, known: KnownPeople, tree: Tree): PlannedRow[] {
  const neighbours = neighboursOf(drafts)
  const matching = matchingOf(known, neighbours, importId)

  return drafts.map(draft => {
    const asWritten = matching.asWritten(draft)
    const row: PlannedRow = {
      _id: rowId(importId, draft.row),
      importId,
      row: draft.row,
      turn: 0,
      name: draft.name,
      branchName: draft.branchName,
      plan: 'doubtful',
      doubts: [...draft.doubts, ...neighbours.doubtsOf(draft)],
      rivals: neighbours.rivalsOf(draft),
      estateIds: draft.estateIds,
      candidate: draft.candidate,
      asWritten,
      withoutPhone: null,
      decided: undecided,
      target: null,
      changes: [],
    }
    const doubted = withMatchDoubts(row, draft)
    const withoutPhone = isPhoneInDoubt(doubted) ? matching.withoutPhone(draft) : null
    return withoutIdle(replan(livesThere(known, { ...doubted, withoutPhone }), known.byId, tree))
  })
}

/** A row that changes nothing and is in no doubt needs nothing of the person kept beside it. */
function withoutIdle(row: PlannedRow): PlannedRow {
  return row.plan === 'same' && row.doubts.length === 0 ? { ...row, candidate: null } : row
}

export function rowId(importId: string, row: number): string {
  return `${importId}_${String(row).padStart(7, '0')}`
}

function withMatchDoubts(row: PlannedRow, draft: Draft): PlannedRow {
  const match = row.asWritten
  const isSaid = row.doubts.some(({ doubt }) => doubt === 'sameAsAnotherRow')
  if (match?.kind === 'unclear' && !isSaid) {
    const doubt: Doubt = { doubt: 'sameAsAnotherRow', written: draft.name, otherRow: match.otherRow }
    return { ...row, doubts: [...row.doubts, doubt] }
  }
  if (match?.kind !== 'phoneOfAnother') return row
  const doubt: Doubt = { doubt: 'phoneOfAnother', written: draft.phoneShown, otherRow: null }
  return { ...row, doubts: [...row.doubts, doubt] }
}

function isPhoneInDoubt({ doubts }: PlannedRow): boolean {
  return doubts.some(({ doubt }) => doubt === 'phoneUnreadable' || doubt === 'phoneOfAnother')
}

/** An ambiguous estate is none when the person is known to live in one of those it may mean. */
function livesThere(known: KnownPeople, row: PlannedRow): PlannedRow {
  const member = row.asWritten?.kind === 'known' ? known.byId(row.asWritten.memberId) : null
  if (!member?.estateId || !row.estateIds.includes(member.estateId)) return row
  const { estateId, communityId } = member
  return { ...row, decided: { ...row.decided, home: { estateId, communityId } } }
}

/** The plan of a row after what has been decided about it. */
export function replan(
  row: PlannedRow,
  memberOf: (memberId: string) => Member | null,
  tree: Tree,
): PlannedRow {
  const unplanned = { ...row, target: null, changes: [] }
  if (row.decided.isLeftOut) return { ...unplanned, plan: 'leftOut' }
  const match = matchOf(row)
  if (openDoubts(row).length > 0 || !match) return { ...unplanned, plan: 'doubtful' }

  if (match.kind === 'new') {
    const target: Target = { memberId: match.memberId, seen: null, wasBound: false, before: {}, after: {} }
    return { ...unplanned, plan: 'add', target }
  }
  const member = match.kind === 'known' ? memberOf(match.memberId) : null
  if (!member) return { ...unplanned, plan: 'doubtful' }
  const { changes, before, after } = differenceOf(decidedCandidate(row), member, tree)
  const { _id: memberId, updatedAt: seen, openid } = member
  const target: Target = { memberId, seen, wasBound: openid !== null, before, after }
  return changes.length === 0 ? { ...unplanned, plan: 'same' } : { ...row, plan: 'change', target, changes }
}

export function matchOf(row: PlannedRow): Match | null {
  return row.decided.isWithoutPhone ? row.withoutPhone : row.asWritten
}

/** What the row says once the decisions count. */
export function decidedCandidate({ candidate, decided }: PlannedRow): Candidate {
  if (!candidate) throw new Error('a row that nobody could be made of')
  const said = decided.isWithoutPhone ? withoutPhone(candidate) : candidate
  return decided.home ? { ...said, home: decided.home } : said
}

/** The reasons that nobody has settled yet. */
export function openDoubts({ doubts, decided }: PlannedRow): Doubt[] {
  return doubts.filter(({ doubt }) => {
    if (doubt === 'estateUnknown' || doubt === 'estateAmbiguous') return decided.home === null
    if (doubt === 'phoneUnreadable' || doubt === 'phoneOfAnother') return !decided.isWithoutPhone
    return true
  })
}

/** What may be decided about a doubtful row; deciding again is possible until the plan is applied. */
export function choicesOf(row: PlannedRow, tree: Tree): RowChoice[] {
  if (row.doubts.length === 0) return []
  const kinds = new Set(row.doubts.map(({ doubt }) => doubt))
  if (row.doubts.some(({ doubt }) => isFinal(doubt))) return [{ kind: 'leaveOut' }]

  const choices: RowChoice[] = []
  for (const estateId of row.estateIds)
    choices.push({ kind: 'estate', estateId, label: estateLabel(tree, estateId) })
  if (kinds.has('estateUnknown') || kinds.has('estateAmbiguous')) choices.push({ kind: 'withoutEstate' })
  const canDoWithoutPhone = row.withoutPhone?.kind === 'known' || row.withoutPhone?.kind === 'new'
  if (canDoWithoutPhone) choices.push({ kind: 'withoutPhone' })
  return [...choices, { kind: 'leaveOut' }]
}
