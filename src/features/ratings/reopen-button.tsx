import type { RequestView } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { reopenRefusals, words } from './words'

interface ReopenButtonProps {
  request: { requestId: string; can: { reopen: boolean } }
  said: string
  onChanged: (request?: RequestView) => unknown
}

/** G33: reopening is one tap; the reason is the grade. */
export function ReopenButton({ request, said, onChanged }: ReopenButtonProps) {
  const reopen = useAction('requests.reopen')
  const settle = async (asked: ReturnType<typeof reopen.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(words.reopened)
    await onChanged(answer.value.request)
  }
  if (!request.can.reopen) return null
  return (
    <>
      {reopen.refused && (
        <Refused answer={reopen.refused} sentences={reopenRefusals} onRetry={() => settle(reopen.retry())} />
      )}
      <Button
        kind="second"
        busy={reopen.isBusy && words.reopening}
        onTap={() => settle(reopen.run({ requestId: request.requestId, note: words.reopenNote }))}
      >
        {said}
      </Button>
    </>
  )
}
