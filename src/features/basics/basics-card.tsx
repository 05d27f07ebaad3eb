import type { BasicFact, BasicsView } from '../../../types/basics'
import { momentInWords } from '../../contract/calendar'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Story } from '../../ui/story'
import { factWords, words } from './words'

const allFacts = Object.keys(factWords) as BasicFact[]

/** The facts as they are, what is wished for, and how far that is. */
export function BasicsCard({ view: { facts, asked, declinedReason, steps } }: { view: BasicsView }) {
  const changed = asked ? allFacts.filter(fact => asked[fact] !== facts[fact]) : []
  return (
    <>
      <Section title={words.now}>
        <Card>
          <Facts facts={allFacts.map(fact => ({ name: factWords[fact], text: facts[fact] ?? words.none }))} />
        </Card>
      </Section>
      {asked && (
        <Card tone="care">
          <Words kind="strong">{words.waits}</Words>
          {changed.map(fact => (
            <Words key={fact}>{words.asked(factWords[fact], asked[fact] ?? words.cleared)}</Words>
          ))}
        </Card>
      )}
      {declinedReason && (
        <Card tone="care">
          <Words>{words.declined(declinedReason)}</Words>
        </Card>
      )}
      {steps.length > 0 && (
        <Section title={words.history}>
          <Card>
            <Story
              sentences={steps.map(({ act, at, by, reason }) => ({
                when: momentInWords(at),
                text: words.story(act, by?.place ?? null, reason),
              }))}
            />
          </Card>
        </Section>
      )}
    </>
  )
}
