import { useAction } from '../../cloud/use-action'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { nowIAm, useMe } from './use-me'
import { withdrawRefusals, pendingWords as words } from './words'

/** A claim that waits for a secretary: nothing of the roster is shown meanwhile. */
export function PendingClaim() {
  const me = useMe()
  const withdraw = useAction('accounts.withdrawClaim')

  const look = async () => {
    const answer = await me.reload()
    if (answer.ok && answer.value.binding === 'claimPending') say(words.stillPending)
  }
  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) => {
    if (!answer?.ok) return
    nowIAm(answer.value.me)
    say(words.withdrawn)
  }

  return (
    <>
      {withdraw.refused && (
        <Refused
          answer={withdraw.refused}
          sentences={withdrawRefusals}
          onRetry={async () => settle(await withdraw.retry())}
        />
      )}
      <Card>
        <Art name="wait" />
        <Words kind="title">{words.title}</Words>
        <Words>{words.text}</Words>
        <Button onTap={look}>{words.look}</Button>
        <Button
          kind="quiet"
          busy={withdraw.isBusy && words.withdrawing}
          onTap={async () => settle(await withdraw.run({}))}
        >
          {words.withdraw}
        </Button>
      </Card>
    </>
  )
}
