import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { CheckRow } from '../../ui/check-row'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { aliasesIn, type FormProps, Save } from './place-form'
import { words } from './words'

/** Another name; people who write the old one still find it. */
export function RenameForm(form: FormProps) {
  const { orgId, revision, name: before } = form.view
  const rename = useAction('orgs.rename')
  const [name, setName] = useState(before)
  const [keepsOldName, setKeeps] = useState(true)
  const isWrong = !name.trim()

  return (
    <>
      <Field
        label={words.name}
        value={name}
        onType={setName}
        maxLength={40}
        error={isWrong ? words.nameError : null}
      />
      <Rows>
        <CheckRow title={words.keepOldName} isChecked={keepsOldName} onCheck={setKeeps} />
      </Rows>
      <Save
        action={rename}
        form={form}
        onSave={() => (isWrong ? null : rename.run({ orgId, revision, name: name.trim(), keepsOldName }))}
      />
    </>
  )
}

/** What else people call it (G03). */
export function AliasesForm(form: FormProps) {
  const { orgId, revision } = form.view
  const change = useAction('orgs.setAliases')
  const [text, setText] = useState(form.view.aliases.join('、'))
  return (
    <>
      <Field
        label={words.aliases}
        hint={words.aliasesHint}
        value={text}
        onType={setText}
        maxLength={400}
        isLong
      />
      <Save
        action={change}
        form={form}
        onSave={() => change.run({ orgId, revision, aliases: aliasesIn(text) })}
      />
    </>
  )
}
