import { useState } from 'react'
import type { RuleHistoryView } from '../../../types/rules'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { withdrawRefusals, words } from './words'

interface WithdrawSheetProps {
  version: RuleHistoryView
  revision: number
  /** True when things are other than they were shown. */
  onEnd: (isChanged: boolean) => unknown
}

/** Takes back a change that is not yet in force, with a reason. */
export function WithdrawSheet({ version, revision, onEnd }: WithdrawSheetProps) {
  const withdraw = useAction('rules.withdraw')
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const { versionId, effectiveDay, titles } = version

  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) => {
    if (!answer?.ok) return
    say(words.withdrawn)
    onEnd(true)
  }
  const takeBack = async () => {
    setHasTried(true)
    if (reason.trim()) settle(await withdraw.run({ versionId, reason: reason.trim(), revision }))
  }
  return (
    <Sheet title={words.withdrawTitle} onClose={() => onEnd(withdraw.refused !== null)}>
      <Words>{words.withdrawText(effectiveDay, titles)}</Words>
      {withdraw.refused && (
        <Refused
          answer={withdraw.refused}
          sentences={withdrawRefusals}
          onRetry={async () => settle(await withdraw.retry())}
        />
      )}
      <Field
        label={words.withdrawReason}
        hint={words.reasonHint}
        value={reason}
        onType={setReason}
        maxLength={200}
        error={hasTried && !reason.trim() ? words.reasonError : null}
      />
      <Button busy={withdraw.isBusy && words.withdrawing} onTap={takeBack}>
        {words.withdrawReally}
      </Button>
    </Sheet>
  )
}
