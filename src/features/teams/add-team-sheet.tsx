import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { Refused } from '../door/refused'
import { changeRefusals } from '../orgs/words'
import { words } from './words'

interface AddTeamSheetProps {
  /** The community or town it stands in. */
  parentId: string
  onClose: () => void
  onAdded: (teamId: string) => void
}

/** A new team is a place in the tree like any other; what it is for is said on its own page. */
export function AddTeamSheet({ parentId, onClose, onAdded }: AddTeamSheetProps) {
  const create = useAction('orgs.create')
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof create.run>>) => {
    if (answer?.ok) onAdded(answer.value.orgId)
  }
  const add = async () => {
    setHasTried(true)
    if (!name.trim()) return
    const team = { parentId, name: name.trim(), aliases: [], unitName: null }
    settle(await create.run({ ...team, kind: 'team' }))
  }
  return (
    <Sheet title={words.addTeam} onClose={onClose}>
      {create.refused && (
        <Refused
          answer={create.refused}
          sentences={changeRefusals}
          onRetry={async () => settle(await create.retry())}
        />
      )}
      <Field
        label={words.teamName}
        hint={words.teamNameHint}
        value={name}
        onType={setName}
        maxLength={40}
        error={hasTried && !name.trim() ? words.teamNameError : null}
      />
      <Button busy={create.isBusy && words.adding} onTap={add}>
        {words.add}
      </Button>
    </Sheet>
  )
}
