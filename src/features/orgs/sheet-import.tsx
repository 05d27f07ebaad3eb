import { useEffect, useRef, useState } from 'react'
import type { OrgImportRowView, OrgImportView, OrgRowPlan } from '../../../types/orgs'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { newTapId } from '../../contract/tap-id'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Progress } from '../../ui/progress'
import { Tabs } from '../../ui/tabs'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { doubtWords, emptyWords, fieldWords, planWords, readRefusals, words } from './sheet-words'
import { kindWords } from './words'

/** One sheet of places: what it would do, how far it is, or that it is done. */
export function SheetImport({ importId }: { importId: string }) {
  const story = useOperation('orgs.showImport', { importId })
  const apply = useApplying(importId)
  const view = story.known?.value
  return (
    <Frame
      title={titleOf(view)}
      lead={view?.fileName}
      foot={
        view?.can.apply && (
          <Button busy={apply.isRunning && words.applying} onTap={apply.run}>
            {view.state === 'planned' ? words.apply(view.toApply) : words.goOn}
          </Button>
        )
      }
    >
      <Loaded story={story} sentences={readRefusals}>
        {shown => (
          <>
            {apply.refused && <Refused answer={apply.refused} sentences={readRefusals} onRetry={apply.run} />}
            <WhereItStands view={shown} />
            {shown.state !== 'applying' && <PlannedRows key={shown.state} view={shown} />}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function titleOf(view: OrgImportView | undefined): string {
  if (view?.state === 'settled') return words.done
  return view?.state === 'applying' ? words.applyingTitle : words.title
}

/** Slice after slice under one tap, until the end, a refusal, or until the page is left. */
function useApplying(importId: string) {
  const apply = useAction('orgs.applyImport')
  const isLeft = useRef(false)
  const tapId = useRef(newTapId())
  const [isRunning, setIsRunning] = useState(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])

  const run = async () => {
    setIsRunning(true)
    while (!isLeft.current) {
      const answer = await apply.run({ importId }, tapId.current)
      if (!answer?.ok) break
      remember('orgs.showImport', { importId }, answer.value)
      if (answer.value.state === 'settled') break
    }
    setIsRunning(false)
  }
  return { isRunning, run, refused: apply.refused }
}

function WhereItStands({ view }: { view: OrgImportView }) {
  const { state, rows, counts, madeAt, done, toApply } = view
  if (state === 'applying') {
    return (
      <Card>
        <Words kind="strong">{words.progress(done, toApply)}</Words>
        <Progress done={done} total={toApply} label={words.progress(done, toApply)} />
        <Words kind="soft">{words.canLeave}</Words>
      </Card>
    )
  }
  return (
    <>
      <Words kind="soft">{`${words.of(rows)}，${words.madeAt(momentInWords(madeAt))}`}</Words>
      {state === 'settled' && (
        <Card tone="done">
          <Words>{words.doneNote}</Words>
          <Button kind="second" onTap={() => goTo(routes.places())}>
            {words.seePlaces}
          </Button>
        </Card>
      )}
      {counts.doubtful > 0 && (
        <Card tone="care">
          <Words>
            {state === 'settled' ? words.doubtsAfter(counts.doubtful) : words.doubtsLeft(counts.doubtful)}
          </Words>
        </Card>
      )}
      {state === 'planned' && toApply === 0 && <Words>{words.nothingToApply}</Words>}
      {counts.missing > 0 && <Words kind="soft">{words.missing(counts.missing)}</Words>}
      {state === 'planned' && <Words kind="soft">{words.later}</Words>}
    </>
  )
}

const plans: OrgRowPlan[] = ['doubtful', 'add', 'rename', 'move', 'change', 'same', 'missing']

function PlannedRows({ view: { importId, counts } }: { view: OrgImportView }) {
  const [plan, setPlan] = useState<OrgRowPlan>(plans.find(one => counts[one] > 0) ?? 'add')
  const pages = usePages('orgs.listImportRows', { importId, plan })
  const tabs = plans
    .filter(key => counts[key] > 0)
    .map(key => ({ key, title: planWords[key], count: counts[key] }))
  return (
    <>
      <Tabs tabs={tabs} chosen={plan} onChoose={setPlan} />
      <Listed pages={pages} sentences={readRefusals} empty={<Empty art="empty" title={emptyWords[plan]} />}>
        {items =>
          items.map(item => <PlannedRow key={`${item.row} ${item.within} ${item.name}`} item={item} />)
        }
      </Listed>
    </>
  )
}

/** One row of the sheet: which place, what would change, or what has to be put right first. */
function PlannedRow({ item: { row, kind, name, within, plan, doubt, changes } }: { item: OrgImportRowView }) {
  const about = [words.row(row), kind && kindWords[kind], within].filter(Boolean).join(' · ')
  return (
    <Card>
      <Words kind="strong">{name || words.noName}</Words>
      <Words kind="soft">{about}</Words>
      {doubt && (
        <>
          <Words>{doubtWords[doubt.doubt].reason(doubt.written, doubt.otherRow)}</Words>
          <Words kind="soft">{doubtWords[doubt.doubt].next}</Words>
        </>
      )}
      {plan === 'add' && <Words>{words.adds(within)}</Words>}
      {plan !== 'add' &&
        changes.map(({ field, from, to }) => (
          <Words key={field}>{words.change(fieldWords[field], from, to)}</Words>
        ))}
    </Card>
  )
}
