import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { RegistrationView } from '../../../types/registrations'
import { useAction } from '../../cloud/use-action'
import { dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Refused } from '../door/refused'
import { FindPlace } from '../orgs/find-place'
import { words as orgWords } from '../orgs/words'
import { moveAwayRefusals, words } from './words'

interface MoveAwayProps {
  registration: RegistrationView
  onDone: () => void
  onMovedOn: () => unknown
}

const kinds = [
  { key: 'community', title: words.toCommunityOf },
  { key: 'elsewhere', title: words.toElsewhere },
] as const

/** Where a member moved, and when (A90): the registration here ends, and the unit dispatches anew. */
export function MoveAway({ registration, onDone, onMovedOn }: MoveAwayProps) {
  const act = useAction('registrations.moveAway')
  const today = dayOf(Date.now())
  const [kind, setKind] = useState<(typeof kinds)[number]['key']>('community')
  const [community, setCommunity] = useState<OrgBrief | null>(null)
  const [place, setPlace] = useState('')
  const [day, setDay] = useState<string>(today)
  const [hasTried, setHasTried] = useState(false)
  const isSaid = kind === 'community' ? community !== null : place.trim() !== ''
  const isPast = day !== '' && day <= today

  const settle = (answer: { ok: boolean; refusal?: string } | null) => {
    if (answer?.ok) onDone()
    else if (answer?.refusal === 'movedOn') onMovedOn()
  }
  const send = async () => {
    setHasTried(true)
    if (!isSaid || !isPast) return
    const to =
      kind === 'community' ? { kind, communityId: community?.orgId ?? '' } : { kind, place: place.trim() }
    const { memberId, community: here } = registration
    settle(await act.run({ communityId: here.orgId, memberId, to, day }))
  }

  return (
    <>
      <Words>{words.moveAwayLead}</Words>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={moveAwayRefusals}
          onRetry={async () => settle(await act.retry())}
        />
      )}
      <Words kind="strong">{words.whereTo}</Words>
      <Choices label={words.whereTo} choices={[...kinds]} chosen={kind} onChoose={setKind} />
      {kind === 'community' && community && (
        <Rows>
          <Row icon="check" title={community.name} mark={orgWords.change} onTap={() => setCommunity(null)} />
        </Rows>
      )}
      {kind === 'community' && !community && (
        <FindPlace
          label={words.communityName}
          isWanted={({ kind: found, orgId }) =>
            found === 'community' && orgId !== registration.community.orgId
          }
          onChoose={setCommunity}
        />
      )}
      {kind === 'elsewhere' && (
        <Field
          label={words.elsewhere}
          placeholder={words.elsewhereHint}
          value={place}
          onType={setPlace}
          maxLength={60}
        />
      )}
      {hasTried && !isSaid && <Words kind="strong">{words.whereError}</Words>}
      <DateField
        label={words.whichDay}
        value={day}
        latest={today}
        onChoose={setDay}
        error={hasTried && !isPast ? words.dayError : null}
      />
      <Button busy={act.isBusy && words.movingAway} onTap={send}>
        {words.moveAway}
      </Button>
    </>
  )
}
