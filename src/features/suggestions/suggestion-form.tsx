import { useState } from 'react'
import type { CorrectionOf, SuggestionKind } from '../../../types/suggestions'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { aboutWords, kindWords, submitRefusals, words } from './words'

interface SuggestionFormProps {
  about: CorrectionOf | null
  isMember: boolean
  answerDays: number | null
  onSent: () => void
}

const kinds: SuggestionKind[] = ['complaint', 'suggestion', 'correction']
const abouts = (Object.keys(aboutWords) as CorrectionOf[]).map(key => ({ key, title: aboutWords[key] }))

/** What somebody says, in own words: what was typed stays, whatever the answer was. */
export function SuggestionForm({ about: first, isMember, answerDays, onSent }: SuggestionFormProps) {
  const submit = useAction('suggestions.submit')
  const [kind, setKind] = useState<SuggestionKind>(first ? 'correction' : 'complaint')
  const [about, setAbout] = useState<CorrectionOf>(first ?? 'record')
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const written = text.trim()
  const choices = kinds
    .filter(key => key !== 'correction' || isMember)
    .map(key => ({ key, title: kindWords[key], note: words.kindNotes[key] }))

  const settle = async (asked: ReturnType<typeof submit.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(words.sent)
    setText('')
    setHasTried(false)
    onSent()
  }
  const send = () => {
    setHasTried(true)
    if (!written) return undefined
    return settle(submit.run({ kind, about: kind === 'correction' ? about : null, text: written }))
  }
  return (
    <Card>
      <Words kind="strong">{words.kind}</Words>
      <Choices label={words.kind} choices={choices} chosen={kind} onChoose={setKind} />
      {kind === 'correction' && (
        <>
          <Words kind="strong">{words.about}</Words>
          <Choices label={words.about} choices={abouts} chosen={about} onChoose={setAbout} />
        </>
      )}
      <Field
        label={words.text}
        hint={words.textHint}
        value={text}
        onType={setText}
        maxLength={500}
        isLong
        error={hasTried && !written ? words.textMissing : null}
      />
      {answerDays !== null && <Words kind="soft">{words.answerBy(answerDays)}</Words>}
      {submit.refused && (
        <Refused answer={submit.refused} sentences={submitRefusals} onRetry={() => settle(submit.retry())} />
      )}
      <Button busy={submit.isBusy && words.sending} onTap={send}>
        {words.send}
      </Button>
    </Card>
  )
}
