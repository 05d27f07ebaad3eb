import { useState } from 'react'
import type { PostClaimsView, PostItemAnswer } from '../../../types/posts'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { tickAll } from '../../ui/tick-all'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { itemInWords, readRefusals, theirFits, words } from './words'

const mostAtOnce = 50

/** One claim as it can be ticked. */
interface Ticket {
  key: string
  memberId: string
  postId: string
  title: string
  note: string
  mayDecide: boolean
}

/** Who claims what, whoever waits longest first; one or fifty are answered at once. */
export function ClaimsTab({ communityId, onChanged }: { communityId: string; onChanged: () => unknown }) {
  const pages = usePages('posts.listClaims', { communityId })
  return (
    <>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.emptyClaims} next={words.emptyClaimsNext} />}
      >
        {items => (
          <Tickets
            communityId={communityId}
            tickets={items.flatMap(ticketsOf)}
            onDone={() => {
              void pages.reload()
              onChanged()
            }}
          />
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
    </>
  )
}

function ticketsOf({ memberId, name, unitName, claims, can }: PostClaimsView): Ticket[] {
  return claims.map(({ postId, postName, since, fits }) => ({
    key: `${memberId} ${postId}`,
    memberId,
    postId,
    title: `${name || words.nameless} · ${postName}`,
    note: [unitName, words.claimedOn(dayInWords(dayOf(since))), fits.length > 0 && theirFits(fits)]
      .filter(Boolean)
      .join('，'),
    mayDecide: can.decide,
  }))
}

interface TicketsProps {
  communityId: string
  tickets: Ticket[]
  onDone: () => void
}

function Tickets({ communityId, tickets, onDone }: TicketsProps) {
  const approve = useAction('posts.decide')
  const notNow = useAction('posts.decide')
  const [ticked, setTicked] = useState<string[]>([])
  const [leftOut, setLeftOut] = useState<{ key: string; sentence: string }[]>([])
  const chosen = tickets.filter(({ key }) => ticked.includes(key))
  const toTick = tickets.filter(({ mayDecide }) => mayDecide)
  const refused = approve.refused ? approve : notNow.refused ? notNow : null

  const tick = (key: string, isTicked: boolean) => {
    if (isTicked && chosen.length >= mostAtOnce) return say(words.mostAtOnce)
    setTicked(isTicked ? [...ticked, key] : ticked.filter(one => one !== key))
  }
  const tickThem = (isAll: boolean) => {
    if (isAll && toTick.length > mostAtOnce) say(words.mostAtOnce)
    setTicked(isAll ? tickAll(chosen.map(keyOf), toTick.map(keyOf), mostAtOnce) : [])
  }
  const settle = (answer: Awaited<ReturnType<typeof approve.run>>) => {
    if (!answer?.ok) return
    setLeftOut(answer.value.items.flatMap(item => (item.ok ? [] : [whyLeftOut(item, tickets)])))
    setTicked([])
    say(words.done(answer.value.items.filter(({ ok }) => ok).length))
    onDone()
  }
  const send = async (decision: 'approve' | 'notNow') => {
    const items = chosen.map(({ memberId, postId }) => ({ memberId, postId }))
    const action = decision === 'approve' ? approve : notNow
    settle(await action.run({ communityId, decision, items }))
  }

  return (
    <>
      {refused?.refused && (
        <Refused
          answer={refused.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await refused.retry())}
        />
      )}
      {leftOut.length > 0 && (
        <Card tone="care">
          <Words kind="strong">{words.notDone}</Words>
          {leftOut.map(({ key, sentence }) => (
            <Words key={key}>{sentence}</Words>
          ))}
        </Card>
      )}
      <SelectBar chosen={chosen.length} total={Math.min(toTick.length, mostAtOnce)} onAll={tickThem} />
      <Rows>
        {tickets.map(({ key, title, note, mayDecide }) => (
          <CheckRow
            key={key}
            title={title}
            note={note}
            isChecked={ticked.includes(key)}
            mark={mayDecide ? undefined : ownActItem}
            onCheck={mayDecide ? isChecked => tick(key, isChecked) : undefined}
          />
        ))}
      </Rows>
      {chosen.length === 0 ? (
        <Words kind="soft">{words.tickFirst}</Words>
      ) : (
        <>
          <Button busy={approve.isBusy && words.approving} onTap={() => send('approve')}>
            {words.approve(chosen.length)}
          </Button>
          <Button kind="second" busy={notNow.isBusy && words.notNowing} onTap={() => send('notNow')}>
            {words.notNow(chosen.length)}
          </Button>
        </>
      )}
    </>
  )
}

function whyLeftOut(item: Extract<PostItemAnswer, { ok: false }>, tickets: Ticket[]) {
  const key = `${item.memberId} ${item.postId}`
  const title = tickets.find(ticket => ticket.key === key)?.title ?? words.nameless
  return { key, sentence: `${title}：${itemInWords(item)}` }
}

const keyOf = ({ key }: { key: string }): string => key
