import { useEffect, useState } from 'react'
import type { BoardDoor, BoardPage } from '../../../types/board'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { More } from '../../ui/more'
import { Empty } from '../../ui/notice'
import { PersonRow } from '../../ui/person-row'
import { Rows } from '../../ui/row'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { BoardGate } from './board-gate'
import { PersonSheet } from './person-sheet'
import { type BoardLine, useLines, usePhotos } from './use-board'
import { useDoor } from './use-door'
import { inShort, lookRefusals, notesOf, words } from './words'

/** An estate's board, as whoever scans the code at the door or lives there sees it (A66 G76); nobody needs an account. */
export function BoardScreen({ code }: { code: string }) {
  const { door, take, keepIt, leaveIt, isKept } = useDoor(code)
  const board = useOperation('board.look', { door, cursor: null })
  const isShut = board.refused?.refusal === 'notAllowed'
  const isOpen = board.stands === 'done'
  const estate = isShut ? undefined : board.known?.value.estate

  useEffect(() => {
    if (isOpen) keepIt()
    if (isShut && isKept) leaveIt()
  })

  return (
    <Frame
      title={estate ? words.title(estate.name) : words.anyTitle}
      lead={estate?.within ? words.lead(estate.within) : undefined}
      foot={
        <Button
          icon="hand"
          onTap={() => goTo(estate ? routes.askFromBoard(estate, '', 'help') : routes.ask())}
        >
          {words.ask}
        </Button>
      }
    >
      {isShut ? (
        <BoardGate isWrongCode={door.by === 'code'} onCode={take} />
      ) : (
        <Loaded story={board} sentences={lookRefusals} rows={4}>
          {page =>
            page.items.length === 0 && page.cursor === null ? (
              <Empty art="empty" title={words.empty} next={words.emptyNext} />
            ) : (
              <People door={door} page={page} />
            )
          }
        </Loaded>
      )}
      <Button
        kind="second"
        onTap={() =>
          goTo(estate ? routes.askFromBoard(estate, '', 'opinion') : routes.ask('other', 'opinion'))
        }
      >
        {words.report}
      </Button>
    </Frame>
  )
}

function People({ door, page }: { door: BoardDoor; page: BoardPage }) {
  const { lines, hasMore, refused, more } = useLines(door, page)
  const photoOf = usePhotos(door, lines)
  const [open, setOpen] = useState<BoardLine | null>(null)

  return (
    <>
      <Rows>
        {lines.map(line => (
          <PersonRow
            key={line.memberId}
            name={line.name}
            notes={notesOf(inShort(line))}
            photoUrl={photoOf(line.memberId)}
            onTap={() => setOpen(line)}
          />
        ))}
      </Rows>
      {refused && <Refused answer={refused} sentences={lookRefusals} onRetry={more} />}
      {hasMore && !refused && <More onMore={more} />}
      <Words kind="soft">{words.asOf(dayInWords(page.day))}</Words>
      {open && (
        <PersonSheet
          door={door}
          estate={page.estate}
          line={open}
          photoUrl={photoOf(open.memberId)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
