import { useState } from 'react'
import { Confirm } from '../../ui/confirm'
import { words } from './words'

interface SendBackProps {
  isBusy: boolean
  /** Why it was not taken. */
  refusal: string | null
  onSend: (reason: string) => unknown
  onClose: () => void
}

/** Asks the member to put something right, and says what: of a pledge and of a deed alike. */
export function SendBack({ isBusy, refusal, onSend, onClose }: SendBackProps) {
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const written = reason.trim()

  return (
    <Confirm
      title={words.sendBack}
      sentence={words.sendBackSentence}
      yes={words.sendBack}
      busy={isBusy && words.sendingBack}
      reason={{
        label: words.reason,
        hint: words.reasonHint,
        value: reason,
        maxLength: 100,
        onType: setReason,
        error: hasTried && !written ? words.reasonError : refusal,
      }}
      onYes={() => {
        setHasTried(true)
        if (written) onSend(written)
      }}
      onNo={onClose}
    />
  )
}
