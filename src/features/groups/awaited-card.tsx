import type { GroupView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { answerRefusals, byWords, nameOf, words } from './words'

/** Somebody was chosen and has not said yet; the secretary notes what was said in person (G186). */
export function AwaitedCard({ group, onChanged }: { group: GroupView; onChanged: () => void }) {
  const answer = useAction('groups.answer')
  const { awaited, groupId, can } = group
  if (!awaited) return null

  const settle = (answered: { ok: boolean } | null) => {
    if (!answered?.ok) return
    say(words.done)
    onChanged()
  }
  const note = async (agrees: boolean) =>
    settle(await answer.run({ groupId, memberId: awaited.memberId, agrees }))
  return (
    <Card tone="care">
      <Words kind="strong">{words.awaited(nameOf(awaited))}</Words>
      <Words kind="soft">{[byWords[awaited.by], awaited.note].filter(Boolean).join('：')}</Words>
      {answer.refused && (
        <Refused
          answer={answer.refused}
          sentences={answerRefusals}
          onRetry={async () => settle(await answer.retry())}
        />
      )}
      {can.answerFor && (
        <>
          <Button kind="second" busy={answer.isBusy && words.answering} onTap={() => note(true)}>
            {words.answeredYes}
          </Button>
          <Button kind="quiet" busy={answer.isBusy && words.answering} onTap={() => note(false)}>
            {words.answeredNo}
          </Button>
        </>
      )}
    </Card>
  )
}
