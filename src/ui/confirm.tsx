import { Button } from './button'
import { Words } from './card'
import { Field } from './field'
import { Sheet } from './sheet'
import { words } from './words'

interface ConfirmProps {
  title: string
  /** What will happen, in one sentence. */
  sentence: string
  /** What the primary button does, as a verb. */
  yes: string
  no?: string
  busy?: string | false
  /** A reason in the person's own words. */
  reason?: {
    label: string
    hint?: string
    error?: string | null
    value: string
    maxLength?: number
    onType: (text: string) => void
  }
  onYes: () => unknown
  onNo: () => void
}

/** One question before something that others will notice; Escape and a tap beside it mean no. */
export function Confirm({ title, sentence, yes, no = words.no, busy, reason, onYes, onNo }: ConfirmProps) {
  return (
    <Sheet title={title} closing={no} onClose={onNo}>
      <Words>{sentence}</Words>
      {reason && <Field isLong maxLength={200} {...reason} />}
      <Button busy={busy} onTap={onYes}>
        {yes}
      </Button>
    </Sheet>
  )
}
