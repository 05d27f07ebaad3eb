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

/** A sheet adds one to its community's sheets, and one to a grade of each question that it answers. */
export function addedBy(answers: readonly (Grade | null)[]): Record<string, number> {
  const grades = answers.flatMap((grade, place) => (grade ? [`counts.${questionKey(place)}.${grade}`] : []))
  return Object.fromEntries(['sheets', ...grades].map(field => [field, 1]))
}

/** G79 with the rule of the rates: nothing at all of fewer sheets than `shownFrom`, nothing of a question that fewer answered. */
export function resultOf(
  { sheets, counts, shownFrom }: Pick<OpinionTally, 'sheets' | 'counts' | 'shownFrom'>,
  questions: readonly string[],
  least: number,
): OpinionResult {
  const from = shownFrom ?? least
  if (sheets < from) return { isShown: false, least: from }
  return {
    isShown: true,
    sheets,
    questions: questions.map((_, place) => {
      const said = counts[questionKey(place)] ?? nothingSaid
      const n = Object.values(said).reduce((sum, count) => sum + count, 0)
      return n < from ? { isShown: false } : { isShown: true, counts: said, n }
    }),
  }
}

export function sheetView({ _id, state, questions, returnBy }: OpinionSheet): OpinionSheetView {
  return { year: _id, state, questions, returnBy }
}
