import * as v from 'valibot'
import { cursor, day, id, lines, tapId, text } from '../../kernel/input'

export const mostQuestions = 8
const mostASheet = 40
const mostWordsAtOnce = 20

const communityId = id
const year = v.pipe(v.string(), v.regex(/^20\d\d$/))
const code = text(30)
const answers = v.pipe(
  v.array(v.nullable(v.picklist(['best', 'good', 'fair', 'poor', 'worst']))),
  v.minLength(1),
  v.maxLength(mostQuestions),
)
const words = v.nullable(lines(300))
const saysSomething = ({ answers, words }: { answers: unknown[]; words: string | null }) =>
  words !== null || answers.some(answer => answer !== null)

export const openInput = v.strictObject({
  tapId,
  questions: v.pipe(
    v.array(text(40)),
    v.minLength(1),
    v.maxLength(mostQuestions),
    v.check(questions => new Set(questions).size === questions.length),
  ),
  returnBy: day,
})
export const closeInput = v.strictObject({ tapId, year })
export const communityInput = v.strictObject({ communityId })
export const printInput = v.strictObject({
  tapId,
  communityId,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostASheet)),
})
export const lookInput = v.strictObject({ code })
export const answerInput = v.pipe(
  v.strictObject({ tapId, code, answers, words }),
  v.check(filled => saysSomething(filled)),
)
export const enterInput = v.pipe(
  v.strictObject({ tapId, communityId, code, answers, words }),
  v.check(filled => saysSomething(filled)),
)
export const publishInput = v.strictObject({ tapId, communityId, year })
export const resultsInput = v.strictObject({ year: v.nullable(year) })
export const wordsInput = v.strictObject({
  communityId,
  year,
  show: v.picklist(['toRead', 'shown', 'keptBack']),
  cursor,
})
export const decideWordsInput = v.strictObject({
  tapId,
  communityId,
  year,
  wordsIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(mostWordsAtOnce)),
  decision: v.picklist(['show', 'keepBack']),
})
