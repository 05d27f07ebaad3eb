import { useState } from 'react'
import type { SuggestionView } from '../../../types/suggestions'
import { useAction } from '../../cloud/use-action'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Story } from '../../ui/story'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import {
  aboutWords,
  actRefusals,
  answererInWords,
  askAgainRefusals,
  kindWords,
  stateWords,
  stepInWords,
  words,
} from './words'

interface SuggestionCardProps {
  suggestion: SuggestionView
  isMine?: boolean
  /** As an act left it; without it the list is read again. */
  onChanged: (suggestion?: SuggestionView) => unknown
}

/** One word with everything that was said and answered since, and what may be done now. */
export function SuggestionCard({ suggestion, isMine = false, onChanged }: SuggestionCardProps) {
  const { kind, about, name, no, state, dueAt, isLate, steps, can } = suggestion
  const title = about ? `${kindWords[kind]}：${aboutWords[about]}` : kindWords[kind]
  return (
    <Card tone={isLate ? 'care' : state === 'settled' ? 'done' : 'plain'}>
      <Words kind="title">{title}</Words>
      <Words kind="soft">
        {[!isMine && (name ?? words.unnamed), words.no(no)].filter(Boolean).join(' · ')}
      </Words>
      <Words kind="strong">{dueAt === null ? stateWords[state] : words.due(dueAt, isLate)}</Words>
      <Story
        sentences={steps.map(step => {
          const who = answererInWords(step)
          return {
            when: momentInWords(step.at),
            ...(who && { who }),
            text: stepInWords(step, isMine),
            tone: step.act === 'answer' || step.act === 'settle' ? ('done' as const) : ('plain' as const),
          }
        })}
      />
      {can.settle && <Settle suggestion={suggestion} onChanged={onChanged} />}
      {can.askAgain && <Written op="suggestions.askAgain" suggestion={suggestion} onChanged={onChanged} />}
      {can.answer && <Written op="suggestions.answer" suggestion={suggestion} onChanged={onChanged} />}
    </Card>
  )
}

type PartProps = Pick<SuggestionCardProps, 'suggestion' | 'onChanged'>

function Settle({ suggestion: { suggestionId, revision }, onChanged }: PartProps) {
  const settle = useAction('suggestions.settle')
  const settled = async (asked: ReturnType<typeof settle.run>) => {
    const answer = await asked
    if (answer?.ok) {
      say(words.settled)
      await onChanged(answer.value.suggestion)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  return (
    <>
      {settle.refused && (
        <Refused answer={settle.refused} sentences={actRefusals} onRetry={() => settled(settle.retry())} />
      )}
      <Button
        kind="second"
        busy={settle.isBusy && words.settling}
        onTap={() => settled(settle.run({ suggestionId, revision }))}
      >
        {words.settle}
      </Button>
    </>
  )
}

interface WrittenProps extends PartProps {
  op: 'suggestions.answer' | 'suggestions.askAgain'
}

const said = {
  'suggestions.answer': {
    act: words.answer,
    title: words.answerTitle,
    sentence: words.answerHint,
    label: words.answerLabel,
    yes: words.answerSend,
    done: words.answered,
  },
  'suggestions.askAgain': {
    act: words.askAgain,
    title: words.askAgain,
    sentence: words.askAgainSentence,
    label: words.askAgainLabel,
    yes: words.askAgainSend,
    done: words.askedAgain,
  },
}

/** An answer, or the same once more, with a sentence of one's own. */
function Written({ op, suggestion: { suggestionId, revision }, onChanged }: WrittenProps) {
  const write = useAction(op)
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const { act, title, sentence, label, yes, done } = said[op]
  const written = text.trim()

  const settled = async (asked: ReturnType<typeof write.run>) => {
    const answer = await asked
    setIsOpen(false)
    if (answer?.ok) {
      say(done)
      setText('')
      await onChanged(answer.value.suggestion)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  return (
    <>
      {write.refused && (
        <Refused answer={write.refused} sentences={askAgainRefusals} onRetry={() => settled(write.retry())} />
      )}
      <Button kind={op === 'suggestions.answer' ? 'main' : 'quiet'} onTap={() => setIsOpen(true)}>
        {act}
      </Button>
      {isOpen && (
        <Confirm
          title={title}
          sentence={sentence}
          yes={yes}
          busy={write.isBusy && words.answering}
          reason={{
            label,
            value: text,
            maxLength: 500,
            onType: setText,
            error: hasTried && !written ? words.textMissing : null,
          }}
          onYes={() => {
            setHasTried(true)
            return written ? settled(write.run({ suggestionId, revision, text: written })) : undefined
          }}
          onNo={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
