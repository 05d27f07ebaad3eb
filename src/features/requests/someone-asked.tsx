import type { RequestState } from '../../../types/requests'
import type { Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { momentInWords } from '../../contract/calendar'
import { goOnTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { joinRefusals, words } from './ask-words'
import { stateWords } from './card-words'
import type { SendingName } from './unsent'

interface SomeoneAskedProps {
  refused: RefusedAnswer<SendingName>
  onNotSame: () => void
}

/** The same public place and the same kind, still open: one may join (G24). */
export function SomeoneAsked({ refused, onNotSame }: SomeoneAskedProps) {
  const join = useAction('requests.join')
  const { requestId, askedAt, state } = refused.detail ?? {}
  const settle = (answer: Awaited<ReturnType<typeof join.run>>) => {
    if (!answer?.ok) return
    say(words.joined)
    goOnTo(routes.request(answer.value.request.requestId))
  }
  return (
    <Card tone="care">
      <Words kind="title">{words.joinTitle}</Words>
      <Words>{words.joinText(momentInWords(Number(askedAt)), stateWords[state as RequestState])}</Words>
      {join.refused && (
        <Refused
          answer={join.refused}
          sentences={joinRefusals}
          onRetry={async () => settle(await join.retry())}
        />
      )}
      <Button
        busy={join.isBusy && words.joining}
        onTap={async () => settle(await join.run({ requestId: String(requestId) }))}
      >
        {words.join}
      </Button>
      <Button
        kind="quiet"
        onTap={() => {
          onNotSame()
          say(words.notSameNext)
        }}
      >
        {words.notSame}
      </Button>
    </Card>
  )
}
