import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { CalendarDay } from '../../../types/time'
import { type CallAnswer, call, type Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { DateField } from '../../ui/date-field'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { emptyWords, outcomeWords, paperRefusals, keptWords as words } from './kept-words'
import { keepRefusals } from './words'

const mostAtOnce = 50

interface PaperNotesProps {
  communityId: string
  estateId: string
  today: CalendarDay
  onChanged: () => unknown
}

type Preview = Value<'board.previewPaper'>['items']

/** Who was not asked yet: ticked from the signed papers, looked at before it is noted, and with a way back (A66). */
export function PaperNotes({ communityId, estateId, today, onChanged }: PaperNotesProps) {
  const it = { communityId, estateId }
  const pages = usePages('board.listPeople', { ...it, show: 'notAsked' })
  const note = useAction('board.notePaper')
  const [ticked, setTicked] = useState<string[]>([])
  const [on, setOn] = useState(today)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [isLooking, setIsLooking] = useState(false)
  const [refused, setRefused] = useState<RefusedAnswer<'board.previewPaper'> | null>(null)
  const [last, setLast] = useState<{ noteId: string; memberIds: string[] } | null>(null)

  const tick = (memberId: string, isTicked: boolean) => {
    if (!isTicked) return setTicked(ticked.filter(id => id !== memberId))
    if (ticked.length >= mostAtOnce) return say(words.mostAtOnce)
    setTicked([...ticked, memberId])
  }
  const look = async () => {
    if (ticked.length === 0) return say(words.tickFirst)
    setIsLooking(true)
    const answer: CallAnswer<'board.previewPaper'> = await call('board.previewPaper', {
      ...it,
      memberIds: ticked,
      on,
    })
    setIsLooking(false)
    setRefused(answer.ok ? null : answer)
    if (answer.ok) setPreview(answer.value.items)
  }
  const settle = (answer: Awaited<ReturnType<typeof note.run>>) => {
    setPreview(null)
    if (!answer?.ok) return
    const { noteId, items } = answer.value
    const noted = items.filter(({ outcome }) => outcome === 'noted').map(({ memberId }) => memberId)
    say(words.noted(noted.length))
    setLast(noted.length > 0 ? { noteId, memberIds: noted } : null)
    afterwards()
  }
  const afterwards = () => {
    setTicked([])
    void pages.reload()
    void onChanged()
  }
  return (
    <>
      {refused && <Refused answer={refused} sentences={paperRefusals} onRetry={look} />}
      {note.refused && (
        <Refused
          answer={note.refused}
          sentences={paperRefusals}
          onRetry={async () => settle(await note.retry())}
        />
      )}
      {last && (
        <WayBack
          {...it}
          last={last}
          onDone={() => {
            setLast(null)
            afterwards()
          }}
        />
      )}
      <Listed pages={pages} sentences={keepRefusals} empty={<Empty art="done" {...emptyWords.notAsked} />}>
        {people => (
          <>
            <SelectBar
              chosen={ticked.length}
              total={Math.min(people.length, mostAtOnce)}
              onAll={isAll =>
                setTicked(isAll ? people.slice(0, mostAtOnce).map(({ memberId }) => memberId) : [])
              }
            />
            <Rows>
              {people.map(({ memberId, name, unitName }) => (
                <CheckRow
                  key={memberId}
                  title={name}
                  note={unitName}
                  isChecked={ticked.includes(memberId)}
                  onCheck={isTicked => tick(memberId, isTicked)}
                />
              ))}
            </Rows>
            <DateField label={words.on} hint={words.onHint} value={on} onChoose={setOn} latest={today} />
            <Button busy={isLooking && words.previewing} onTap={look}>
              {words.preview}
            </Button>
          </>
        )}
      </Listed>
      {preview && (
        <PreviewSheet
          items={preview}
          busy={note.isBusy && words.noting}
          onNote={async () => settle(await note.run({ ...it, memberIds: ticked, on }))}
          onClose={() => setPreview(null)}
        />
      )}
    </>
  )
}

interface PreviewSheetProps {
  items: Preview
  busy: string | false
  onNote: () => unknown
  onClose: () => void
}

function PreviewSheet({ items, busy, onNote, onClose }: PreviewSheetProps) {
  const noted = items.filter(({ outcome }) => outcome === 'noted')
  const others = items.filter(({ outcome }) => outcome !== 'noted')
  return (
    <Sheet title={words.previewTitle} onClose={onClose}>
      <Words kind="strong">{words.willNote(noted.length)}</Words>
      {noted.length > 0 && <Words>{noted.map(({ name }) => name).join('、')}</Words>}
      {others.map(({ memberId, name, outcome }) => (
        <Words key={memberId} kind="soft">
          {`${name ?? ''} ${outcomeWords[outcome]}`.trim()}
        </Words>
      ))}
      {noted.length > 0 && (
        <Button busy={busy} onTap={onNote}>
          {words.note(noted.length)}
        </Button>
      )}
    </Sheet>
  )
}

interface WayBackProps {
  communityId: string
  estateId: string
  last: { noteId: string; memberIds: string[] }
  onDone: () => void
}

/** What was noted a moment ago, taken back as a whole. */
function WayBack({ communityId, estateId, last, onDone }: WayBackProps) {
  const undo = useAction('board.undoPaper')
  const settle = (answer: Awaited<ReturnType<typeof undo.run>>) => {
    if (!answer?.ok) return
    say(words.undone(answer.value.undone))
    onDone()
  }
  return (
    <Card tone="done">
      <Words>{words.noted(last.memberIds.length)}</Words>
      {undo.refused && (
        <Refused
          answer={undo.refused}
          sentences={paperRefusals}
          onRetry={async () => settle(await undo.retry())}
        />
      )}
      <Button
        kind="quiet"
        busy={undo.isBusy && words.undoing}
        onTap={async () => settle(await undo.run({ communityId, estateId, ...last }))}
      >
        {words.undo}
      </Button>
    </Card>
  )
}
