import { useState } from 'react'
import type { Value } from '../../../types/api'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { isCalendarDay } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Refused } from '../door/refused'
import { DayField } from './day-field'
import { Preview } from './preview'
import { typedOf, valueTyped } from './typed-value'
import { type Draft, ValueField } from './value-field'
import { previewRefusals, words } from './words'

interface ChangeRuleProps {
  shown: Value<'rules.show'>
  onEnd: (isSaved: boolean) => unknown
}

/** Says what the rule becomes, from when and why; then shows what that does, and only then keeps it. */
export function ChangeRule({ shown: { rule, earliestDay }, onEnd }: ChangeRuleProps) {
  const { name, kind, title } = rule
  const [draft, setDraft] = useState<Draft>({ value: rule.value, typed: typedOf(rule.value) })
  const [day, setDay] = useState(earliestDay)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [isLooking, setIsLooking] = useState(false)
  const [refused, setRefused] = useState<RefusedAnswer<'rules.preview'> | null>(null)
  const [preview, setPreview] = useState<Value<'rules.preview'> | null>(null)

  const isTyped = kind.kind === 'wholeNumber' || kind.kind === 'days' || kind.kind === 'text'
  const value = isTyped ? valueTyped(kind, draft.typed) : draft.value
  const isDay = isCalendarDay(day)

  const look = async () => {
    setHasTried(true)
    setRefused(null)
    if (value === null || !isDay || !reason.trim()) return
    setIsLooking(true)
    const answer = await call('rules.preview', { changes: [{ name, value }], effectiveDay: day })
    setIsLooking(false)
    if (answer.ok) setPreview(answer.value)
    else setRefused(answer)
  }

  if (preview && value !== null) {
    const wish = { changes: [{ name, value }], reason: reason.trim() }
    return <Preview preview={preview} wish={wish} onBack={() => setPreview(null)} onEnd={onEnd} />
  }
  return (
    <Frame
      title={words.changing(title)}
      lead={rule.explanation}
      foot={
        <Button busy={isLooking && words.looking} onTap={look}>
          {words.look}
        </Button>
      }
    >
      {refused && <Refused answer={refused} sentences={previewRefusals} onRetry={look} />}
      <ValueField kind={kind} draft={draft} isWrong={hasTried && value === null} onChange={setDraft} />
      <DayField earliest={earliestDay} day={day} isWrong={hasTried && !isDay} onChange={setDay} />
      <Field
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onType={setReason}
        maxLength={200}
        error={hasTried && !reason.trim() ? words.reasonError : null}
      />
      <Button kind="quiet" onTap={() => onEnd(false)}>
        {words.cancel}
      </Button>
    </Frame>
  )
}
