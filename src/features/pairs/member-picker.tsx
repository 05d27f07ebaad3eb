import { useState } from 'react'
import type { PostSuccessor } from '../../../types/posts'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { readRefusals, formWords as words } from './words'

interface MemberPickerProps {
  communityId: string
  onChoose: (person: { memberId: string; name: string }) => unknown
}

/** Somebody of the community by the whole name; namesakes are told apart by unit and number. */
export function MemberPicker({ communityId, onChoose }: MemberPickerProps) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const [hasTried, setHasTried] = useState(false)
  const find = () => {
    setHasTried(true)
    if (typed.trim()) setAsked(typed.trim())
  }
  const choose = (person: PostSuccessor) => {
    setTyped('')
    setAsked(null)
    setHasTried(false)
    return onChoose(person)
  }
  return (
    <>
      <Field
        label={words.findHint}
        value={typed}
        onType={setTyped}
        maxLength={30}
        error={hasTried && !typed.trim() ? words.findError : null}
      />
      <Button kind="second" onTap={find}>
        {words.find}
      </Button>
      {asked && <Found communityId={communityId} name={asked} onChoose={choose} />}
    </>
  )
}

interface FoundProps {
  communityId: string
  name: string
  onChoose: (person: PostSuccessor) => unknown
}

function Found({ communityId, name, onChoose }: FoundProps) {
  const pages = usePages('posts.findSuccessor', { communityId, name })
  return (
    <Listed pages={pages} sentences={readRefusals} empty={<Words>{words.nobody}</Words>}>
      {items => (
        <Rows>
          {items.map(person => (
            <Row
              key={person.memberId}
              title={person.phoneTail ? `${person.name} ${person.phoneTail}` : person.name}
              note={person.unitName}
              mark={words.choose}
              onTap={() => onChoose(person)}
            />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
