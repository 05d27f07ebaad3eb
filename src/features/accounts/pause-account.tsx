import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { pauseRefusals, resumeRefusals, pauseWords as words } from './office-words'

interface PauseAccountProps {
  memberId: string
  isPaused: boolean
  onChanged: (isPaused: boolean) => void
}

/** A secretary stops an account for a reason, or lets it go on. */
export function PauseAccount({ memberId, isPaused, onChanged }: PauseAccountProps) {
  const pause = useAction('accounts.pause')
  const resume = useAction('accounts.resume')
  const [reason, setReason] = useState<string | null>(null)
  const [hasTried, setHasTried] = useState(false)

  const stop = async () => {
    setHasTried(true)
    if (!reason?.trim()) return
    await stopped(pause.run({ memberId, reason: reason.trim() }))
  }
  const stopped = async (asked: ReturnType<typeof pause.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    setReason(null)
    onChanged(true)
    say(words.paused)
  }
  const letGoOn = async (asked: ReturnType<typeof resume.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    onChanged(false)
    say(words.resumed)
  }

  if (reason !== null) {
    return (
      <>
        {pause.refused && (
          <Refused answer={pause.refused} sentences={pauseRefusals} onRetry={() => stopped(pause.retry())} />
        )}
        <Field
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          onType={setReason}
          maxLength={100}
          error={hasTried && !reason.trim() ? words.reasonError : null}
        />
        <Button busy={pause.isBusy && words.pausing} onTap={stop}>
          {words.pauseReally}
        </Button>
      </>
    )
  }
  return (
    <>
      {resume.refused && (
        <Refused answer={resume.refused} sentences={resumeRefusals} onRetry={() => letGoOn(resume.retry())} />
      )}
      {isPaused ? (
        <Button
          kind="second"
          busy={resume.isBusy && words.resuming}
          onTap={() => letGoOn(resume.run({ memberId }))}
        >
          {words.resume}
        </Button>
      ) : (
        <Button kind="second" onTap={() => setReason('')}>
          {words.pause}
        </Button>
      )}
    </>
  )
}
