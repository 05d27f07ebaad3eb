import type { RequestAct, RequestStepView, RequestView } from '../../../types/requests'
import { momentInWords } from '../../contract/calendar'
import { Section } from '../../ui/card'
import { type Sentence, Story } from '../../ui/story'
import { type Chapter, Earlier } from '../door/earlier'
import { joinedInWords, nextInWords, showRefusals, stepInWords, words } from './words'

const careful: RequestAct[] = ['giveUp', 'decline', 'reopen', 'wait', 'release', 'withdraw']

/** How it went, step by step, in plain sentences with their times, and what comes next (G38). */
export function RequestStory({ request }: { request: RequestView }) {
  return (
    <Section title={words.story}>
      <Earlier
        op="requests.show"
        inputOf={before => ({ requestId: request.requestId, before })}
        chapterOf={chapterOf}
        sentences={showRefusals}
        before={request.stepsBefore}
      />
      <Story sentences={[...sentencesOf(request), ...forgottenIn(request)]} next={nextInWords(request)} />
    </Section>
  )
}

function chapterOf({ request }: { request: RequestView }): Chapter {
  return { sentences: sentencesOf(request), before: request.stepsBefore }
}

/** Neighbours who joined one after another are told in one line: two hundred may wait for one lamp. */
function sentencesOf(request: RequestView): Sentence[] {
  let joined = 0
  return request.steps.flatMap((step, index) => {
    joined = step.act === 'join' ? joined + 1 : 0
    if (joined === 0) return sentenceOf(step, request)
    const isLast = request.steps[index + 1]?.act !== 'join'
    return isLast ? { ...sentenceOf(step, request), text: joinedInWords(joined) } : []
  })
}

function sentenceOf(step: RequestStepView, request: RequestView): Sentence {
  const tone = careful.includes(step.act) ? 'care' : 'done'
  return { when: momentInWords(step.at), text: stepInWords(step, request), tone }
}

/** Nobody looks for the photo or the number in vain. */
function forgottenIn({ forgottenAt, kind, sides }: RequestView): Sentence[] {
  if (forgottenAt === null) return []
  const isAskedAnew = kind === 'help' && sides.includes('asker')
  const text = isAskedAnew ? `${words.forgotten}${words.forgottenAsk}` : words.forgotten
  return [{ when: momentInWords(forgottenAt), text, tone: 'done' }]
}
