import { useState } from 'react'
import type { BasicsView } from '../../../types/basics'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { AnswerSheet } from './answer-sheet'
import { readRefusals, words } from './words'

/** What members of the unit wish to have put right, whoever waits longest first (X22). */
export function UnitBasicsScreen({ unitId }: { unitId: string }) {
  const pages = usePages('basics.list', { orgId: unitId })
  const [open, setOpen] = useState<BasicsView | null>(null)
  return (
    <Frame title={words.unitTitle} lead={words.unitLead}>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="done" title={words.empty} next={words.emptyNext} />}
      >
        {items => (
          <Rows>
            {items.map(item => (
              <Row key={item.memberId} title={item.name} note={words.waits} onTap={() => setOpen(item)} />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && (
        <AnswerSheet
          memberId={open.memberId}
          name={open.name}
          onClose={() => {
            setOpen(null)
            void pages.reload()
          }}
        />
      )}
    </Frame>
  )
}
