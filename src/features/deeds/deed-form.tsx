import { useState } from 'react'
import type { CalendarDay } from '../../../types/time'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { words } from './words'

interface DeedFormProps {
  /** As the cloud says it: a phone's own clock may be wrong. */
  today: CalendarDay
  text?: string
  day?: CalendarDay
  /** The day is the service's own. */
  isDayFixed?: boolean
  note?: string
  act: string
  busy: string | false
  onSend: (told: { day: CalendarDay; text: string }) => unknown
}

/** On which day, and what it was, in two lines. */
export function DeedForm({
  today,
  text: before = '',
  day: dayBefore,
  isDayFixed,
  note,
  act,
  busy,
  onSend,
}: DeedFormProps) {
  const [day, setDay] = useState<string>(dayBefore ?? today)
  const [text, setText] = useState(before)
  const [hasTried, setHasTried] = useState(false)
  const isDayGood = day !== '' && (isDayFixed || day <= today)

  const send = () => {
    setHasTried(true)
    return text.trim() && isDayGood ? onSend({ day, text: text.trim() }) : undefined
  }
  return (
    <>
      {isDayFixed ? (
        <Words kind="soft">{words.suggested(day)}</Words>
      ) : (
        <DateField
          label={words.day}
          value={day}
          onChoose={setDay}
          latest={today}
          error={hasTried && day === '' ? words.dayError : null}
        />
      )}
      <Field
        label={words.text}
        hint={words.textHint}
        value={text}
        onType={setText}
        maxLength={200}
        isLong
        error={hasTried && !text.trim() ? words.textError : null}
      />
      {note && <Words kind="soft">{note}</Words>}
      <Button busy={busy} onTap={send}>
        {act}
      </Button>
    </>
  )
}
