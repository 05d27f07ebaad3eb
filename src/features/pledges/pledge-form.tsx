import { useState } from 'react'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { samples, words } from './words'

interface PledgeFormProps {
  /** What stands there already. */
  text: string
  label: string
  note?: string
  isBusy: boolean
  onSend: (text: string) => unknown
}

/** One sentence in own words, or one of a few to begin with. */
export function PledgeForm({ text: before, label, note, isBusy, onSend }: PledgeFormProps) {
  const [text, setText] = useState(before)
  const [hasTried, setHasTried] = useState(false)

  const send = () => {
    setHasTried(true)
    return text.trim() ? onSend(text.trim()) : undefined
  }
  return (
    <>
      <Field
        label={label}
        hint={words.fieldHint}
        value={text}
        onType={setText}
        maxLength={200}
        isLong
        error={hasTried && !text.trim() ? words.fieldError : null}
      />
      {note && <Words kind="soft">{note}</Words>}
      <Button busy={isBusy && words.saving} onTap={send}>
        {words.done}
      </Button>
      <Section title={words.samples}>
        <Rows>
          {samples.map(sample => (
            <Row key={sample} title={sample} onTap={() => setText(sample)} />
          ))}
        </Rows>
      </Section>
    </>
  )
}
