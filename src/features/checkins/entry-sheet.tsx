import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { EntryReason } from '../../../types/checkins'
import { useAction } from '../../cloud/use-action'
import { dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { createForRefusals, entryReasons, deskWords as words } from './desk-words'
import { entryReasonWords } from './entry-words'

interface EntrySheetProps {
  communityId: string
  /** By id, with the names that are shown. */
  people: Map<string, string>
  earliest: string
  /** The printed sheet that was ticked. */
  sheet?: string
  onEntered: () => unknown
  onClose: () => void
}

/** Why, and for which day: one tap when both are as usual (G07). */
export function EntrySheet({ communityId, people, earliest, sheet, onEntered, onClose }: EntrySheetProps) {
  const create = useAction('checkins.createFor')
  const [reason, setReason] = useState<EntryReason>(sheet ? 'onPaper' : 'toldInPerson')
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')

  const settle = async (answer: Awaited<ReturnType<typeof create.run>>) => {
    if (!answer?.ok) return
    say(outcomeInWords(answer.value.items))
    await onEntered()
  }
  const enter = async () =>
    settle(
      await create.run({
        communityId,
        memberIds: [...people.keys()],
        day: day || null,
        reason,
        note: note.trim() || null,
        sheet: sheet ?? null,
      }),
    )

  return (
    <Sheet title={words.entryTitle(people.size)} onClose={onClose}>
      <Words>{words.names([...people.values()])}</Words>
      {create.refused && (
        <Refused
          answer={create.refused}
          sentences={createForRefusals}
          onRetry={async () => settle(await create.retry())}
        />
      )}
      <Words kind="strong">{words.reason}</Words>
      <Choices
        label={words.reason}
        choices={entryReasons.map(key => ({ key, title: entryReasonWords[key] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <DateField
        label={words.day}
        hint={words.dayHint}
        value={day}
        earliest={earliest}
        latest={dayOf(Date.now())}
        onChoose={setDay}
      />
      <Field label={words.note} hint={words.noteHint} value={note} onType={setNote} maxLength={100} />
      <Button busy={create.isBusy && words.entering} onTap={enter}>
        {words.enterYes}
      </Button>
    </Sheet>
  )
}

function outcomeInWords(items: Value<'checkins.createFor'>['items']): string {
  const count = (outcome: string) => items.filter(item => item.outcome === outcome).length
  return [
    count('entered') > 0 && words.entered(count('entered')),
    count('already') > 0 && words.already(count('already')),
    count('own') > 0 && words.own,
    count('gone') > 0 && words.gone(count('gone')),
  ]
    .filter(Boolean)
    .join('')
}
