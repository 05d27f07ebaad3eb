import type { OrgBrief, OrgView } from '../../../types/orgs'
import type { CallAnswer } from '../../cloud/call'
import type { Action } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { FindPlace } from './find-place'
import { changeRefusals, words } from './words'

type ChangeName =
  | 'orgs.create'
  | 'orgs.rename'
  | 'orgs.setAliases'
  | 'orgs.setResponsible'
  | 'orgs.setCentre'
  | 'orgs.move'
  | 'orgs.merge'
  | 'orgs.close'

export interface FormProps {
  view: OrgView
  onChanged: (view: OrgView) => void
  /** Somebody else changed the place: it is read again. */
  onOutdated: () => unknown
}

interface SaveProps {
  action: Pick<Action<ChangeName>, 'refused' | 'isBusy' | 'retry'>
  form: FormProps
  /** Null while the form is not filled in. */
  onSave: () => Promise<CallAnswer<ChangeName> | null> | null
  title?: string
}

/** The button under every form, and what was answered. */
export function Save({ action, form: { onChanged, onOutdated }, onSave, title = words.save }: SaveProps) {
  const settle = (answer: CallAnswer<ChangeName> | null) => {
    if (answer?.ok) {
      say(words.saved)
      onChanged(answer.value)
    } else if (answer?.refusal === 'changedMeanwhile') onOutdated()
  }
  return (
    <>
      {action.refused && (
        <Refused
          answer={action.refused}
          sentences={changeRefusals}
          onRetry={async () => settle(await action.retry())}
        />
      )}
      <Button busy={action.isBusy && words.saving} onTap={async () => settle(await onSave())}>
        {title}
      </Button>
    </>
  )
}

interface ChosenProps {
  place: OrgBrief | null
  label: string
  onChoose: (place: OrgBrief | null) => void
  isWanted: (place: OrgBrief) => boolean
}

/** A place that was chosen, or the way to choose one. */
export function Chosen({ place, label, onChoose, isWanted }: ChosenProps) {
  if (!place) return <FindPlace label={label} onChoose={onChoose} isWanted={isWanted} />
  return (
    <Rows>
      <Row
        icon="check"
        title={place.name}
        note={place.within ?? undefined}
        mark={words.change}
        onTap={() => onChoose(null)}
      />
    </Rows>
  )
}

/** Other names as people part them. */
export function aliasesIn(text: string): string[] {
  return text
    .split(/[、,，;；]/)
    .map(alias => alias.trim())
    .filter(Boolean)
}
