import { useState } from 'react'
import type { ActivityKind, EducationWay, ExampleField } from '../../../types/activities'
import { useOperation } from '../../cloud/use-operation'
import { Section } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { SwitchRow } from '../../ui/switch-row'
import { TimeField } from '../../ui/time-field'
import { useMe } from '../accounts/use-me'
import type { Draft, Wrong } from './draft'
import { kindWords } from './row-words'
import { educationWords, fieldWords, kindNotes, words } from './words'

interface PlanFieldsProps {
  orgId: string
  draft: Draft
  wrong: Wrong
  onChange: (change: Partial<Draft>) => void
}

const kinds = (Object.keys(kindWords) as ActivityKind[]).map(key => ({
  key,
  title: kindWords[key],
  note: kindNotes[key],
}))
const ways = (Object.keys(educationWords) as EducationWay[]).map(key => ({ key, title: educationWords[key] }))
const fields = Object.keys(fieldWords) as ExampleField[]

/** The questions of a plan: what, when, where, for how many. */
export function PlanFields({ orgId, draft, wrong, onChange }: PlanFieldsProps) {
  const isGroup = useMe().known?.value.roles.some(
    ({ place }) => place.orgId === orgId && place.kind === 'group',
  )
  const toggle = (field: ExampleField, isOn: boolean) =>
    onChange({ fields: isOn ? [...draft.fields, field] : draft.fields.filter(other => other !== field) })

  return (
    <>
      <Rows>
        <Picked
          label={words.kind}
          choices={kinds}
          chosen={draft.kind}
          onChoose={kind => onChange({ kind })}
        />
        {draft.kind === 'training' && (
          <Picked
            label={words.educationWay}
            choices={[{ key: 'none', title: words.noWay }, ...ways]}
            chosen={draft.educationWay ?? 'none'}
            onChoose={way => onChange({ educationWay: way === 'none' ? null : (way as EducationWay) })}
          />
        )}
      </Rows>
      <Field
        label={words.title}
        hint={words.titleHint}
        value={draft.title}
        maxLength={40}
        error={wrong.title}
        onType={title => onChange({ title })}
      />
      <DateField
        label={words.day}
        value={draft.day}
        error={wrong.day}
        onChoose={day => onChange({ day, lastDay: day })}
      />
      <TimeField
        label={words.from}
        value={draft.from}
        error={wrong.from}
        onChoose={from => onChange({ from })}
      />
      <TimeField label={words.to} value={draft.to} error={wrong.to} onChoose={to => onChange({ to })} />
      <Place orgId={orgId} draft={draft} wrong={wrong} onChange={onChange} />
      <Rows>
        <SwitchRow
          title={words.isLimited}
          note={words.isLimitedNote}
          isOn={draft.isLimited}
          onSwitch={isLimited => onChange({ isLimited })}
        />
        <SwitchRow
          title={words.checkOutToo}
          note={words.checkOutNote}
          isOn={draft.needsCheckOut}
          onSwitch={needsCheckOut => onChange({ needsCheckOut })}
        />
        {isGroup && (
          <SwitchRow
            title={words.forGroupOnly}
            isOn={draft.openTo === 'group'}
            onSwitch={isOnly => onChange({ openTo: isOnly ? 'group' : 'community' })}
          />
        )}
      </Rows>
      {draft.isLimited && (
        <Field
          label={words.capacity}
          kind="number"
          value={draft.capacity}
          maxLength={4}
          error={wrong.capacity}
          onType={capacity => onChange({ capacity })}
        />
      )}
      <Section title={words.fields}>
        <Rows>
          {fields.map(field => (
            <CheckRow
              key={field}
              title={fieldWords[field]}
              isChecked={draft.fields.includes(field)}
              onCheck={isOn => toggle(field, isOn)}
            />
          ))}
        </Rows>
      </Section>
      <Field
        label={words.noteText}
        hint={words.noteHint}
        isLong
        maxLength={200}
        value={draft.note}
        onType={note => onChange({ note })}
      />
    </>
  )
}

/** A check-in point of the community, or a place in words. */
function Place({ orgId, draft, wrong, onChange }: PlanFieldsProps) {
  const sites = useOperation('sites.list', { communityId: orgId }).known?.value.items ?? []
  const open = sites.filter(({ state }) => state === 'open')
  const choose = (siteId: string) =>
    onChange(
      siteId === 'other'
        ? { siteId: null, place: '' }
        : { siteId, place: open.find(site => site.siteId === siteId)?.name ?? '' },
    )
  return (
    <>
      {open.length > 0 && (
        <Rows>
          <Picked
            label={words.place}
            choices={[
              ...open.map(({ siteId, name }) => ({ key: siteId, title: name })),
              { key: 'other', title: words.otherPlace },
            ]}
            chosen={draft.siteId ?? 'other'}
            onChoose={choose}
          />
        </Rows>
      )}
      {draft.siteId === null && (
        <Field
          label={words.placeText}
          hint={words.placeHint}
          value={draft.place}
          maxLength={40}
          error={wrong.place}
          onType={place => onChange({ place })}
        />
      )}
    </>
  )
}

interface PickedProps<Key extends string> {
  label: string
  choices: { key: Key; title: string; note?: string }[]
  chosen: Key
  onChoose: (key: Key) => void
}

/** One line that says what is chosen, and opens the choice. */
function Picked<Key extends string>({ label, choices, chosen, onChoose }: PickedProps<Key>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Row
        title={label}
        mark={choices.find(({ key }) => key === chosen)?.title}
        onTap={() => setIsOpen(true)}
      />
      {isOpen && (
        <Sheet title={label} onClose={() => setIsOpen(false)}>
          <Choices
            label={label}
            choices={choices}
            chosen={chosen}
            onChoose={key => {
              onChoose(key)
              setIsOpen(false)
            }}
          />
        </Sheet>
      )}
    </>
  )
}
