import { useState } from 'react'
import type { WishState, WishView } from '../../../types/wishes'
import { useAction } from '../../cloud/use-action'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { Contact } from '../requests/contact'
import { letGoRefusals } from '../requests/words'
import { actRefusals, fulfilRefusals, takeRefusals, twoLines, words } from './words'

interface ActsProps {
  wish: WishView
  /** The wish as an act left it; without it, it is read again. */
  onChanged: (wish?: WishView) => unknown
}

/** What each side may do now, as `can` says. */
export function WishActs({ wish, onChanged }: ActsProps) {
  const { can, sides, state } = wish
  const act = { wish, onChanged }
  const isDone = state === 'fulfilled' || state === 'confirmed'
  return (
    <>
      {can.seeContact && !sides.includes('wisher') && (
        <Contact op="wishes.contact" asked={{ wishId: wish.wishId }} />
      )}
      {can.take && <Take {...act} />}
      {can.fulfil && <Fulfil {...act} />}
      {isDone && sides.includes('taker') && <Words>{words.served}</Words>}
      {can.confirm && (
        <OneTap
          op="wishes.confirm"
          title={sides.includes('wisher') ? words.confirm : words.confirmFor}
          done={words.confirmDone}
          kind="main"
          {...act}
        />
      )}
      {can.notYet && (
        <OneTap op="wishes.notYet" title={words.notYet} done={words.notYetDone} kind="second" {...act} />
      )}
      {can.giveBack && (
        <OneTap op="wishes.giveBack" title={words.giveBack} done={words.givenBack} kind="second" {...act} />
      )}
      {can.keepBack && <KeepBack {...act} />}
      {can.withdraw && <Withdraw {...act} />}
      {ended.includes(state) && sides.includes('wisher') && (
        <Button kind="second" icon="heart" onTap={() => goTo(routes.sayWish())}>
          {words.sayAnother}
        </Button>
      )}
    </>
  )
}

const ended: WishState[] = ['keptBack', 'withdrawn', 'expired', 'confirmed']

interface OneTapProps extends ActsProps {
  op: 'wishes.confirm' | 'wishes.notYet' | 'wishes.giveBack'
  title: string
  done: string
  kind: 'main' | 'second'
}

/** X17: one tap, without a reason. */
function OneTap({ op, title, done, kind, wish, onChanged }: OneTapProps) {
  const act = useAction(op)
  const settle = async (answer: Awaited<ReturnType<typeof act.run>>) => {
    if (!answer?.ok) return
    say(done)
    await onChanged(answer.value.wish)
  }
  return (
    <>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={{ ...letGoRefusals(act.refused.detail), ...actRefusals }}
          onRetry={async () => settle(await act.retry())}
        />
      )}
      <Button
        kind={kind}
        busy={act.isBusy && words.busy}
        onTap={async () => settle(await act.run({ wishId: wish.wishId }))}
      >
        {title}
      </Button>
    </>
  )
}

function Take({ wish, onChanged }: ActsProps) {
  const act = useAction('wishes.take')
  const settle = async (answer: Awaited<ReturnType<typeof act.run>>) => {
    if (!answer?.ok) return
    say(words.takenDone)
    await onChanged(answer.value.wish)
  }
  return (
    <>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={takeRefusals(act.refused.detail)}
          onRetry={async () => settle(await act.retry())}
        />
      )}
      <Button
        busy={act.isBusy && words.taking}
        onTap={async () => settle(await act.run({ wishId: wish.wishId }))}
      >
        {words.take}
      </Button>
    </>
  )
}

/** G36: one tap, two lines that are written already. */
function Fulfil({ wish, onChanged }: ActsProps) {
  const act = useAction('wishes.fulfil')
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState(twoLines(wish))
  const settle = async (answer: Awaited<ReturnType<typeof act.run>>) => {
    setIsOpen(false)
    if (!answer?.ok) return
    say(words.fulfilDone)
    await onChanged(answer.value.wish)
  }
  const send = async () => settle(await act.run({ wishId: wish.wishId, note: note.trim() || null }))
  return (
    <>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={fulfilRefusals}
          onRetry={async () => settle(await act.retry())}
        />
      )}
      <Button onTap={() => setIsOpen(true)}>{words.fulfil}</Button>
      {isOpen && (
        <Confirm
          title={words.fulfilTitle}
          sentence={words.fulfilSentence}
          yes={words.fulfilYes}
          busy={act.isBusy && words.busy}
          reason={{
            label: words.fulfilLabel,
            hint: words.fulfilHint,
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

function KeepBack({ wish, onChanged }: ActsProps) {
  const act = useAction('wishes.keepBack')
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const send = async () => {
    setHasTried(true)
    if (!note.trim()) return
    await settle(act.run({ wishId: wish.wishId, note: note.trim() }))
  }
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    setIsOpen(false)
    if (!answer?.ok) return
    say(words.keptBack)
    await onChanged(answer.value.wish)
  }
  return (
    <>
      {act.refused && (
        <Refused answer={act.refused} sentences={actRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Button kind="second" onTap={() => setIsOpen(true)}>
        {words.keepBack}
      </Button>
      {isOpen && (
        <Confirm
          title={words.keepBackTitle}
          sentence={words.keepBackSentence}
          yes={words.keepBack}
          busy={act.isBusy && words.busy}
          reason={{
            label: words.keepBackLabel,
            value: note,
            maxLength: 200,
            error: hasTried && !note.trim() ? words.keepBackError : null,
            onType: setNote,
          }}
          onYes={send}
          onNo={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

function Withdraw({ wish, onChanged }: ActsProps) {
  const act = useAction('wishes.withdraw')
  const [isAsking, setIsAsking] = useState(false)
  const send = () => settle(act.run({ wishId: wish.wishId }))
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    setIsAsking(false)
    if (!answer?.ok) return
    say(words.withdrawn)
    await onChanged(answer.value.wish)
  }
  return (
    <>
      {act.refused && (
        <Refused answer={act.refused} sentences={actRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Button kind="quiet" onTap={() => setIsAsking(true)}>
        {words.withdraw}
      </Button>
      {isAsking && (
        <Confirm
          title={words.withdraw}
          sentence={words.withdrawAsk}
          yes={words.withdraw}
          busy={act.isBusy && words.busy}
          onYes={send}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
