import { useState } from 'react'
import type { Input } from '../../../types/api'
import type { ContactView } from '../../../types/requests'
import { type CallAnswer, call, type Refused as RefusedAnswer } from '../../cloud/call'
import { ring } from '../../platform/ring'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Refused } from '../door/refused'
import { doorRefusals } from '../door/words'
import { adviceWords } from './care-words'
import { words } from './volunteer-words'

type ContactName = 'requests.contact' | 'pairs.contact' | 'wishes.contact'

interface ContactProps<Name extends ContactName> {
  op: Name
  asked: Input<Name>
}

/** G29: asked for when it is needed, kept nowhere on the phone, gone with the page. */
export function Contact<Name extends ContactName>({ op, asked }: ContactProps<Name>) {
  const [told, setTold] = useState<ContactView | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<Name> | null>(null)
  const ask = async () => {
    const answer: CallAnswer<Name> = await call(op, asked)
    setTold(answer.ok ? answer.value : null)
    setRefused(answer.ok ? null : answer)
  }

  if (refused) return <Refused answer={refused} sentences={doorRefusals} onRetry={ask} />
  if (!told) {
    return (
      <>
        <Button kind="second" icon="phone" onTap={ask}>
          {words.contact}
        </Button>
        <Words kind="soft">{words.contactNote}</Words>
      </>
    )
  }
  const { name, door, phone, advice } = told
  return (
    <Card>
      <Facts
        facts={[
          { name: words.name, text: name ?? words.unsaid },
          { name: words.door, text: door ?? words.unsaid },
          { name: words.phone, text: phone ?? words.unsaid },
        ]}
      />
      {advice.map(one => (
        <Words key={one} kind="strong">
          {adviceWords[one]}
        </Words>
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
