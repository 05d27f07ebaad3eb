import type { PledgeView } from '../../../types/pledges'
import { momentInWords } from '../../contract/calendar'
import { Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Story } from '../../ui/story'
import { standingWords, stepInWords, words } from './words'

/** What was written, in its own lines. */
export function Said({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to be told apart by, and never move
        <Words key={index} kind="strong">
          {line}
        </Words>
      ))}
    </>
  )
}

/** A pledge with where it stands and how long it holds. */
export function PledgeTold({ pledge }: { pledge: PledgeView }) {
  const { text, standing, from, until, isOnBehalf } = pledge
  return (
    <>
      <Said text={text} />
      <Facts
        facts={[
          { name: words.now, text: standingWords[standing] },
          { name: words.period, text: words.from(from, until) },
        ]}
      />
      {isOnBehalf && <Words kind="soft">{words.onBehalf}</Words>}
    </>
  )
}

/** Every word that was written, and by whom it was read. */
export function PledgeStory({ pledge: { steps } }: { pledge: PledgeView }) {
  return (
    <Story
      sentences={steps.map(step => ({
        when: momentInWords(step.at),
        text: stepInWords(step),
        tone:
          step.act === 'sendBack' ? 'care' : step.act === 'pass' || step.act === 'release' ? 'done' : 'plain',
      }))}
    />
  )
}
