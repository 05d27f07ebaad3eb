import { useState } from 'react'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { NotedAct, PlainAct } from './acts'
import { boardWords, reopenRefusals, hostWords as words } from './board-words'
import { words as choosing } from './choosing-words'
import { DispatchSheet } from './dispatch-sheet'
import { HostAccept } from './host-accept'
import { HostContact } from './host-contact'
import { DoubtfulWords } from './host-words'
import type { RequestPart } from './request-part'
import { actRefusals, letGoRefusals } from './words'

/** What the community may do now: first whatever comes next, the rest a tap further (G30). */
export function HostActs(part: RequestPart) {
  const { request, onChanged } = part
  const { can, chosen, volunteers } = request
  const isSendingFirst = volunteers.length === 0 && !can.answer && !can.goOn
  const [isSending, setIsSending] = useState(false)
  const [isMore, setIsMore] = useState(false)
  const hasMore = can.reply || can.wait || can.decline || can.refer || can.giveUp || can.finish

  return (
    <Section title={words.title}>
      {chosen && (
        <Card>
          <Words kind="strong">{choosing.hostChosen(chosen.name)}</Words>
          <Words>{choosing.hostNext}</Words>
        </Card>
      )}
      {can.clearWords && <DoubtfulWords {...part} />}
      {can.seeContact && <HostContact requestId={request.requestId} />}
      {can.goOn && <NotedAct op="requests.goOn" said={words.goOn} sentences={actRefusals} isFree {...part} />}
      {can.answer && (
        <NotedAct
          op="requests.answer"
          said={words.answer}
          sentences={actRefusals}
          kind={can.goOn ? 'second' : 'main'}
          {...part}
        />
      )}
      {can.assign && (
        <Button kind={isSendingFirst ? 'main' : 'second'} icon="hand" onTap={() => setIsSending(true)}>
          {volunteers.length > 0 ? boardWords.dispatchAgain : boardWords.dispatch}
        </Button>
      )}
      {can.accept && <HostAccept {...part} />}
      {can.confirm && (
        <PlainAct op="requests.confirm" said={words.confirm} sentences={actRefusals} {...part} />
      )}
      {can.reopen && (
        <NotedAct
          op="requests.reopen"
          said={words.reopen}
          sentences={reopenRefusals}
          kind="second"
          {...part}
        />
      )}
      {hasMore && (
        <Button kind="quiet" onTap={() => setIsMore(!isMore)}>
          {isMore ? words.fewer : words.more}
        </Button>
      )}
      {isMore && <LesserActs {...part} />}
      {isSending && (
        <DispatchSheet
          request={request}
          onClose={() => setIsSending(false)}
          onSent={sent => {
            setIsSending(false)
            return onChanged(sent)
          }}
        />
      )}
    </Section>
  )
}

function LesserActs(part: RequestPart) {
  const { can } = part.request
  return (
    <>
      {can.reply && (
        <NotedAct op="requests.reply" said={words.reply} sentences={actRefusals} kind="second" {...part} />
      )}
      {can.wait && (
        <NotedAct op="requests.wait" said={words.wait} sentences={actRefusals} kind="second" {...part} />
      )}
      {can.finish && (
        <NotedAct
          op="requests.finish"
          said={words.finish}
          sentences={actRefusals}
          kind="second"
          isFree
          {...part}
        />
      )}
      {can.refer && (
        <NotedAct op="requests.refer" said={words.refer} sentences={actRefusals} kind="second" {...part} />
      )}
      {can.giveUp && (
        <NotedAct
          op="requests.giveUp"
          said={words.giveUp}
          sentences={letGoRefusals}
          kind="second"
          {...part}
        />
      )}
      {can.decline && (
        <NotedAct op="requests.decline" said={words.decline} sentences={actRefusals} kind="quiet" {...part} />
      )}
    </>
  )
}
