import { goBack, goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { NotedAct, PlainAct } from './acts'
import { ChosenActs } from './chosen-acts'
import { Contact } from './contact'
import { DoorWords } from './door-words-card'
import { passOver } from './passed-over'
import type { RequestPart } from './request-part'
import { claimRefusals, setOutRefusals, twoLines, words } from './volunteer-words'
import { actRefusals, letGoRefusals } from './words'

/** What whoever has it, or may take it, can do now (G28 G29 G36 G37). */
export function VolunteerActs(part: RequestPart) {
  const { request } = part
  if (request.can.agree) return <ChosenActs request={request} onAgreed={part.onChanged} onLeft={goBack} />
  if (request.can.claim) return <ToTake {...part} />
  if (!request.sides.includes('volunteer')) return null
  return request.can.release ? <InHand {...part} /> : <Done {...part} />
}

function ToTake({ request, onChanged }: RequestPart) {
  const { requestId, inTwos, volunteers } = request
  const leaveIt = () => {
    passOver(requestId)
    say(words.notForMeSaid)
    goBack()
  }
  return (
    <>
      {inTwos && (
        <Card>
          <Words kind="strong">{words.inTwos}</Words>
          {volunteers.length > 0 && <Words>{words.beSecond}</Words>}
        </Card>
      )}
      <PlainAct
        op="requests.claim"
        request={request}
        // Whoever was not the first is thanked, and the page stays as it was.
        onChanged={taken => taken && onChanged(taken)}
        sentences={claimRefusals}
        said={words.claim}
        icon="hand"
      />
      <Button kind="second" onTap={leaveIt}>
        {words.notForMe}
      </Button>
    </>
  )
}

/** The next step is the large one; giving it back is always there. */
function InHand(part: RequestPart) {
  const { request } = part
  const { can, doorWords, isSecondMissing, state } = request
  const isNext = state === 'onTheWay' || !can.setOut
  return (
    <>
      {isSecondMissing && (
        <Card tone="care">
          <Words kind="strong">{words.second.title}</Words>
          <Words>{words.second.next}</Words>
        </Card>
      )}
      {doorWords && <DoorWords>{doorWords}</DoorWords>}
      {can.seeContact && <Contact op="requests.contact" asked={{ requestId: request.requestId }} />}
      {can.setOut && !isSecondMissing && (
        <PlainAct op="requests.setOut" {...part} sentences={setOutRefusals} said={words.setOut} />
      )}
      {can.finish && !isSecondMissing && (
        <NotedAct
          op="requests.finish"
          {...part}
          sentences={actRefusals}
          said={words.finish}
          prefilled={twoLines(request)}
          kind={isNext ? 'main' : 'second'}
          isFree
        />
      )}
      {can.giveUp && (
        <NotedAct
          op="requests.giveUp"
          {...part}
          sentences={letGoRefusals}
          said={words.giveUp}
          kind="second"
        />
      )}
      <PlainAct op="requests.release" {...part} sentences={letGoRefusals} said={words.release} kind="quiet" />
    </>
  )
}

/** Thanked, and told where it stands by itself (G36). */
function Done({ request: { state } }: RequestPart) {
  if (state !== 'done' && state !== 'confirmed') return null
  const isCounted = state === 'confirmed'
  return (
    <Card tone="done">
      <Words kind="strong">{words.thanks}</Words>
      <Words>{isCounted ? words.counted : words.noted}</Words>
      <Button kind="second" onTap={() => goTo(isCounted ? routes.myDeeds() : routes.myServices())}>
        {isCounted ? words.myDeeds : words.myServices}
      </Button>
    </Card>
  )
}
