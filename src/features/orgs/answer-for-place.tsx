import { useState } from 'react'
import type { OrgBrief, ResponsiblePart } from '../../../types/orgs'
import { useAction } from '../../cloud/use-action'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Chosen, type FormProps, Save } from './place-form'
import { partWords, words } from './words'

/** Who answers for it, part by part (A08 A20). */
export function ResponsibleForm(form: FormProps) {
  const { orgId, revision, responsible } = form.view
  const change = useAction('orgs.setResponsible')
  const nameOf = (part: ResponsiblePart | undefined) =>
    responsible.find(one => one.part === part)?.person?.name ?? ''
  const [part, setPart] = useState<ResponsiblePart | undefined>(responsible[0]?.part)
  const [name, setName] = useState(nameOf(responsible[0]?.part))

  const choose = (chosen: ResponsiblePart) => {
    setPart(chosen)
    setName(nameOf(chosen))
  }
  return (
    <>
      {responsible.length > 1 && (
        <Choices
          label={words.whichPart}
          choices={responsible.map(one => ({ key: one.part, title: partWords[one.part] }))}
          chosen={part ?? null}
          onChoose={choose}
        />
      )}
      {part && (
        <>
          <Field label={partWords[part]} hint={words.whoHint} value={name} onType={setName} maxLength={30} />
          <Save
            action={change}
            form={form}
            onSave={() => change.run({ orgId, revision, part, name: name.trim() || null })}
          />
        </>
      )}
    </>
  )
}

/** The service centre a community reports to (X12). */
export function CentreForm(form: FormProps) {
  const { orgId, revision } = form.view
  const change = useAction('orgs.setCentre')
  const [centre, setCentre] = useState<OrgBrief | null>(null)
  return (
    <>
      <Chosen
        place={centre}
        label={words.centreToChoose}
        onChoose={setCentre}
        isWanted={({ kind }) => kind === 'serviceCentre'}
      />
      <Save
        action={change}
        form={form}
        title={centre ? words.save : words.withoutCentre}
        onSave={() => change.run({ orgId, revision, centreId: centre?.orgId ?? null })}
      />
    </>
  )
}
