import type { RequestView } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { acceptItemWords, boardRefusals, boardWords as words } from './board-words'
import type { RequestPart } from './request-part'

/** Accepts one: for anybody to take (接单), or for the community to send somebody (派单). */
export function HostAccept({ request, onChanged }: RequestPart) {
  const accept = useAction('requests.accept')
  const settle = async (answer: Awaited<ReturnType<typeof accept.run>>) => {
    if (!answer?.ok) return
    const [item] = answer.value.items
    if (item) say(item.ok ? words.accepted(1) : acceptItemWords[item.refusal])
    await onChanged()
  }
  const send = async (isOpenToClaims: boolean) =>
    settle(await accept.run({ ...namedBy(request), isOpenToClaims }))

  return (
    <>
      {accept.refused && (
        <Refused
          answer={accept.refused}
          sentences={boardRefusals}
          onRetry={async () => settle(await accept.retry())}
        />
      )}
      <Button kind="second" busy={accept.isBusy && words.accepting} onTap={() => send(true)}>
        {words.acceptForClaims}
      </Button>
      <Button kind="second" busy={accept.isBusy && words.accepting} onTap={() => send(false)}>
        {words.acceptToSend}
      </Button>
    </>
  )
}

const namedBy = ({ community, requestId }: RequestView) => ({
  communityId: community.orgId,
  requestIds: [requestId],
})
