import { useState } from 'react'
import type { OpinionAsked } from '../../../types/opinions'
import type { Grade } from '../../../types/ratings'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayOf } from '../../contract/calendar'
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
  type NotFilled,
  notFilledWords,
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
  // A wrong letter is put right, and not all twelve written again.
  const [wrong, setWrong] = useState('')
  const ask = (again: string) => {
    setWrong(again)
    setCode('')
  }
  if (!code) {
    return (
      <Frame title={words.title} lead={communityId ? words.enterLead : words.lead}>
        <AskCode wrong={wrong} onCode={setCode} />
      </Frame>
    )
  }
  return <Sheet key={code} code={code} communityId={communityId} onAnother={ask} />
}

const lettersOfCode = 12

/** The code in a scanned text: the scene of our page, or the code itself; some other text is a code that nobody printed. */
function codeIn(text: string): string {
  const code = /scene=([^&]+)/.exec(text)?.[1] ?? text
  try {
    return decodeURIComponent(code)
  } catch {
    return code
  }
}

const isWholeCode = (typed: string): boolean => typed.replace(/[\s-]/g, '').length === lettersOfCode

function AskCode({ wrong, onCode }: { wrong: string; onCode: (code: string) => void }) {
  const [typed, setTyped] = useState(isWholeCode(wrong) ? wrong : '')
  const [hasTried, setHasTried] = useState(false)
  const isWhole = isWholeCode(typed)
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
  /** With the code that was refused, or with none. */
  onAnother: (wrong: string) => void
}

function Sheet({ code, communityId, onAnother }: SheetProps) {
  const look = useOperation('opinions.look', { code })
  const [sent, setSent] = useState<SentAs | null>(null)
  if (sent) return <Sent sent={sent} onAnother={() => onAnother('')} />
  return (
    <Frame title={words.title} lead={communityId ? words.enterLead : words.lead}>
      <Loaded story={look} sentences={communityId ? deskLookRefusals : lookRefusals}>
        {asked => {
          const why = notFilled(asked, communityId)
          return why === null ? (
            <Form
              code={code}
              communityId={communityId}
              asked={asked}
              onSent={isNew => setSent(sentAs(isNew))}
            />
          ) : (
            <Card>
              <Words kind="title">{notFilledWords(why, asked, communityId !== null).title}</Words>
              <Words>{notFilledWords(why, asked, communityId !== null).next}</Words>
            </Card>
          )
        }}
      </Loaded>
      {(look.refused || !look.known || notFilled(look.known.value, communityId) !== null) && (
        <Button kind="quiet" onTap={() => onAnother(look.refused ? code : '')}>
          {words.otherCode}
        </Button>
      )}
    </Frame>
  )
}

/** Said before a paper is entered: the desk enters none of another community. */
function notFilled(asked: OpinionAsked, deskOf: string | null): NotFilled | null {
  if (deskOf !== null && asked.communityId !== deskOf) return 'elsewhere'
  return asked.standing === 'open' ? null : asked.standing
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
        {!communityId && (
          <>
            <Words>{words.untilDay(returnBy, dayOf(Date.now()))}</Words>
            <Words kind="soft">{words.skip}</Words>
          </>
        )}
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
