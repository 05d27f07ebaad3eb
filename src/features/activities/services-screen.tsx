import { useState } from 'react'
import type { ServiceView } from '../../../types/activities'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { serviceFacts } from './my-services-screen'
import { decideRefusals, readRefusals, words } from './words'

type Show = 'noted' | 'confirmed' | 'declined'

const tabs: { key: Show; title: string }[] = [
  { key: 'noted', title: words.toConfirm },
  { key: 'confirmed', title: words.confirmedTab },
  { key: 'declined', title: words.declinedTab },
]

/** A56: what members noted of their services; the community says whether it was so. */
export function ServicesScreen({ communityId }: { communityId: string }) {
  const [show, setShow] = useState<Show>('noted')
  const pages = usePages('activities.listServices', { communityId, show })
  const [open, setOpen] = useState<ServiceView | null>(null)

  return (
    <Frame title={words.servicesRow} lead={words.servicesRowNote}>
      <Tabs tabs={tabs} chosen={show} onChoose={setShow} />
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.nothingToConfirm} next={words.nothingToConfirmNext} />}
      >
        {items => (
          <Rows>
            {items.map(service => (
              <Row
                key={service.serviceId}
                title={`${service.name}：${service.what}`}
                note={`${dayInWords(service.day)} · ${service.where} · ${service.unitName}`}
                onTap={() => setOpen(service)}
              />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && (
        <DecideSheet
          service={open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            void pages.reload()
          }}
        />
      )}
    </Frame>
  )
}

interface DecideSheetProps {
  service: ServiceView
  onClose: () => void
  onDone: () => void
}

function DecideSheet({ service, onClose, onDone }: DecideSheetProps) {
  const decide = useAction('activities.decideService')
  const [isDeclining, setIsDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const { serviceId, name, can } = service

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (!answer?.ok) return
    if (answer.value.service.state === 'confirmed') say(words.serviceConfirmed)
    onDone()
  }
  const decline = async () => {
    setHasTried(true)
    if (!reason.trim()) return
    settle(await decide.run({ serviceId, decision: 'decline', reason: reason.trim() }))
  }
  return (
    <Sheet title={name} onClose={onClose}>
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      <Facts facts={serviceFacts(service)} />
      {can.decide && !isDeclining && (
        <>
          <Button
            busy={decide.isBusy && words.confirming}
            onTap={async () => settle(await decide.run({ serviceId, decision: 'confirm', reason: null }))}
          >
            {words.confirmService}
          </Button>
          <Button kind="second" onTap={() => setIsDeclining(true)}>
            {words.declineService}
          </Button>
        </>
      )}
      {can.decide && isDeclining && (
        <>
          <Field
            label={words.declineReason}
            value={reason}
            maxLength={100}
            error={hasTried && !reason.trim() ? words.reasonError : null}
            onType={setReason}
          />
          <Button busy={decide.isBusy && words.declining} onTap={decline}>
            {words.declineService}
          </Button>
        </>
      )}
    </Sheet>
  )
}
