import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { monthWords, words, writeRefusals } from './words'

interface ThankFormProps {
  estateId: string
  memberId: string
  onDone: () => void
}

/** A line or two to somebody who helped (A73). */
export function ThankForm({ estateId, memberId, onDone }: ThankFormProps) {
  const write = useAction('thanks.write')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [mayBeStory, setMayBeStory] = useState(false)
  const [hasTried, setHasTried] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof write.run>>) => {
    if (!answer?.ok) return
    const { words: stands, letter } = answer.value
    say((stands === 'clear' ? words.sent : words.sentUnread)(monthWords(letter)))
    onDone()
  }
  const send = async () => {
    setHasTried(true)
    if (!text.trim()) return
    const signedBy = name.trim() || null
    settle(await write.run({ estateId, memberId, text: text.trim(), signedBy, mayBeStory }))
  }
  return (
    <>
      {write.refused && (
        <Refused
          answer={write.refused}
          sentences={writeRefusals}
          onRetry={async () => settle(await write.retry())}
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
      <Field label={words.signed} hint={words.signedHint} value={name} onType={setName} maxLength={20} />
      <Rows>
        <SwitchRow
          title={words.mayBeStory}
          note={words.mayBeStoryNote}
          isOn={mayBeStory}
          onSwitch={setMayBeStory}
        />
      </Rows>
      <Button busy={write.isBusy && words.sending} onTap={send}>
        {words.send}
      </Button>
    </>
  )
}
