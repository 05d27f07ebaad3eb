import { useState } from 'react'
import type { OrgKind } from '../../../types/orgs'
import { useAction } from '../../cloud/use-action'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { aliasesIn, type FormProps, Save } from './place-form'
import { kindWords, words } from './words'

/** A new place below this one. */
export function AddForm(form: FormProps) {
  const { orgId, can } = form.view
  const create = useAction('orgs.create')
  const only = can.create.length === 1 ? can.create[0] : undefined
  const [kind, setKind] = useState<OrgKind | undefined>(only)
  const [name, setName] = useState('')
  const [aliases, setAliases] = useState('')
  const [unitName, setUnitName] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const save = () => {
    setHasTried(true)
    if (!kind || !name.trim()) return null
    const unit = unitName.trim() || null
    return create.run({
      parentId: orgId,
      kind,
      name: name.trim(),
      aliases: aliasesIn(aliases),
      unitName: unit,
    })
  }
  return (
    <>
      <Choices
        label={words.kindToAdd}
        choices={can.create.map(one => ({ key: one, title: kindWords[one] }))}
        chosen={kind ?? null}
        onChoose={setKind}
      />
      {kind && (
        <>
          <Field
            label={words.name}
            value={name}
            onType={setName}
            maxLength={40}
            error={hasTried && !name.trim() ? words.nameError : null}
          />
          {kind === 'branch' && <Field label={words.unitName} value={unitName} onType={setUnitName} />}
          {kind === 'estate' && (
            <Field
              label={words.aliases}
              hint={words.aliasesHint}
              value={aliases}
              onType={setAliases}
              maxLength={200}
            />
          )}
          <Save action={create} form={form} onSave={save} />
        </>
      )}
    </>
  )
}
