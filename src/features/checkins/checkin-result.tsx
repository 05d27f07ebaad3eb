import { useState } from 'react'
import type { Operations } from '../../../types/api'
import type { ActivityScanned } from '../../../types/checkins'
import { dayInWords, quarterInWords } from '../../contract/calendar'
import { goHome, goTo, routes } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { RemindMe } from '../reminders/remind-me'
import { correctionInWords } from './entry-words'
import { isToAskForPosition, keepPositionWish } from './position'
import { attendNotes, positionWords, waitWords, whatNext, words } from './words'

type Created = Operations['checkins.create']['value']

/** Done: where, which quarter, when, and what is next. A second tap shows the first one, as done. */
export function CheckinResult(created: Created) {
  const { state } = created.checkin
  return (
    <Frame foot={<Button onTap={goHome}>{words.goHome}</Button>}>
      {state === 'counted' && <Counted {...created} />}
      {state === 'waiting' && <WaitsForSecretary {...created} />}
      {state === 'declined' && <Declined {...created} />}
      {state === 'undone' && <Corrected {...created} />}
      {created.activity && <OfActivity activity={created.activity} />}
      {state === 'counted' && <AskForPosition />}
      {state === 'counted' && <RemindMe />}
      {state === 'counted' && (
        <Rows>
          <Row icon="papers" title={words.posts} note={words.postsNote} onTap={() => goTo(routes.posts())} />
        </Rows>
      )}
    </Frame>
  )
}

function Counted({ checkin, isNew, nextQuarterFrom }: Created) {
  return (
    <Card tone="done">
      <Art name="done" />
      <Words kind="title">{isNew ? words.success : words.successBefore}</Words>
      <Facts
        facts={[...factsOf(checkin), { name: words.next, text: words.nextFrom(dayInWords(nextQuarterFrom)) }]}
      />
    </Card>
  )
}

/** A53: what became of the activity that the code named; the quarter's check-in stands either way. */
function OfActivity({ activity }: { activity: ActivityScanned }) {
  if (!activity.ok) {
    return (
      <Card>
        <Words kind="strong">{words.activityNot}</Words>
        <Words>{attendNotes[activity.refusal]}</Words>
      </Card>
    )
  }
  const { title, state, isNew } = activity
  return (
    <Card tone={state === 'present' ? 'done' : 'plain'}>
      <Words kind="strong">{title}</Words>
      <Words>{state === 'present' ? words.attended(isNew) : words.attendanceWaits}</Words>
    </Card>
  )
}

/** Kept, and not counted yet (G12): said plainly, with what to do. */
function WaitsForSecretary({ checkin }: Created) {
  return (
    <Card tone="care">
      <Art name="wait" />
      <Words kind="title">{words.waiting}</Words>
      {checkin.waits && <Words>{waitWords[checkin.waits]}</Words>}
      <Words>{whatNext(checkin)}</Words>
      <Facts facts={factsOf(checkin)} />
    </Card>
  )
}

function Declined({ checkin }: Created) {
  return (
    <Card tone="care">
      <Words kind="title">{words.declined}</Words>
      {checkin.reason && <Words>{words.declinedBecause(checkin.reason)}</Words>}
      <Words>{words.declinedNext}</Words>
    </Card>
  )
}

/** The tap that the secretary took back, repeated by the phone: it does not count again. */
function Corrected({ checkin: { correction } }: Created) {
  return (
    <Card tone="care">
      {correction && <Words>{correctionInWords(correction)}</Words>}
      <Words>{words.declinedNext}</Words>
    </Card>
  )
}

function factsOf({ community, quarter, day }: Created['checkin']) {
  return [
    { name: words.community, text: community.name },
    { name: words.quarter, text: quarterInWords(quarter) },
    { name: words.day, text: dayInWords(day) },
  ]
}

/** Asked once, after everything is done, so that it holds nobody up (G203). */
function AskForPosition() {
  const [isAsking, setIsAsking] = useState(isToAskForPosition)
  const answer = (wish: 'yes' | 'no') => {
    keepPositionWish(wish)
    setIsAsking(false)
  }

  if (!isAsking) return null
  return (
    <Card>
      <Words kind="strong">{positionWords.title}</Words>
      <Words kind="soft">{positionWords.reason}</Words>
      <Button kind="second" onTap={() => answer('yes')}>
        {positionWords.yes}
      </Button>
      <Button kind="quiet" onTap={() => answer('no')}>
        {positionWords.no}
      </Button>
    </Card>
  )
}
