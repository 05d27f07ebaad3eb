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
import { tickAll } from '../../ui/tick-all'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import type { Decided } from './decided'
import { decidedLately, dropDecided, keepDecided } from './decided-lately'
import {
  declineInWords,
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
  const [shownBefore, setShownBefore] = useState(fewBefore)
  const [decided, setDecided] = useState(() => decidedLately(communityId))
  const act = useRef<{ told: Act; tapId: string; people: Named[] } | null>(null)
  const items = waiting.items ?? []
  // Whoever left the list since is ticked no more.
  const people = items.filter(({ checkinId }) => chosen.includes(checkinId)).slice(0, mostAtOnce)
  const ticked = people.map(({ checkinId }) => checkinId)

  const settle = async (answer: Awaited<ReturnType<typeof decide.run>>) => {
    setAsked(null)
    if (!answer || !act.current) return
    const { told, tapId, people } = act.current
    if (!answer.ok) {
      const isLost = isPassing(answer.refusal)
      // Said as well: whoever is far down the list does not see what stands above it.
      say(
        isLost
          ? words.unanswered[told.decision](told.checkinIds.length)
          : waitingRefusals[answer.refusal].title,
      )
      if (!isLost) dropDecided(tapId)
      return setDecided(decidedLately(communityId))
    }
    const { word } = answer.value
    const sentence = outcomeInWords(told.decision, answer.value.items)
    const checkinIds = newOf(answer.value.items)
    say(sentence)
    dropDecided(told.decision === 'takeBack' ? told.of : tapId)
    if (told.decision !== 'takeBack')
      keepDecided({
        communityId,
        word,
        checkinIds,
        people: people.filter(({ checkinId }) => checkinIds.includes(checkinId)).slice(0, mostNamed),
        sentence,
        at: Date.now(),
      })
    setDecided(decidedLately(communityId))
    // What was ticked for the next decision stays ticked, and in the list, which grows by those who wait again.
    const { checkinIds: of, decision } = told
    if (decision !== 'takeBack') setChosen(now => now.filter(id => !of.includes(id)))
    await waiting.reloadUpTo(items.length + (decision === 'takeBack' ? of.length : -of.length))
  }
  const run = async (told: Act, people: Named[], tapId = newTapId()) => {
    // Kept before it is sent: whoever leaves before the answer has come can ask once more what came of it.
    if (told.decision !== 'takeBack' && !decide.isBusy) {
      const { checkinIds } = told
      const sentence = words.unanswered[told.decision](checkinIds.length)
      keepDecided({
        communityId,
        word: tapId,
        checkinIds,
        people: people.slice(0, mostNamed),
        sentence,
        at: Date.now(),
        unanswered: told,
      })
    }
    const answer = await decide.run(told, tapId)
    // Null: another act is under way, and its answer is still to come.
    if (!answer) return
    act.current = { told, tapId, people }
    await settle(answer)
  }
  const ask = (decision: 'confirm' | 'decline') =>
    ticked.length === 0 ? say(words.choose) : setAsked(decision)
  const takeBack = ({ checkinIds, word }: Decided) =>
    run({ communityId, checkinIds, decision: 'takeBack', of: word }, [])
  const askAgain = ({ unanswered, people = [], word }: Decided) => unanswered && run(unanswered, people, word)
  const check = (checkinId: string, isChecked: boolean) => {
    if (isChecked && ticked.length >= mostAtOnce) return say(words.mostAtOnce)
    setChosen(isChecked ? [...ticked, checkinId] : ticked.filter(id => id !== checkinId))
  }
  const checkAll = (all: string[]) => {
    setChosen(tickAll(ticked, all, mostAtOnce))
    if (all.length > mostAtOnce) say(words.mostAtOnce)
  }
  // One after another of hundreds: the list stays in sight, and so does what has no answer yet.
  const above = decided.filter((one, place) => place === 0 || one.unanswered).slice(0, mostAbove)
  const before = decided.filter(one => !above.includes(one))
  const left = before.length - shownBefore
  // Its card says so and asks again: one way is enough.
  const isOnCard = decided.some(({ word, unanswered }) => unanswered && word === act.current?.tapId)
  const wayBack = (one: Decided) => (
    <Card key={one.word} tone={one.unanswered ? 'care' : 'done'}>
      <Words>{words.decidedAt(momentInWords(one.at), one.sentence)}</Words>
      {one.people && one.people.length > 0 && (
        <Words kind="soft">{namesOf(one.people, one.checkinIds.length)}</Words>
      )}
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
            {words.confirm(ticked.length)}
          </Button>
        )
      }
    >
      {decide.refused && !isOnCard && (
        <Refused
          answer={decide.refused}
          sentences={waitingRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {above.map(wayBack)}
      <Listed
        pages={waiting}
        sentences={waitingRefusals}
        empty={<Empty art="done" title={words.empty} next={words.emptyNext} />}
      >
        {shown => (
          <>
            <SelectBar
              chosen={ticked.length}
              total={Math.min(idsOf(shown).length, mostAtOnce)}
              onAll={isAll => (isAll ? checkAll(idsOf(shown)) : setChosen([]))}
            />
            <Rows>
              {shown.map(checkin => (
                <CheckRow
                  key={checkin.checkinId}
                  title={checkin.name}
                  note={noteOf(checkin)}
                  isChecked={ticked.includes(checkin.checkinId)}
                  mark={checkin.can.decide ? undefined : ownActItem}
                  onCheck={checkin.can.decide ? isChecked => check(checkin.checkinId, isChecked) : undefined}
                />
              ))}
            </Rows>
            {ticked.length > 0 && (
              <Button kind="quiet" onTap={() => ask('decline')}>
                {words.decline}
              </Button>
            )}
            <Words kind="soft">{words.note}</Words>
          </>
        )}
      </Listed>
      {before.length > 0 && (
        <Section title={words.decidedBefore}>
          {before.slice(0, shownBefore).map(wayBack)}
          {left > 0 && (
            <Button kind="second" onTap={() => setShownBefore(shownBefore + moreBefore)}>
              {words.decidedEarlier(left)}
            </Button>
          )}
        </Section>
      )}
      {asked === 'confirm' && (
        <Confirm
          title={words.confirmTitle}
          sentence={previewInWords(people)}
          yes={words.confirmYes}
          busy={decide.isBusy && words.confirming}
          onYes={() => run({ communityId, checkinIds: ticked, decision: 'confirm' }, people.map(nameOf))}
          onNo={() => setAsked(null)}
        />
      )}
      {asked === 'decline' && (
        <DeclineSheet
          sentence={declineInWords(people)}
          isBusy={decide.isBusy}
          onDecline={reason =>
            run({ communityId, checkinIds: ticked, decision: 'decline', reason }, people.map(nameOf))
          }
          onClose={() => setAsked(null)}
        />
      )}
    </Frame>
  )
}

const mostAtOnce = 50
/** Cards of earlier decisions: above the list, and below it at first and with each further tap. */
const mostAbove = 3
const fewBefore = 3
const moreBefore = 20

const idsOf = (items: WaitingCheckin[]): string[] =>
  items.filter(({ can }) => can.decide).map(({ checkinId }) => checkinId)

/** On the card of a decision. */
const mostNamed = 3

type Act = Told<'checkins.decide'>
type Named = Pick<WaitingCheckin, 'checkinId' | 'name'>

const nameOf = ({ checkinId, name }: Named): Named => ({ checkinId, name })

interface DeclineSheetProps {
  sentence: string
  isBusy: boolean
  onDecline: (reason: string) => unknown
  onClose: () => void
}

function DeclineSheet({ sentence, isBusy, onDecline, onClose }: DeclineSheetProps) {
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const send = () => {
    setHasTried(true)
    return reason.trim() ? onDecline(reason.trim()) : undefined
  }

  return (
    <Confirm
      title={words.declineTitle}
      sentence={sentence}
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
