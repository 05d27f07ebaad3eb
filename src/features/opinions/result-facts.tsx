import type { OpinionResult } from '../../../types/opinions'
import { Section, Words } from '../../ui/card'
import { FaceCounts } from '../../ui/faces'
import { gradeWords } from '../ratings/words'
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
      {result.withoutFewerThan !== null && (
        <Words kind="soft">{words.phonesLeftOut(result.withoutFewerThan)}</Words>
      )}
      {questions.map((question, place) => {
        const said = result.questions[place]
        return (
          <Section key={question} title={question}>
            {said?.isShown ? (
              <>
                <Words kind="soft">{words.answered(said.n)}</Words>
                <FaceCounts
                  meanings={gradeWords}
                  counts={said.counts}
                  label={countsInWords(said.counts, said.n)}
                />
              </>
            ) : (
              <Words kind="soft">{words.questionTooFew}</Words>
            )}
          </Section>
        )
      })}
    </>
  )
}
