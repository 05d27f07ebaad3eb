import { useState } from 'react'
import type { Value } from '../../../types/api'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { ring } from '../../platform/ring'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Refused } from '../door/refused'
import { boardRefusals, hostWords as words } from './board-words'
import { adviceWords } from './care-words'

/** Name, number and door: asked for by a tap, because each look leaves a row (G29). */
export function HostContact({ requestId }: { requestId: string }) {
  const [told, setTold] = useState<Value<'requests.contact'> | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<'requests.contact'> | null>(null)
  const look = async () => {
    const answer = await call('requests.contact', { requestId })
    setRefused(answer.ok ? null : answer)
    if (answer.ok) setTold(answer.value)
  }

  if (told) {
    const { phone } = told
    return (
      <Card>
        <Facts
          facts={[
            { name: words.contactName, text: told.name ?? words.unknown },
            { name: words.contactPhone, text: phone ?? words.unknown },
            { name: words.contactDoor, text: told.door ?? words.unknown },
          ]}
        />
        {told.advice.map(one => (
          <Words key={one}>{adviceWords[one]}</Words>
        ))}
        {phone && (
          <Button kind="second" icon="phone" onTap={() => ring(phone)}>
            {words.call}
          </Button>
        )}
        <Words kind="soft">{words.contactNote}</Words>
      </Card>
    )
  }
  return (
    <>
      {refused && <Refused answer={refused} sentences={boardRefusals} onRetry={look} />}
      <Button kind="second" icon="phone" onTap={look}>
        {words.contact}
      </Button>
    </>
  )
}
