import type { RebindingView } from '../../../types/accounts'
import { useAction } from '../../cloud/use-action'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { decideRefusals, haltRefusals, moveInWords, listWords as words } from './move-words'
import { roleWords } from './words'

interface RebindingCardProps {
  rebinding: RebindingView
  onChanged: (rebinding: RebindingView) => void
  onOver: () => unknown
}

/** One person with a new identity: each office, and one tap that stops it all. */
export function RebindingCard({ rebinding, onChanged, onOver }: RebindingCardProps) {
  const { person, at, until, state, isReleased, roles, can } = rebinding
  const told = words.states[state]
  return (
    <Card tone={state === 'open' && can.halt ? 'care' : 'plain'}>
      <Words kind="title">{person?.name ?? words.somebody}</Words>
      {person && <Words kind="soft">{[person.unitName, person.phoneTail].filter(Boolean).join(' · ')}</Words>}
      <Words kind="soft">{words.movedAt(momentInWords(at))}</Words>
      {told && <Words kind="strong">{told}</Words>}
      {isReleased && <Words kind="strong">{words.released}</Words>}
      {roles.length === 0 && <Words>{words.noRole}</Words>}
      {roles.map(move => (
        <OfficeMove
          key={`${move.role} ${move.place.orgId}`}
          rebindingId={rebinding.rebindingId}
          move={move}
          stands={state}
          onChanged={onChanged}
        />
      ))}
      {can.halt && until !== null && <Words kind="soft">{words.until(momentInWords(until))}</Words>}
      {can.halt && <Stopping rebindingId={rebinding.rebindingId} onOver={onOver} />}
    </Card>
  )
}

interface OfficeMoveProps {
  rebindingId: string
  move: RebindingView['roles'][number]
  stands: RebindingView['state']
  onChanged: (rebinding: RebindingView) => void
}

function OfficeMove({ rebindingId, move, stands, onChanged }: OfficeMoveProps) {
  const decide = useAction('accounts.decideRebinding')
  const { role, place, can, needsSecond } = move
  const asked = { rebindingId, role, orgId: place.orgId }

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (!answer?.ok) return
    const now = answer.value.rebinding.roles.find(one => one.role === role && one.place.orgId === place.orgId)
    say(now?.state === 'ended' ? words.ended : words.carried)
    onChanged(answer.value.rebinding)
  }
  return (
    <>
      <Words>{moveInWords(move, stands)}</Words>
      {needsSecond && <Words kind="soft">{words.needsSecond}</Words>}
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {can.carry && (
        <Button
          kind="second"
          busy={decide.isBusy && words.carrying}
          onTap={async () => settle(await decide.run({ ...asked, decision: 'carry' }))}
        >
          {words.carry(roleWords[role])}
        </Button>
      )}
      {can.end && (
        <Button
          kind="quiet"
          busy={decide.isBusy && words.ending}
          onTap={async () => settle(await decide.run({ ...asked, decision: 'end' }))}
        >
          {words.end(roleWords[role])}
        </Button>
      )}
    </>
  )
}

function Stopping({ rebindingId, onOver }: { rebindingId: string; onOver: () => unknown }) {
  const halt = useAction('accounts.haltRebinding')
  const release = useAction('accounts.releaseRebinding')

  const stopped = (answer: Awaited<ReturnType<typeof halt.run>>) => {
    if (!answer?.ok) return
    say(words.halted)
    onOver()
  }
  const letGo = (answer: Awaited<ReturnType<typeof release.run>>) => {
    if (!answer?.ok) return
    say(words.releaseDone)
    onOver()
  }
  const refused = halt.refused ?? release.refused
  return (
    <>
      {refused && (
        <Refused
          answer={refused}
          sentences={haltRefusals}
          onRetry={async () => (halt.refused ? stopped(await halt.retry()) : letGo(await release.retry()))}
        />
      )}
      <Button
        kind="second"
        busy={halt.isBusy && words.halting}
        onTap={async () => stopped(await halt.run({ rebindingId }))}
      >
        {words.halt}
      </Button>
      <Button
        kind="quiet"
        busy={release.isBusy && words.releasing}
        onTap={async () => letGo(await release.run({ rebindingId }))}
      >
        {words.release}
      </Button>
    </>
  )
}
