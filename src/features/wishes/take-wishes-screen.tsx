import { useState } from 'react'
import type { WishView } from '../../../types/wishes'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { WishRow } from './wish-row'
import { kindWords, placeInWords, readRefusals, takeRefusals, untilInWords, words } from './words'

/** What a member may take, one tap each, and what he or she has taken (G35). */
export function TakeWishesScreen() {
  const [view, setView] = useState<'open' | 'taken'>('open')
  return (
    <Frame title={words.title} lead={words.memberLead}>
      <Tabs
        tabs={[
          { key: 'open', title: words.open },
          { key: 'taken', title: words.taken },
        ]}
        chosen={view}
        onChoose={setView}
        label={words.views}
      />
      {view === 'open' ? <Open /> : <Taken />}
      <Words kind="soft">{words.small}</Words>
    </Frame>
  )
}

function Open() {
  const pages = usePages('wishes.listOpen', {})
  useReturn(pages.reload)
  return (
    <Listed
      pages={pages}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.noneOpen} next={words.noneOpenNext} />}
    >
      {items => items.map(wish => <ToTake key={wish.wishId} wish={wish} onTaken={pages.reload} />)}
    </Listed>
  )
}

/** One wish: enough to know whether one can fulfil it. */
function ToTake({ wish, onTaken }: { wish: WishView; onTaken: () => unknown }) {
  const act = useAction('wishes.take')
  const { wishId, kind, inTwos, state, untilDay, can } = wish
  const settle = async (answer: Awaited<ReturnType<typeof act.run>>) => {
    if (!answer?.ok) return
    say(words.takenDone)
    await onTaken()
    goTo(routes.wish(wishId))
  }
  return (
    <Card>
      <Words kind="strong">{wish.words}</Words>
      <Words kind="soft">{`${kindWords[kind]} · ${placeInWords(wish)} · ${untilInWords(untilDay)}`}</Words>
      {inTwos && <Words>{state === 'taken' ? words.beSecond : words.inTwos}</Words>}
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={takeRefusals(act.refused.detail)}
          onRetry={async () => settle(await act.retry())}
        >
          <Button kind="quiet" onTap={onTaken}>
            {words.look}
          </Button>
        </Refused>
      )}
      {can.take && !act.refused && (
        <Button
          busy={act.isBusy && words.taking}
          label={`${words.take} ${wish.words}`}
          onTap={async () => settle(await act.run({ wishId }))}
        >
          {words.take}
        </Button>
      )}
    </Card>
  )
}

function Taken() {
  const pages = usePages('wishes.listTaken', {})
  useReturn(pages.reload)
  return (
    <Listed
      pages={pages}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.noneTaken} next={words.noneTakenNext} />}
    >
      {items => (
        <Rows>
          {items.map(wish => (
            <WishRow key={wish.wishId} wish={wish} />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
