import type { ReactNode } from 'react'
import type { Instead, OperationName } from '../../../types/api'
import type { CallRefusal, Refused as RefusedAnswer } from '../../cloud/call'
import { isPassing } from '../../cloud/standing'
import { goTo, routes } from '../../routes'
import type { ArtName } from '../../ui/art'
import { Button } from '../../ui/button'
import { Refusal } from '../../ui/notice'
import { roleWords } from '../accounts/words'
import { ownActWords, type RefusalWords, words } from './words'

interface RefusedProps<Name extends OperationName> {
  answer: RefusedAnswer<Name>
  /** The noun's sentences, one for each reason this operation may have. */
  sentences: Record<CallRefusal<Name>, RefusalWords>
  onRetry: () => unknown
  children?: ReactNode
}

/** A refused operation: its sentence, its next step, and the way there. */
export function Refused<Name extends OperationName>({
  answer,
  sentences,
  onRetry,
  children,
}: RefusedProps<Name>) {
  const { title, next } = wordsOf(answer, sentences)
  return (
    <Refusal
      art={artOf(answer.refusal)}
      title={title}
      next={next}
      code={answer.requestId && words.requestId(answer.requestId)}
    >
      <WayOn refusal={answer.refusal} onRetry={onRetry} />
      {children}
    </Refusal>
  )
}

function wordsOf<Name extends OperationName>(
  { refusal, detail }: RefusedAnswer<Name>,
  sentences: Record<CallRefusal<Name>, RefusalWords>,
): RefusalWords {
  if (refusal !== 'ownAct' || !detail) return sentences[refusal]
  const { place, role } = detail as unknown as Instead
  return ownActWords(place && role && `${place}的${roleWords[role]}`)
}

function WayOn({ refusal, onRetry }: { refusal: string; onRetry: () => unknown }) {
  if (isPassing(refusal)) return <Button onTap={onRetry}>{words.retry}</Button>
  if (refusal === 'consentNeeded') {
    return <Button onTap={() => goTo(routes.consent())}>{words.readConsent}</Button>
  }
  if (refusal === 'notBound') return <Button onTap={() => goTo(routes.bind())}>{words.bind}</Button>
  return null
}

function artOf(refusal: string): ArtName {
  if (isPassing(refusal)) return 'away'
  if (refusal === 'claimPending') return 'wait'
  if (refusal === 'consentNeeded') return 'papers'
  return refusal === 'notBound' ? 'welcome' : 'closed'
}
