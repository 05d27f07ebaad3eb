import type { ImportRowView, RowChoice } from '../../../types/members'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Refused } from '../door/refused'
import { absentInWords, choiceInWords, decideRowRefusals, doubtWords, fieldWords, words } from './words'

interface PlannedRowProps {
  importId: string
  item: ImportRowView
  onDecided: (changed: ImportRowView) => void
}

/** One row of the sheet: who, what is unclear, what one may choose. */
export function PlannedRow({ importId, item, onDecided }: PlannedRowProps) {
  const decide = useAction('members.decideImportRow')
  const { row, name, branchName, doubts, changes, choices, endsIn, absent } = item

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (!answer?.ok) return
    remember('members.showImport', { importId }, answer.value.import)
    onDecided(answer.value.row)
  }
  const choose = async (choice: RowChoice) => {
    const asked =
      choice.kind === 'estate' ? { kind: choice.kind, estateId: choice.estateId } : { kind: choice.kind }
    settle(await decide.run({ importId, row, choice: asked }))
  }

  return (
    <Card>
      <Words kind="strong">
        {absent ? words.movedOn(name, absent.phoneTail) : name || words.noNameGiven}
      </Words>
      <Words kind="soft">{absent ? branchName : `${words.row(row)}，${branchName}`}</Words>
      {absent && absentInWords(absent).map(sentence => <Words key={sentence}>{sentence}</Words>)}
      {endsIn && <Words>{words.endsIn(endsIn.name)}</Words>}
      {doubts.map(({ doubt, written, otherRow }) => (
        <Doubt
          key={doubt}
          title={doubtWords[doubt].reason(written, otherRow)}
          next={doubtWords[doubt].next}
        />
      ))}
      {changes.map(({ field, from, to }) => (
        <Words key={field}>{words.change(fieldWords[field], from, to)}</Words>
      ))}
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideRowRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {choices.map(choice => (
        <Button
          key={choiceInWords(choice)}
          kind="second"
          busy={decide.isBusy && words.deciding}
          label={`${name} ${choiceInWords(choice)}`}
          onTap={() => choose(choice)}
        >
          {choiceInWords(choice)}
        </Button>
      ))}
    </Card>
  )
}

function Doubt({ title, next }: { title: string; next: string }) {
  return (
    <>
      <Words>{title}</Words>
      <Words kind="soft">{next}</Words>
    </>
  )
}
