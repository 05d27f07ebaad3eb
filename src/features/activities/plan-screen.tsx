import { type ReactNode, useState } from 'react'
import type { ActivityPlan, ActivityView } from '../../../types/activities'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { goBack, goOnTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Frame } from '../../ui/frame'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { type Draft, draftOf, emptyDraft, planOf, wrongIn } from './draft'
import { PlanFields } from './plan-fields'
import { createRefusals, editRefusals, readRefusals, words } from './words'

interface PlanScreenProps {
  orgId: string
  /** The activity that is changed, or the one to do again; neither for a new one. */
  edited: string | null
  copied: string | null
}

/** Plans an activity, changes one, or does one again with two taps. */
export function PlanScreen({ orgId, edited, copied }: PlanScreenProps) {
  const from = edited ?? copied
  if (!from) return <NewPlan orgId={orgId} draft={emptyDraft} title={words.planTitle} />
  return <PlanFrom orgId={orgId} activityId={from} isEdit={edited !== null} />
}

interface PlanFromProps {
  orgId: string
  activityId: string
  isEdit: boolean
}

function PlanFrom({ orgId, activityId, isEdit }: PlanFromProps) {
  const story = useOperation('activities.show', { activityId })
  const activity = story.known?.value.activity
  if (!activity || story.stands === 'waiting') {
    return (
      <Frame title={isEdit ? words.editTitle : words.copyTitle}>
        <Loaded story={story} sentences={readRefusals} rows={4}>
          {() => null}
        </Loaded>
      </Frame>
    )
  }
  if (isEdit) return <EditPlan activity={activity} />
  return <NewPlan orgId={orgId} draft={draftOf(activity, Date.now())} title={words.copyTitle} />
}

interface NewPlanProps {
  orgId: string
  draft: Draft
  title: string
}

function NewPlan({ orgId, draft, title }: NewPlanProps) {
  const create = useAction('activities.create')
  const settle = (answer: Awaited<ReturnType<typeof create.run>>) => {
    if (!answer?.ok) return
    say(words.published)
    goOnTo(routes.activity(answer.value.activity.activityId))
  }
  return (
    <PlanForm
      orgId={orgId}
      title={title}
      draft={draft}
      busy={create.isBusy && words.publishing}
      act={words.publish}
      refused={
        create.refused && (
          <Refused
            answer={create.refused}
            sentences={createRefusals}
            onRetry={async () => settle(await create.retry())}
          />
        )
      }
      onSend={async plan => settle(await create.run({ orgId, plan }))}
    />
  )
}

function EditPlan({ activity }: { activity: ActivityView }) {
  const edit = useAction('activities.edit')
  const { activityId, revision, org } = activity
  const settle = (answer: Awaited<ReturnType<typeof edit.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    goBack()
  }
  return (
    <PlanForm
      orgId={org.orgId}
      title={words.editTitle}
      draft={draftOf(activity, null)}
      busy={edit.isBusy && words.saving}
      act={words.save}
      refused={
        edit.refused && (
          <Refused
            answer={edit.refused}
            sentences={editRefusals}
            onRetry={async () => settle(await edit.retry())}
          />
        )
      }
      onSend={async plan => settle(await edit.run({ activityId, revision, plan }))}
    />
  )
}

interface PlanFormProps extends NewPlanProps {
  act: string
  busy: string | false
  refused: ReactNode
  onSend: (plan: ActivityPlan) => unknown
}

/** What is wrong is said after the first try, beside each question. */
function PlanForm({ orgId, title, draft: first, act, busy, refused, onSend }: PlanFormProps) {
  const [draft, setDraft] = useState(first)
  const [hasTried, setHasTried] = useState(false)
  const wrong = wrongIn(draft)
  const send = async () => {
    setHasTried(true)
    const plan = planOf(draft)
    if (plan) await onSend(plan)
  }
  return (
    <Frame
      title={title}
      foot={
        <Button busy={busy} onTap={send}>
          {act}
        </Button>
      }
    >
      {refused}
      <PlanFields
        orgId={orgId}
        draft={draft}
        wrong={hasTried ? wrong : {}}
        onChange={change => setDraft({ ...draft, ...change })}
      />
    </Frame>
  )
}
