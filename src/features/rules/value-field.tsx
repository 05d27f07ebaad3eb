import type { RuleKind, RuleOption, RuleValue } from '../../../types/rules'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { words } from './words'

/** What is being chosen or typed; `value` is what was ticked, `typed` what stands in the field. */
export interface Draft {
  value: RuleValue
  typed: string
}

interface ValueFieldProps {
  kind: RuleKind
  draft: Draft
  isWrong: boolean
  onChange: (draft: Draft) => void
}

/** A setting as it is asked for: ticks for choices, a field for numbers, days and texts. */
export function ValueField({ kind, draft, isWrong, onChange }: ValueFieldProps) {
  const choose = (value: RuleValue) => onChange({ ...draft, value })
  if (kind.kind === 'yesNo') {
    const answers = [true, false].map(value => ({ value, title: value ? words.yes : words.no }))
    return <OneOf options={answers} value={draft.value} onChoose={choose} />
  }
  if (kind.kind === 'choice') return <OneOf options={kind.options} value={draft.value} onChoose={choose} />
  if (kind.kind === 'choices') return <SomeOf options={kind.options} value={draft.value} onChange={choose} />
  if (kind.kind === 'day') {
    return (
      <>
        <DateField
          label={words.newValue}
          value={String(draft.value)}
          onChoose={value => onChange({ ...draft, value })}
        />
        <Button kind="quiet" onTap={() => onChange({ ...draft, value: '' })}>
          {words.noDay}
        </Button>
      </>
    )
  }
  return (
    <Field
      label={words.newValue}
      hint={hintOf(kind)}
      kind={kind.kind === 'wholeNumber' ? 'number' : 'text'}
      isLong={kind.kind === 'text'}
      value={draft.typed}
      onType={typed => onChange({ ...draft, typed })}
      maxLength={kind.kind === 'text' ? kind.maxLength : 40}
      error={isWrong ? words.valueError : null}
    />
  )
}

type Option = { value: RuleOption['value'] | boolean; title: string }

interface OneOfProps {
  options: Option[]
  value: RuleValue
  onChoose: (value: Option['value']) => void
}

/** One of several. */
function OneOf({ options, value, onChoose }: OneOfProps) {
  const choose = (key: string) => {
    const found = options.find(option => String(option.value) === key)
    if (found) onChoose(found.value)
  }
  return (
    <Section title={words.newValue}>
      <Choices
        label={words.newValue}
        choices={options.map(option => ({ key: String(option.value), title: option.title }))}
        chosen={String(value)}
        onChoose={choose}
      />
    </Section>
  )
}

interface SomeOfProps {
  options: RuleOption[]
  value: RuleValue
  onChange: (value: RuleValue) => void
}

/** Any of several. */
function SomeOf({ options, value, onChange }: SomeOfProps) {
  const ticked = Array.isArray(value) ? value : []
  return (
    <Section title={words.newValue}>
      <Rows>
        {options.map(option => (
          <CheckRow
            key={String(option.value)}
            title={option.title}
            isChecked={ticked.includes(option.value)}
            onCheck={() => onChange(toggled(value, option.value))}
          />
        ))}
      </Rows>
    </Section>
  )
}

function toggled(value: RuleValue, one: string | number): RuleValue {
  const now = Array.isArray(value) ? value : []
  return now.includes(one) ? now.filter(other => other !== one) : [...now, one]
}

function hintOf(kind: Extract<RuleKind, { kind: 'wholeNumber' | 'days' | 'text' }>): string {
  if (kind.kind === 'wholeNumber') return words.range(kind.least, kind.most, kind.unit)
  return kind.kind === 'days' ? words.daysHint(kind.least, kind.most) : words.textHint(kind.maxLength)
}
