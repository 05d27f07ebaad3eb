import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import { useOperation } from '../../cloud/use-operation'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { useSettled } from '../accounts/unit-field'
import { Refused } from '../door/refused'
import { kindWords, searchRefusals, words } from './words'

interface FindPlaceProps {
  label: string
  onChoose: (place: OrgBrief) => void
  /** Only these are offered. */
  isWanted?: (place: OrgBrief) => boolean
  kind?: 'any' | 'estate'
}

/** A place by a few characters of its name: a tap chooses it. */
export function FindPlace({ label, onChoose, isWanted, kind = 'any' }: FindPlaceProps) {
  const [text, setText] = useState('')
  return (
    <>
      <Field label={label} hint={words.searchHint} value={text} onType={setText} maxLength={30} />
      {text.trim() && (
        <Found kind={kind} text={text.trim()} onChoose={onChoose} isWanted={isWanted ?? (() => true)} />
      )}
    </>
  )
}

const mostShown = 8

interface FoundProps {
  kind: 'any' | 'estate'
  text: string
  onChoose: (place: OrgBrief) => void
  isWanted: (place: OrgBrief) => boolean
}

function Found({ kind, text, onChoose, isWanted }: FoundProps) {
  const search = useOperation('orgs.search', { kind, text: useSettled(text) })
  const places = search.known?.value.items.filter(isWanted)

  if (!places) {
    if (!search.refused) return <Words kind="soft">{words.searching}</Words>
    return <Refused answer={search.refused} sentences={searchRefusals} onRetry={search.reload} />
  }
  if (places.length === 0) return <Words kind="soft">{words.searchNone}</Words>
  return (
    <Rows>
      {places.slice(0, mostShown).map(place => (
        <Row
          key={place.orgId}
          title={place.name}
          note={[kindWords[place.kind], place.within].filter(Boolean).join(' · ')}
          onTap={() => onChoose(place)}
        />
      ))}
    </Rows>
  )
}
