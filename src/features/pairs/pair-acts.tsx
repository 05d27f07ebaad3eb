import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { PairView } from '../../../types/pairs'
import { useAction } from '../../cloud/use-action'
import { dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { Contact } from '../requests/contact'
import { MemberPicker } from './member-picker'
import { dayShort } from './row-words'
import { actRefusals, inviteRefusals, skipRefusals, twoLines, visitRefusals, words } from './words'

interface ActsProps {
  shown: Value<'pairs.show'>
  /** The pair as an act left it; without it, it is read again. */
  onChanged: (shown?: Value<'pairs.show'>) => unknown
}

/** What each side may do now, as `can` says. */
export function PairActs({ shown, onChanged }: ActsProps) {
  const { pair } = shown
  const { can, state, sides } = pair
  const isWaiting = state === 'asked' && sides.includes('member') && !can.agree
  return (
    <>
      {can.agree && (
        <Card tone="care">
          <Words kind="strong">{words.askedTitle}</Words>
          <Words>{words.askedNote}</Words>
        </Card>
      )}
      {isWaiting && <Words>{words.waitingOthers}</Words>}
      {can.seeContact && !sides.includes('household') && (
        <Contact op="pairs.contact" asked={{ pairId: pair.pairId }} />
      )}
      {can.agree && <OneTap op="pairs.agree" pair={pair} onDone={onChanged} />}
      {can.visit && <Visit shown={shown} onChanged={onChanged} />}
      {can.skip && <Skip shown={shown} onChanged={onChanged} />}
      {can.invite && <Invite pair={pair} onDone={onChanged} />}
      {can.leave && <OneTap op="pairs.leave" pair={pair} onDone={onChanged} />}
      {can.end && <End pair={pair} onDone={onChanged} />}
    </>
  )
}

interface OneProps {
  pair: PairView
  onDone: () => unknown
}

/** X17: yes and no in one tap, without a reason. */
function OneTap({ op, pair, onDone }: OneProps & { op: 'pairs.agree' | 'pairs.leave' }) {
  const act = useAction(op)
  const isYes = op === 'pairs.agree'
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    if (answer?.ok) say(isYes ? words.agreed : words.left)
    if (answer?.ok || answer?.refusal === 'movedOn') await onDone()
  }
  const no = pair.can.agree ? words.decline : words.leave
  return (
    <>
      {act.refused && (
        <Refused answer={act.refused} sentences={actRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Button
        kind={isYes ? 'main' : pair.can.agree ? 'second' : 'quiet'}
        busy={act.isBusy && (isYes ? words.agreeing : words.leaving)}
        onTap={() => settle(act.run({ pairId: pair.pairId }))}
      >
        {isYes ? words.agree : no}
      </Button>
    </>
  )
}

/** The newest day that has come and of which nobody has said anything; today where there is no calendar. */
function dayToTell({ pair, days }: Value<'pairs.show'>): string | null {
  if (!pair.rhythm) return dayOf(Date.now())
  return days.find(({ state }) => state === 'today' || state === 'missed')?.day ?? null
}

/** G34 G36: one tap, two lines that are written already. */
function Visit({ shown, onChanged }: ActsProps) {
  const { pair, days } = shown
  const act = useAction('pairs.visited')
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState(twoLines(pair))
  const day = dayToTell(shown)
  if (!day) return null
  const isToday = !pair.rhythm || days.some(one => one.day === day && one.state === 'today')
  const title = isToday ? words.visitedToday : words.visited(dayShort(day))
  const send = () => settle(act.run({ pairId: pair.pairId, day, note: note.trim() || null }))
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    setIsOpen(false)
    if (!answer?.ok) return
    say(words.visitDone)
    await onChanged(answer.value)
  }
  return (
    <>
      {act.refused && (
        <Refused answer={act.refused} sentences={visitRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Button onTap={() => setIsOpen(true)}>{title}</Button>
      {isOpen && (
        <Confirm
          title={words.visitTitle}
          sentence={words.visitSentence}
          yes={words.visitYes}
          busy={act.isBusy && words.visitBusy}
          reason={{
            label: words.visitLabel,
            hint: words.visitHint,
            value: note,
            maxLength: 200,
            onType: setNote,
          }}
          onYes={send}
          onNo={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

/** The day at hand is left out; the next comes all the same. */
function Skip({ shown: { pair, days }, onChanged }: ActsProps) {
  const act = useAction('pairs.skip')
  const day = days.find(({ state }) => state === 'today') ?? days.find(({ state }) => state === 'coming')
  if (!day) return null
  const send = () => settle(act.run({ pairId: pair.pairId, day: day.day, note: null }))
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(words.skipped)
    await onChanged(answer.value)
  }
  return (
    <>
      {act.refused && (
        <Refused answer={act.refused} sentences={skipRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Button kind="second" busy={act.isBusy && words.visitBusy} onTap={send}>
        {words.skip(dayShort(day.day))}
      </Button>
    </>
  )
}

function Invite({ pair, onDone }: OneProps) {
  const act = useAction('pairs.invite')
  const [isOpen, setIsOpen] = useState(false)
  const choose = (memberId: string) => settle(act.run({ pairId: pair.pairId, memberIds: [memberId] }))
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    setIsOpen(false)
    say(words.invited)
    await onDone()
  }
  return (
    <>
      <Button kind="second" icon="people" onTap={() => setIsOpen(true)}>
        {words.invite}
      </Button>
      {isOpen && (
        <Sheet title={words.inviteTitle} onClose={() => setIsOpen(false)}>
          {act.refused && (
            <Refused answer={act.refused} sentences={inviteRefusals} onRetry={() => settle(act.retry())} />
          )}
          <MemberPicker communityId={pair.community.orgId} onChoose={({ memberId }) => choose(memberId)} />
        </Sheet>
      )}
    </>
  )
}

function End({ pair, onDone }: OneProps) {
  const act = useAction('pairs.end')
  const [isAsking, setIsAsking] = useState(false)
  const send = () => settle(act.run({ pairId: pair.pairId }))
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    setIsAsking(false)
    if (!answer?.ok) return
    say(words.ended)
    await onDone()
  }
  return (
    <>
      {act.refused && (
        <Refused answer={act.refused} sentences={actRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Button kind="quiet" onTap={() => setIsAsking(true)}>
        {words.end}
      </Button>
      {isAsking && (
        <Confirm
          title={words.end}
          sentence={words.endAsk}
          yes={words.endYes}
          busy={act.isBusy && words.ending}
          onYes={send}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
