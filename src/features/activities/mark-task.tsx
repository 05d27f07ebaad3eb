import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { readRefusals, words } from './words'

interface MarkTaskProps {
  communityId: string
  memberId: string
  isDone: boolean
  onMarked: (isDone: boolean) => void
}

/** A36: the community says that the task of somebody's post is done this quarter, and by what. */
export function MarkTask({ communityId, memberId, isDone, onMarked }: MarkTaskProps) {
  const mark = useAction('activities.markTask')
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof mark.run>>) => {
    if (!answer?.ok) return
    say(answer.value.isTaskDone === isDone ? words.stillDone : words.marked)
    setIsAsking(false)
    onMarked(answer.value.isTaskDone)
  }
  const send = async () => {
    setHasTried(true)
    if (!reason.trim()) return
    settle(await mark.run({ communityId, memberId, isDone: !isDone, reason: reason.trim() }))
  }

  if (!isAsking) {
    return (
      <Button kind="second" onTap={() => setIsAsking(true)}>
        {isDone ? words.unmark : words.markDone}
      </Button>
    )
  }
  return (
    <>
      {mark.refused && (
        <Refused
          answer={mark.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await mark.retry())}
        />
      )}
      <Words kind="soft">{isDone ? words.unmarkNote : words.markNote}</Words>
      <Field
        label={words.markReason}
        hint={words.markHint}
        value={reason}
        maxLength={100}
        error={hasTried && !reason.trim() ? words.reasonError : null}
        onType={setReason}
      />
      <Button busy={mark.isBusy && words.marking} onTap={send}>
        {isDone ? words.unmark : words.markDone}
      </Button>
    </>
  )
}
