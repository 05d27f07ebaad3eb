import { useState } from 'react'
import type { HomeView } from '../../../types/requests'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { errorWords, words } from './ask-words'
import type { Draft, DraftError } from './draft'

interface AskContactProps {
  draft: Draft
  home: HomeView | null
  error: DraftError | null
  onChange: (part: Partial<Draft>) => void
}

/** How to be called and reached: nothing has to be written, and what is known is not asked for again. */
export function AskContact({ draft, home, error, onChange }: AskContactProps) {
  const [isChanging, setIsChanging] = useState(false)
  const tail = draft.where === 'home' && draft.forWhom === 'me' ? (home?.phoneTail ?? null) : null
  return (
    <Section title={words.contact}>
      {tail !== null && !isChanging ? (
        <>
          <Words kind="soft">{words.contactKnown(tail)}</Words>
          <Button kind="quiet" onTap={() => setIsChanging(true)}>
            {words.changeContact}
          </Button>
        </>
      ) : (
        <>
          <Words kind="soft">{words.contactNote}</Words>
          <Field
            label={words.name}
            placeholder={words.nameHint}
            maxLength={20}
            value={draft.name}
            onType={name => onChange({ name })}
          />
          <Field
            label={words.phone}
            placeholder={words.phoneHint}
            maxLength={13}
            value={draft.phone}
            onType={phone => onChange({ phone })}
            error={error === 'phone' ? errorWords.phone : null}
          />
        </>
      )}
    </Section>
  )
}
