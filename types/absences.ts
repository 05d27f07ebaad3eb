import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { Untold } from './notices'
import type { OrgBrief } from './orgs'
import type { HalfYear, Moment, Quarter } from './time'

/** A draft is the community's alone; what was sent is the unit's as well. */
export type AbsenceState = 'drafted' | 'setAside' | 'sent' | 'answered'

/** What the unit knows of its member, in a word. */
export type AbsenceReason = 'away' | 'ill' | 'busy' | 'willCome' | 'other'

export type AbsenceAct = 'send' | 'setAside' | 'answer'

/** Who did what, and when (G131): both sides are logged. */
export interface AbsenceStep {
  act: AbsenceAct
  at: Moment
  tapId: string
  by: { openid: string; role: Role | null; orgId: string | null; name: string | null }
}

/**
 * Somebody whom the community has not seen for as many quarters as the rule says (A89, X14): the draft of a word to the
 * unit. `_id` is `<member>_<half-year>`, so that there is one at most. A person sends it; nothing follows by itself.
 */
export interface Absence extends Untold {
  _id: string
  memberId: string
  communityId: string
  branchId: string
  /** The branch and every place above it: whoever leads one of them finds what was sent. */
  unitPlaces: string[]
  halfYear: HalfYear
  /** The quarters without a check-in, the first one first. */
  quarters: Quarter[]
  /** The check-in that would show that he or she has come since. */
  nextFact: string
  state: AbsenceState
  draftedAt: Moment
  /** What the community wrote. */
  words: string | null
  answer: { reason: AbsenceReason; words: string | null } | null
  steps: AbsenceStep[]
  /** The moment of the last step, then the id. */
  sortKey: string
}

export interface AbsenceView {
  absenceId: string
  memberId: string
  name: string
  phoneTail: string | null
  unitName: string
  community: OrgBrief
  halfYear: HalfYear
  quarters: Quarter[]
  state: AbsenceState
  draftedAt: Moment
  /** Has checked in meanwhile: then there is nothing to write. */
  hasComeSince: boolean
  words: string | null
  sentAt: Moment | null
  answer: { reason: AbsenceReason; words: string | null; at: Moment; byName: string | null } | null
  can: { send: boolean; setAside: boolean; answer: boolean }
}

/** One half-year of the whole county: how many were looked at, and how many words there were of each kind. */
export interface AbsenceCounts {
  halfYear: HalfYear
  members: number
  drafted: number
  setAside: number
  sent: number
  answered: number
  asOf: Moment
}

export interface AbsenceOperations {
  /** A89: of a community, or what was sent to a unit, whoever waits longest first. Each page leaves an audit row. */
  'absences.list': {
    input: { orgId: string; show: AbsenceState; cursor: string | null }
    value: Page<AbsenceView>
    refusal: never
  }
  /** A89: the community's word to the unit; the member is told kindly as well. */
  'absences.send': {
    input: Tap & { absenceId: string; words: string }
    value: { absence: AbsenceView }
    refusal: 'movedOn'
  }
  'absences.setAside': {
    input: Tap & { absenceId: string }
    value: { absence: AbsenceView }
    refusal: 'movedOn'
  }
  /** The unit's answer, in a word and a sentence if it likes. */
  'absences.answer': {
    input: Tap & { absenceId: string; reason: AbsenceReason; words: string | null }
    value: { absence: AbsenceView }
    refusal: 'movedOn'
  }
  /** Counts of the county with how many were looked at; never a name, never by community. */
  'absences.counts': {
    input: Record<string, never>
    value: { halfYears: AbsenceCounts[] }
    refusal: never
  }
}
