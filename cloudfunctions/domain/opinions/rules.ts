import type {
  OpinionCounts,
  OpinionResult,
  OpinionSheet,
  OpinionSheetView,
  OpinionTally,
} from '../../../types/opinions'
import type { Grade } from '../../../types/ratings'

/** The sums that stand in a tally from the beginning, so that an answer changes numbers where they stand. */
export const nothingSaid: OpinionCounts = { best: 0, good: 0, fair: 0, poor: 0, worst: 0 }

export const questionKey = (place: number): string => `q${place}`

/**
 * A sheet adds one to its community's sheets, and one to a grade of each question that it answers; a paper does so among
 * the papers as well.
 */
export function addedBy(answers: readonly (Grade | null)[], isPaper: boolean): Record<string, number> {
  const grades = answers.flatMap((grade, place) => (grade ? [`${questionKey(place)}.${grade}`] : []))
  const fields = ['sheets', ...grades.map(grade => `counts.${grade}`)]
  const onPaper = isPaper ? ['papers', ...grades.map(grade => `paperCounts.${grade}`)] : []
  return Object.fromEntries([...fields, ...onPaper].map(field => [field, 1]))
}

type Kept = Pick<OpinionTally, 'sheets' | 'papers' | 'shownFrom'>

/**
 * So many sheets are counted together. Whoever entered the papers knows them and could subtract: while fewer than
 * `shownFrom` came by phone, papers alone are counted, whether one came by phone or none.
 */
export function sheetsTold(kept: Kept, least: number): number {
  return isFewOnPhones(kept, kept.shownFrom ?? least) ? (kept.papers ?? 0) : kept.sheets
}

/** A tally that was begun before papers were counted apart has none. */
function isFewOnPhones({ sheets, papers }: Pick<Kept, 'sheets' | 'papers'>, from: number): boolean {
  return sheets - (papers ?? 0) < from
}

/** G79 with the rule of the rates: nothing at all of fewer sheets than `shownFrom`, nothing of a question that fewer answered. */
export function resultOf(
  kept: Kept & Pick<OpinionTally, 'counts' | 'paperCounts'>,
  questions: readonly string[],
  least: number,
): OpinionResult {
  const from = kept.shownFrom ?? least
  const sheets = sheetsTold(kept, least)
  if (sheets < from) return { isShown: false, least: from }
  return {
    isShown: true,
    sheets,
    withoutFewerThan: isFewOnPhones(kept, from) ? from : null,
    questions: questions.map((_, place) => {
      const all = kept.counts[questionKey(place)] ?? nothingSaid
      const papers = kept.paperCounts?.[questionKey(place)] ?? nothingSaid
      const counts = answersIn(all) - answersIn(papers) >= from ? all : papers
      const n = answersIn(counts)
      return n < from ? { isShown: false } : { isShown: true, counts, n }
    }),
  }
}

function answersIn(counts: OpinionCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

export function sheetView({ _id, state, questions, returnBy }: OpinionSheet): OpinionSheetView {
  return { year: _id, state, questions, returnBy }
}
