import type { HandOverView } from '../../../types/accounts'
import { useAction } from '../../cloud/use-action'
import { goHome } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { decideHandOverRefusals, handOverWords as words } from './office-words'
import { nowIAm, useMe } from './use-me'
import { meRefusals, roleWords } from './words'

/** The successor takes an office over, or does not (G156). */
export function AcceptScreen({ handOverId }: { handOverId: string }) {
  const me = useMe()
  const offered = me.known?.value.handOvers.find(one => one.handOverId === handOverId)
  const lead = offered && words.takeLead(offered.place.name, roleWords[offered.role])

  return (
    <Frame title={words.takeTitle} lead={lead}>
      <Loaded story={me} sentences={meRefusals}>
        {() => (offered ? <Deciding offered={offered} /> : <Nothing />)}
      </Loaded>
    </Frame>
  )
}

function Nothing() {
  return (
    <Empty art="done" title={words.nothing} next={words.nothingNext}>
      <Button onTap={goHome}>{words.home}</Button>
    </Empty>
  )
}

function Deciding({ offered: { handOverId } }: { offered: HandOverView }) {
  const decide = useAction('accounts.decideHandOver')
  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (!answer?.ok) return
    nowIAm(answer.value.me)
    say(answer.value.handOver.state === 'accepted' ? words.accepted : words.declined)
    goHome()
  }

  return (
    <Card>
      <Words>{words.take}</Words>
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideHandOverRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      <Button
        busy={decide.isBusy && words.accepting}
        onTap={async () => settle(await decide.run({ handOverId, decision: 'accept' }))}
      >
        {words.accept}
      </Button>
      <Button
        kind="quiet"
        busy={decide.isBusy && words.declining}
        onTap={async () => settle(await decide.run({ handOverId, decision: 'decline' }))}
      >
        {words.decline}
      </Button>
    </Card>
  )
}
