import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { placeInWords, titleOf } from './card-words'
import { helpingEntryWords as words } from './entry-words'
import { passedOver } from './passed-over'
import { RequestCard } from './request-card'

const nothing = { inHand: null, held: 0, most: 0, chosen: null, nearby: null }

/** Home: what I have in hand, and that somebody nearby needs a hand; nothing when there is nothing. */
export function MyHelping() {
  const story = useOperation('requests.atHand', {})
  useReturn(story.reload)
  const { inHand, held, most, chosen, nearby } = story.known?.value ?? nothing
  const isFull = most > 0 && held >= most
  const offered = nearby && !isFull && !passedOver().includes(nearby.requestId) ? nearby : null
  if (!inHand && !chosen && !offered) return null

  return (
    <Section title={inHand ? words.inHand : chosen ? words.chosenNow : words.nearbyNow}>
      <Rows>
        {inHand && <RequestCard request={inHand} />}
        {held > 1 && (
          <Row
            icon="hand"
            title={words.allInHand(held)}
            note={words.allInHandNote}
            onTap={() => goTo(routes.helping('taken'))}
          />
        )}
        {chosen && (
          <Row
            icon="hand"
            title={words.chosenGo}
            note={`${placeInWords(chosen)} · ${titleOf(chosen)}`}
            onTap={() => goTo(routes.request(chosen.requestId))}
          />
        )}
        {offered && (
          <Row
            icon="hand"
            title={words.nearbyGo}
            note={`${placeInWords(offered)} · ${titleOf(offered)}`}
            onTap={() => goTo(routes.helping())}
          />
        )}
      </Rows>
    </Section>
  )
}
