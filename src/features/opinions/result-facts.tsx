import type { OpinionResult } from '../../../types/opinions'
import { Words } from '../../ui/card'
import { countsInWords, words } from './words'

interface ResultFactsProps {
  result: OpinionResult
  questions: string[]
}

/** Counts with their number; nothing of so few that one could tell who it was. */
export function ResultFacts({ result, questions }: ResultFactsProps) {
  if (!result.isShown) return <Words>{words.tooFew(result.least)}</Words>
  return (
    <>
      <Words kind="soft">{words.sheets(result.sheets)}</Words>
      {questions.map((question, place) => {
        const said = result.questions[place]
        return (
          <Words key={question}>
            <Words kind="strong">{question}</Words>
            {said?.isShown ? countsInWords(said.counts, said.n) : words.questionTooFew}
          </Words>
        )
      })}
    </>
  )
}
