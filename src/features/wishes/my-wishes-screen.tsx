import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { WishRow } from './wish-row'
import { readRefusals, words } from './words'

/** My own small wishes, and one more (G35). */
export function MyWishesScreen() {
  const pages = usePages('wishes.mine', {})
  useReturn(pages.reload)
  return (
    <Frame
      title={words.mine}
      lead={words.mineLead}
      foot={<Button onTap={() => goTo(routes.sayWish())}>{words.say}</Button>}
    >
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.noneMine} next={words.noneMineNext} />}
      >
        {items => (
          <Rows>
            {items.map(wish => (
              <WishRow key={wish.wishId} wish={wish} />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.small}</Words>
    </Frame>
  )
}
