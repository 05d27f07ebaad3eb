import { useState } from 'react'
import type { BasicsView } from '../../../types/basics'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { BasicsCard } from './basics-card'
import { FactsForm } from './facts-form'
import { decideRefusals, readRefusals, saveRefusals, words } from './words'

interface AnswerSheetProps {
  memberId: string
  name: string
  onClose: () => void
}

/** One member's facts before the unit: confirm a wish, send it back, or enter them in the member's stead. */
export function AnswerSheet({ memberId, name, onClose }: AnswerSheetProps) {
  const story = useOperation('basics.show', { memberId })
  return (
    <Sheet title={name} onClose={onClose}>
      <Loaded story={story} sentences={readRefusals} rows={2}>
        {view => (
          <>
            <BasicsCard view={view} />
            {view.can.confirm && <Answer view={view} onOutdated={story.reload} />}
            {view.can.enter && !view.can.confirm && <Enter view={view} />}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function Answer({ view, onOutdated }: { view: BasicsView; onOutdated: () => unknown }) {
  const { memberId, askedAt } = view
  const decide = useAction('basics.decide')
  const [isDeclining, setIsDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (answer?.ok) {
      say(answer.value.declinedReason ? words.sentBack : words.confirmed)
      remember('basics.show', { memberId }, answer.value)
    } else if (answer?.refusal === 'askedAnew' || answer?.refusal === 'nothingWaits') onOutdated()
  }
  const send = async (decision: 'confirm' | 'decline') => {
    setHasTried(decision === 'decline')
    if (decision === 'decline' && !reason.trim()) return
    const told = {
      memberId,
      askedAt: askedAt ?? 0,
      decision,
      reason: decision === 'decline' ? reason.trim() : null,
    }
    settle(await decide.run(told))
  }
  return (
    <>
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {isDeclining ? (
        <>
          <Field
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            onType={setReason}
            maxLength={100}
            error={hasTried && !reason.trim() ? words.reasonError : null}
          />
          <Button busy={decide.isBusy && words.saving} onTap={() => send('decline')}>
            {words.declineReally}
          </Button>
        </>
      ) : (
        <>
          <Button busy={decide.isBusy && words.saving} onTap={() => send('confirm')}>
            {words.confirm}
          </Button>
          <Button kind="second" onTap={() => setIsDeclining(true)}>
            {words.decline}
          </Button>
        </>
      )}
    </>
  )
}

function Enter({ view }: { view: BasicsView }) {
  const { memberId, facts } = view
  const enter = useAction('basics.enter')
  const settle = (answer: Awaited<ReturnType<typeof enter.run>>) => {
    if (!answer?.ok) return
    say(words.entered)
    remember('basics.show', { memberId }, answer.value)
  }
  return (
    <>
      {enter.refused && (
        <Refused
          answer={enter.refused}
          sentences={saveRefusals}
          onRetry={async () => settle(await enter.retry())}
        />
      )}
      <FactsForm
        facts={facts}
        act={words.enter}
        busy={enter.isBusy}
        onSave={async told => settle(await enter.run({ memberId, facts: told }))}
      />
    </>
  )
}
