import { useEffect, useState } from 'react'
import { useOperation } from '../../cloud/use-operation'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Refused } from '../door/refused'
import { searchRefusals, claimWords as words } from './words'

interface UnitFieldProps {
  /** Whose unit is asked for; the person's own unless told otherwise. */
  label?: string
  chosen: string | null
  onChoose: (unitName: string | null) => void
  error: string | null
}

/** The unit as the roster writes it: a few characters find it, a tap chooses it. */
export function UnitField({ label = words.unit, chosen, onChoose, error }: UnitFieldProps) {
  const [text, setText] = useState('')

  if (chosen) {
    return (
      <Rows>
        <Row icon="check" title={chosen} note={label} mark={words.change} onTap={() => onChoose(null)} />
      </Rows>
    )
  }
  return (
    <>
      <Field label={label} hint={words.unitHint} value={text} onType={setText} maxLength={30} error={error} />
      {text.trim() && <Found text={text.trim()} onChoose={onChoose} />}
    </>
  )
}

const mostShown = 6

function Found({ text, onChoose }: { text: string; onChoose: (unitName: string) => void }) {
  const search = useOperation('orgs.search', { kind: 'unit', text: useSettled(text) })
  const units = search.known?.value.items

  if (!units) {
    if (!search.refused) return <Words kind="soft">{words.unitSearching}</Words>
    return <Refused answer={search.refused} sentences={searchRefusals} onRetry={search.reload} />
  }
  if (units.length === 0) return <Words kind="soft">{words.unitNone}</Words>
  return (
    <Choices
      label={words.unit}
      choices={units.slice(0, mostShown).map(({ name, within }) => ({
        key: name,
        title: name,
        note: within ?? undefined,
      }))}
      chosen={null}
      onChoose={onChoose}
    />
  )
}

const pauseOfTypingMs = 350

/** The text once the person has stopped typing, so that not every key asks the cloud. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)

  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseOfTypingMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
