import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { PairRow } from './pair-row'
import { rowWords as words } from './row-words'

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
