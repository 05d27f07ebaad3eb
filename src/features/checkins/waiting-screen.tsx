import { useRef, useState } from 'react'
import type { Value } from '../../../types/api'
import type { WaitingCheckin } from '../../../types/checkins'
import { type Told, useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf, momentInWords, quarterInWords, quarterOf } from '../../contract/calendar'
import { newTapId } from '../../contract/tap-id'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { type Decided, decidedLately, dropDecided, keepDecided } from './decided-lately'
import {
  hintWords,
  namesOf,
  previewInWords,
  reviewWords,
  waitingRefusals,
  listWaitingWords as words,
} from './list-words'
import { declareWords } from './words'

/** The check-ins that count once the secretary says so (G12): one, several, or all that are shown. */
export function WaitingScreen({ communityId }: { communityId: string }) {
  const waiting = usePages('checkins.listWaiting', { communityId })
  const decide = useAction('checkins.decide')
  const [chosen, setChosen] = useState<string[]>([])
  const [asked, setAsked] = useState<'confirm' | 'decline' | null>(null)
  const [decided, setDecided] = useState(() => decidedLately(communityId))
  const act = useRef<Act | null>(null)
  const items = waiting.items ?? []
  const people = items.filter(({ checkinId }) => chosen.includes(checkinId))

  const settle = async (answer: Awaited<ReturnType<typeof decide.run>>) => {
    setAsked(null)
    if (!answer?.ok || !act.current) return
    const told = act.current
    const { word, items } = answer.value
    const sentence = outcomeInWords(told, items)
    say(sentence)
    if (told.decision === 'takeBack') dropDecided(told.of)
    else keepDecided({ communityId, word, sentence, at: Date.now() }, items)
    setDecided(decidedLately(communityId))
    setChosen([])
    await waiting.reload()
  }
  const run = async (told: Act) => {
    const answer = await decide.run(told, newTapId())
    // Null: another act is under way, and its answer is still to come.
    if (!answer) return
    act.current = told
    await settle(answer)
  }
  const ask = (decision: 'confirm' | 'decline') =>
    chosen.length === 0 ? say(words.choose) : setAsked(decision)
  const takeBack = ({ checkinIds, word }: Decided) =>
    run({ communityId, checkinIds, decision: 'takeBack', of: word })
  const check = (checkinId: string, isChecked: boolean) =>
    setChosen(isChecked ? [...chosen, checkinId] : chosen.filter(id => id !== checkinId))

  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        items.length > 0 && (
          <Button busy={decide.isBusy && words.confirming} onTap={() => ask('confirm')}>
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
      {decided.map(one => (
        <Card key={one.word} tone="done">
          <Words>{words.decidedAt(momentInWords(one.at), one.sentence)}</Words>
          <Button kind="quiet" busy={decide.isBusy && words.takingBack} onTap={() => takeBack(one)}>
            {words.takeBack}
          </Button>
        </Card>
      ))}
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
              <Button kind="quiet" onTap={() => ask('decline')}>
                {words.decline}
              </Button>
            )}
            <Words kind="soft">{words.note}</Words>
          </>
        )}
      </Listed>
      {asked === 'confirm' && (
        <Confirm
          title={words.confirmTitle}
          sentence={previewInWords(people)}
          yes={words.confirmYes}
          busy={decide.isBusy && words.confirming}
          onYes={() => run({ communityId, checkinIds: chosen, decision: 'confirm' })}
          onNo={() => setAsked(null)}
        />
      )}
      {asked === 'decline' && (
        <DeclineSheet
          names={namesOf(people)}
          isBusy={decide.isBusy}
          onDecline={reason => run({ communityId, checkinIds: chosen, decision: 'decline', reason })}
          onClose={() => setAsked(null)}
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

type Act = Told<'checkins.decide'>

interface DeclineSheetProps {
  names: string
  isBusy: boolean
  onDecline: (reason: string) => unknown
  onClose: () => void
}

function DeclineSheet({ names, isBusy, onDecline, onClose }: DeclineSheetProps) {
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const send = () => {
    setHasTried(true)
    return reason.trim() ? onDecline(reason.trim()) : undefined
  }

  return (
    <Confirm
      title={words.declineTitle}
      sentence={words.declineSentence(names)}
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

function noteOf(checkin: WaitingCheckin): string {
  const { unitName, phoneTail, quarter, day, at, readAt, waits, position, said } = checkin
  return [
    unitName,
    words.tail(phoneTail),
    said ? words.declaredFor(dayInWords(day)) : words.happened(dayInWords(day)),
    readAt !== null && dayOf(readAt) !== day && words.saidByPhone(dayInWords(dayOf(readAt))),
    readAt !== null && words.arrived(momentInWords(at)),
    quarter !== quarterOf(at) && words.countsFor(quarterInWords(quarter)),
    waits && reviewWords[waits],
    position && hintWords(position),
    said && declareWords.quoted(said),
  ]
    .filter(Boolean)
    .join(' · ')
}

function outcomeInWords({ decision }: Act, items: Value<'checkins.decide'>['items']): string {
  const mine = items.filter(({ isNew }) => isNew).length
  const left = items.length - mine
  if (decision === 'takeBack' && mine === 0) return words.nothingTakenBack
  return left > 0 ? `${outcomes[decision](mine)}${words.some(left)}` : outcomes[decision](mine)
}

const outcomes: Record<Act['decision'], (count: number) => string> = {
  confirm: words.confirmed,
  decline: words.declined,
  takeBack: words.tookBack,
}
