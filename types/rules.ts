import type { CalendarDay, Moment } from './time'

/** The county's settings (G152). A setting has one type, one default and one explanation. */
export interface Rules {
  /** 身体状况 is read from a roster only when the county decides so; it is stored sealed. */
  'import.readsHealth': boolean
  /** How often one identity may try to claim a name in a day. */
  'claims.triesPerIdentityPerDay': number
  /** How often one person may be claimed in a day, by whomever. */
  'claims.triesPerTargetPerDay': number
  /** Stub 1 is overdue so many days after the acceptance (A29, G09). */
  'registrations.stubDays': number
  /** The days of concentrated check-in, both included (A34, X9); null while there is none. */
  'campaign.from': CalendarDay | null
  'campaign.to': CalendarDay | null
  /** How often one identity may look up a paper's code in a day. */
  'papers.triesPerDay': number
}

export type RuleName = keyof Rules

/** One version of the settings; it holds from the start of its day at UTC+8. */
export interface RuleVersion {
  _id: string
  effectiveDay: CalendarDay
  changes: Partial<Rules>
  changedBy: string
  changedAt: Moment
}

export interface RuleView {
  name: RuleName
  value: Rules[RuleName]
  isDefault: boolean
  explanation: string
}

export interface RuleOperations {
  'rules.list': {
    input: { day: CalendarDay | null }
    value: { day: CalendarDay; rules: RuleView[] }
    refusal: never
  }
}
