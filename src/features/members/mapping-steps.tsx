import { useState } from 'react'
import type { RosterField, UnclearColumn, UnclearSheet } from '../../../types/members'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { mappingOf, rosterFields, withMeaning } from './unclear'
import type { Plan } from './use-plan'
import { fieldWords, words } from './words'

const notRead = 'notRead'

const meanings: { key: RosterField | typeof notRead; title: string }[] = [
  ...rosterFields.map(field => ({ key: field, title: fieldWords[field] })),
  { key: notRead, title: words.notRead },
]

interface StepProps {
  unclear: UnclearSheet
  plan: Plan
}

/** Several rows look like the header: a person points at the right one. */
export function HeaderStep({ unclear, plan }: StepProps) {
  return (
    <Frame title={words.whichHeader} lead={words.whichHeaderLead}>
      <Rows>
        {unclear.headers.map(({ row, cells }) => (
          <Row
            key={row}
            title={words.headerRow(row)}
            note={cells.filter(Boolean).join('、')}
            onTap={() => plan.readAs({ headerRow: row, mapping: null })}
          />
        ))}
      </Rows>
      <Button kind="second" onTap={plan.choose}>
        {words.otherFile}
      </Button>
    </Frame>
  )
}

/** Columns that were not recognised for sure: a person says what each one is. */
export function ColumnsStep({ unclear, plan }: StepProps) {
  const [columns, setColumns] = useState(unclear.columns)
  const [open, setOpen] = useState<UnclearColumn | null>(null)
  const mapping = mappingOf(columns)
  const isEnough = mapping.name !== undefined && mapping.branchName !== undefined

  const mean = (meaning: RosterField | null) => {
    if (open) setColumns(withMeaning(columns, open.index, meaning))
    setOpen(null)
  }

  return (
    <Frame
      title={words.mapTitle}
      lead={words.mapLead}
      foot={
        isEnough ? (
          <Button onTap={() => plan.readAs({ headerRow: unclear.headerRow, mapping })}>{words.goOn}</Button>
        ) : (
          <Words>{words.needName}</Words>
        )
      }
    >
      <Rows>
        {columns.map(column => (
          <Row
            key={column.index}
            title={words.column(column.letter, column.title)}
            note={words.sample(column.sample)}
            mark={column.guess ? fieldWords[column.guess] : words.notRead}
            markTone={column.guess ? 'done' : 'plain'}
            onTap={() => setOpen(column)}
          />
        ))}
      </Rows>
      <Button kind="second" onTap={plan.choose}>
        {words.otherFile}
      </Button>
      {open && (
        <Sheet title={words.whatIs(open.title)} onClose={() => setOpen(null)}>
          <Choices
            label={words.whatIs(open.title)}
            choices={meanings}
            chosen={open.guess ?? notRead}
            onChoose={meaning => mean(meaning === notRead ? null : meaning)}
          />
        </Sheet>
      )}
    </Frame>
  )
}
