import { useState } from 'react'
import type { HandOverView, PersonFound } from '../../../types/accounts'
import { useAction } from '../../cloud/use-action'
import { dayInWords, dayOf } from '../../contract/calendar'
import { goHome } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { decideHandOverRefusals, handOverRefusals, rolesWords, handOverWords as words } from './office-words'
import { PersonFinder } from './person-finder'
import { nowIAm, useMe } from './use-me'
import { meRefusals, roleWords } from './words'

/** A secretary names who comes next; until that person accepts, everything stays as it is (G156). */
export function HandOverScreen({ orgId, role }: { orgId: string; role: string }) {
  const me = useMe()
  const office = me.known?.value.can.handOver.find(one => one.place.orgId === orgId && one.role === role)
  const lead = office && words.lead(office.place.name, roleWords[office.role])

  return (
    <Frame title={words.title} lead={lead}>
      <Loaded story={me} sentences={meRefusals}>
        {() =>
          office ? (
            <Naming orgId={orgId} role={office.role} />
          ) : (
            <Empty art="empty" title={words.nothing} next={words.nothingNext} />
          )
        }
      </Loaded>
    </Frame>
  )
}

function Naming({ orgId, role }: { orgId: string; role: HandOverView['role'] }) {
  const name = useAction('accounts.handOver')
  const [person, setPerson] = useState<PersonFound | null>(null)
  const [offered, setOffered] = useState<HandOverView | null>(null)

  const settle = (answer: Awaited<ReturnType<typeof name.run>>) => {
    if (answer?.ok) setOffered(answer.value)
  }
  if (offered) return <Offered offered={offered} onWithdrawn={() => setOffered(null)} />
  return (
    <>
      <Card>
        <Words>{words.how}</Words>
        <Words kind="soft">{words.after}</Words>
      </Card>
      <PersonFinder
        orgId={orgId}
        chosen={person}
        onChoose={setPerson}
        nobody={role === 'teamLeader' ? rolesWords.nobodyInTeam : rolesWords.nobody}
      />
      {name.refused && (
        <Refused
          answer={name.refused}
          sentences={handOverRefusals}
          onRetry={async () => settle(await name.retry())}
        />
      )}
      {person && (
        <Button
          busy={name.isBusy && words.giving}
          onTap={async () => settle(await name.run({ orgId, role, memberId: person.memberId }))}
        >
          {words.give}
        </Button>
      )}
    </>
  )
}

function Offered({ offered, onWithdrawn }: { offered: HandOverView; onWithdrawn: () => void }) {
  const withdraw = useAction('accounts.decideHandOver')
  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) => {
    if (!answer?.ok) return
    nowIAm(answer.value.me)
    say(words.withdrawn)
    onWithdrawn()
  }

  return (
    <Card tone="done">
      <Words kind="title">{words.givenTitle}</Words>
      <Words>{words.given(dayInWords(dayOf(offered.until)))}</Words>
      {withdraw.refused && (
        <Refused
          answer={withdraw.refused}
          sentences={decideHandOverRefusals}
          onRetry={async () => settle(await withdraw.retry())}
        />
      )}
      <Button onTap={goHome}>{words.home}</Button>
      <Button
        kind="quiet"
        busy={withdraw.isBusy && words.withdrawing}
        onTap={async () =>
          settle(await withdraw.run({ handOverId: offered.handOverId, decision: 'withdraw' }))
        }
      >
        {words.withdraw}
      </Button>
    </Card>
  )
}
