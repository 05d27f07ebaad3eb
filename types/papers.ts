import type { Page, Tap } from './api'
import type { CalendarDay, Moment } from './time'

/** The papers of a registration (A29 A30 A31): 报到函, 报到登记卡 with both stubs, 基本情况登记卡. The county picks (X4). */
export type RegistrationPaperKind = 'letter' | 'card' | 'basicInfo'

/** With 交接岗手续 (A50), printed of a post that passed on, and 党员志愿者申请表 (A51), of what a volunteer said. */
export type PaperKind = RegistrationPaperKind | 'handOver' | 'volunteerForm'

/** One printed paper: `_id` is its verification code. */
export interface Paper {
  _id: string
  kind: PaperKind
  registrationId: string
  memberId: string
  /** The letter's number at that time: another dispatch makes the paper an old one. */
  letterNo: string
  runId: string
  madeAt: Moment
  madeBy: string
  /** A later paper of the same kind took its place. */
  replacedAt: Moment | null
}

/** What was printed in one go. The file is deleted after a while; the papers' codes stay. */
export interface PaperRun {
  _id: string
  kind:
    | PaperKind
    | 'attendanceSheet'
    | 'checkinSheet'
    | 'boardSheet'
    | 'opinionSheet'
    | 'reminderNotice'
    | 'numberList'
  path: string
  fileId: string | null
  madeAt: Moment
  items: PaperItem[]
}

export type PaperItem = { memberId: string } & (
  | { ok: true; code: string }
  | { ok: false; refusal: 'notAllowed' | 'notDispatched' }
)

/** A template as the county office wrote it; without one, or with none since, the 示范文本 is used. */
export interface PaperTemplate {
  _id: PaperKind
  text: string | null
  changedBy: string
  changedAt: Moment
}

export interface TemplateView {
  kind: PaperKind
  text: string
  /** Is it the 示范文本 that nobody has changed? */
  isExample: boolean
  placeholders: { name: string; meaning: string }[]
}

/** What stands on a paper, from the top down, whoever draws it. */
export type PaperBlock =
  | { kind: 'title' | 'text' | 'stamp' | 'cut'; text: string }
  | { kind: 'table'; rows: string[][] }

/** A placeholder that nobody knows is refused by its name, and a paper that names nobody. */
type TemplateRefusal = 'unknownPlaceholder' | 'nameMissing'

export interface PaperOperations {
  /** G08 X4: one print run for up to fifty people, or of one's own 基本情况登记卡; an address that expires. */
  'papers.make': {
    input: Tap & { kind: RegistrationPaperKind; items: { memberId: string; communityId: string }[] }
    value: { url: string; items: PaperItem[] }
    refusal: 'nothingToPrint' | 'notOffered' | 'fileGone'
  }
  /** Anybody with consent: is this paper what it says? The name is masked, and tries are limited. */
  'papers.verify': {
    input: { code: string }
    value: {
      kind: PaperKind
      maskedName: string
      unitName: string
      communityName: string
      madeOn: CalendarDay
      state: 'valid' | 'replaced' | 'withdrawn'
    }
    refusal: 'unknownPaper' | 'tooManyTries'
  }
  'papers.listTemplates': { input: Record<string, never>; value: Page<TemplateView>; refusal: never }
  /** X4 X22: the county's own words, or back to the 示范文本; what was before stays in its history. */
  'papers.editTemplate': {
    input: Tap & { kind: PaperKind; text: string | null }
    value: TemplateView
    refusal: TemplateRefusal
  }
  /** A sheet with made-up values, laid out by the code that prints it; nothing is kept. */
  'papers.preview': {
    input: { kind: PaperKind; text: string }
    value: { blocks: PaperBlock[] }
    refusal: TemplateRefusal
  }
}
