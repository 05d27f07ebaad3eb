import { useState } from 'react'
import type { PersonFound } from '../../../types/accounts'
import type { VolunteerForm } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { PersonFinder } from '../accounts/person-finder'
import { Refused } from '../door/refused'
import { emptyForm, FormFields, tidied } from './volunteer-form'
import { enterRefusals, words } from './words'

interface EnterSheetProps {
  communityId: string
  onClose: () => void
  onEntered: () => void
}

/** The form of somebody without a phone, from paper (G186). */
export function EnterSheet({ communityId, onClose, onEntered }: EnterSheetProps) {
  const enter = useAction('teams.enter')
  const teams = usePages('teams.list', { orgId: communityId }).items ?? []
  const [person, setPerson] = useState<PersonFound | null>(null)
  const [form, setForm] = useState<VolunteerForm>(emptyForm)
  const [isSigned, setIsSigned] = useState(false)
  const [hasTried, setHasTried] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof enter.run>>) => {
    if (!answer?.ok) return
    say(words.entered)
    onEntered()
  }
  const send = async () => {
    setHasTried(true)
    if (!person || !isSigned || form.availability.length === 0) return
    const { memberId } = person
    settle(await enter.run({ ...tidied(form, teams), memberId, acceptsConduct: true }))
  }
  return (
    <Sheet title={words.enter} onClose={onClose}>
      {!person && <Words kind="soft">{words.enterWho}</Words>}
      <PersonFinder orgId={communityId} chosen={person} onChoose={setPerson} isAnybody />
      {person && (
        <>
          <FormFields
            form={form}
            teams={teams}
            rosterSkills={[]}
            isTimeMissing={hasTried && form.availability.length === 0}
            onChange={setForm}
          />
          {hasTried && !isSigned && <Words kind="strong">{words.conductError}</Words>}
          <Rows>
            <CheckRow title={words.enterConduct} isChecked={isSigned} onCheck={setIsSigned} />
          </Rows>
          {enter.refused && (
            <Refused
              answer={enter.refused}
              sentences={enterRefusals}
              onRetry={async () => settle(await enter.retry())}
            />
          )}
          <Button busy={enter.isBusy && words.saving} onTap={send}>
            {words.save}
          </Button>
        </>
      )}
    </Sheet>
  )
}
