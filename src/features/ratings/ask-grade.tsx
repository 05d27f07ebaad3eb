import { Card, Section, Words } from '../../ui/card'
import { Faces } from '../../ui/faces'
import { Refused } from '../door/refused'
import { type RatingPart, useSaying } from './use-saying'
import { gradeWords, rateRefusals, words } from './words'

/** G70: one tap on a face is enough; not tapping is as good. */
export function AskGrade(part: RatingPart) {
  const { can } = part.shown
  const saying = useSaying(part)
  if (!can.rate && !can.rateFor) return null
  const title = can.rateFor ? words.askFor : words.ask
  return (
    <Section title={title}>
      <Card>
        <Words>{can.rateFor ? words.askForNext : words.askNext}</Words>
        <Faces
          meanings={gradeWords}
          chosen={null}
          label={title}
          onChoose={grade => saying.send({ grade, reasons: [], text: null }, words.thanks)}
        />
        {saying.isBusy && <Words kind="soft">{words.sending}</Words>}
        {saying.refused && (
          <Refused answer={saying.refused} sentences={rateRefusals} onRetry={saying.retry} />
        )}
      </Card>
    </Section>
  )
}
