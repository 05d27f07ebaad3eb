import { useState } from 'react'
import type { HomeView } from '../../../types/requests'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { NameField, PhoneField } from '../homes/home-fields'
import { words } from './ask-words'
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
          <NameField value={draft.name} onType={name => onChange({ name })} />
          <PhoneField
            hasTried={error === 'phone'}
            value={draft.phone}
            onType={phone => onChange({ phone })}
          />
        </>
      )}
    </Section>
  )
}
