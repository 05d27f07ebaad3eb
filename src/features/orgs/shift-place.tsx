import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import { useAction } from '../../cloud/use-action'
import { Card, Words } from '../../ui/card'
import { Chosen, type FormProps, Save } from './place-form'
import { words } from './words'

/** Under another place, with all that stands in it. */
export function MoveForm(form: FormProps) {
  const { orgId, revision, kind } = form.view
  const move = useAction('orgs.move')
  const [parent, setParent] = useState<OrgBrief | null>(null)
  return (
    <>
      <Chosen
        place={parent}
        label={words.moveTo}
        onChoose={setParent}
        isWanted={place => place.orgId !== orgId && place.kind !== kind}
      />
      {kind === 'estate' && <Words kind="soft">{words.moveWarning}</Words>}
      {parent && (
        <Save
          action={move}
          form={form}
          onSave={() => move.run({ orgId, revision, parentId: parent.orgId })}
        />
      )}
    </>
  )
}

/** Into another of its kind, for good. */
export function MergeForm(form: FormProps) {
  const { orgId, revision, kind } = form.view
  const merge = useAction('orgs.merge')
  const [into, setInto] = useState<OrgBrief | null>(null)
  return (
    <>
      <Chosen
        place={into}
        label={words.mergeInto}
        onChoose={setInto}
        isWanted={place => place.orgId !== orgId && place.kind === kind}
      />
      <Card tone="care">
        <Words>{words.mergeWarning}</Words>
      </Card>
      {into && (
        <Save
          action={merge}
          form={form}
          title={words.merge}
          onSave={() => merge.run({ orgId, revision, intoId: into.orgId })}
        />
      )}
    </>
  )
}

/** No longer in use; its history stays. */
export function CloseForm(form: FormProps) {
  const { orgId, revision } = form.view
  const close = useAction('orgs.close')
  return (
    <>
      <Words>{words.closeWarning}</Words>
      <Save action={close} form={form} title={words.close} onSave={() => close.run({ orgId, revision })} />
    </>
  )
}
