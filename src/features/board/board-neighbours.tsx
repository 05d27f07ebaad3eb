import { useState } from 'react'
import type { BoardNeighbour } from '../../../types/board'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { emptyWords, standingWords, keptWords as words } from './kept-words'
import { keepRefusals } from './words'

interface NeighboursProps {
  communityId: string
  estateId: string
  onChanged: () => unknown
}

/** Who stands on the board, each to be taken down. */
export function BoardNeighbours({ communityId, estateId, onChanged }: NeighboursProps) {
  const pages = usePages('board.listPeople', { communityId, estateId, show: 'agreed' })
  const takeDown = useAction('board.takeDown')
  const [asked, setAsked] = useState<BoardNeighbour | null>(null)

  const settle = (answer: Awaited<ReturnType<typeof takeDown.run>>) => {
    setAsked(null)
    if (!answer?.ok) return
    say(words.takenDown)
    void pages.reload()
    void onChanged()
  }
  return (
    <>
      {takeDown.refused && (
        <Refused
          answer={takeDown.refused}
          sentences={keepRefusals}
          onRetry={async () => settle(await takeDown.retry())}
        />
      )}
      <Listed pages={pages} sentences={keepRefusals} empty={<Empty art="empty" {...emptyWords.agreed} />}>
        {people =>
          people.map(person => (
            <Card key={person.memberId}>
              <Words kind="strong">{person.name}</Words>
              <Words kind="soft">{[person.unitName, howOf(person)].join(' · ')}</Words>
              <Button kind="quiet" label={`${words.takeDown} ${person.name}`} onTap={() => setAsked(person)}>
                {words.takeDown}
              </Button>
            </Card>
          ))
        }
      </Listed>
      {asked && (
        <Confirm
          title={words.takeDownTitle(asked.name)}
          sentence={words.takeDownSentence}
          yes={words.takeDown}
          busy={takeDown.isBusy && words.takingDown}
          onYes={async () => settle(await takeDown.run({ communityId, estateId, memberId: asked.memberId }))}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  )
}

const howOf = ({ standing, on }: BoardNeighbour): string =>
  `${on ? dayInWords(on) : ''}${standingWords[standing]}`
