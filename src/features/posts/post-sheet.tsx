import { useState } from 'react'
import type { OperationName } from '../../../types/api'
import type { PostOffer } from '../../../types/posts'
import type { CallAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import {
  askHandOverRefusals,
  categoryOf,
  claimRefusals,
  decideHandOverRefusals,
  mineInWords,
  readRefusals,
  roomInWords,
  whyFits,
  words,
} from './words'

interface PostSheetProps {
  post: PostOffer
  onClose: () => void
  onChanged: () => void
}

/** One post: what there is to do, and what I may do with it. */
export function PostSheet({ post, onClose, onChanged }: PostSheetProps) {
  const { name, duties, tasks, requirements, fits, mine } = post
  const facts = [
    { name: words.duties, text: duties },
    ...(tasks ? [{ name: words.tasks, text: tasks }] : []),
    ...(requirements ? [{ name: words.requirements, text: requirements }] : []),
    { name: words.category, text: categoryOf(post.categoryId) },
    { name: words.room, text: roomInWords(post) },
    ...(mine ? [{ name: words.mineState, text: mineInWords(mine) }] : []),
  ]
  return (
    <Sheet title={name} onClose={onClose}>
      <Facts facts={facts} />
      {fits.length > 0 && <Words kind="strong">{whyFits(fits)}</Words>}
      <NextStep post={post} onDone={onChanged} />
    </Sheet>
  )
}

function NextStep({ post, onDone }: { post: PostOffer; onDone: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  const { can, mine } = post
  if (isAsking) return <AskHandOver post={post} onDone={onDone} />
  return (
    <>
      {can.claim && <Claim post={post} onDone={onDone} />}
      {mine?.state === 'offered' && <Offer post={post} onDone={onDone} />}
      {mine?.state === 'held' && mine.handOverId && <Stay handOverId={mine.handOverId} onDone={onDone} />}
      {can.handOver && (
        <>
          <Button kind="second" onTap={() => setIsAsking(true)}>
            {words.handOver}
          </Button>
          <Words kind="soft">{words.handOverNote}</Words>
        </>
      )}
      {can.leave && <Leave post={post} onDone={onDone} />}
    </>
  )
}

interface StepProps {
  post: PostOffer
  onDone: () => void
}

/** Says what was done, and lets the page ask again. */
function settle<Name extends OperationName>(
  answer: CallAnswer<Name> | null,
  sentence: string,
  onDone: () => void,
): void {
  if (!answer?.ok) return
  say(sentence)
  onDone()
}

function Claim({ post, onDone }: StepProps) {
  const claim = useAction('posts.claim')
  return (
    <>
      {claim.refused && (
        <Refused
          answer={claim.refused}
          sentences={claimRefusals}
          onRetry={async () => settle(await claim.retry(), words.claimed, onDone)}
        />
      )}
      <Button
        busy={claim.isBusy && words.claiming}
        onTap={async () => settle(await claim.run({ postId: post.postId }), words.claimed, onDone)}
      >
        {words.claim}
      </Button>
    </>
  )
}

/** X17: one tap, no reason, no question back. */
function Leave({ post: { postId, mine }, onDone }: StepProps) {
  const leave = useAction('posts.leave')
  const state = mine?.state ?? 'ended'
  return (
    <>
      {leave.refused && (
        <Refused
          answer={leave.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await leave.retry(), words.left[state], onDone)}
        />
      )}
      <Button
        kind="second"
        busy={leave.isBusy && words.leaving}
        onTap={async () => settle(await leave.run({ postId }), words.left[state], onDone)}
      >
        {words.leave[state]}
      </Button>
    </>
  )
}

function Offer({ post: { mine, can }, onDone }: StepProps) {
  const decide = useAction('posts.decideHandOver')
  const handOverId = mine?.handOverId ?? ''
  if (!can.agree) return <Words kind="strong">{words.enough}</Words>
  return (
    <>
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideHandOverRefusals}
          onRetry={async () => settle(await decide.retry(), words.agreed, onDone)}
        />
      )}
      <Button
        busy={decide.isBusy && words.agreeing}
        onTap={async () => settle(await decide.run({ handOverId, decision: 'agree' }), words.agreed, onDone)}
      >
        {words.agree}
      </Button>
    </>
  )
}

function Stay({ handOverId, onDone }: { handOverId: string; onDone: () => void }) {
  const decide = useAction('posts.decideHandOver')
  return (
    <>
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideHandOverRefusals}
          onRetry={async () => settle(await decide.retry(), words.stayed, onDone)}
        />
      )}
      <Button
        busy={decide.isBusy && words.staying}
        onTap={async () =>
          settle(await decide.run({ handOverId, decision: 'withdraw' }), words.stayed, onDone)
        }
      >
        {words.stay}
      </Button>
    </>
  )
}

function AskHandOver({ post, onDone }: StepProps) {
  const ask = useAction('posts.askHandOver')
  const [wish, setWish] = useState('')
  const send = async () =>
    settle(await ask.run({ postId: post.postId, wish: wish.trim() || null }), words.asked, onDone)
  return (
    <>
      {ask.refused && (
        <Refused
          answer={ask.refused}
          sentences={askHandOverRefusals}
          onRetry={async () => settle(await ask.retry(), words.asked, onDone)}
        />
      )}
      <Field label={words.wish} hint={words.wishHint} value={wish} onType={setWish} maxLength={30} />
      <Button busy={ask.isBusy && words.asking} onTap={send}>
        {words.ask}
      </Button>
    </>
  )
}
