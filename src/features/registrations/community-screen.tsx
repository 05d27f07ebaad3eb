import { useState } from 'react'
import type { RegistrationsShown } from '../../../types/registrations'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Sheet } from '../../ui/sheet'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { useMe } from '../accounts/use-me'
import { Refused } from '../door/refused'
import { words as groupWords } from '../groups/words'
import { CoverageCard } from './coverage-card'
import { RegistrationsTab } from './registrations-tab'
import { reportRefusals, words } from './words'

type Tab = Extract<
  RegistrationsShown,
  'reported' | 'dispatched' | 'accepted' | 'stubDue' | 'assigned' | 'offRoster' | 'moving' | 'ended'
>

const tabs: { key: Tab; title: string }[] = [
  { key: 'reported', title: words.tabs.reported },
  { key: 'dispatched', title: words.tabs.dispatched },
  { key: 'accepted', title: words.tabs.accepted },
  { key: 'stubDue', title: words.tabs.communityStub },
  { key: 'assigned', title: words.tabs.assigned },
  { key: 'moving', title: words.tabs.moving },
  { key: 'ended', title: words.tabs.ended },
]

const empties = { ...words.empty, stubDue: words.empty.stubs }

const offRoster = { key: 'offRoster', title: words.tabs.offRoster } as const

/** A community's side: who waits to be accepted, who has not come, whom to assign, which second stubs to file. */
export function CommunityScreen({ communityId }: { communityId: string }) {
  const [tab, setTab] = useState<Tab>('reported')
  const [isLetter, setIsLetter] = useState(false)
  const [turn, setTurn] = useState(0)
  const coverage = useOperation('registrations.campaign', { orgId: communityId })
  const community = useMe().known?.value.can.seeCommunities.find(({ orgId }) => orgId === communityId)
  const together = tab === 'reported' ? 'accept' : tab === 'stubDue' ? 'fileStub' : undefined

  return (
    <Frame title={words.communityTitle} lead={community?.name}>
      <CoverageCard story={coverage} />
      <Button kind="second" onTap={() => setIsLetter(true)}>
        {words.byLetter}
      </Button>
      <Button kind="quiet" onTap={() => goTo(routes.groups(communityId))}>
        {groupWords.title}
      </Button>
      <Tabs
        tabs={coverage.known?.value.offRoster ? [...tabs, offRoster] : tabs}
        chosen={tab}
        onChoose={setTab}
      />
      <RegistrationsTab
        key={`list ${tab} ${turn}`}
        orgId={communityId}
        side="community"
        show={tab}
        empty={empties[tab]}
        onChanged={coverage.reload}
        {...(together && { together })}
      />
      {isLetter && (
        <LetterSheet
          communityId={communityId}
          onClose={() => setIsLetter(false)}
          onDone={() => {
            setIsLetter(false)
            setTab('reported')
            setTurn(turn + 1)
            void coverage.reload()
          }}
        />
      )}
    </Frame>
  )
}

interface LetterSheetProps {
  communityId: string
  onClose: () => void
  onDone: () => void
}

/** A member without a phone brings the letter (A30): its number is enough. */
function LetterSheet({ communityId, onClose, onDone }: LetterSheetProps) {
  const report = useAction('registrations.report')
  const [letterNo, setLetterNo] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isWritten = /^20\d\d-[0-9A-Za-z]{8}$/.test(letterNo.trim())

  const settle = (answer: Awaited<ReturnType<typeof report.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    onDone()
  }
  const send = async () => {
    setHasTried(true)
    if (isWritten) settle(await report.run({ way: 'paper', communityId, letterNo: letterNo.trim() }))
  }
  return (
    <Sheet title={words.byLetter} onClose={onClose}>
      {report.refused && (
        <Refused
          answer={report.refused}
          sentences={reportRefusals}
          onRetry={async () => settle(await report.retry())}
        />
      )}
      <Field
        label={words.letter}
        hint={words.byLetterNote}
        placeholder={words.letterHint}
        value={letterNo}
        onType={setLetterNo}
        maxLength={20}
        error={hasTried && !isWritten ? words.letterError : null}
      />
      <Button busy={report.isBusy && words.reporting} onTap={send}>
        {words.report}
      </Button>
    </Sheet>
  )
}
