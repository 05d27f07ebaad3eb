import { useEffect, useState } from 'react'
import type { RefusalDetail } from '../../../types/api'
import { isPassing } from '../../cloud/standing'
import { type Action, useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { wayOfEntry } from '../../platform/entry'
import { goHome, goOnTo } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Refusal } from '../../ui/notice'
import { useReturn } from '../../ui/use-return'
import { Waiting } from '../../ui/waiting'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { CheckinResult } from './checkin-result'
import { takeOver } from './hand-over'
import { scanAndGo } from './scan-and-go'
import { createRefusals, lookRefusals, words } from './words'

/** Where a scanned code leads (A37): the place, one tap, the result. */
export function CheckinScreen({ siteCode }: { siteCode: string | null }) {
  if (!siteCode) return <UnknownCode />
  return <Checkin siteCode={siteCode} />
}

function Checkin({ siteCode }: { siteCode: string }) {
  const create = useAction('checkins.create')
  const [scanned] = useState(() => takeOver(siteCode))
  const way = scanned?.way ?? wayOfEntry()

  useEffect(() => {
    if (scanned) create.run({ siteCode, way: scanned.way }, scanned.tapId)
  }, [scanned, siteCode, create.run])
  // Back from consent or binding, the place and its button stand there again.
  useReturn(() => create.refused && create.forget())

  const checkIn = () =>
    isPassing(create.refused?.refusal ?? '') ? create.retry() : create.run({ siteCode, way })

  if (create.done) return <CheckinResult {...create.done} />
  if (create.refused) return <NotCheckedIn create={create} onRetry={create.retry} />
  if (scanned && create.isBusy) return <CheckingIn isSlow={create.isSlow} />
  return <Place siteCode={siteCode} create={create} onCheckIn={checkIn} />
}

interface PlaceProps {
  siteCode: string
  create: Action<'checkins.create'>
  onCheckIn: () => unknown
}

function Place({ siteCode, create, onCheckIn }: PlaceProps) {
  const look = useOperation('sites.look', { siteCode })
  const isOpen = look.known?.value.isOpen
  if (look.refused && isOfTheCode(look.refused.refusal)) return <UnknownCode />

  return (
    <Frame
      foot={
        isOpen && (
          <Button busy={create.isBusy && words.checkingIn} onTap={onCheckIn}>
            {words.checkIn}
          </Button>
        )
      }
    >
      <Loaded story={look} sentences={lookRefusals} rows={1}>
        {({ name, communityName, isOpen }) =>
          isOpen ? (
            <Card>
              <Art name="welcome" />
              <Words kind="soft">{words.here}</Words>
              <Words kind="title">{communityName}</Words>
              <Words>{name}</Words>
              <Words kind="soft">{create.isSlow ? words.slow : words.onceAQuarter}</Words>
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

function CheckingIn({ isSlow }: { isSlow: boolean }) {
  return (
    <Frame title={words.checkingIn}>
      <Waiting rows={1} isSlow={isSlow} />
    </Frame>
  )
}

function NotCheckedIn({ create, onRetry }: { create: Action<'checkins.create'>; onRetry: () => unknown }) {
  if (!create.refused) return null
  const { refusal } = create.refused
  return (
    <Frame>
      <Refused answer={create.refused} sentences={createRefusals} onRetry={onRetry}>
        {refusal === 'notRegisteredHere' && <MyCommunity detail={create.refused.detail} />}
        {isOfTheCode(refusal) ? <ScanAgain /> : <GoHome />}
      </Refused>
    </Frame>
  )
}

/** Another code may do what this one cannot. */
function isOfTheCode(refusal: string): boolean {
  return refusal === 'unknownCode' || refusal === 'siteClosed' || refusal === 'badInput'
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
