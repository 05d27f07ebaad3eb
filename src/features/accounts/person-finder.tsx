import { useState } from 'react'
import type { PersonFound } from '../../../types/accounts'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Refused } from '../door/refused'
import { roleListRefusals, rolesWords as words } from './office-words'
import { UnitField } from './unit-field'

interface PersonFinderProps {
  orgId: string
  chosen: PersonFound | null
  onChoose: (person: PersonFound | null) => void
  /** Also somebody who has no phone: what is done needs no identity. */
  isAnybody?: boolean
  /** Said where nobody is found. */
  nobody?: string
}

/** Somebody on the roster by the whole name and the unit; who has not bound yet is shown, but chosen only when anybody may be. */
export function PersonFinder({
  orgId,
  chosen,
  onChoose,
  isAnybody = false,
  nobody = words.nobody,
}: PersonFinderProps) {
  const [name, setName] = useState('')
  const [unitName, setUnitName] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ name: string; unitName: string } | null>(null)
  const [hasTried, setHasTried] = useState(false)

  if (chosen) {
    return (
      <Rows>
        <Row
          icon="check"
          title={titleOf(chosen)}
          note={chosen.unitName}
          mark={words.chosen}
          markTone="done"
          onTap={() => onChoose(null)}
        />
      </Rows>
    )
  }
  const find = () => {
    setHasTried(true)
    if (name.trim() && unitName) setAsked({ name: name.trim(), unitName })
  }
  const isMissing = hasTried && !(name.trim() && unitName)
  return (
    <>
      <Field
        label={words.name}
        value={name}
        onType={setName}
        maxLength={30}
        error={isMissing ? words.findError : null}
      />
      <UnitField label={words.unit} chosen={unitName} onChoose={setUnitName} error={null} />
      <Button kind="second" onTap={find}>
        {words.find}
      </Button>
      {asked && (
        <Found asked={{ orgId, ...asked }} isAnybody={isAnybody} nobody={nobody} onChoose={onChoose} />
      )}
    </>
  )
}

interface FoundProps {
  asked: { orgId: string; name: string; unitName: string }
  isAnybody: boolean
  nobody: string
  onChoose: (person: PersonFound) => void
}

function Found({ asked, isAnybody, nobody, onChoose }: FoundProps) {
  const found = useOperation('accounts.findPeople', asked)
  const people = found.known?.value.items

  if (!people) {
    if (!found.refused) return <Words kind="soft">{words.finding}</Words>
    return <Refused answer={found.refused} sentences={roleListRefusals} onRetry={found.reload} />
  }
  if (people.length === 0) return <Words kind="soft">{nobody}</Words>
  return (
    <Rows>
      {people.map(person => (
        <Row
          key={person.memberId}
          title={titleOf(person)}
          note={isAnybody || person.isBound ? person.unitName : words.notBound}
          mark={isAnybody || person.isBound ? words.choose : undefined}
          onTap={isAnybody || person.isBound ? () => onChoose(person) : undefined}
        />
      ))}
    </Rows>
  )
}

const titleOf = ({ name, phoneTail }: PersonFound): string => (phoneTail ? `${name} ${phoneTail}` : name)
