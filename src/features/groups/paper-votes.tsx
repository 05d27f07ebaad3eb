import { useState } from 'react'
import type { ElectionView, GroupView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Stepper } from '../../ui/stepper'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { countRefusals, nameOf, standRefusals, tickedInWords, words } from './words'

interface TickPaperProps {
  group: GroupView
  election: ElectionView
  onClose: () => void
  onDone: () => void
}

/** Who votes on paper is ticked before the paper is handed out, so that nobody votes twice (G186). */
export function TickPaper({ group, election, onClose, onDone }: TickPaperProps) {
  const tick = useAction('groups.tickPaper')
  const [chosen, setChosen] = useState<string[]>([])

  const [isTicking, setIsTicking] = useState(true)

  const settle = (answer: Awaited<ReturnType<typeof tick.run>>, isTicked: boolean) => {
    if (!answer?.ok) return
    const changed = answer.value.items.filter(({ ok }) => ok).length
    say(tickedInWords(changed, isTicked))
    if (changed === answer.value.items.length) onDone()
  }
  const send = async (isTicked: boolean) => {
    if (chosen.length === 0) return say(words.tickFirst)
    setIsTicking(isTicked)
    settle(await tick.run({ electionId: election.electionId, memberIds: chosen, isTicked }), isTicked)
  }
  const toggle = (memberId: string, isChecked: boolean) => {
    setChosen(isChecked ? [...chosen, memberId] : chosen.filter(id => id !== memberId))
    if (tick.refused) tick.forget()
  }
  const refused = tick.done?.items.flatMap(item => (item.ok ? [] : [item])) ?? []

  return (
    <Sheet title={words.paper} onClose={onClose}>
      <Words>{words.paperLead}</Words>
      {tick.refused && (
        <Refused
          answer={tick.refused}
          sentences={standRefusals}
          onRetry={async () => settle(await tick.retry(), isTicking)}
        />
      )}
      {refused.length > 0 && (
        <Card tone="care">
          {refused.map(({ memberId, refusal }) => {
            const member = group.members.find(one => one.memberId === memberId)
            return (
              <Words key={memberId}>
                {member ? nameOf(member) : words.nameless}：{words.tickRefusals[refusal]}
              </Words>
            )
          })}
        </Card>
      )}
      <Rows>
        {group.members.map(member => (
          <CheckRow
            key={member.memberId}
            title={nameOf(member)}
            isChecked={chosen.includes(member.memberId)}
            onCheck={isChecked => toggle(member.memberId, isChecked)}
          />
        ))}
      </Rows>
      <Button busy={tick.isBusy && isTicking && words.ticking} onTap={() => send(true)}>
        {words.tickPaper}
      </Button>
      <Button kind="quiet" busy={tick.isBusy && !isTicking && words.unticking} onTap={() => send(false)}>
        {words.untickPaper}
      </Button>
    </Sheet>
  )
}

type CountPaperProps = Omit<TickPaperProps, 'group'>

/** The sums of the papers, counted by people. */
export function CountPaper({ election, onClose, onDone }: CountPaperProps) {
  const count = useAction('groups.countPaper')
  const [votes, setVotes] = useState<Record<string, number>>({})
  const [blank, setBlank] = useState(0)
  const { electionId, candidates, paper } = election
  const out = paper.ticked - paper.counted

  const settle = (answer: { ok: boolean } | null) => {
    if (!answer?.ok) return
    say(words.counted)
    onDone()
  }
  const recount = (change: () => void) => {
    change()
    count.forget()
  }
  const send = async () => {
    const counts = candidates.flatMap(({ memberId }) => {
      const counted = votes[memberId] ?? 0
      return counted > 0 ? [{ memberId, votes: counted }] : []
    })
    settle(await count.run({ electionId, counts, blank }))
  }
  return (
    <Sheet title={words.count} onClose={onClose}>
      <Words>{words.countLead}</Words>
      <Words kind="strong">{words.paperOut(out)}</Words>
      {count.refused && (
        <Refused
          answer={count.refused}
          sentences={countRefusals}
          onRetry={async () => settle(await count.retry())}
        />
      )}
      {candidates.map(candidate => (
        <Stepper
          key={candidate.memberId}
          label={nameOf(candidate)}
          unit={words.votes}
          value={votes[candidate.memberId] ?? 0}
          most={out}
          onStep={value => recount(() => setVotes({ ...votes, [candidate.memberId]: value }))}
        />
      ))}
      <Stepper
        label={words.blank}
        unit={words.votes}
        value={blank}
        most={out}
        onStep={value => recount(() => setBlank(value))}
      />
      <Button busy={count.isBusy && words.counting} onTap={send}>
        {words.count}
      </Button>
    </Sheet>
  )
}
