import { useState } from 'react'
import type { DeedSuggestionView, DeedView } from '../../../types/deeds'
import type { CalendarDay } from '../../../types/time'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { dateInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { DeedForm } from './deed-form'
import { DeedSheet } from './deed-sheet'
import { Suggestions } from './suggestions'
import { readRefusals, recordRefusals, stateWords, words, yearInWords } from './words'

/** My deeds (A48): this year in warm words, what a service suggests, and each one with its story. */
export function MyDeedsScreen() {
  const year = useOperation('deeds.year', {})
  const mine = usePages('deeds.mine', {})
  const [recording, setRecording] = useState<'own' | DeedSuggestionView | null>(null)
  const [open, setOpen] = useState<DeedView | null>(null)
  const [turn, setTurn] = useState(0)

  const now = year.known?.value.asOf
  const today = now === undefined ? null : dayOf(now)

  const reload = () => {
    setRecording(null)
    setOpen(null)
    setTurn(turn + 1)
    void year.reload()
    void mine.reload()
  }
  return (
    <Frame title={words.title} lead={words.lead}>
      <Loaded story={year} sentences={readRefusals} rows={1}>
        {value => (
          <Card tone={value.confirmed >= value.least ? 'done' : 'plain'}>
            <Words kind="strong">{yearInWords(value)}</Words>
            {value.waiting > 0 && <Words kind="soft">{words.waitingToo(value.waiting)}</Words>}
            <Button onTap={() => setRecording('own')}>{words.record}</Button>
          </Card>
        )}
      </Loaded>
      <Suggestions key={turn} onAccept={setRecording} />
      {year.known && (
        <Section title={words.own}>
          <Listed
            pages={mine}
            sentences={readRefusals}
            empty={<Empty art="empty" title={words.none} next={words.noneNext} />}
          >
            {items => <DeedRows deeds={items} onOpen={setOpen} />}
          </Listed>
        </Section>
      )}
      {recording && today && (
        <RecordSheet from={recording} today={today} onClose={() => setRecording(null)} onDone={reload} />
      )}
      {open && today && (
        <DeedSheet deed={open} today={today} onClose={() => setOpen(null)} onChanged={reload} />
      )}
    </Frame>
  )
}

export function DeedRows({ deeds, onOpen }: { deeds: DeedView[]; onOpen: (deed: DeedView) => void }) {
  return (
    <Rows>
      {deeds.map(deed => (
        <Row
          key={deed.deedId}
          title={deed.text}
          note={dateInWords(deed.day)}
          mark={stateWords[deed.state]}
          markTone={deed.state === 'confirmed' ? 'done' : deed.state === 'sentBack' ? 'care' : 'plain'}
          onTap={() => onOpen(deed)}
        />
      ))}
    </Rows>
  )
}

interface RecordSheetProps {
  today: CalendarDay
  from: 'own' | DeedSuggestionView
  onClose: () => void
  onDone: () => void
}

/** Two lines of one's own, or a service that fills them in (G94). */
function RecordSheet({ today, from, onClose, onDone }: RecordSheetProps) {
  const record = useAction('deeds.record')
  const isOwn = from === 'own'

  const settle = (answer: Awaited<ReturnType<typeof record.run>>) => {
    if (!answer?.ok) return
    say(answer.value.isNew ? words.recorded : words.recordedAgain)
    onDone()
  }
  return (
    <Sheet title={words.recordTitle} onClose={onClose}>
      {record.refused && (
        <Refused
          answer={record.refused}
          sentences={recordRefusals}
          onRetry={async () => settle(await record.retry())}
        />
      )}
      <DeedForm
        today={today}
        {...(!isOwn && { day: from.day, text: from.title, isDayFixed: true })}
        act={words.save}
        busy={record.isBusy && words.saving}
        onSend={async ({ day, text }) =>
          settle(
            isOwn
              ? await record.run({ what: 'own', day, text })
              : await record.run({ what: 'suggested', suggestionId: from.suggestionId, text }),
          )
        }
      />
    </Sheet>
  )
}
