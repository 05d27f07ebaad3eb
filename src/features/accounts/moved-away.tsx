import type { Me } from '../../../types/accounts'
import { useAction } from '../../cloud/use-action'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { answerRefusals, askedWords as words } from './moved-away-words'
import { nowIAm } from './use-me'
import { roleWords } from './words'

/** On the phone before: another identity took its place; was it the same person? */
export function MovedAway({ movedAway }: { movedAway: NonNullable<Me['movedAway']> }) {
  const { rebindingId, at, until, isAsked } = movedAway
  const answer = useAction('accounts.answerRebinding')

  const settle = (answered: Awaited<ReturnType<typeof answer.run>>) => {
    if (!answered?.ok) return
    nowIAm(answered.value.me)
    say(answered.value.me.binding === 'bound' ? words.notMeDone : words.isMeDone)
  }
  if (!isAsked) {
    return (
      <Card>
        <Words kind="title">{words.movedTitle}</Words>
        <Words>{words.movedText}</Words>
      </Card>
    )
  }
  return (
    <Card tone="care">
      <Words kind="title">{words.title}</Words>
      <Words>{words.text(momentInWords(at))}</Words>
      <Words>{words.until(momentInWords(until))}</Words>
      {answer.refused && (
        <Refused
          answer={answer.refused}
          sentences={answerRefusals}
          onRetry={async () => settle(await answer.retry())}
        />
      )}
      <Button
        busy={answer.isBusy && words.notMeBusy}
        onTap={async () => settle(await answer.run({ rebindingId, isMe: false }))}
      >
        {words.notMe}
      </Button>
      <Button
        kind="second"
        busy={answer.isBusy && words.isMeBusy}
        onTap={async () => settle(await answer.run({ rebindingId, isMe: true }))}
      >
        {words.isMe}
      </Button>
    </Card>
  )
}

/** On the new phone: which offices are on their way. */
export function OfficesWaiting({ waiting }: Pick<Me, 'waiting'>) {
  if (waiting.length === 0) return null
  return (
    <Card>
      <Words kind="title">{words.waitingTitle}</Words>
      {waiting.map(({ role, place, from }) => (
        <Words key={`${role} ${place.orgId}`}>
          {words.waiting(place.name, roleWords[role], from === null ? null : momentInWords(from))}
        </Words>
      ))}
      <Words kind="soft">{words.waitingNext}</Words>
    </Card>
  )
}
