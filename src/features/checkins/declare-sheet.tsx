import { useState } from 'react'
import type { Quarter } from '../../../types/time'
import { useAction } from '../../cloud/use-action'
import { dayOf, firstDayOfQuarter } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { declareRefusals, declareWords as words } from './words'

interface DeclareSheetProps {
  quarter: Quarter
  onDeclared: () => unknown
  onClose: () => void
}

/** The member's own word, for whoever served and found no code (G12). */
export function DeclareSheet({ quarter, onDeclared, onClose }: DeclareSheetProps) {
  const declare = useAction('checkins.declare')
  const [day, setDay] = useState('')
  const [said, setSaid] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settle = async (answer: Awaited<ReturnType<typeof declare.run>>) => {
    if (!answer?.ok) return
    say(answer.value.isNew ? words.done : words.before)
    await onDeclared()
  }
  const send = async () => {
    setHasTried(true)
    if (said.trim()) await settle(await declare.run({ day: day || null, said: said.trim() }))
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <Words>{words.lead}</Words>
      {declare.refused && (
        <Refused
          answer={declare.refused}
          sentences={declareRefusals}
          onRetry={async () => settle(await declare.retry())}
        />
      )}
      <DateField
        label={words.day}
        hint={words.dayHint}
        value={day}
        earliest={firstDayOfQuarter(quarter)}
        latest={dayOf(Date.now())}
        onChoose={setDay}
      />
      <Field
        label={words.said}
        hint={words.saidHint}
        value={said}
        onType={setSaid}
        maxLength={100}
        isLong
        error={hasTried && !said.trim() ? words.saidError : null}
      />
      <Button busy={declare.isBusy && words.busy} onTap={send}>
        {words.yes}
      </Button>
    </Sheet>
  )
}
