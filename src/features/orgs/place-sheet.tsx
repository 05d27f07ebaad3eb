import { useState } from 'react'
import type { OrgBrief, OrgKind, OrgView, ResponsiblePart } from '../../../types/orgs'
import type { CallAnswer } from '../../cloud/call'
import { type Action, useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { FindPlace } from './find-place'
import { changeRefusals, kindWords, partWords, words } from './words'

export type ActOnPlace =
  | 'add'
  | 'rename'
  | 'setAliases'
  | 'setResponsible'
  | 'setCentre'
  | 'move'
  | 'merge'
  | 'close'

type ChangeName =
  | 'orgs.create'
  | 'orgs.rename'
  | 'orgs.setAliases'
  | 'orgs.setResponsible'
  | 'orgs.setCentre'
  | 'orgs.move'
  | 'orgs.merge'
  | 'orgs.close'

interface FormProps {
  view: OrgView
  onChanged: (view: OrgView) => void
  /** Somebody else changed the place: it is read again. */
  onOutdated: () => unknown
}

interface PlaceSheetProps extends FormProps {
  act: ActOnPlace
  onClose: () => void
}

/** One change of a place. */
export function PlaceSheet({ act, onClose, ...form }: PlaceSheetProps) {
  const Form = forms[act]
  return (
    <Sheet title={words[act]} onClose={onClose}>
      <Form {...form} />
    </Sheet>
  )
}

const forms: Record<ActOnPlace, (props: FormProps) => JSX.Element> = {
  add: AddForm,
  rename: RenameForm,
  setAliases: AliasesForm,
  setResponsible: ResponsibleForm,
  setCentre: CentreForm,
  move: MoveForm,
  merge: MergeForm,
  close: CloseForm,
}

interface SaveProps {
  action: Pick<Action<ChangeName>, 'refused' | 'isBusy' | 'retry'>
  form: FormProps
  /** Null while the form is not filled in. */
  onSave: () => Promise<CallAnswer<ChangeName> | null> | null
  title?: string
}

/** The button under every form, and what was answered. */
function Save({ action, form: { onChanged, onOutdated }, onSave, title = words.save }: SaveProps) {
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

function AddForm(form: FormProps) {
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
      <Words kind="soft">{words.kindToAdd}</Words>
      <Choices options={can.create.map(one => [one, kindWords[one]])} chosen={kind} onChoose={setKind} />
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

function RenameForm(form: FormProps) {
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
        <Row
          title={words.keepOldName}
          mark={keepsOldName ? words.yes : words.no}
          onTap={() => setKeeps(!keepsOldName)}
        />
      </Rows>
      <Save
        action={rename}
        form={form}
        onSave={() => (isWrong ? null : rename.run({ orgId, revision, name: name.trim(), keepsOldName }))}
      />
    </>
  )
}

function AliasesForm(form: FormProps) {
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

function ResponsibleForm(form: FormProps) {
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
          options={responsible.map(one => [one.part, partWords[one.part]])}
          chosen={part}
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

function CentreForm(form: FormProps) {
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

function MoveForm(form: FormProps) {
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

function MergeForm(form: FormProps) {
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

function CloseForm(form: FormProps) {
  const { orgId, revision } = form.view
  const close = useAction('orgs.close')
  return (
    <>
      <Words>{words.closeWarning}</Words>
      <Save action={close} form={form} title={words.close} onSave={() => close.run({ orgId, revision })} />
    </>
  )
}

interface ChosenProps {
  place: OrgBrief | null
  label: string
  onChoose: (place: OrgBrief | null) => void
  isWanted: (place: OrgBrief) => boolean
}

function Chosen({ place, label, onChoose, isWanted }: ChosenProps) {
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

interface ChoicesProps<Key extends string> {
  options: [key: Key, title: string][]
  chosen: Key | undefined
  onChoose: (key: Key) => void
}

function Choices<Key extends string>({ options, chosen, onChoose }: ChoicesProps<Key>) {
  return (
    <Rows>
      {options.map(([key, title]) => (
        <Row
          key={key}
          title={title}
          mark={key === chosen ? words.chosen : words.choose}
          markTone={key === chosen ? 'done' : 'plain'}
          onTap={() => onChoose(key)}
        />
      ))}
    </Rows>
  )
}

function aliasesIn(text: string): string[] {
  return text
    .split(/[、,，;；]/)
    .map(alias => alias.trim())
    .filter(Boolean)
}
