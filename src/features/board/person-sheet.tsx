import { useState } from 'react'
import type { BoardDoor } from '../../../types/board'
import type { OrgBrief } from '../../../types/orgs'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { PersonRow } from '../../ui/person-row'
import { Sheet } from '../../ui/sheet'
import { Loaded } from '../door/loaded'
import { ThankForm } from '../thanks/thank-form'
import type { BoardLine } from './use-board'
import { notesOf, personRefusals, words } from './words'

interface PersonSheetProps {
  door: BoardDoor
  estate: OrgBrief
  line: BoardLine
  photoUrl?: string
  onClose: () => void
}

/** One person of the board, and what a neighbour may want: to thank, to ask, to say something. */
export function PersonSheet({ door, estate, line, photoUrl, onClose }: PersonSheetProps) {
  const { memberId, name, isCut } = line
  const estateId = estate.orgId
  const [isThanking, setIsThanking] = useState(false)
  if (isThanking) {
    return (
      <Sheet title={words.thank(name)} onClose={onClose}>
        <ThankForm estateId={estateId} memberId={memberId} onDone={onClose} />
      </Sheet>
    )
  }
  return (
    <Sheet title={name} onClose={onClose}>
      {isCut ? (
        <WholeLine door={door} memberId={memberId} name={name} photoUrl={photoUrl} />
      ) : (
        <PersonRow name={name} notes={notesOf(line)} photoUrl={photoUrl} />
      )}
      <Button icon="hand" onTap={() => setIsThanking(true)}>
        {words.thank(name)}
      </Button>
      <Button kind="second" onTap={() => goTo(routes.askFromBoard(estate, name, 'help'))}>
        {words.askFrom}
      </Button>
      <Button kind="second" onTap={() => goTo(routes.askFromBoard(estate, name, 'opinion'))}>
        {words.report}
      </Button>
    </Sheet>
  )
}

/** A long pledge stands on a large board cut short, and here in full. */
function WholeLine({
  door,
  memberId,
  name,
  photoUrl,
}: Pick<PersonSheetProps, 'photoUrl'> & { door: BoardDoor; memberId: string; name: string }) {
  const person = useOperation('board.person', { door, memberId })
  return (
    <Loaded story={person} sentences={personRefusals} rows={1}>
      {whole => <PersonRow name={name} notes={notesOf(whole)} photoUrl={photoUrl} />}
    </Loaded>
  )
}
