import type { Value } from '../../../types/api'
import { remember } from '../../cloud/known'
import { useOperation } from '../../cloud/use-operation'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { DoorWords } from '../requests/door-words-card'
import { PairActs } from './pair-acts'
import { dayShort, peopleInWords, placeInWords, rhythmInWords, standingOf } from './row-words'
import { dayNote, dayWords, readRefusals, words } from './words'

type Shown = Value<'pairs.show'>

/** One pair for everybody concerned: who, when, what is to do, and the calendar (G34 A49). */
export function PairScreen({ pairId }: { pairId: string }) {
  const story = useOperation('pairs.show', { pairId })
  useReturn(story.reload)
  const pair = story.known?.value.pair
  const onChanged = (shown?: Shown) => (shown ? remember('pairs.show', { pairId }, shown) : story.reload())

  return (
    <Frame title={pair?.what ?? words.title} lead={pair && standingOf(pair)}>
      <Loaded story={story} sentences={readRefusals} rows={3}>
        {shown => (
          <>
            <About shown={shown} />
            <PairActs shown={shown} onChanged={onChanged} />
            <Days {...shown} />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function About({ shown: { pair, days } }: { shown: Shown }) {
  const { rhythm, inTwos, missed, doorWords, sides } = pair
  const next = days.find(({ state }) => state === 'today') ?? days.find(({ state }) => state === 'coming')
  return (
    <>
      <Card>
        <Facts
          facts={[
            { name: words.facts.where, text: placeInWords(pair) },
            { name: words.facts.people, text: peopleInWords(pair) },
            { name: words.facts.rhythm, text: rhythmInWords(rhythm) },
            ...(next ? [{ name: words.facts.next, text: dayShort(next.day) }] : []),
          ]}
        />
        {inTwos && <Words>{words.inTwos}</Words>}
      </Card>
      {missed > 0 && (
        <Card tone="care">
          <Words>{sides.includes('host') ? words.missedForHost(missed) : words.missed(missed)}</Words>
        </Card>
      )}
      {doorWords && <DoorWords isAtHome={sides.includes('household')}>{doorWords}</DoorWords>}
    </>
  )
}

function Days({ pair, days }: Shown) {
  const title = pair.rhythm ? words.days : words.visits
  return (
    <Section title={title}>
      {days.length === 0 && <Words kind="soft">{words.noVisits}</Words>}
      <Rows>
        {days.map(day => (
          <Row
            key={day.day}
            icon="day"
            title={dayShort(day.day)}
            note={dayNote(day)}
            mark={dayWords[day.state]}
            markTone={day.state === 'visited' ? 'done' : day.state === 'missed' ? 'care' : 'plain'}
          />
        ))}
      </Rows>
    </Section>
  )
}
