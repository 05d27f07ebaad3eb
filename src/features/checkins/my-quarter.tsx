import { useEffect, useRef, useState } from 'react'
import type { CheckinView } from '../../../types/checkins'
import type { OrgBrief } from '../../../types/orgs'
import type { CalendarDay, Quarter } from '../../../types/time'
import { knowDevice } from '../../cloud/device'
import { putAway, useQueue } from '../../cloud/queue'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, momentInWords, quarterInWords } from '../../contract/calendar'
import { readRotatingCode } from '../../contract/rotating-code'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Refusal } from '../../ui/notice'
import { QueueBadge } from '../../ui/queue-badge'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { DeclareSheet } from './declare-sheet'
import { correctionInWords, entryInWords, entryWords } from './entry-words'
import { scanAndGo } from './scan-and-go'
import { declareWords, laterRefusal, mineRefusals, waitWords, words } from './words'

/** This quarter in one sentence, the one large button, and the quarters before. */
export function MyQuarter({ isAgeTold }: { isAgeTold: boolean }) {
  const mine = useOperation('checkins.mine', {})
  const { waiting } = useQueue()
  const isSent = useRef(true)
  useReturn(mine.reload)
  useEffect(() => {
    void knowDevice()
  }, [])
  // What was sent meanwhile has changed this quarter.
  useEffect(() => {
    if (!isSent.current && waiting.length === 0) void mine.reload()
    isSent.current = waiting.length === 0
  }, [waiting, mine.reload])

  return (
    <>
      <RefusedLater />
      <QueueBadge waiting={waiting.length} />
      {waiting.some(({ siteCode }) => readRotatingCode(siteCode)) && (
        <Words kind="soft">{words.queuedNextOfScreen}</Words>
      )}
      <Loaded story={mine} sentences={mineRefusals} rows={2} isAgeTold={isAgeTold}>
        {({ quarter, quarterEnds, community, current, history }) => (
          <>
            {current?.state === 'counted' && <Done checkin={current} />}
            {current?.state === 'waiting' && <WaitsForSecretary checkin={current} />}
            {current?.state === 'declined' && <Declined checkin={current} />}
            {current?.state === 'undone' && <Corrected checkin={current} />}
            {current?.state !== 'counted' && current?.state !== 'waiting' && (
              <NotYet
                quarter={quarter}
                quarterEnds={quarterEnds}
                community={community}
                onDeclared={mine.reload}
              />
            )}
            <History checkins={history} />
          </>
        )}
      </Loaded>
    </>
  )
}

/** Sent later and refused: told until the person has seen it (G206). */
function RefusedLater() {
  const { refused } = useQueue()
  return (
    <>
      {refused.map(({ tapId, readAt, refusal }) => (
        <Card key={tapId} tone="care">
          <Words kind="soft">{words.refusedLater(momentInWords(readAt))}</Words>
          <Refusal {...laterRefusal(refusal)}>
            <Button kind="second" onTap={() => putAway(tapId)}>
              {words.understood}
            </Button>
          </Refusal>
        </Card>
      ))}
    </>
  )
}

function WaitsForSecretary({ checkin: { day, community, waits, said } }: { checkin: CheckinView }) {
  return (
    <Card tone="care">
      <Art name="wait" />
      <Words kind="title">{words.waiting}</Words>
      <Words>{words.waitingSince(dayInWords(day), community.name)}</Words>
      {said && <Words>{declareWords.quote(said)}</Words>}
      {waits && <Words kind="soft">{waitWords[waits]}</Words>}
      <Words>{words.waitingNext}</Words>
      <Button kind="second" icon="scan" onTap={() => scanAndGo()}>
        {words.scan}
      </Button>
    </Card>
  )
}

function Declined({ checkin: { reason } }: { checkin: CheckinView }) {
  return (
    <Card tone="care">
      <Words kind="strong">{words.declined}</Words>
      {reason && <Words>{words.declinedBecause(reason)}</Words>}
      <Words>{words.declinedNext}</Words>
    </Card>
  )
}

function Corrected({ checkin: { correction } }: { checkin: CheckinView }) {
  return correction && <Card tone="care">{<Words>{correctionInWords(correction)}</Words>}</Card>
}

function Done({ checkin: { day, community, entry, correction } }: { checkin: CheckinView }) {
  return (
    <Card tone="done">
      <Art name="done" />
      <Words kind="title">{words.doneTitle}</Words>
      <Words>{words.doneText(dayInWords(day), community.name)}</Words>
      {entry && <Words>{entryInWords(entry)}</Words>}
      {correction && <Words>{correctionInWords(correction)}</Words>}
      <Words kind="soft">{words.nothingLeft}</Words>
    </Card>
  )
}

interface NotYetProps {
  quarter: Quarter
  quarterEnds: CalendarDay
  community: OrgBrief | null
  onDeclared: () => unknown
}

function NotYet({ quarter, quarterEnds, community, onDeclared }: NotYetProps) {
  const [isDeclaring, setIsDeclaring] = useState(false)
  if (!community) {
    return (
      <Card tone="care">
        <Words kind="title">{words.noCommunity}</Words>
        <Words>{words.noCommunityNext}</Words>
        <Button kind="second" icon="scan" onTap={() => scanAndGo()}>
          {words.scanToLook}
        </Button>
      </Card>
    )
  }
  return (
    <Card>
      <Art name="welcome" />
      <Words kind="title">{words.notYet(quarterInWords(quarter))}</Words>
      <Words>{words.notYetNext(dayInWords(quarterEnds), community.name)}</Words>
      <Button icon="scan" onTap={() => scanAndGo()}>
        {words.scan}
      </Button>
      <Button kind="quiet" onTap={() => setIsDeclaring(true)}>
        {declareWords.open}
      </Button>
      {isDeclaring && (
        <DeclareSheet
          quarter={quarter}
          onDeclared={async () => {
            setIsDeclaring(false)
            await onDeclared()
          }}
          onClose={() => setIsDeclaring(false)}
        />
      )}
    </Card>
  )
}

const historyMarks: Record<CheckinView['state'], string> = {
  counted: words.checkedIn,
  waiting: words.waitingMark,
  declined: words.notConfirmed,
  undone: entryWords.undoneMark,
}

function History({ checkins }: { checkins: CheckinView[] }) {
  return (
    <Section title={words.history}>
      {checkins.length === 0 ? (
        <Words kind="soft">{words.historyEmpty}</Words>
      ) : (
        <Rows>
          {checkins.map(({ quarter, day, community, state, waits, reason, entry, correction }) => (
            <Row
              key={`${quarter} ${community.orgId}`}
              title={quarterInWords(quarter)}
              note={[
                words.historyRow(dayInWords(day), community.name),
                entry && entryInWords(entry),
                correction && correctionInWords(correction),
                state === 'waiting' && waits && waitWords[waits],
                reason && words.declinedBecause(reason),
              ]
                .filter(Boolean)
                .join('。')}
              mark={historyMarks[state]}
              markTone={state === 'counted' ? 'done' : 'care'}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
