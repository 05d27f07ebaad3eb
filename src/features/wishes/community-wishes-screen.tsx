import { useState } from 'react'
import type { WishesShown } from '../../../types/wishes'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { WishRow } from './wish-row'
import { emptyWords, readRefusals, showWords, words } from './words'

const shows: WishesShown[] = ['toRead', 'published', 'underWay', 'ended']

/** A community's small wishes: what is to be looked over first, and where each stands (G35). */
export function CommunityWishesScreen({ communityId }: { communityId: string }) {
  const [show, setShow] = useState<WishesShown>('toRead')
  return (
    <Frame
      title={words.title}
      lead={words.hostLead}
      foot={<Button onTap={() => goTo(routes.sayWishFor(communityId))}>{words.sayFor}</Button>}
    >
      <Tabs
        label={words.title}
        tabs={shows.map(key => ({ key, title: showWords[key] }))}
        chosen={show}
        onChoose={setShow}
      />
      <WishesOf key={show} communityId={communityId} show={show} />
      <Words kind="soft">{words.small}</Words>
    </Frame>
  )
}

function WishesOf({ communityId, show }: { communityId: string; show: WishesShown }) {
  const pages = usePages('wishes.list', { communityId, show })
  useReturn(pages.reload)
  const [title, next] = emptyWords[show]
  return (
    <Listed pages={pages} sentences={readRefusals} empty={<Empty art="empty" title={title} next={next} />}>
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
