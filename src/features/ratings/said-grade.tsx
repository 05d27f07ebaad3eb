import { useState } from 'react'
import type { Grade, RatingReason, RatingView } from '../../../types/ratings'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Faces } from '../../ui/faces'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Story } from '../../ui/story'
import { Refused } from '../door/refused'
import { ReopenButton } from './reopen-button'
import { SpeakRemark } from './speak-remark'
import { type RatingPart, useSaying } from './use-saying'
import { gradeWords, rateRefusals, reasonWords, words } from './words'

type SaidPart = RatingPart & { rating: RatingView }

const isLow = (grade: Grade) => grade === 'poor' || grade === 'worst'

/** What was said, in the style of done; another face says it anew, and a low one asks what was wrong. */
export function SaidGrade(part: SaidPart) {
  const { request, shown, rating } = part
  const { can, until } = shown
  const saying = useSaying(part)
  const [isWriting, setIsWriting] = useState(false)
  const isSayable = can.rate || can.rateFor
  const { said, history } = rating
  const isOwn = request.sides.includes('asker')
  const title = isOwn ? words.said : words.saidBy
  const again = (grade: Grade) => {
    if (grade === said.grade) return
    // Words for the secretary alone must not go on with a better grade into a letter.
    const text = isLow(grade) === isLow(said.grade) ? said.text : null
    saying.send({ grade, reasons: [], text }, words.thanks)
  }
  return (
    <Section title={title}>
      <Card tone={isLow(said.grade) ? 'care' : 'done'}>
        <Faces
          meanings={gradeWords}
          chosen={said.grade}
          label={title}
          onChoose={isSayable ? again : undefined}
        />
        {said.reasons.length > 0 && <Words kind="strong">{words.reasons(said.reasons)}</Words>}
        {said.text && <Words kind="strong">{said.text}</Words>}
        {until !== null && <Words kind="soft">{words.changeUntil(until)}</Words>}
        {until === null && isOwn && <Words kind="soft">{words.stands}</Words>}
        {saying.refused && (
          <Refused answer={saying.refused} sentences={rateRefusals} onRetry={saying.retry} />
        )}
        {isSayable && !isLow(said.grade) && (
          <Button kind="quiet" onTap={() => setIsWriting(true)}>
            {words.more}
          </Button>
        )}
      </Card>
      {isSayable && isLow(said.grade) && <WhatWasWrong key={said.grade} {...part} />}
      {can.speak && <SpeakRemark {...part} />}
      {can.rate && isLow(said.grade) && <ReopenButton {...part} said={words.reopen} />}
      {history.length > 0 && (
        <Section title={words.history}>
          <Story
            sentences={history.map(({ grade, text, at }) => ({
              when: momentInWords(at),
              text: text ? `${gradeWords[grade]}：${text}` : gradeWords[grade],
            }))}
          />
        </Section>
      )}
      {isWriting && <WriteSheet {...part} onClose={() => setIsWriting(false)} />}
    </Section>
  )
}

/** G71: reasons to tap, and a few words; only the secretary reads them. */
function WhatWasWrong(part: SaidPart) {
  const { said } = part.rating
  const saying = useSaying(part)
  const [reasons, setReasons] = useState<RatingReason[]>(said.reasons)
  const [text, setText] = useState(said.text ?? '')
  const check = (reason: RatingReason, isChecked: boolean) =>
    setReasons(now => (isChecked ? [...now, reason] : now.filter(one => one !== reason)))
  return (
    <Card>
      <Words kind="title">{words.low}</Words>
      <Words>{words.lowNext}</Words>
      <Words kind="strong">{words.lowReasons}</Words>
      <Rows>
        {(Object.keys(reasonWords) as RatingReason[]).map(reason => (
          <CheckRow
            key={reason}
            title={reasonWords[reason]}
            isChecked={reasons.includes(reason)}
            onCheck={isChecked => check(reason, isChecked)}
          />
        ))}
      </Rows>
      <Remark part={part} text={text} onType={setText} />
      {saying.refused && <Refused answer={saying.refused} sentences={rateRefusals} onRetry={saying.retry} />}
      <Button
        kind={part.request.can.confirm ? 'second' : 'main'}
        busy={saying.isBusy && words.sending}
        onTap={() => saying.send({ grade: said.grade, reasons, text: text.trim() || null }, words.added)}
      >
        {words.lowSend}
      </Button>
    </Card>
  )
}

function WriteSheet({ onClose, ...part }: SaidPart & { onClose: () => void }) {
  const { said } = part.rating
  const saying = useSaying(part)
  const [text, setText] = useState(said.text ?? '')
  const send = async () => {
    const told = { grade: said.grade, reasons: said.reasons, text: text.trim() || null }
    if (await saying.send(told, words.added)) onClose()
  }
  return (
    <Sheet title={words.moreTitle} onClose={onClose}>
      <Remark part={part} text={text} onType={setText} />
      {saying.refused && <Refused answer={saying.refused} sentences={rateRefusals} onRetry={saying.retry} />}
      <Button busy={saying.isBusy && words.sending} onTap={send}>
        {words.send}
      </Button>
    </Sheet>
  )
}

interface RemarkProps {
  part: RatingPart
  text: string
  onType: (text: string) => void
}

function Remark({ part, text, onType }: RemarkProps) {
  const label = part.shown.can.rateFor ? words.textFor : words.text
  return <Field label={label} hint={words.textHint} value={text} onType={onType} maxLength={300} isLong />
}
