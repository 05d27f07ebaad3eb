import { useAction } from '../../cloud/use-action'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import type { RequestPart } from './request-part'
import { sayAloneRefusals, careWords as words } from './volunteer-words'

/** What the community knows of a home: whether somebody lives alone there (G37 G188), and lasting help (G34). */
export function HostCare({ request, onChanged }: RequestPart) {
  const { requestId, community, inTwos, can, spot } = request
  const act = useAction('requests.sayAlone')
  const send = async () => {
    const answer = await act.run({ requestId, livesAlone: !inTwos })
    if (answer?.ok) {
      say(inTwos ? words.saidNot : words.said)
      await onChanged(answer.value.request)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  if (spot !== null) return null
  return (
    <Section title={words.title}>
      {inTwos && <Words>{words.inTwos}</Words>}
      {act.refused && <Refused answer={act.refused} sentences={sayAloneRefusals} onRetry={send} />}
      {can.sayAlone && (
        <Button kind="second" busy={act.isBusy && words.saying} onTap={send}>
          {inTwos ? words.sayNot : words.say}
        </Button>
      )}
      <Button kind="quiet" onTap={() => goTo(routes.pairing(community.orgId, requestId))}>
        {words.pair}
      </Button>
    </Section>
  )
}
