import { useState } from 'react'
import type { WaitingCheckin } from '../../../types/checkins'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { hintWords, reviewWords, waitingRefusals, listWaitingWords as words } from './list-words'
import { declareWords } from './words'

/** The check-ins that count once the secretary says so (G12): one, several, or all that are shown. */
export function WaitingScreen({ communityId }: { communityId: string }) {
  const waiting = usePages('checkins.listWaiting', { communityId })
  const decide = useAction('checkins.decide')
  const [chosen, setChosen] = useState<string[]>([])
  const [isDeclining, setIsDeclining] = useState(false)
  const items = waiting.items ?? []

  const settle = async (answer: Awaited<ReturnType<typeof decide.run>>) => {
    setIsDeclining(false)
    if (!answer?.ok) return
    say(outcomeInWords(answer.value.items))
    setChosen([])
    await waiting.reload()
  }
  const confirm = async () => {
    if (chosen.length === 0) return say(words.choose)
    await settle(await decide.run({ communityId, checkinIds: chosen, decision: 'confirm' }))
  }
  const decline = async (reason: string) =>
    settle(await decide.run({ communityId, checkinIds: chosen, decision: 'decline', reason }))
  const check = (checkinId: string, isChecked: boolean) =>
    setChosen(isChecked ? [...chosen, checkinId] : chosen.filter(id => id !== checkinId))

  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        items.length > 0 && (
          <Button busy={decide.isBusy && words.confirming} onTap={confirm}>
            {words.confirm(chosen.length)}
          </Button>
        )
      }
    >
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={waitingRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      <Listed
        pages={waiting}
        sentences={waitingRefusals}
        empty={<Empty art="done" title={words.empty} next={words.emptyNext} />}
      >
        {shown => (
          <>
            <SelectBar
              chosen={chosen.length}
              total={idsOf(shown).length}
              onAll={isAll => setChosen(isAll ? idsOf(shown) : [])}
            />
            <Rows>
              {shown.map(checkin => (
                <CheckRow
                  key={checkin.checkinId}
                  title={checkin.name}
                  note={noteOf(checkin)}
                  isChecked={chosen.includes(checkin.checkinId)}
                  mark={checkin.can.decide ? undefined : ownActItem}
                  onCheck={checkin.can.decide ? isChecked => check(checkin.checkinId, isChecked) : undefined}
                />
              ))}
            </Rows>
            {chosen.length > 0 && (
              <Button kind="quiet" onTap={() => setIsDeclining(true)}>
                {words.decline}
              </Button>
            )}
            <Words kind="soft">{words.note}</Words>
          </>
        )}
      </Listed>
      {isDeclining && (
        <DeclineSheet
          count={chosen.length}
          isBusy={decide.isBusy}
          onDecline={decline}
          onClose={() => setIsDeclining(false)}
        />
      )}
    </Frame>
  )
}

const mostAtOnce = 50

const idsOf = (items: WaitingCheckin[]): string[] =>
  items
    .filter(({ can }) => can.decide)
    .slice(0, mostAtOnce)
    .map(({ checkinId }) => checkinId)

interface DeclineSheetProps {
  count: number
  isBusy: boolean
  onDecline: (reason: string) => unknown
  onClose: () => void
}

function DeclineSheet({ count, isBusy, onDecline, onClose }: DeclineSheetProps) {
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const send = () => {
    setHasTried(true)
    return reason.trim() ? onDecline(reason.trim()) : undefined
  }

  return (
    <Confirm
      title={words.declineTitle}
      sentence={words.declineSentence(count)}
      yes={words.declineYes}
      busy={isBusy && words.declining}
      reason={{
        label: words.reason,
        hint: words.reasonHint,
        error: hasTried && !reason.trim() ? words.reasonError : null,
        value: reason,
        maxLength: 100,
        onType: setReason,
      }}
      onYes={send}
      onNo={onClose}
    />
  )
}

function noteOf({ unitName, phoneTail, day, at, readAt, waits, position, said }: WaitingCheckin): string {
  return [
    unitName,
    words.tail(phoneTail),
    said ? words.declaredFor(dayInWords(day)) : words.happened(dayInWords(day)),
    readAt !== null && words.arrived(momentInWords(at)),
    waits && reviewWords[waits],
    position && hintWords(position),
    said && declareWords.quoted(said),
  ]
    .filter(Boolean)
    .join(' · ')
}

function outcomeInWords(items: { state: string; isNew: boolean }[]): string {
  const mine = items.filter(({ isNew }) => isNew)
  const isDeclined = mine.some(({ state }) => state === 'declined')
  const left = items.length - mine.length
  const done = isDeclined ? words.declined(mine.length) : words.confirmed(mine.length)
  return left > 0 ? `${done}${words.some(left)}` : done
}
