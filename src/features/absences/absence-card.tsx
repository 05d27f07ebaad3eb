import { useState } from 'react'
import type { AbsenceReason, AbsenceView } from '../../../types/absences'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Confirm } from '../../ui/confirm'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { actRefusals, reasonWords, stateWords, words } from './words'

interface AbsenceProps {
  absence: AbsenceView
  /** As an act left it; without it the list is read again. */
  onChanged: (absence?: AbsenceView) => unknown
}

/** One person whom a community has not seen, what was said of it, and what may be done. */
export function AbsenceCard({ absence, onChanged }: AbsenceProps) {
  const { state, hasComeSince, sentAt, answer, can } = absence
  const isUnits = can.answer || (sentAt !== null && !can.send && !can.setAside)
  return (
    <Card tone={state === 'answered' ? 'done' : 'plain'}>
      <Words kind="title">{words.who(absence)}</Words>
      <Words>{words.missed(absence)}</Words>
      {hasComeSince && <Words kind="strong">{words.hasCome}</Words>}
      {isUnits && absence.words && <Words>{words.said(absence)}</Words>}
      <Words kind="soft">
        {sentAt === null ? stateWords[state] : `${words.sentAt(sentAt)}，${stateWords[state]}`}
      </Words>
      {answer && <Words kind="strong">{words.answered(absence)}</Words>}
      {can.send && <Send absence={absence} onChanged={onChanged} />}
      {can.setAside && <SetAside absence={absence} onChanged={onChanged} />}
      {can.answer && <Answer absence={absence} onChanged={onChanged} />}
    </Card>
  )
}

const wordsLength = 300

/** The draft, to be changed as one likes; nothing goes without this tap. */
function Send({ absence, onChanged }: AbsenceProps) {
  const send = useAction('absences.send')
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState(() => words.letter(absence))
  const written = text.trim()

  const settled = async (asked: ReturnType<typeof send.run>) => {
    const answer = await asked
    setIsOpen(false)
    if (answer?.ok) {
      say(words.sent)
      await onChanged(answer.value.absence)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  return (
    <>
      {send.refused && (
        <Refused answer={send.refused} sentences={actRefusals} onRetry={() => settled(send.retry())} />
      )}
      <Button kind="second" onTap={() => setIsOpen(true)}>
        {words.send}
      </Button>
      {isOpen && (
        <Confirm
          title={words.sendTitle}
          sentence={words.sendHint}
          yes={words.sendYes}
          busy={send.isBusy && words.sending}
          reason={{
            label: words.sendLabel,
            value: text,
            maxLength: wordsLength,
            onType: setText,
            error: written ? null : words.missing,
          }}
          onYes={() =>
            written ? settled(send.run({ absenceId: absence.absenceId, words: written })) : undefined
          }
          onNo={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

function SetAside({ absence: { absenceId }, onChanged }: AbsenceProps) {
  const setAside = useAction('absences.setAside')
  const settled = async (asked: ReturnType<typeof setAside.run>) => {
    const answer = await asked
    if (answer?.ok) {
      say(words.aside)
      await onChanged(answer.value.absence)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  return (
    <>
      {setAside.refused && (
        <Refused
          answer={setAside.refused}
          sentences={actRefusals}
          onRetry={() => settled(setAside.retry())}
        />
      )}
      <Button
        kind="quiet"
        busy={setAside.isBusy && words.settingAside}
        onTap={() => settled(setAside.run({ absenceId }))}
      >
        {words.setAside}
      </Button>
    </>
  )
}

const reasons = Object.keys(reasonWords) as AbsenceReason[]

/** A word, and a sentence if one likes. */
function Answer({ absence: { absenceId, name }, onChanged }: AbsenceProps) {
  const answering = useAction('absences.answer')
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState<AbsenceReason | null>(null)
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settled = async (asked: ReturnType<typeof answering.run>) => {
    const answer = await asked
    setIsOpen(false)
    if (answer?.ok) {
      say(words.answerDone)
      await onChanged(answer.value.absence)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  const tell = () => {
    setHasTried(true)
    if (reason) return settled(answering.run({ absenceId, reason, words: text.trim() || null }))
  }
  return (
    <>
      {answering.refused && (
        <Refused
          answer={answering.refused}
          sentences={actRefusals}
          onRetry={() => settled(answering.retry())}
        />
      )}
      <Button kind="second" onTap={() => setIsOpen(true)}>
        {words.answer}
      </Button>
      {isOpen && (
        <Sheet title={words.answerTitle(name)} onClose={() => setIsOpen(false)}>
          <Choices
            label={words.reason}
            choices={reasons.map(key => ({ key, title: reasonWords[key] }))}
            chosen={reason}
            onChoose={setReason}
          />
          {hasTried && !reason && <Words kind="strong">{words.reasonMissing}</Words>}
          <Field label={words.answerLabel} value={text} onType={setText} maxLength={wordsLength} isLong />
          <Button busy={answering.isBusy && words.answering} onTap={tell}>
            {words.answerYes}
          </Button>
        </Sheet>
      )}
    </>
  )
}
