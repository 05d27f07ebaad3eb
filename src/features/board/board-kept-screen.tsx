import { useState } from 'react'
import type { BoardKept, BoardStanding, BoardStandingsShown } from '../../../types/board'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, dayOf } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { BoardNeighbours } from './board-neighbours'
import { standingWords, tabWords, keptWords as words } from './kept-words'
import { type PaperNote, PaperNotes, WayBack } from './paper-notes'
import { keepRefusals } from './words'

interface BoardKeptProps {
  communityId: string
  estateId: string
}

/** One estate's board as the community keeps it: who has agreed, how, who was not asked, and the code at the door (A66 G181). */
export function BoardKeptScreen({ communityId, estateId }: BoardKeptProps) {
  const board = useOperation('board.show', { communityId, estateId })
  const [show, setShow] = useState<BoardStandingsShown>('notAsked')
  const [last, setLast] = useState<PaperNote | null>(null)
  const [turn, setTurn] = useState(0)
  const estate = board.known?.value.estate
  const it = { communityId, estateId }
  const noted = (note: PaperNote) => {
    setLast(note.memberIds.length > 0 ? note : null)
    return board.reload()
  }
  const undone = () => {
    setLast(null)
    setTurn(turn + 1)
    void board.reload()
  }
  return (
    <Frame title={estate ? words.title(estate.name) : undefined} lead={words.lead}>
      <Loaded story={board} sentences={keepRefusals}>
        {kept => (
          <>
            <Counts kept={kept} />
            <DoorCode {...it} code={kept.code} onChanged={board.reload} />
            <Section title={words.list}>
              {last && <WayBack {...it} last={last} onDone={undone} />}
              <Tabs label={words.listLabel} tabs={tabsOf(kept)} chosen={show} onChoose={setShow} />
              {show === 'agreed' ? (
                <BoardNeighbours key={turn} {...it} onChanged={board.reload} />
              ) : (
                <PaperNotes key={`${show} ${turn}`} {...it} today={kept.day} show={show} onNoted={noted} />
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Frame>
  )
}

const standings: BoardStanding[] = ['app', 'paper', 'notAsked', 'hidden', 'takenDown']

function Counts({ kept: { counts, isMore } }: { kept: BoardKept }) {
  return (
    <Card>
      <Words kind="strong">{words.counts}</Words>
      <Facts
        facts={standings.map(standing => ({
          name: standingWords[standing],
          text: words.people(counts[standing]),
        }))}
      />
      {isMore && <Words kind="soft">{words.more}</Words>}
    </Card>
  )
}

function tabsOf({ counts }: BoardKept) {
  const of: Record<BoardStandingsShown, number> = {
    notAsked: counts.notAsked,
    agreed: counts.app + counts.paper,
    down: counts.hidden + counts.takenDown,
  }
  return (['notAsked', 'agreed', 'down'] as const).map(key => ({ key, title: tabWords[key], count: of[key] }))
}

type DoorCodeProps = BoardKeptProps & Pick<BoardKept, 'code'> & { onChanged: () => unknown }

function DoorCode({ communityId, estateId, code, onChanged }: DoorCodeProps) {
  const change = useAction('board.changeCode')
  const [isAsking, setIsAsking] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof change.run>>) => {
    setIsAsking(false)
    if (!answer?.ok) return
    say(words.changed)
    void onChanged()
  }
  return (
    <Card>
      <Words kind="strong">{words.code}</Words>
      {code ? (
        <>
          <Words kind="title">{code.code.replace(/(.{4})(?=.)/g, '$1-')}</Words>
          <Words kind="soft">{words.codeMade(dayInWords(dayOf(code.madeAt)))}</Words>
          <Button kind="second" onTap={() => goTo(routes.board(code.code))}>
            {words.look}
          </Button>
          <Button kind="quiet" onTap={() => setIsAsking(true)}>
            {words.change}
          </Button>
        </>
      ) : (
        <Words>{words.noCode}</Words>
      )}
      {change.refused && (
        <Refused
          answer={change.refused}
          sentences={keepRefusals}
          onRetry={async () => settle(await change.retry())}
        />
      )}
      {isAsking && (
        <Confirm
          title={words.changeTitle}
          sentence={words.changeSentence}
          yes={words.change}
          busy={change.isBusy && words.changing}
          onYes={async () => settle(await change.run({ communityId, estateId }))}
          onNo={() => setIsAsking(false)}
        />
      )}
    </Card>
  )
}
