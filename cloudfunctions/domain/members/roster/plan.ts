import type { Role } from '../../../../types/accounts'
import type { Member, RowChoice, RowDoubt, RowPlan } from '../../../../types/members'
import type { Moment } from '../../../../types/time'
import type { Stored } from '../../../kernel/db'
import type { Tree } from '../../orgs/tree'
import { endsByMoving } from '../../registrations/rules'
import { nameKeyOf } from '../name'
import { isSeen, leftTimes } from '../seen'
import { type Candidate, rowId, withoutPhone } from './candidate'
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
  /** What applying does with it. */
  applies: Applies | null
  /** Every reason found; those that a decision settled are not shown any more. */
  doubts: Doubt[]
  rivals: number[]
  estateIds: string[]
  candidate: Candidate | null
  /** Who the row is as it stands, and who it would be without its phone. */
  asWritten: Match | null
  withoutPhone: Match | null
  /** Who it would be, had the name changed. */
  samePerson: Match | null
  /** Somebody whom the roster does not name; such a row stands in no sheet. */
  absent: KeptAbsent | null
  decided: Decided
  target: Target | null
  changes: Change[]
}

/** What the office decided about a doubtful row. */
export interface Decided {
  home: Candidate['home']
  isWithoutPhone: boolean
  isSamePerson: boolean
  isLeftOut: boolean
  /** About somebody missing. */
  absence: 'left' | 'stays' | null
}

export type Applies = 'add' | 'change' | 'left'

/** Which part of applying a row belongs to. */
export function appliesOf(plan: RowPlan): Applies | null {
  if (plan === 'add' || plan === 'left') return plan
  return plan === 'change' || plan === 'moved' || plan === 'renamed' || plan === 'back' ? 'change' : null
}

export interface KeptAbsent {
  phoneTail: string | null
  unitName: string
  isBound: boolean
  roles: { role: Role; orgId: string }[]
  communityId: string | null
}

/** The person a row adds or changes. */
export interface Target {
  memberId: string
  /** When the known person was last changed, as the plan saw it; null for a new one. */
  seen: Moment | null
  wasBound: boolean
  before: MemberPart
  after: MemberPart
  /** The community whose registration ends, because home is elsewhere now. */
  endsIn: string | null
  /** The community whose registration goes along to another unit. */
  followsIn: string | null
}

export const undecided: Decided = {
  home: null,
  isWithoutPhone: false,
  isSamePerson: false,
  isLeftOut: false,
  absence: null,
}

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
      applies: null,
      doubts: [...draft.doubts, ...neighbours.doubtsOf(draft)],
      rivals: neighbours.rivalsOf(draft),
      estateIds: draft.estateIds,
      candidate: draft.candidate,
      asWritten,
      withoutPhone: null,
      samePerson: null,
      absent: null,
      decided: undecided,
      target: null,
      changes: [],
    }
    const doubted = withMatchDoubts(row, draft, known)
    const withoutPhone = isPhoneInDoubt(doubted) ? matching.withoutPhone(draft) : null
    return withoutIdle(replan(livesThere(known, { ...doubted, withoutPhone }), known.byId, tree))
  })
}

/** A row that changes nothing and is in no doubt needs nothing of the person kept beside it. */
function withoutIdle(row: PlannedRow): PlannedRow {
  return row.plan === 'same' && row.doubts.length === 0 ? { ...row, candidate: null } : row
}

function withMatchDoubts(row: PlannedRow, draft: Draft, known: KnownPeople): PlannedRow {
  const match = row.asWritten
  const isSaid = row.doubts.some(({ doubt }) => doubt === 'sameAsAnotherRow')
  if (match?.kind === 'unclear' && !isSaid) {
    const doubt: Doubt = { doubt: 'sameAsAnotherRow', written: draft.name, otherRow: match.otherRow }
    return { ...row, doubts: [...row.doubts, doubt] }
  }
  const isRivalled = row.doubts.some(({ doubt }) => doubt === 'phoneOfAnother')
  if (match?.kind === 'nameChanged' && !isSaid && !isRivalled) {
    const { memberId } = match
    const doubt: Doubt = { doubt: 'nameChanged', written: known.byId(memberId)?.name ?? '', otherRow: null }
    return { ...row, doubts: [...row.doubts, doubt], samePerson: { kind: 'known', memberId } }
  }
  if (match?.kind !== 'phoneOfAnother' && match?.kind !== 'nameChanged') return row
  const doubt: Doubt = { doubt: 'phoneOfAnother', written: draft.phoneShown, otherRow: null }
  return { ...row, doubts: [...row.doubts, doubt] }
}

function isPhoneInDoubt({ doubts }: PlannedRow): boolean {
  return doubts.some(({ doubt }) => phoneDoubts.includes(doubt))
}

