import { limitInWords } from '../../contract/calendar'
import { goOnTo, routes } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { words } from './ask-words'
import { words as choosing } from './choosing-words'
import { RingFirst } from './emergency'
import type { Sending } from './use-sending'

/** It is with the community, or safe on the phone until there is a network. */
export function AskSent({ sending }: { sending: Sending }) {
  const { sent, isBusy, retry } = sending
  if (!sent) return <Kept isBusy={isBusy} onRetry={retry} />
  const { request, emergency } = sent
  const look = () => goOnTo(routes.request(request.requestId))
  return (
    <Frame
      foot={
        <Button kind={emergency ? 'second' : 'main'} onTap={look}>
          {words.look}
        </Button>
      }
    >
      {emergency && <RingFirst number={emergency} isSent />}
      <Card tone="done">
        <Art name="done" />
        <Words kind="title">{words.sentTitle}</Words>
        {request.dueAt !== null && <Words>{words.sentBy(limitInWords(request.dueAt))}</Words>}
      </Card>
      {request.can.choose && (
        <>
          <Button
            kind="second"
            icon="hand"
            onTap={() => goOnTo(routes.chooseHelper(request.requestId, true))}
          >
            {choosing.self}
          </Button>
          <Words kind="soft">{choosing.selfNote}</Words>
        </>
      )}
    </Frame>
  )
}

function Kept({ isBusy, onRetry }: { isBusy: boolean; onRetry: () => unknown }) {
  return (
    <Frame
      foot={
        <Button busy={isBusy && words.sending} onTap={onRetry}>
          {words.sendNow}
        </Button>
      }
    >
      <Card tone="care">
        <Art name="away" />
        <Words kind="title">{words.waitsTitle}</Words>
        <Words>{words.waitsNext}</Words>
        <Button kind="second" onTap={() => goOnTo(routes.asked())}>
          {words.mineRow}
        </Button>
      </Card>
    </Frame>
  )
}
