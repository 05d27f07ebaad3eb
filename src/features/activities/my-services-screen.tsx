import { useState } from 'react'
import type { ExampleField, ServiceView } from '../../../types/activities'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { fieldWords, noteRefusals, readRefusals, serviceWords, withdrawRefusals, words } from './words'

/** A56: what I did for households and courtyards, each in two lines. */
export function MyServicesScreen() {
  const pages = usePages('activities.myServices', {})
  const [isNoting, setIsNoting] = useState(false)
  const [open, setOpen] = useState<ServiceView | null>(null)

  return (
    <Frame
      title={words.services}
      lead={words.servicesLead}
      foot={
        <Button icon="plus" onTap={() => setIsNoting(true)}>
          {words.noteNew}
        </Button>
      }
    >
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.noServices} next={words.noServicesNext} />}
      >
        {items => (
          <Rows>
            {items.map(service => (
              <Row
                key={service.serviceId}
                title={service.what}
                note={`${dayInWords(service.day)} · ${service.where}`}
                mark={serviceWords[service.state]}
                markTone={toneOf(service)}
                onTap={() => setOpen(service)}
              />
            ))}
          </Rows>
        )}
      </Listed>
      {isNoting && (
        <NoteSheet
          onClose={() => setIsNoting(false)}
          onDone={() => {
            setIsNoting(false)
            void pages.reload()
          }}
        />
      )}
      {open && (
        <ServiceSheet
          service={open}
          onClose={() => setOpen(null)}
          onChanged={changed => {
            pages.change(({ serviceId }) => serviceId === changed.serviceId, changed)
            setOpen(null)
          }}
        />
      )}
    </Frame>
  )
}

function toneOf({ state }: ServiceView): 'plain' | 'done' | 'care' {
  if (state === 'confirmed') return 'done'
  return state === 'declined' ? 'care' : 'plain'
}

export function serviceFacts({ day, where, what, field, reason }: ServiceView) {
  return [
    { name: words.serviceDay, text: dayInWords(day) },
    { name: words.serviceWhere, text: where },
    { name: words.serviceWhat, text: what },
    ...(field ? [{ name: words.what, text: fieldWords[field] }] : []),
    ...(reason ? [{ name: words.whyEntered, text: reason }] : []),
  ]
}

interface NoteSheetProps {
  onClose: () => void
  onDone: () => void
}

const fields = Object.keys(fieldWords) as ExampleField[]

function NoteSheet({ onClose, onDone }: NoteSheetProps) {
  const note = useAction('activities.noteService')
  const today = dayOf(Date.now())
  const [day, setDay] = useState(today)
  const [where, setWhere] = useState('')
  const [what, setWhat] = useState('')
  const [field, setField] = useState<ExampleField | null>(null)
  const [hasTried, setHasTried] = useState(false)
  const missing = (text: string) => (hasTried && !text.trim() ? words.bothLines : null)

  const settle = (answer: Awaited<ReturnType<typeof note.run>>) => {
    if (!answer?.ok) return
    say(words.noted)
    onDone()
  }
  const send = async () => {
    setHasTried(true)
    if (!where.trim() || !what.trim() || !day) return
    settle(await note.run({ day, where: where.trim(), what: what.trim(), field }))
  }
  return (
    <Sheet title={words.noteTitle} onClose={onClose}>
      {note.refused && (
        <Refused
          answer={note.refused}
          sentences={noteRefusals}
          onRetry={async () => settle(await note.retry())}
        />
      )}
      <Field
        label={words.serviceWhere}
        hint={words.serviceWhereHint}
        value={where}
        maxLength={40}
        error={missing(where)}
        onType={setWhere}
      />
      <Field
        label={words.serviceWhat}
        hint={words.serviceWhatHint}
        value={what}
        maxLength={60}
        error={missing(what)}
        onType={setWhat}
      />
      <DateField label={words.serviceDay} value={day} latest={today} onChoose={setDay} />
      <Button busy={note.isBusy && words.noting} onTap={send}>
        {words.noteNew}
      </Button>
      <Choices
        label={words.fields}
        choices={fields.map(key => ({ key, title: fieldWords[key] }))}
        chosen={field}
        onChoose={key => setField(key === field ? null : key)}
      />
    </Sheet>
  )
}

interface ServiceSheetProps {
  service: ServiceView
  onClose: () => void
  onChanged: (service: ServiceView) => void
}

function ServiceSheet({ service, onClose, onChanged }: ServiceSheetProps) {
  const withdraw = useAction('activities.withdrawService')
  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) =>
    answer?.ok && onChanged(answer.value.service)
  return (
    <Sheet title={serviceWords[service.state]} onClose={onClose}>
      {withdraw.refused && (
        <Refused
          answer={withdraw.refused}
          sentences={withdrawRefusals}
          onRetry={async () => settle(await withdraw.retry())}
        />
      )}
      <Facts facts={serviceFacts(service)} />
      {service.can.withdraw && (
        <Button
          kind="second"
          busy={withdraw.isBusy && words.withdrawing}
          onTap={async () => settle(await withdraw.run({ serviceId: service.serviceId }))}
        >
          {words.withdraw}
        </Button>
      )}
    </Sheet>
  )
}
