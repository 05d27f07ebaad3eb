import { useRef, useState } from 'react'
import type { WaitingCheckin } from '../../../types/checkins'
import { isPassing } from '../../cloud/standing'
import { type Told, useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf, momentInWords, quarterInWords, quarterOf } from '../../contract/calendar'
import { newTapId } from '../../contract/tap-id'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import type { Decided } from './decided'
import { decidedLately, dropDecided, keepDecided } from './decided-lately'
import {
  hintWords,
  namesOf,
  newOf,
  outcomeInWords,
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
  const act = useRef<{ told: Act; tapId: string } | null>(null)
  const items = waiting.items ?? []
  const people = items.filter(({ checkinId }) => chosen.includes(checkinId))

  const settle = async (answer: Awaited<ReturnType<typeof decide.run>>) => {
    setAsked(null)
    if (!answer || !act.current) return
    const { told, tapId } = act.current
    if (!answer.ok) {
      if (!isPassing(answer.refusal)) dropDecided(tapId)
      return setDecided(decidedLately(communityId))
    }
    const { word, items } = answer.value
    const sentence = outcomeInWords(told.decision, items)
    say(sentence)
    dropDecided(told.decision === 'takeBack' ? told.of : tapId)
    if (told.decision !== 'takeBack')
      keepDecided({ communityId, word, checkinIds: newOf(items), sentence, at: Date.now() })
    setDecided(decidedLately(communityId))
    setChosen([])
    await waiting.reload()
  }
  const run = async (told: Act, tapId = newTapId()) => {
    // Kept before it is sent: whoever leaves before the answer has come can ask once more what came of it.
    if (told.decision !== 'takeBack' && !decide.isBusy) {
      const { checkinIds } = told
      const sentence = words.unanswered[told.decision](checkinIds.length)
      keepDecided({ communityId, word: tapId, checkinIds, sentence, at: Date.now(), unanswered: told })
    }
    const answer = await decide.run(told, tapId)
    // Null: another act is under way, and its answer is still to come.
    if (!answer) return
    act.current = { told, tapId }
    await settle(answer)
  }
  const ask = (decision: 'confirm' | 'decline') =>
    chosen.length === 0 ? say(words.choose) : setAsked(decision)
  const takeBack = ({ checkinIds, word }: Decided) =>
    run({ communityId, checkinIds, decision: 'takeBack', of: word })
  const askAgain = ({ unanswered, word }: Decided) => unanswered && run(unanswered, word)
  const check = (checkinId: string, isChecked: boolean) => {
    if (isChecked && chosen.length >= mostAtOnce) return say(words.mostAtOnce)
    setChosen(isChecked ? [...chosen, checkinId] : chosen.filter(id => id !== checkinId))
  }
  // One after another of hundreds: the list stays in sight.
  const [latest, ...before] = decided
  const wayBack = (one: Decided) => (
    <Card key={one.word} tone={one.unanswered ? 'care' : 'done'}>
      <Words>{words.decidedAt(momentInWords(one.at), one.sentence)}</Words>
      {one.unanswered ? (
        <Button kind="quiet" busy={decide.isBusy && words.askingAgain} onTap={() => askAgain(one)}>
          {words.askAgain}
        </Button>
      ) : (
        <Button kind="quiet" busy={decide.isBusy && words.takingBack} onTap={() => takeBack(one)}>
          {words.takeBack}
        </Button>
      )}
    </Card>
  )

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
      {latest && wayBack(latest)}
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
      {before.length > 0 && <Section title={words.decidedBefore}>{before.map(wayBack)}</Section>}
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
