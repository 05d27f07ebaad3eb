import { useState } from 'react'
import type { DeedView } from '../../../types/deeds'
import type { CalendarDay } from '../../../types/time'
import { useAction } from '../../cloud/use-action'
import { dateInWords, momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Sheet } from '../../ui/sheet'
import { Story } from '../../ui/story'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { Said } from '../pledges/pledge-told'
import { DeedForm } from './deed-form'
import { correctRefusals, moveRefusals, stateWords, stepInWords, words } from './words'

interface DeedSheetProps {
  deed: DeedView
  today: CalendarDay
  onClose: () => void
  onChanged: () => void
}

/** One deed with its story; whoever may, corrects it or takes it back in one tap. */
export function DeedSheet({ deed, today, onClose, onChanged }: DeedSheetProps) {
  const withdraw = useAction('deeds.withdraw')
  const [isCorrecting, setIsCorrecting] = useState(false)
  const { deedId, day, text, state, isFromService, isOnBehalf, steps, can } = deed

  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) => {
    if (!answer?.ok) return
    say(words.withdrawn)
    onChanged()
  }
  return (
    <Sheet title={dateInWords(day)} onClose={onClose}>
      {isCorrecting ? (
        <Correct deed={deed} today={today} onDone={onChanged} />
      ) : (
        <>
          <Said text={text} />
          <Words kind="soft">
            {[stateWords[state], isFromService && words.fromService, isOnBehalf && words.onBehalf]
              .filter(Boolean)
              .join(' · ')}
          </Words>
          <Section title={words.story}>
            <Story
              sentences={steps.map(step => ({
                when: momentInWords(step.at),
                text: stepInWords(step),
                tone: step.act === 'confirm' ? 'done' : step.act === 'sendBack' ? 'care' : 'plain',
              }))}
            />
          </Section>
          {withdraw.refused && (
            <Refused
              answer={withdraw.refused}
              sentences={moveRefusals}
              onRetry={async () => settle(await withdraw.retry())}
            />
          )}
          {can.correct && (
            <Button kind={state === 'sentBack' ? 'main' : 'second'} onTap={() => setIsCorrecting(true)}>
              {words.correct}
            </Button>
          )}
          {can.withdraw && (
            <Button
              kind="second"
              busy={withdraw.isBusy && words.withdrawing}
              onTap={async () => settle(await withdraw.run({ deedId }))}
            >
              {words.withdraw}
            </Button>
          )}
        </>
      )}
    </Sheet>
  )
}

type CorrectProps = Pick<DeedSheetProps, 'deed' | 'today'> & { onDone: () => void }

function Correct({ deed, today, onDone }: CorrectProps) {
  const correct = useAction('deeds.correct')
  const { deedId, revision, day, text } = deed

  const settle = (answer: Awaited<ReturnType<typeof correct.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    onDone()
  }
  return (
    <>
      {correct.refused && (
        <Refused
          answer={correct.refused}
          sentences={correctRefusals}
          onRetry={async () => settle(await correct.retry())}
        />
      )}
      <DeedForm
        today={today}
        day={day}
        text={text}
        note={words.correctNote}
        act={words.correctSave}
        busy={correct.isBusy && words.correcting}
        onSend={async told => settle(await correct.run({ deedId, revision, ...told }))}
      />
    </>
  )
}
