import { useState } from 'react'
import type { CommunityPerson } from '../../../types/checkins'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Sheet } from '../../ui/sheet'
import { PauseAccount } from '../accounts/pause-account'
import { MarkTask } from '../activities/mark-task'
import { words as activityWords } from '../activities/words'
import { CorrectSheet } from './correct-sheet'
import { correctWords } from './desk-words'
import { correctionInWords, entryInWords } from './entry-words'
import { reviewWords, tierWords, wayWords, words } from './list-words'

interface PersonSheetProps {
  communityId: string
  person: CommunityPerson
  /** From which day on a check-in may be put right; null for who may not. */
  correctFrom: string | null
  onCorrected: () => unknown
  onChanged: (person: CommunityPerson) => void
  onClose: () => void
}

/** One person of the list, and what a secretary may do about the account. */
export function PersonSheet(props: PersonSheetProps) {
  const { communityId, person, correctFrom, onCorrected, onChanged, onClose } = props
  const [isCorrecting, setIsCorrecting] = useState(false)
  const { memberId, name, phoneTail, unitName, isBound, isPaused, checkin } = person
  const { person: say } = words
  const facts = [
    { name: say.unit, text: unitName },
    { name: say.phone, text: phoneTail ? words.tail(phoneTail) : words.unknownTail },
    {
      name: say.checkin,
      text: checkin ? checkinInWords(checkin) : say.notYet,
    },
    { name: activityWords.task, text: person.isTaskDone ? activityWords.taskYes : activityWords.taskNo },
    { name: say.account, text: accountInWords(person) },
  ]
  if (checkin && isCorrecting && correctFrom) {
    return (
      <CorrectSheet
        communityId={communityId}
        checkinId={checkin.checkinId}
        day={checkin.day}
        earliest={correctFrom}
        onCorrected={onCorrected}
        onClose={() => setIsCorrecting(false)}
      />
    )
  }

  return (
    <Sheet title={name} onClose={onClose}>
      <Facts facts={facts} />
      {checkin?.entry && <Words kind="soft">{entryInWords(checkin.entry)}</Words>}
      {checkin?.correction && <Words kind="soft">{correctionInWords(checkin.correction)}</Words>}
      {correctFrom && checkin?.state === 'counted' && (
        <Button kind="second" onTap={() => setIsCorrecting(true)}>
          {correctWords.open}
        </Button>
      )}
      <MarkTask
        communityId={communityId}
        memberId={memberId}
        isDone={person.isTaskDone}
        onMarked={isTaskDone => onChanged({ ...person, isTaskDone })}
      />
      {isBound && (
        <PauseAccount
          memberId={memberId}
          isPaused={isPaused}
          onChanged={isNow => onChanged({ ...person, isPaused: isNow })}
        />
      )}
    </Sheet>
  )
}

/** When, by what evidence (G12), and whether it still waits. */
function checkinInWords({ at, way, tier, state, waits }: Checkin): string {
  const { person: say } = words
  const evidence = tier === 'D' && way !== 'entered' ? wayWords[way] : tierWords[tier]
  if (state === 'undone') return say.undone
  if (state === 'counted') return say.done(momentInWords(at), evidence)
  return waits && state === 'waiting' ? say.waiting(reviewWords[waits]) : say.declined
}

type Checkin = NonNullable<CommunityPerson['checkin']>

function accountInWords({ isBound, isPaused }: CommunityPerson): string {
  if (!isBound) return words.person.isNotBound
  return isPaused ? words.person.isPaused : words.person.isBound
}
