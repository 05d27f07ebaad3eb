import { useState } from 'react'
import type { Value } from '../../../types/api'
import { type CallAnswer, call, type Refused as RefusedAnswer } from '../../cloud/call'
import { dial } from '../../platform/dial'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Refused } from '../door/refused'
import { words } from './volunteer-words'
import { readRefusals } from './words'

/** G29: asked for when it is needed, kept nowhere on the phone, gone with the page. */
export function Contact({ requestId }: { requestId: string }) {
  const [told, setTold] = useState<Value<'requests.contact'> | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<'requests.contact'> | null>(null)
  const ask = async () => {
    const answer: CallAnswer<'requests.contact'> = await call('requests.contact', { requestId })
    setTold(answer.ok ? answer.value : null)
    setRefused(answer.ok ? null : answer)
  }

  if (refused) return <Refused answer={refused} sentences={readRefusals} onRetry={ask} />
  if (!told) {
    return (
      <>
        <Button kind="second" icon="phone" busy={false} onTap={ask}>
          {words.contact}
        </Button>
        <Words kind="soft">{words.contactNote}</Words>
      </>
    )
  }
  const { name, door, phone, livesAlone } = told
  return (
    <Card>
      <Facts
        facts={[
          { name: words.name, text: name ?? words.unsaid },
          { name: words.door, text: door ?? words.unsaid },
          { name: words.phone, text: phone ?? words.unsaid },
        ]}
      />
      {livesAlone && <Words>{words.livesAlone}</Words>}
      {phone && (
        <Button kind="second" icon="phone" onTap={() => dial(phone)}>
          {words.call}
        </Button>
      )}
      <Words kind="soft">{words.contactNote}</Words>
    </Card>
  )
}