const phoneDoubts: RowDoubt[] = ['phoneUnreadable', 'phoneOfAnother', 'nameChanged']

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
  const planned = row.absent
    ? { ...row, plan: row.decided.absence ?? ('missing' as const) }
    : replanNamed(row, memberOf, tree)
  return { ...planned, applies: appliesOf(planned.plan) }
}

function replanNamed(row: PlannedRow, memberOf: (memberId: string) => Member | null, tree: Tree): PlannedRow {
  const unplanned = { ...row, target: null, changes: [] }
  if (row.decided.isLeftOut) return { ...unplanned, plan: 'leftOut' }
  const match = matchOf(row)
  if (openDoubts(row).length > 0 || !match) return { ...unplanned, plan: 'doubtful' }

  if (match.kind === 'new') {
    const target: Target = {
      memberId: match.memberId,
      seen: null,
      wasBound: false,
      before: {},
      after: {},
      endsIn: null,
      followsIn: null,
    }
    return { ...unplanned, plan: 'add', target }
  }
  const member = match.kind === 'known' ? memberOf(match.memberId) : null
  if (!member) return { ...unplanned, plan: 'doubtful' }
  const { changes, before, after } = differenceOf(row._id, decidedCandidate(row), member, tree)
  const plan = planOfChange(changes, member)
  if (plan === 'same') return { ...unplanned, plan }
  return { ...row, plan, changes, target: targetOf(member, before, after) }
}

/** Coming back counts before moving, and moving before a new name: each person stands in one group. */
function planOfChange(changes: Change[], member: Member): RowPlan {
  if (!isSeen(member)) return 'back'
  if (changes.some(({ field }) => field === 'branchName')) return 'moved'
  const named = changes.find(({ field }) => field === 'name')
  if (named && nameKeyOf(named.to ?? '') !== member.nameKey) return 'renamed'
  return changes.length > 0 ? 'change' : 'same'
}

function targetOf(member: Member, before: MemberPart, after: MemberPart): Target {
  const { _id: memberId, updatedAt: seen, openid, registration, endedIn } = member
  const ends = endsByMoving(member, after.communityId)
  const at = registration?.communityId ?? null
  const target: Target = {
    memberId,
    seen,
    wasBound: openid !== null,
    before,
    after,
    endsIn: ends ? at : null,
    followsIn: after.branchId ? at : null,
  }
  if (ends) {
    target.before = { ...before, registration, endedIn: endedIn ?? null }
    target.after = { ...after, registration: null, endedIn: at }
  }
  if (isSeen(member)) return target
  const { hiddenBy, left = null, leftBefore = [] } = member
  return {
    ...target,
    before: { ...target.before, hiddenBy, left, leftBefore },
    after: {
      ...target.after,
      hiddenBy: null,
      left: null,
      leftBefore: left ? leftTimes(leftBefore, left) : leftBefore,
    },
  }
}

export function matchOf(row: PlannedRow): Match | null {
  if (row.decided.isSamePerson) return row.samePerson
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
    if (doubt === 'nameChanged') return !decided.isWithoutPhone && !decided.isSamePerson
    if (doubt === 'phoneUnreadable' || doubt === 'phoneOfAnother') return !decided.isWithoutPhone
    return true
  })
}

/** What may be decided about a doubtful row; deciding again is possible until the plan is applied. */
export function choicesOf(row: PlannedRow, tree: Tree): RowChoice[] {
  if (row.absent) return keepsOffice(row.absent) ? [] : [{ kind: 'stays' }, { kind: 'hasLeft' }]
  if (row.doubts.length === 0) return []
  const kinds = new Set(row.doubts.map(({ doubt }) => doubt))
  if (row.doubts.some(({ doubt }) => isFinal(doubt))) return [{ kind: 'leaveOut' }]

  const choices: RowChoice[] = []
  for (const estateId of row.estateIds)
    choices.push({ kind: 'estate', estateId, label: estateLabel(tree, estateId) })
  if (kinds.has('estateUnknown') || kinds.has('estateAmbiguous')) choices.push({ kind: 'withoutEstate' })
  if (row.samePerson) choices.push({ kind: 'samePerson' })
  const canDoWithoutPhone = row.withoutPhone?.kind === 'known' || row.withoutPhone?.kind === 'new'
  if (canDoWithoutPhone) choices.push({ kind: 'withoutPhone' })
  return [...choices, { kind: 'leaveOut' }]
}

/** Whoever holds the county office hands it over before he or she can leave: the county is never without one. */
export function keepsOffice({ roles }: Pick<KeptAbsent, 'roles'>): boolean {
  return roles.some(({ role }) => role === 'countyOffice')
}
