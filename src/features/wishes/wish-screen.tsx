import type { WishAct, WishView } from '../../../types/wishes'
import { remember } from '../../cloud/known'
import { useOperation } from '../../cloud/use-operation'
import { momentInWords } from '../../contract/calendar'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Story } from '../../ui/story'
import { useReturn } from '../../ui/use-return'
import { type Chapter, Earlier } from '../door/earlier'
import { Loaded } from '../door/loaded'
import { DoorWords } from '../requests/door-words-card'
import { LookOver } from './look-over'
import { WishActs } from './wish-acts'
import {
  kindWords,
  placeInWords,
  readRefusals,
  standingInWords,
  stepInWords,
  titleOf,
  untilInWords,
  words,
} from './words'

/** One wish for everybody concerned: what it is, where it stands, what may be done now, and how it went (G35 G38). */
export function WishScreen({ wishId }: { wishId: string }) {
  const story = useOperation('wishes.show', { wishId })
  useReturn(story.reload)
  const wish = story.known?.value.wish
  const onChanged = (wish?: WishView) =>
    wish ? remember('wishes.show', { wishId }, { wish }) : story.reload()
  return (
    <Frame title={wish ? titleOf(wish) : words.title} lead={wish && standingInWords(wish)}>
      <Loaded story={story} sentences={readRefusals} rows={3}>
        {({ wish }) => (
          <>
            <About wish={wish} />
            {wish.can.publish && <LookOver wish={wish} onChanged={onChanged} />}
            <WishActs wish={wish} onChanged={onChanged} />
            <HowItWent wish={wish} />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

const worthNaming = ['published', 'taken', 'fulfilled', 'confirmed']

function About({ wish }: { wish: WishView }) {
  const { kind, takers, untilDay, inTwos, isSecondMissing, doorWords, sides, state } = wish
  const who = takers.map(({ name }) => name).join('、')
  const isToTell = worthNaming.includes(state) && !sides.includes('anyMember')
  const isReworded = wish.text !== null && wish.words !== null && wish.text !== wish.words
  return (
    <>
      <Card>
        <Facts
          facts={[
            { name: words.facts.kind, text: kindWords[kind] },
            { name: words.facts.where, text: placeInWords(wish) },
            { name: words.facts.until, text: untilInWords(untilDay) },
            ...(isReworded ? [{ name: words.original, text: wish.text ?? '' }] : []),
            ...(isToTell ? [{ name: words.facts.who, text: who || words.nobody }] : []),
          ]}
        />
        {inTwos && <Words>{words.inTwos}</Words>}
        {isSecondMissing && sides.includes('taker') && <Words>{words.secondMissing}</Words>}
      </Card>
      {doorWords && <DoorWords isAtHome={sides.includes('wisher')}>{doorWords}</DoorWords>}
    </>
  )
}

function HowItWent({ wish }: { wish: WishView }) {
  const { wishId, steps, stepsBefore } = wish
  if (steps.length === 0) return null
  return (
    <Section title={words.story}>
      <Earlier
        op="wishes.show"
        inputOf={before => ({ wishId, before })}
        chapterOf={earlier => chapterOf(earlier.wish)}
        sentences={readRefusals}
        before={stepsBefore}
      />
      <Story sentences={chapterOf(wish).sentences} />
    </Section>
  )
}

function chapterOf({ steps, sides, stepsBefore: before }: WishView): Chapter {
  const sentences = steps.map(step => ({
    when: momentInWords(step.at),
    text: stepInWords(step, sides),
    tone: careful.includes(step.act) ? ('care' as const) : ('done' as const),
  }))
  return { sentences, before }
}

const careful: WishAct[] = ['keepBack', 'notYet', 'expire']
