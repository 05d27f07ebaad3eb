import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import { Section } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Row, Rows } from '../../ui/row'
import { useMe } from '../accounts/use-me'
import { FindPlace } from '../orgs/find-place'
import { words } from './words'

type Covers = 'nothing' | 'county' | 'unit'

const choices: { key: Covers; title: string; note: string }[] = [
  { key: 'nothing', title: words.coversNothing, note: words.coversNothingNote },
  { key: 'county', title: words.coversCounty, note: words.coversCountyNote },
  { key: 'unit', title: words.coversUnit, note: words.coversUnitNote },
]

interface CoversFieldProps {
  onSet: (orgId: string | null) => void
  /** A unit is meant, and not named yet. */
  onMissing: (isMissing: boolean) => void
}

/** Whom the roster names in full (G133): absence from a unit's list says nothing about everybody else. */
export function CoversField({ onSet, onMissing }: CoversFieldProps) {
  const [covers, setCovers] = useState<Covers>('nothing')
  const [unit, setUnit] = useState<OrgBrief | null>(null)
  const county = useMe().known?.value.roles.find(({ role }) => role === 'countyOffice')?.place

  const choose = (next: Covers) => {
    setCovers(next)
    setUnit(null)
    onSet(next === 'county' ? (county?.orgId ?? null) : null)
    onMissing(next === 'unit')
  }
  const chooseUnit = (place: OrgBrief | null) => {
    setUnit(place)
    onSet(place?.orgId ?? null)
    onMissing(place === null)
  }

  return (
    <Section title={words.coversWhat}>
      <Choices label={words.coversWhat} choices={choices} chosen={covers} onChoose={choose} />
      {covers === 'unit' && unit && (
        <Rows>
          <Row
            icon="check"
            title={unit.name}
            note={words.whichUnit}
            mark={words.changeUnit}
            onTap={() => chooseUnit(null)}
          />
        </Rows>
      )}
      {covers === 'unit' && !unit && (
        <FindPlace
          label={words.unitName}
          isWanted={({ kind }) => unitKinds.has(kind)}
          onChoose={chooseUnit}
        />
      )}
    </Section>
  )
}

const unitKinds = new Set<OrgBrief['kind']>([
  'workCommittee',
  'partyCommittee',
  'generalBranch',
  'branch',
  'unit',
])
