import { useState } from 'react'
import type { PersonFound, Role } from '../../../types/accounts'
import { useAction } from '../../cloud/use-action'
import { addDays, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { grantRefusals, rolesWords as words } from './office-words'
import { PersonFinder } from './person-finder'
import { roleWords } from './words'

interface GrantRoleSheetProps {
  orgId: string
  roles: Role[]
  inspectorDays: number
  onClose: () => void
  onGranted: () => void
}

/** Which role, who, and until when. */
export function GrantRoleSheet({ orgId, roles, inspectorDays, onClose, onGranted }: GrantRoleSheetProps) {
  const grant = useAction('accounts.grantRole')
  const [role, setRole] = useState<Role | null>(roles.length === 1 ? (roles[0] ?? null) : null)
  const [person, setPerson] = useState<PersonFound | null>(null)
  const terms = termsOf(role, inspectorDays)
  const [chosenDays, setDays] = useState<number | null>(null)
  const days = terms.includes(chosenDays) ? chosenDays : (terms[0] ?? null)

  const save = async () => {
    if (!role || !person) return
    const untilDay = days === null ? null : addDays(dayOf(Date.now()), days)
    const to = { kind: 'member', memberId: person.memberId } as const
    settle(await grant.run({ orgId, role, untilDay, to }))
  }
  const settle = (answer: Awaited<ReturnType<typeof grant.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    onGranted()
  }

  return (
    <Sheet title={words.grant} onClose={onClose}>
      <Words kind="soft">{words.which}</Words>
      <Rows>
        {(role ? [role] : roles).map(one => (
          <Row
            key={one}
            title={roleWords[one]}
            mark={one === role ? words.chosen : words.choose}
            markTone={one === role ? 'done' : 'plain'}
            onTap={() => setRole(one === role ? null : one)}
          />
        ))}
      </Rows>
      {role && <PersonFinder orgId={orgId} chosen={person} onChoose={setPerson} />}
      {role && person && (
        <>
          <Words kind="soft">{words.untilWhen}</Words>
          <Rows>
            {terms.map(term => (
              <Row
                key={term}
                title={term === null ? words.forGood : words.days(term)}
                mark={term === days ? words.chosen : words.choose}
                markTone={term === days ? 'done' : 'plain'}
                onTap={() => setDays(term)}
              />
            ))}
          </Rows>
          {grant.refused && (
            <Refused
              answer={grant.refused}
              sentences={grantRefusals}
              onRetry={async () => settle(await grant.retry())}
            />
          )}
          <Button busy={grant.isBusy && words.saving} onTap={save}>
            {words.save}
          </Button>
        </>
      )}
    </Sheet>
  )
}

/** An inspector's role always has an end, no later than the county's rule. */
function termsOf(role: Role | null, inspectorDays: number): (number | null)[] {
  if (role !== 'inspector') return [null, 30, 90, 365]
  return [...new Set([7, 30, inspectorDays])].filter(days => days <= inspectorDays).sort((a, b) => a - b)
}
