import type { RuleKind, RuleOption, RuleValue } from '../../../types/rules'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
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
  if (kind.kind === 'yesNo') {
    const answers = [true, false].map(value => ({ value, title: value ? words.yes : words.no }))
    return (
      <Ticks
        options={answers}
        isTicked={value => value === draft.value}
        onTick={value => onChange({ ...draft, value })}
      />
    )
  }
  if (kind.kind === 'choice' || kind.kind === 'choices') {
    const isSeveral = kind.kind === 'choices'
    const ticked = Array.isArray(draft.value) ? draft.value : [draft.value]
    return (
      <Ticks<RuleOption['value']>
        options={kind.options}
        isTicked={value => ticked.includes(value)}
        onTick={value => onChange({ ...draft, value: isSeveral ? toggled(draft.value, value) : value })}
      />
    )
  }
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

interface TicksProps<Value> {
  options: { value: Value; title: string }[]
  isTicked: (value: Value) => boolean
  onTick: (value: Value) => void
}

function Ticks<Value extends string | number | boolean>({ options, isTicked, onTick }: TicksProps<Value>) {
  return (
    <Section title={words.newValue}>
      <Rows>
        {options.map(({ value, title }) => (
          <Row
            key={String(value)}
            title={title}
            mark={isTicked(value) ? words.chosen : words.choose}
            markTone={isTicked(value) ? 'done' : 'plain'}
            onTap={() => onTick(value)}
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
