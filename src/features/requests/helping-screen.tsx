import { useState } from 'react'
import type { RequestView } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button, SideBySide } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { words as wishWords } from '../wishes/row-words'
import { dueInWords, placeInWords, titleOf } from './card-words'
import { ChosenActs } from './chosen-acts'
import { forgetPassedOver, passedOver, passOver } from './passed-over'
import { RequestCard } from './request-card'
import { words as actWords, claimRefusals, helpingWords as words } from './volunteer-words'
import { readRefusals, whenWords } from './words'

/** G28: what I may take nearby, one tap each way, and what I have taken. */
export function HelpingScreen({ opensAt = 'nearby' }: { opensAt?: 'nearby' | 'taken' }) {
  const [view, setView] = useState(opensAt)
  return (
    <Frame title={words.title} lead={words.lead}>
      <Rows>
        <Row
          icon="heart"
          title={wishWords.row}
          note={wishWords.takeNote}
          onTap={() => goTo(routes.takeWishes())}
        />
      </Rows>
      <Tabs
        tabs={[
          { key: 'nearby', title: words.nearby },
          { key: 'taken', title: words.taken },
        ]}
        chosen={view}
        onChoose={setView}
        label={words.views}
      />
      <InHand />
      {view === 'nearby' ? (
        <>
          <ChosenFor />
          <Nearby />
        </>
      ) : (
        <Taken />
      )}
    </Frame>
  )
}

/** How many I have in hand, so that nobody is surprised when one more has to wait. */
function InHand() {
  const story = useOperation('requests.atHand', {})
  useReturn(story.reload)
  const { held = 0, most = 0 } = story.known?.value ?? {}
  return held > 0 ? <Words>{words.inHandNow(held, most)}</Words> : null
}

/** 点单: what a resident chose me for comes first; nothing when nobody did. */
function ChosenFor() {
  const story = useOperation('requests.atHand', {})
  useReturn(story.reload)
  const request = story.known?.value.chosen
  if (!request) return null
  const { requestId, text, answers, when } = request
  const said = text ?? answers[0]?.answer
  return (
    <>
      <Card>
        <Words kind="strong">{said ? `${titleOf(request)}：${said}` : titleOf(request)}</Words>
        <Words>{`${placeInWords(request)} · ${whenWords[when]}`}</Words>
      </Card>
      <ChosenActs request={request} onAgreed={() => goTo(routes.request(requestId))} onLeft={story.reload} />
    </>
  )
}

function Nearby() {
  const pages = usePages('requests.listOpen', {})
  useReturn(pages.reload)
  const [passed, setPassed] = useState(passedOver)
  const leave = (requestId: string) => {
    passOver(requestId)
    setPassed([...passed, requestId])
    say(actWords.notForMeSaid)
  }
  const showAgain = () => {
    forgetPassedOver()
    setPassed([])
  }
  return (
    <Listed
      pages={pages}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.noneNearby} next={words.noneNearbyNext} />}
    >
      {items => {
        const shown = items.filter(({ requestId }) => !passed.includes(requestId))
        return (
          <>
            {shown.map(request => (
              <ToTake
                key={request.requestId}
                request={request}
                onTaken={pages.reload}
                onLeft={() => leave(request.requestId)}
              />
            ))}
            {shown.length === 0 && (
              <Empty art="empty" title={words.allHidden} next={words.allHiddenNext}>
                <Button kind="quiet" onTap={showAgain}>
                  {words.showAgain}
                </Button>
              </Empty>
            )}
          </>
        )
      }}
    </Listed>
  )
}

interface ToTakeProps {
  request: RequestView
  onTaken: () => unknown
  onLeft: () => void
}

/** One thing nearby: enough to know whether one can help, and a tap for yes or no. */
function ToTake({ request, onTaken, onLeft }: ToTakeProps) {
  const claim = useAction('requests.claim')
  const { requestId, text, when, inTwos, volunteers } = request
  const settle = async (asked: ReturnType<typeof claim.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(actWords.claim.done)
    await onTaken()
    goTo(routes.request(requestId))
  }
  const due = dueInWords(request)
  if (claim.refused) {
    return (
      <Card>
        <Refused
          answer={claim.refused}
          sentences={claimRefusals(claim.refused.detail)}
          onRetry={() => settle(claim.retry())}
        >
          <Button kind="quiet" onTap={onTaken}>
            {words.nearbyGo}
          </Button>
        </Refused>
      </Card>
    )
  }
  return (
    <Card tone={request.isUrgent ? 'care' : 'plain'}>
      <Words kind="strong">{text ? `${titleOf(request)}：${text}` : titleOf(request)}</Words>
      <Words>{`${placeInWords(request)} · ${whenWords[when]}`}</Words>
      {inTwos && <Words>{volunteers.length > 0 ? actWords.beSecond : actWords.inTwos}</Words>}
      {due && <Words kind="soft">{due}</Words>}
      <Button
        busy={claim.isBusy && actWords.claim.busy}
        label={`${actWords.claim.act} ${titleOf(request)}`}
        onTap={() => settle(claim.run({ requestId }))}
      >
        {actWords.claim.act}
      </Button>
      <SideBySide>
        <Button
          kind="second"
          label={`${words.look} ${titleOf(request)}`}
          onTap={() => goTo(routes.request(requestId))}
        >
          {words.look}
        </Button>
        <Button kind="second" label={`${actWords.notForMe} ${titleOf(request)}`} onTap={onLeft}>
          {actWords.notForMe}
        </Button>
      </SideBySide>
    </Card>
  )
}

function Taken() {
  const pages = usePages('requests.listTaken', {})
  useReturn(pages.reload)
  return (
    <Listed
      pages={pages}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.noneTaken} next={words.noneTakenNext} />}
    >
      {items => (
        <Rows>
          {items.map(request => (
            <RequestCard key={request.requestId} request={request} />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
