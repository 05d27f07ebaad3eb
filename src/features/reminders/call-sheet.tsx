import { useState } from 'react'
import type { CallOutcome, CallPerson, Matter } from '../../../types/reminders'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { ring } from '../../platform/ring'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { numberRefusals, outcomeMarks, outcomeWords, reasonWords, tickRefusals, words } from './push-words'

/** What was ticked since the list was read. */
export type Ticked = CallOutcome

interface CallSheetProps {
  communityId: string
  matter: Matter
  person: CallPerson
  ticked: Ticked | undefined
  onTicked: (outcome: Ticked) => void
  onClose: () => void
}

const outcomes = ['called', 'noAnswer', 'notAgain'] as const

/** One person, for one hand: call, then say how it went. */
export function CallSheet({ communityId, matter, person, ticked, onTicked, onClose }: CallSheetProps) {
  const { memberId, name, unitName, reason } = person
  const ticking = useAction('reminders.tickCall')
  const tick = (outcome: CallOutcome) => settle(ticking.run({ communityId, matter, memberId, outcome }))
  const settle = async (asked: ReturnType<typeof ticking.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    if (!answer.value.isNew) say(words.bySomebody)
    onTicked(answer.value.outcome)
  }
  const isOff = ticked === 'called' || ticked === 'notAgain'

  return (
    <Sheet title={name} onClose={onClose}>
      <Words kind="soft">{`${unitName} · ${ticked ? outcomeMarks[ticked] : reasonWords[reason]}`}</Words>
      {ticking.refused && (
        <Refused answer={ticking.refused} sentences={tickRefusals} onRetry={() => settle(ticking.retry())} />
      )}
      {isOff ? (
        <Button kind="second" busy={ticking.isBusy && words.ticking} onTap={() => tick('open')}>
          {words.back}
        </Button>
      ) : (
        <>
          <Words>{words.sheetNote}</Words>
          <CallButton communityId={communityId} matter={matter} memberId={memberId} />
          <Words kind="strong">{words.afterCall}</Words>
          {outcomes.map(outcome => (
            <Button
              key={outcome}
              kind="second"
              busy={ticking.isBusy && words.ticking}
              onTap={() => tick(outcome)}
            >
              {outcomeWords[outcome]}
            </Button>
          ))}
        </>
      )}
    </Sheet>
  )
}

interface CallButtonProps {
  communityId: string
  matter: Matter
  memberId: string
}

/** The number is asked for when it is needed, kept nowhere on the phone, and gone with the sheet. */
function CallButton(asked: CallButtonProps) {
  const [phone, setPhone] = useState<string | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<'reminders.showNumber'> | null>(null)
  const dial = async () => {
    if (phone) return ring(phone)
    const answer = await call('reminders.showNumber', asked)
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    setPhone(answer.value.phone)
    ring(answer.value.phone)
  }
  return (
    <>
      {refused && <Refused answer={refused} sentences={numberRefusals} onRetry={dial} />}
      {phone && <Words kind="title">{phone}</Words>}
      <Button icon="phone" onTap={dial}>
        {words.call}
      </Button>
      <Words kind="soft">{words.callNote}</Words>
    </>
  )
}
