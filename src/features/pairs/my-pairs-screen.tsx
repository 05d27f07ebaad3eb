import { usePages } from '../../cloud/use-pages'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { PairRow } from './pair-row'
import { readRefusals, words } from './words'

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
