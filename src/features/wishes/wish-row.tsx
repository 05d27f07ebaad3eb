import type { WishView } from '../../../types/wishes'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { placeInWords, standingInWords, titleOf, untilInWords } from './words'

const careful = ['said', 'fulfilled']

/** One wish as a line of a list, in `Rows`. */
export function WishRow({ wish }: { wish: WishView }) {
  const { wishId, state, untilDay, takers } = wish
  const tone = state === 'confirmed' ? 'done' : careful.includes(state) ? 'care' : 'plain'
  const who = takers.map(({ name }) => name).join('、')
  return (
    <Row
      icon="heart"
      title={titleOf(wish)}
      note={[placeInWords(wish), untilInWords(untilDay), who].filter(Boolean).join(' · ')}
      mark={standingInWords(wish)}
      markTone={tone}
      onTap={() => goTo(routes.wish(wishId))}
    />
  )
}
