import { useState } from 'react'
import type { ImportView, RowPlan } from '../../../types/members'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Tabs } from '../../ui/tabs'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ConfirmMissing, MissingHead } from './missing'
import { PlannedRow } from './planned-row'
import type { Slices } from './use-slices'
import { applyRefusals, dropRefusals, emptyPlanWords, listRowRefusals, planWords, words } from './words'

interface ImportPlannedProps {
  view: ImportView
  apply: Slices<'members.applyImport'>
  onOutdated: () => unknown
}

/** The dry run: what would happen to whom, and the rows that wait for a person. */
export function ImportPlanned({ view, apply, onOutdated }: ImportPlannedProps) {
  const { importId, fileName, madeAt, rows, counts, notImported, can } = view
  const drop = useAction('members.dropImport')

  const putAway = async () => {
    const answer = await drop.run({ importId })
    if (answer?.ok) remember('members.showImport', { importId }, answer.value)
  }

  return (
    <Frame
      title={fileName}
      lead={`${words.madeAt(momentInWords(madeAt))}，${words.of(rows)}`}
      foot={
        can.apply && (
          <Button busy={apply.isRunning && words.applying} onTap={apply.run}>
            {words.apply}
          </Button>
        )
      }
    >
      {apply.refused && <Refused answer={apply.refused} sentences={applyRefusals} onRetry={apply.run} />}
      {drop.refused && <Refused answer={drop.refused} sentences={dropRefusals} onRetry={onOutdated} />}
      {counts.doubtful > 0 && (
        <Card tone="care">
          <Words>{words.doubtsLeft(counts.doubtful)}</Words>
        </Card>
      )}
      {!can.apply && counts.missing === 0 && <Words>{words.nothingToApply}</Words>}
      {notImported.length > 0 && <Words kind="soft">{words.notImported(notImported)}</Words>}
      <PlannedRows view={view} />
      {can.drop && (
        <Button kind="quiet" busy={drop.isBusy && words.dropping} onTap={putAway}>
          {words.drop}
        </Button>
      )}
    </Frame>
  )
}

const plans: RowPlan[] = [
  'doubtful',
  'missing',
  'left',
  'stays',
  'add',
  'back',
  'moved',
  'renamed',
  'change',
  'same',
  'leftOut',
]

/** Groups that are rare stand there only when somebody is in them. */
const always: RowPlan[] = ['doubtful', 'add', 'change', 'same', 'leftOut']

function firstOf({ doubtful, missing }: ImportView['counts']): RowPlan {
  if (doubtful > 0) return 'doubtful'
  return missing > 0 ? 'missing' : 'add'
}

function PlannedRows({ view }: { view: ImportView }) {
  const { importId, counts } = view
  const [plan, setPlan] = useState<RowPlan>(firstOf(counts))
  const pages = usePages('members.listImportRows', { importId, plan })
  const tabs = plans
    .filter(key => always.includes(key) || counts[key] > 0 || key === plan)
    .map(key => ({ key, title: planWords[key], count: counts[key] }))

  return (
    <>
      <Tabs tabs={tabs} chosen={plan} onChoose={setPlan} />
      {plan === 'missing' && <MissingHead view={view} />}
      <Listed
        pages={pages}
        sentences={listRowRefusals}
        empty={<Empty art={plan === 'doubtful' ? 'done' : 'empty'} title={emptyPlanWords[plan]} />}
      >
        {items =>
          items.map(item => (
            <PlannedRow
              key={item.row}
              importId={importId}
              item={item}
              onDecided={changed =>
                pages.change(({ row }) => row === item.row, changed.plan === plan ? changed : null)
              }
            />
          ))
        }
      </Listed>
      {plan === 'missing' && pages.items && !pages.isWaiting && (
        <ConfirmMissing view={view} isAllShown={!pages.hasMore} />
      )}
    </>
  )
}
