import type { PairView } from '../../../types/pairs'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { dayShort, peopleInWords, placeInWords, rhythmInWords, standingOf } from './row-words'

interface PairRowProps {
  pair: PairView
  /** For the community: who goes there; for whoever goes: when. */
  isForHost?: boolean
}

/** One pair as a line of a list, in `Rows`. */
export function PairRow({ pair, isForHost = false }: PairRowProps) {
  const { pairId, what, state, missed, awaitedDay, can } = pair
  const when = awaitedDay ? dayShort(awaitedDay) : rhythmInWords(pair.rhythm)
  const isCareful = missed > 0 || can.agree
  return (
    <Row
      icon="people"
      title={`${placeInWords(pair)}：${what}`}
      note={isForHost ? `${peopleInWords(pair)} · ${rhythmInWords(pair.rhythm)}` : when}
      mark={standingOf(pair)}
      markTone={isCareful ? 'care' : state === 'together' ? 'done' : 'plain'}
      onTap={() => goTo(routes.pair(pairId))}
    />
  )
}
