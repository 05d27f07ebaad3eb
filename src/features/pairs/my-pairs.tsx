import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { PairRow } from './pair-row'
import { readRefusals, words } from './words'

const shownAtHome = 2

/** Home: whom I look after, or who looks after me; nothing when there is nobody. */
export function MyPairs() {
  const story = useOperation('pairs.mine', { cursor: null })
  useReturn(story.reload)
  const { items, cursor } = story.known?.value ?? { items: [], cursor: null }
  if (items.length === 0) return null
  return (
    <Section title={words.home}>
      <Rows>
        {items.slice(0, shownAtHome).map(pair => (
          <PairRow key={pair.pairId} pair={pair} />
        ))}
        {(items.length > shownAtHome || cursor) && (
          <Row title={words.mine} onTap={() => goTo(routes.myPairs())} />
        )}
      </Rows>
    </Section>
  )
}

/** All of mine, as a member or as a household. */
export function MyPairsScreen() {
  const pages = usePages('pairs.mine', {})
  useReturn(pages.reload)
  return (
    <Frame title={words.mine} lead={words.mineLead}>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.noneMine} next={words.noneMineNext} />}
      >
        {items => (
          <Rows>
            {items.map(pair => (
              <PairRow key={pair.pairId} pair={pair} />
            ))}
          </Rows>
        )}
      </Listed>
    </Frame>
  )
}
