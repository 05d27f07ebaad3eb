import type { RegistrationAct, RegistrationView } from '../../../types/registrations'
import { momentInWords } from '../../contract/calendar'
import { Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Story } from '../../ui/story'
import { nextWords, stateWords, stepInWords, stubInWords, words } from './words'

const careful: RegistrationAct[] = ['decline', 'withdraw', 'leave', 'moveAway']

/** One registration as both sides and the member see it: the facts, then each step with its date and name (G01). */
export function RegistrationStory({ registration }: { registration: RegistrationView }) {
  const { unitName, community, estate, state, letterNo, unitStub, communityStub, steps, movingSince } =
    registration
  return (
    <>
      <Facts
        facts={[
          { name: words.unit, text: unitName },
          { name: words.community, text: community.name },
          { name: words.estate, text: estate?.name ?? words.notYetAssigned },
          { name: words.state, text: stateWords[state] },
          { name: words.letter, text: letterNo },
          { name: words.unitStub, text: stubInWords(unitStub) },
          { name: words.communityStub, text: stubInWords(communityStub) },
        ]}
      />
      {movingSince !== null && <Words>{words.movingSince(momentInWords(movingSince))}</Words>}
      <Section title={words.story}>
        <Story
          sentences={steps.map(step => ({
            when: momentInWords(step.at),
            text: stepInWords(step),
            tone: careful.includes(step.act) ? 'care' : 'done',
          }))}
          next={nextWords[state]}
        />
      </Section>
    </>
  )
}
