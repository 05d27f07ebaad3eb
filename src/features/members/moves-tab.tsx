import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { moveInWords, movesRefusals, words } from './words'

interface MovesTabProps {
  unitId: string
  empty: { title: string; next: string }
}

/** Who came to a unit and who went, as the rosters said: to be read, not to be changed here (G133). */
export function MovesTab({ unitId, empty }: MovesTabProps) {
  const pages = usePages('members.listMoves', { orgId: unitId })
  return (
    <>
      <Listed pages={pages} sentences={movesRefusals} empty={<Empty art="empty" {...empty} />}>
        {items => (
          <Rows>
            {items.map(move => (
              <Row
                key={move.moveId}
                title={words.movedOn(move.name, move.phoneTail)}
                note={`${momentInWords(move.at)}，${moveInWords(move)}`}
                {...(move.undoneAt !== null && { mark: words.undone })}
              />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.movesNote}</Words>
    </>
  )
}
