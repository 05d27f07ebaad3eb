import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { goHome } from '../../routes'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Refused } from '../door/refused'
import { UnitField } from './unit-field'
import { nowIAm } from './use-me'
import { claimRefusals, claimWords as words } from './words'

interface ClaimFormProps {
  onBack: () => void
  onMade: () => void
}

/** Name, tail and unit: only a claim, and it says so. */
export function ClaimForm({ onBack, onMade }: ClaimFormProps) {
  const claim = useAction('accounts.claim')
  const [name, setName] = useState('')
  const [phoneTail, setPhoneTail] = useState('')
  const [unitName, setUnitName] = useState<string | null>(null)
  const [hasTried, setHasTried] = useState(false)

  const wrong = {
    name: name.trim() === '',
    phoneTail: phoneTail !== '' && !/^\d{4}$/.test(phoneTail),
    unit: unitName === null,
  }
  const send = async () => {
    setHasTried(true)
    if (wrong.name || wrong.phoneTail || !unitName) return
    settle(await claim.run({ name: name.trim(), phoneTail: phoneTail || null, unitName }))
  }
  const settle = (answer: Awaited<ReturnType<typeof claim.run>>) => {
    if (!answer?.ok) return
    nowIAm(answer.value.me)
    onMade()
  }

  return (
    <Frame title={words.title} lead={words.lead}>
      {claim.refused && (
        <Refused
          answer={claim.refused}
          sentences={claimRefusals}
          onRetry={async () =>
            claim.refused?.refusal === 'alreadyBound' ? goHome() : settle(await claim.retry())
          }
        />
      )}
      <Field
        label={words.name}
        value={name}
        onType={setName}
        maxLength={30}
        error={hasTried && wrong.name ? words.nameError : null}
      />
      <Field
        label={words.phoneTail}
        hint={words.phoneTailHint}
        kind="number"
        value={phoneTail}
        onType={setPhoneTail}
        maxLength={4}
        error={hasTried && wrong.phoneTail ? words.phoneTailError : null}
      />
      <UnitField
        chosen={unitName}
        onChoose={setUnitName}
        error={hasTried && wrong.unit ? words.unitError : null}
      />
      <Button busy={claim.isBusy && words.sending} onTap={send}>
        {words.send}
      </Button>
      <Button kind="quiet" onTap={onBack}>
        {words.back}
      </Button>
    </Frame>
  )
}
