import type { RequestAct, RequestView } from '../../../types/requests'
import { momentInWords } from '../../contract/calendar'
import { Section } from '../../ui/card'
import { Story } from '../../ui/story'
import { nextInWords, stepInWords, words } from './words'

const careful: RequestAct[] = ['giveUp', 'decline', 'reopen', 'wait', 'release', 'withdraw']

/** How it went, step by step, in plain sentences with their times, and what comes next (G38). */
export function RequestStory({ request }: { request: RequestView }) {
  return (
    <Section title={words.story}>
      <Story
        sentences={request.steps.map(step => ({
          when: momentInWords(step.at),
          text: stepInWords(step, request),
          tone: careful.includes(step.act) ? 'care' : 'done',
        }))}
        next={nextInWords(request)}
      />
    </Section>
  )
}
