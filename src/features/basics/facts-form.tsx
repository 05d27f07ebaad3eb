import { useState } from 'react'
import type { BasicFact, BasicFacts } from '../../../types/basics'
import { dayOf, isCalendarMonth } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { factWords, words } from './words'

interface FactsFormProps {
  facts: BasicFacts
  act: string
  busy: boolean
  onSave: (facts: BasicFacts) => unknown
}

const months: BasicFact[] = ['joinedMonth', 'bornMonth']
const mostLetters: Record<BasicFact, number> = { jobTitle: 40, skills: 100, joinedMonth: 7, bornMonth: 7 }

/** The four basic facts; what is left empty is empty on the roster. */
export function FactsForm({ facts, act, busy, onSave }: FactsFormProps) {
  const [typed, setTyped] = useState(facts)
  const [hasTried, setHasTried] = useState(false)
  const thisMonth = dayOf(Date.now()).slice(0, 7)
  const tidy = Object.fromEntries(
    Object.entries(typed).map(([fact, text]) => [fact, text?.trim() || null]),
  ) as unknown as BasicFacts
  const isWrong = (fact: BasicFact): boolean => {
    const text = tidy[fact]
    return months.includes(fact) && text !== null && !(isCalendarMonth(text) && text <= thisMonth)
  }
  const save = () => {
    setHasTried(true)
    if (!months.some(isWrong)) onSave(tidy)
  }
  return (
    <>
      {(Object.keys(factWords) as BasicFact[]).map(fact => (
        <Field
          key={fact}
          label={factWords[fact]}
          hint={months.includes(fact) ? words.monthHint : undefined}
          value={typed[fact] ?? ''}
          onType={text => setTyped({ ...typed, [fact]: text })}
          maxLength={mostLetters[fact]}
          error={hasTried && isWrong(fact) ? words.monthError : null}
        />
      ))}
      <Button busy={busy && words.saving} onTap={save}>
        {act}
      </Button>
    </>
  )
}
