import { useState } from 'react'
import type { Input, OperationName, Value } from '../../../types/api'
import { type CallRefusal, call, type Refused as RefusedCall } from '../../cloud/call'
import { Button } from '../../ui/button'
import { type Sentence, Story } from '../../ui/story'
import { Refused } from './refused'
import { type RefusalWords, words } from './words'

/** Some steps of a story, and how many came before them. */
export interface Chapter {
  sentences: Sentence[]
  before: number
}

interface EarlierProps<Name extends OperationName> {
  op: Name
  /** How the steps that end there are asked for. */
  inputOf: (before: number) => Input<Name>
  chapterOf: (value: Value<Name>) => Chapter
  sentences: Record<CallRefusal<Name>, RefusalWords>
  /** How many steps came before those that are shown below. */
  before: number
}

/** What came before a story that is long: one chapter more, on top, each time a person asks for it. */
export function Earlier<Name extends OperationName>({
  op,
  inputOf,
  chapterOf,
  sentences,
  before,
}: EarlierProps<Name>) {
  const [read, setRead] = useState<{ below: number; chapters: Chapter[] }>({ below: before, chapters: [] })
  const [refused, setRefused] = useState<RefusedCall<Name> | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  // A step that came meanwhile may have sent steps from below to a chapter that was not read: what was read has a gap then.
  const chapters = read.below === before ? read.chapters : []
  const end = chapters[0]?.before ?? before

  const readOn = async () => {
    setIsBusy(true)
    const answer = await call(op, inputOf(end))
    setRefused(answer.ok ? null : answer)
    if (answer.ok) setRead({ below: before, chapters: [chapterOf(answer.value), ...chapters] })
    setIsBusy(false)
  }

  return (
    <>
      {refused && <Refused answer={refused} sentences={sentences} onRetry={readOn} />}
      {end > 0 && !refused && (
        <Button kind="second" busy={isBusy && words.earlierBusy} onTap={readOn}>
          {words.earlier}
        </Button>
      )}
      {chapters.map(chapter => (
        <Story key={chapter.before} sentences={chapter.sentences} />
      ))}
    </>
  )
}
