import { useState } from 'react'
import type { Value } from '../../../types/api'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { closeRefusals, openRefusals, readRefusals, stateWords, words } from './words'

const mostQuestions = 8

type County = Value<'opinions.county'>

/** G79 for the county office: this year's questions, how far it is, and its end. */
export function CountyOpinionsScreen() {
  const county = useOperation('opinions.county', {})
  useReturn(county.reload)
  return (
    <Frame title={words.countyTitle} lead={words.countyLead}>
      <Loaded story={county} sentences={readRefusals}>
        {known => (
          <>
            {known.can.open && <Open {...known} onOpened={county.reload} />}
            {known.sheet && <Sheet {...known} sheet={known.sheet} onClosed={county.reload} />}
          </>
        )}
      </Loaded>
      <Rows>
        <Row icon="people" title={words.toResults} onTap={() => goTo(routes.opinionResults())} />
      </Rows>
    </Frame>
  )
}

function Open({ year, examples, onOpened }: County & { onOpened: () => unknown }) {
  const open = useAction('opinions.open')
  const [typed, setTyped] = useState(() =>
    Array.from({ length: mostQuestions }, (_, place) => examples[place] ?? ''),
  )
  const [returnBy, setReturnBy] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const questions = typed.map(question => question.trim()).filter(question => question !== '')
  const isSame = new Set(questions).size !== questions.length
  const wrong = questions.length === 0 ? words.questionsMissing : isSame ? words.questionsSame : null

  const settle = async (asked: ReturnType<typeof open.run>) => {
    if (!(await asked)?.ok) return
    say(words.opened)
    await onOpened()
  }
  const send = () => {
    setHasTried(true)
    return wrong || !returnBy ? undefined : settle(open.run({ questions, returnBy }))
  }
  return (
    <Section title={words.questions}>
      <Card>
        <Words kind="soft">{words.questionHint}</Words>
        {typed.map((question, place) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place on the sheet
            key={place}
            label={words.question(place + 1)}
            value={question}
            onType={text => setTyped(now => now.map((one, at) => (at === place ? text : one)))}
            maxLength={40}
            error={hasTried && place === 0 ? wrong : null}
          />
        ))}
        <DateField
          label={words.returnBy}
          hint={words.returnByHint}
          value={returnBy}
          onChoose={setReturnBy}
          error={hasTried && !returnBy ? words.returnByMissing : null}
        />
        <Words kind="soft">{words.openNote}</Words>
        {open.refused && (
          <Refused answer={open.refused} sentences={openRefusals} onRetry={() => settle(open.retry())} />
        )}
        <Button busy={open.isBusy && words.opening} onTap={send}>
          {words.open(year)}
        </Button>
      </Card>
    </Section>
  )
}

interface SheetProps extends Omit<County, 'sheet'> {
  sheet: NonNullable<County['sheet']>
  onClosed: () => unknown
}

function Sheet({ sheet, items, can, onClosed }: SheetProps) {
  const close = useAction('opinions.close')
  const [isAsking, setIsAsking] = useState(false)
  const settle = async (asked: ReturnType<typeof close.run>) => {
    const answer = await asked
    setIsAsking(false)
    if (!answer?.ok) return
    say(words.closed)
    await onClosed()
  }
  return (
    <>
      <Card>
        <Words kind="strong">{`${words.year(sheet.year)} · ${stateWords[sheet.state]}`}</Words>
        <Words>{words.returnedBy(sheet.returnBy)}</Words>
        {sheet.questions.map(question => (
          <Words key={question} kind="soft">
            {question}
          </Words>
        ))}
        {close.refused && (
          <Refused answer={close.refused} sentences={closeRefusals} onRetry={() => settle(close.retry())} />
        )}
        {can.close && (
          <Button kind="second" onTap={() => setIsAsking(true)}>
            {words.close}
          </Button>
        )}
      </Card>
      <Rows>
        {items.map(({ community, printed, sheets, isPublished }) => (
          <Row
            key={community.orgId}
            title={community.name}
            note={words.placeStands(printed, sheets)}
            mark={isPublished ? words.isPublished : undefined}
            markTone="done"
          />
        ))}
      </Rows>
      {isAsking && (
        <Confirm
          title={words.closeTitle}
          sentence={words.closeSentence}
          yes={words.close}
          busy={close.isBusy && words.closing}
          onYes={() => settle(close.run({ year: sheet.year }))}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
