import { useState } from 'react'
import type { OpinionAsked } from '../../../types/opinions'
import type { Grade } from '../../../types/ratings'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { scan } from '../../platform/scan'
import { goHome } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Faces } from '../../ui/faces'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { words as doorWords } from '../door/words'
import { gradeWords } from '../ratings/words'
import {
  answerRefusals,
  deskEnterRefusals,
  deskLookRefusals,
  lookRefusals,
  standingWords,
  words,
} from './words'

interface OpinionScreenProps {
  /** From a scanned code; empty where it has to be typed. */
  code: string
  /** Where a paper is entered for whoever filled it in. */
  communityId: string | null
}

/** G79: one household's sheet, without an account or a name; or a paper, entered by its code. */
export function OpinionScreen({ code: scanned, communityId }: OpinionScreenProps) {
  const [code, setCode] = useState(scanned)
  if (!code) {
    return (
      <Frame title={words.title} lead={communityId ? words.enterLead : words.lead}>
        <AskCode onCode={setCode} />
      </Frame>
    )
  }
  return <Sheet key={code} code={code} communityId={communityId} onAnother={() => setCode('')} />
}

const lettersOfCode = 12

/** The code in a scanned text: the scene of our page, or the code itself. */
const codeIn = (text: string): string => decodeURIComponent(/scene=([^&]+)/.exec(text)?.[1] ?? text)

function AskCode({ onCode }: { onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isWhole = typed.replace(/[\s-]/g, '').length === lettersOfCode
  const scanIt = async () => {
    const found = await scan()
    if (found.kind === 'read') onCode(codeIn(found.text))
    else if (found.kind === 'failed') say(words.scanFailed)
  }
  return (
    <Card>
      <Button kind="second" icon="scan" onTap={scanIt}>
        {words.scan}
      </Button>
      <Field
        label={words.code}
        hint={words.codeHint}
        value={typed}
        onType={setTyped}
        maxLength={20}
        error={hasTried && !isWhole ? words.codeMissing : null}
      />
      <Button
        onTap={() => {
          setHasTried(true)
          if (isWhole) onCode(typed.trim())
        }}
      >
        {words.next}
      </Button>
    </Card>
  )
}

interface SheetProps {
  code: string
  communityId: string | null
  onAnother: () => void
}

function Sheet({ code, communityId, onAnother }: SheetProps) {
  const look = useOperation('opinions.look', { code })
  const [sent, setSent] = useState<SentAs | null>(null)
  if (sent) return <Sent sent={sent} onAnother={onAnother} />
  return (
    <Frame title={words.title} lead={communityId ? words.enterLead : words.lead}>
      <Loaded story={look} sentences={communityId ? deskLookRefusals : lookRefusals}>
        {asked =>
          asked.standing === 'open' ? (
            <Form
              code={code}
              communityId={communityId}
              asked={asked}
              onSent={isNew => setSent(sentAs(isNew))}
            />
          ) : (
            <Card>
              <Words kind="title">{standingWords[asked.standing].title}</Words>
              <Words>{standingWords[asked.standing].next}</Words>
            </Card>
          )
        }
      </Loaded>
      {(look.refused || look.known?.value.standing !== 'open') && (
        <Button kind="quiet" onTap={onAnother}>
          {words.otherCode}
        </Button>
      )}
    </Frame>
  )
}

interface FormProps {
  code: string
  communityId: string | null
  asked: OpinionAsked
  onSent: (isNew: boolean | null) => void
}

function Form({ code, communityId, asked, onSent }: FormProps) {
  const { year, communityName, questions, returnBy } = asked
  const act = useAction<'opinions.answer' | 'opinions.enter'>(
    communityId ? 'opinions.enter' : 'opinions.answer',
  )
  const [answers, setAnswers] = useState<(Grade | null)[]>(questions.map(() => null))
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const written = text.trim()
  const isEmpty = written === '' && answers.every(answer => answer === null)
  // A second tap on a face takes it back.
  const choose = (place: number, grade: Grade) => {
    setAnswers(now => now.map((one, at) => (at === place ? (one === grade ? null : grade) : one)))
    act.forget()
  }
  const write = (typed: string) => {
    setText(typed)
    act.forget()
  }

  const settle = async (sent: ReturnType<typeof act.run>) => {
    const answer = await sent
    if (answer?.ok) onSent(answer.value.isNew)
  }
  const send = () => {
    setHasTried(true)
    if (isEmpty) return undefined
    const told = { code, answers, words: written || null }
    return settle(act.run(communityId ? { ...told, communityId } : told))
  }
  return (
    <>
      <Card>
        <Words kind="strong">{words.sheetOf(year, communityName)}</Words>
        <Words>{words.untilDay(returnBy)}</Words>
        <Words kind="soft">{words.skip}</Words>
      </Card>
      {questions.map((question, place) => (
        <Section key={question} title={question}>
          <Card>
            <Faces
              label={question}
              meanings={gradeWords}
              chosen={answers[place] ?? null}
              onChoose={grade => choose(place, grade)}
            />
          </Card>
        </Section>
      ))}
      <Card>
        <Field
          label={words.more}
          hint={words.moreHint}
          value={text}
          onType={write}
          maxLength={300}
          isLong
          error={hasTried && isEmpty ? words.nothingSaid : null}
        />
      </Card>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={communityId ? deskEnterRefusals : answerRefusals}
          onRetry={() => settle(act.retry())}
        />
      )}
      <Button busy={act.isBusy && words.sending} onTap={send}>
        {words.send}
      </Button>
    </>
  )
}

type SentAs = 'new' | 'usedBefore' | 'paper'

/** Whoever enters papers is not told whether the code was used before. */
function sentAs(isNew: boolean | null): SentAs {
  if (isNew === null) return 'paper'
  return isNew ? 'new' : 'usedBefore'
}

const sentWords: Record<SentAs, [title: string, next: string]> = {
  new: [words.thanks, words.thanksNext],
  usedBefore: [words.usedBefore, words.usedBeforeNext],
  paper: [words.entered, words.enteredNext],
}

function Sent({ sent, onAnother }: { sent: SentAs; onAnother: () => void }) {
  const [title, next] = sentWords[sent]
  return (
    <Frame>
      <Card tone="done">
        <Art name="done" />
        <Words kind="title">{title}</Words>
        <Words>{next}</Words>
      </Card>
      {sent === 'paper' ? (
        <Button onTap={onAnother}>{words.enterAnother}</Button>
      ) : (
        <Button kind="second" onTap={goHome}>
          {doorWords.goHome}
        </Button>
      )}
    </Frame>
  )
}
