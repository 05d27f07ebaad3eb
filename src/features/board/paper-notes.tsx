import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { BoardNeighbour, BoardStandingsShown } from '../../../types/board'
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
import { emptyWords, outcomeWords, paperRefusals, standingWords, keptWords as words } from './kept-words'
import { keepRefusals } from './words'

const mostAtOnce = 50

interface PaperNotesProps {
  communityId: string
  estateId: string
  today: CalendarDay
  show: Exclude<BoardStandingsShown, 'agreed'>
  onNoted: (noted: PaperNote) => unknown
}

/** What was noted a moment ago, with the way back. */
export interface PaperNote {
  noteId: string
  memberIds: string[]
}

type Preview = Value<'board.previewPaper'>['items']

/**
 * Who does not stand on the board: ticked from the signed papers, and looked at before it is noted (A66). Whoever said no
 * stands among them, and says yes alone.
 */
export function PaperNotes({ communityId, estateId, today, show, onNoted }: PaperNotesProps) {
  const it = { communityId, estateId }
  const pages = usePages('board.listPeople', { ...it, show })
  const note = useAction('board.notePaper')
  const [ticked, setTicked] = useState<string[]>([])
  const [on, setOn] = useState(today)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [isLooking, setIsLooking] = useState(false)
  const [refused, setRefused] = useState<RefusedAnswer<'board.previewPaper'> | null>(null)

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
    setTicked([])
    void pages.reload()
    void onNoted({ noteId, memberIds: noted })
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
      {show === 'down' && <Words kind="soft">{words.downAgain}</Words>}
      <Listed pages={pages} sentences={keepRefusals} empty={<Empty art="done" {...emptyWords[show]} />}>
        {people => {
          const open = people.filter(isToNote).slice(0, mostAtOnce)
          return (
            <>
              {open.length > 0 && (
                <SelectBar
                  chosen={ticked.length}
                  total={open.length}
                  onAll={isAll => setTicked(isAll ? open.map(({ memberId }) => memberId) : [])}
                />
              )}
              <Rows>
                {people.map(person => (
                  <CheckRow
                    key={person.memberId}
                    title={person.name}
                    note={show === 'down' ? howOf(person) : person.unitName}
                    isChecked={ticked.includes(person.memberId)}
                    onCheck={isToNote(person) ? isTicked => tick(person.memberId, isTicked) : undefined}
                  />
                ))}
              </Rows>
              {open.length > 0 && (
                <>
                  <DateField
                    label={words.on}
                    hint={words.onHint}
                    value={on}
                    onChoose={setOn}
                    latest={today}
                  />
                  <Button busy={isLooking && words.previewing} onTap={look}>
                    {words.preview}
                  </Button>
                </>
              )}
            </>
          )
        }}
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

const isToNote = ({ standing }: BoardNeighbour): boolean => standing !== 'hidden'

const howOf = ({ unitName, standing }: BoardNeighbour): string =>
  [unitName, standingWords[standing]].join(' · ')

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
  last: PaperNote
  onDone: () => void
}

/** What was noted a moment ago, taken back as a whole. */
export function WayBack({ communityId, estateId, last, onDone }: WayBackProps) {
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
