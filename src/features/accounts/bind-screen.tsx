import { type ReactNode, useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { type Phoned, phoneButton } from '../../platform/phone'
import { goTo, routes } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { ClaimForm } from './claim-form'
import { nowIAm, useMe } from './use-me'
import { bindRefusals, bindWords as words } from './words'

interface BindScreenProps {
  /** Called when the binding stands, or a claim was made. */
  onSettled: () => void
  /** On the first page: what most people come for stands before it. */
  first?: ReactNode
}

/** Where the phone does not lead on today, and the other way does. */
const noHelp: string[] = ['phoneNotOnRoster', 'phoneOfSeveral', 'tooManyToday']

/** Finding oneself on the roster: the phone first; name, tail and unit give only a claim. */
export function BindScreen({ onSettled, first }: BindScreenProps) {
  const bind = useAction('accounts.bindByPhone')
  const [isClaiming, setIsClaiming] = useState(false)
  const [isDeclined, setIsDeclined] = useState(false)
  const claim = useMe().known?.value.claim
  const isRejected = claim?.state === 'rejected'

  const isPhoneNoHelp = bind.refused !== null && noHelp.includes(bind.refused.refusal)

  const onPhone = async (phoned: Phoned) => {
    setIsDeclined(phoned.kind === 'declined')
    if (phoned.kind === 'declined') return
    const answer = await bind.run({ code: phoned.code })
    if (answer?.ok) settle(answer.value)
  }
  const settle = ({ me }: NonNullable<typeof bind.done>) => {
    nowIAm(me)
    if (me.person) say(words.boundNow(me.person.name))
    onSettled()
  }
  const retry = async () => {
    const answer = await bind.retry()
    if (answer?.ok) settle(answer.value)
  }

  if (isClaiming) return <ClaimForm onBack={() => setIsClaiming(false)} onMade={onSettled} />
  return (
    <Frame title={first ? words.welcome : words.title} lead={first ? undefined : words.lead}>
      {first}
      {first && <Words kind="title">{words.title}</Words>}
      {first && <Words kind="soft">{words.lead}</Words>}
      {isRejected && (
        <Card tone="care">
          <Words kind="strong">{claim.reason ? words.rejected : words.halted}</Words>
          <Words>{claim.reason ?? words.haltedNext}</Words>
        </Card>
      )}
      {bind.refused ? (
        <Refused answer={bind.refused} sentences={bindRefusals} onRetry={retry} />
      ) : (
        !first && <Art name="welcome" />
      )}
      {isPhoneNoHelp && (
        <Button icon="speech" onTap={() => setIsClaiming(true)}>
          {words.otherWay}
        </Button>
      )}
      <Button
        kind={isPhoneNoHelp || first ? 'second' : 'main'}
        icon="phone"
        busy={bind.isBusy && words.byPhoneBusy}
        {...phoneButton(onPhone)}
      >
        {isPhoneNoHelp ? words.byPhoneAgain : words.byPhone}
      </Button>
      <Words kind="soft">{isDeclined ? words.declined : words.byPhoneNote}</Words>
      {!isPhoneNoHelp && (
        <Rows>
          <Row
            icon="speech"
            title={words.otherWay}
            note={words.otherWayNote}
            onTap={() => setIsClaiming(true)}
          />
        </Rows>
      )}
      {!first && (
        <Card tone="care">
          <Words kind="soft">{words.resident}</Words>
        </Card>
      )}
      <Rows>
        <Row
          icon="people"
          title={words.residentVolunteer}
          note={words.residentVolunteerNote}
          onTap={() => goTo(routes.volunteer())}
        />
      </Rows>
    </Frame>
  )
}
