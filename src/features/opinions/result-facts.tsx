import type { OpinionResult } from '../../../types/opinions'
import { Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
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
      <Facts
        facts={questions.map((name, place) => {
          const said = result.questions[place]
          const text = said?.isShown ? countsInWords(said.counts, said.n) : words.questionTooFew
          return { name, text }
        })}
      />
    </>
  )
}
