import { useState } from 'react'
import type { CommunityPerson } from '../../../types/checkins'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { SearchBar } from '../../ui/search-bar'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { useSettled } from '../accounts/unit-field'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { correctRefusals, deskWords, undoRefusals, correctWords as words } from './desk-words'
import { listRefusals } from './list-words'

interface CorrectSheetProps {
  communityId: string
  checkinId: string
  day: string
  earliest: string
  onCorrected: () => unknown
  onClose: () => void
}

type Way = 'undo' | 'day' | 'person'

const ways: { key: Way; title: string }[] = [
  { key: 'undo', title: words.undo },
  { key: 'day', title: words.day },
  { key: 'person', title: words.person },
]

/** Taking back a check-in, or moving it to the day or the person it belongs to (G14); the member reads the reason. */
export function CorrectSheet({ communityId, checkinId, day: was, earliest, ...on }: CorrectSheetProps) {
  const undo = useAction('checkins.undo')
  const correct = useAction('checkins.correct')
  const [way, setWay] = useState<Way>('undo')
  const [day, setDay] = useState(was)
  const [person, setPerson] = useState<CommunityPerson | null>(null)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settle = async (answer: { ok: boolean } | null) => {
    if (!answer?.ok) return
    say(words.done)
    await on.onCorrected()
  }
  const send = async () => {
    setHasTried(true)
    const told = { checkinId, reason: reason.trim() }
    if (!told.reason) return
    if (way === 'undo') await settle(await undo.run(told))
    if (way === 'day' && day) await settle(await correct.run({ ...told, to: 'day', day }))
    if (way === 'person' && person)
      await settle(await correct.run({ ...told, to: 'person', memberId: person.memberId }))
  }

  return (
    <Sheet title={words.title} onClose={on.onClose}>
      {way === 'undo' && undo.refused && (
        <Refused
          answer={undo.refused}
          sentences={undoRefusals}
          onRetry={async () => settle(await undo.retry())}
        />
      )}
      {way !== 'undo' && correct.refused && (
        <Refused
          answer={correct.refused}
          sentences={correctRefusals}
          onRetry={async () => settle(await correct.retry())}
        />
      )}
      <Choices label={words.what} choices={ways} chosen={way} onChoose={setWay} />
      {way === 'day' && (
        <DateField
          label={words.newDay}
          value={day}
          earliest={earliest}
          latest={dayOf(Date.now())}
          onChoose={setDay}
        />
      )}
      {way === 'person' && (
        <OtherPerson
          communityId={communityId}
          chosen={person}
          onChoose={setPerson}
          isMissing={hasTried && !person}
        />
      )}
      <Field
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onType={setReason}
        maxLength={100}
        isLong
        error={hasTried && !reason.trim() ? words.reasonError : null}
      />
      <Button busy={(undo.isBusy || correct.isBusy) && words.busy} onTap={send}>
        {words.yes}
      </Button>
    </Sheet>
  )
}

interface OtherPersonProps {
  communityId: string
  chosen: CommunityPerson | null
  onChoose: (person: CommunityPerson) => void
  isMissing: boolean
}

function OtherPerson({ communityId, chosen, onChoose, isMissing }: OtherPersonProps) {
  const [text, setText] = useState('')
  const namePrefix = useSettled(text.trim())
  return (
    <>
      <SearchBar
        label={words.who}
        placeholder={words.whoHint}
        value={text}
        onType={setText}
        found={isMissing ? words.whoError : undefined}
        maxLength={20}
      />
      {namePrefix !== '' && (
        <FoundPeople communityId={communityId} namePrefix={namePrefix} chosen={chosen} onChoose={onChoose} />
      )}
    </>
  )
}

type FoundPeopleProps = Omit<OtherPersonProps, 'isMissing'> & { namePrefix: string }

function FoundPeople({ communityId, namePrefix, chosen, onChoose }: FoundPeopleProps) {
  const people = usePages('checkins.list', { communityId, quarter: null, show: 'all', namePrefix })
  return (
    <Listed pages={people} sentences={listRefusals} empty={deskWords.nobody}>
      {items => (
        <Choices
          label={words.who}
          choices={items.map(({ memberId, name, unitName }) => ({
            key: memberId,
            title: name,
            note: unitName,
          }))}
          chosen={chosen?.memberId ?? null}
          onChoose={memberId => {
            const person = items.find(one => one.memberId === memberId)
            if (person) onChoose(person)
          }}
        />
      )}
    </Listed>
  )
}
