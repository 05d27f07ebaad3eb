import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { NotedAct, PlainAct } from './acts'
import { joinRefusals, nudgeRefusals, reopenRefusals, words } from './ask-words'
import { words as choosing } from './choosing-words'
import { DropCare } from './host-care'
import type { RequestPart } from './request-part'
import { actRefusals } from './words'

/** What whoever asked may do now: the thing that is waited for first, then what may be done at any time. */
export function AskerActs(part: RequestPart) {
  const { can, kind, state, isWaiting, sides, requestId } = part.request
  const isHost = sides.includes('host')
  const isOpinion = kind === 'opinion'
  const isSaidDone = !isOpinion && (state === 'done' || state === 'confirmed')
  return (
    <>
      {isWaiting && can.goOn && !isHost && <GoOn {...part} />}
      {can.confirm && !isHost && (
        <PlainAct
          op="requests.confirm"
          said={isOpinion ? words.clear : words.confirm}
          sentences={actRefusals}
          {...part}
        />
      )}
      {can.reopen && !isHost && (
        <NotedAct
          op="requests.reopen"
          said={isSaidDone ? words.reopen : words.askAgain}
          sentences={reopenRefusals}
          kind={state === 'confirmed' ? 'quiet' : 'second'}
          {...part}
        />
      )}
      {can.choose && !isHost && (
        <Button kind="second" icon="hand" onTap={() => goTo(routes.chooseHelper(requestId))}>
          {choosing.self}
        </Button>
      )}
      {can.nudge && !isWaiting && (
        <PlainAct op="requests.nudge" said={words.nudge} sentences={nudgeRefusals} kind="second" {...part} />
      )}
      {can.withdraw && (
        <PlainAct
          op="requests.withdraw"
          said={words.withdraw}
          asked={words.withdrawAsked}
          sentences={actRefusals}
          kind="quiet"
          {...part}
        />
      )}
      {can.dropCare && !isHost && <DropCare {...part} />}
    </>
  )
}

/** A neighbour with the same wish; whoever answers for the community needs no more than one of it. */
export function JoinAct(part: RequestPart) {
  const { can, sides } = part.request
  if (!can.join || sides.includes('host')) return null
  return <PlainAct op="requests.join" said={joinSaid} sentences={joinRefusals} kind="second" {...part} />
}

const joinSaid = { act: words.join, busy: words.joining, done: words.joined }

/** The community asked something: its own words, and a place for the answer. */
function GoOn(part: RequestPart) {
  const asked = [...part.request.steps].reverse().find(({ act }) => act === 'wait')?.note
  return (
    <Card tone="care">
      {asked && <Words kind="strong">{asked}</Words>}
      <NotedAct op="requests.goOn" said={words.goOn} sentences={actRefusals} {...part} />
    </Card>
  )
}
