import { useEffect, useState } from 'react'
import type { RefusalDetail } from '../../../types/api'
import type { Waiting as Queued } from '../../cloud/queue'
import { useOperation } from '../../cloud/use-operation'
import { momentInWords } from '../../contract/calendar'
import { readRotatingCode } from '../../contract/rotating-code'
import { wayOfEntry } from '../../platform/entry'
import { goHome, goOnTo } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Refusal } from '../../ui/notice'
import { QueueBadge } from '../../ui/queue-badge'
import { useReturn } from '../../ui/use-return'
import { Waiting } from '../../ui/waiting'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { CheckinResult } from './checkin-result'
import { takeOver } from './hand-over'
import { scanAndGo } from './scan-and-go'
import { type CheckinAct, useCheckin } from './use-checkin'
import { createRefusals, lookRefusals, words } from './words'

/** Where a scanned code leads (A37): the place, one tap, the result. */
export function CheckinScreen({ siteCode }: { siteCode: string | null }) {
  if (!siteCode) return <UnknownCode />
  return <Checkin siteCode={siteCode} />
}

function Checkin({ siteCode }: { siteCode: string }) {
  const act = useCheckin()
  const [scanned] = useState(() => takeOver(siteCode))
  const way = scanned?.way ?? wayOfEntry()

  useEffect(() => {
    if (scanned) void act.run(siteCode, scanned.way, scanned.tapId)
  }, [scanned, siteCode, act.run])
  // Back from consent or binding, the place and its button stand there again.
  useReturn(() => act.refused && act.forget())

  if (act.done) return <CheckinResult {...act.done} />
  if (act.refused) return <NotCheckedIn act={act} onRetry={() => act.run(siteCode, way)} />
  if (act.queued && !act.isBusy) return <KeptForLater act={act} queued={act.queued} />
  if (scanned && act.isBusy) return <CheckingIn />
  return <Place siteCode={siteCode} act={act} onCheckIn={() => act.run(siteCode, way)} />
}

interface PlaceProps {
  siteCode: string
  act: CheckinAct
  onCheckIn: () => unknown
}

function Place({ siteCode, act, onCheckIn }: PlaceProps) {
  const look = useOperation('sites.look', { siteCode })
  const isOpen = look.known?.value.isOpen ?? look.stands === 'offline'
  if (look.refused && isOfTheCode(look.refused.refusal)) return <UnknownCode />

  const checkIn = (
    <Button busy={act.isBusy && words.checkingIn} onTap={onCheckIn}>
      {words.checkIn}
    </Button>
  )
  if (look.stands === 'offline' && !look.known) {
    return (
      <Frame foot={checkIn}>
        <Card>
          <Art name="away" />
          <Words kind="title">{words.noNetwork}</Words>
          <Words>{isOfScreen(siteCode) ? words.noNetworkNextOfScreen : words.noNetworkNext}</Words>
        </Card>
      </Frame>
    )
  }
  return (
    <Frame foot={isOpen && checkIn}>
      <Loaded story={look} sentences={lookRefusals} rows={1}>
        {({ name, communityName, isOpen }) =>
          isOpen ? (
            <Card>
              <Art name="welcome" />
              <Words kind="soft">{words.here}</Words>
              <Words kind="title">{communityName}</Words>
              <Words>{name}</Words>
              <Words kind="soft">{words.onceAQuarter}</Words>
            </Card>
          ) : (
            <Refusal art="closed" {...createRefusals.siteClosed}>
              <ScanAgain />
            </Refusal>
          )
        }
      </Loaded>
    </Frame>
  )
}

function CheckingIn() {
  return (
    <Frame title={words.checkingIn}>
      <Waiting rows={1} />
    </Frame>
  )
}

/** No network: kept on the phone, sent by itself, and said so (G200). */
function KeptForLater({ act, queued }: { act: CheckinAct; queued: Queued }) {
  return (
    <Frame foot={<Button onTap={goHome}>{words.goHome}</Button>}>
      <Card tone="care">
        <Art name="wait" />
        <Words kind="title">{words.queuedTitle}</Words>
        <Words>{words.queuedText}</Words>
        <QueueBadge waiting={1} />
        <Facts facts={[{ name: words.readAt, text: momentInWords(queued.readAt) }]} />
        <Words kind="soft">{nextOf(queued)}</Words>
        <Button kind="second" onTap={act.retry}>
          {words.sendNow}
        </Button>
      </Card>
    </Frame>
  )
}

/** What becomes of it once it is sent. */
function nextOf({ siteCode, signature }: Queued): string {
  if (isOfScreen(siteCode)) return words.queuedNextOfScreen
  return signature === null ? words.queuedNextUnsigned : words.queuedNext
}

/** A code that a screen shows proves that somebody stood there only while it is shown. */
function isOfScreen(siteCode: string): boolean {
  return readRotatingCode(siteCode) !== null
}

function NotCheckedIn({ act, onRetry }: { act: CheckinAct; onRetry: () => unknown }) {
  if (!act.refused) return null
  const { refusal } = act.refused
  return (
    <Frame>
      <Refused answer={act.refused} sentences={createRefusals} onRetry={onRetry}>
        {refusal === 'notRegisteredHere' && <MyCommunity detail={act.refused.detail} />}
        {isOfTheCode(refusal) ? <ScanAgain /> : <GoHome />}
      </Refused>
    </Frame>
  )
}

const refusalsOfTheCode = [
  'unknownCode',
  'siteClosed',
  'badInput',
  'codeExpired',
  'codeAhead',
  'doorTakenBack',
]

/** Another code may do what this one cannot. */
function isOfTheCode(refusal: string): boolean {
  return refusalsOfTheCode.includes(refusal)
}

function UnknownCode() {
  return (
    <Frame>
      <Refusal art="closed" {...createRefusals.unknownCode}>
        <ScanAgain />
      </Refusal>
    </Frame>
  )
}

function ScanAgain() {
  return (
    <>
      <Button icon="scan" onTap={() => scanAndGo(goOnTo)}>
        {words.scanAgain}
      </Button>
      <GoHome />
    </>
  )
}

function GoHome() {
  return (
    <Button kind="quiet" onTap={goHome}>
      {words.goHome}
    </Button>
  )
}

/** The community where this person can check in, as the refusal tells it. */
function MyCommunity({ detail }: { detail: RefusalDetail | undefined }) {
  const name = detail?.homeCommunityName
  return typeof name === 'string' ? <Words kind="strong">{words.yourCommunity(name)}</Words> : null
}
