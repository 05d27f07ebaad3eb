import { useState } from 'react'
import type { ExchangeKeyView } from '../../../types/exchange'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { NewKeySheet } from './new-key-sheet'
import { factsOf, keyRefusals, words } from './words'

/** The systems that are connected, each by a key of its own (G39). */
export function KeysScreen() {
  const pages = usePages('exchange.listKeys', {})
  const [isMaking, setIsMaking] = useState(false)

  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={<Button onTap={() => setIsMaking(true)}>{words.make}</Button>}
    >
      <Listed
        pages={pages}
        sentences={keyRefusals}
        empty={<Empty art="empty" title={words.empty} next={words.emptyNext} />}
      >
        {items =>
          items.map(key => (
            <KeyCard
              key={key.keyId}
              of={key}
              onRevoked={now => pages.change(({ keyId }) => keyId === key.keyId, now)}
            />
          ))
        }
      </Listed>
      {isMaking && (
        <NewKeySheet
          onClose={() => {
            setIsMaking(false)
            void pages.reload()
          }}
        />
      )}
    </Frame>
  )
}

function KeyCard({ of, onRevoked }: { of: ExchangeKeyView; onRevoked: (now: ExchangeKeyView) => void }) {
  const revoke = useAction('exchange.revokeKey')
  const [isSure, setIsSure] = useState(false)
  const { keyId, consumer, revokedAt, can } = of

  const settle = (answer: Awaited<ReturnType<typeof revoke.run>>) => {
    if (!answer?.ok) return
    setIsSure(false)
    say(words.revoked)
    onRevoked(answer.value.item)
  }
  return (
    <Card tone={can.revoke ? 'plain' : 'care'}>
      <Words kind="strong">{consumer}</Words>
      {revokedAt !== null && <Words kind="soft">{words.isRevoked(dayInWords(dayOf(revokedAt)))}</Words>}
      <Facts facts={factsOf(of)} />
      {revoke.refused && (
        <Refused
          answer={revoke.refused}
          sentences={keyRefusals}
          onRetry={async () => settle(await revoke.retry())}
        />
      )}
      {can.revoke && (
        <Button kind="quiet" label={`${words.revoke} ${consumer}`} onTap={() => setIsSure(true)}>
          {words.revoke}
        </Button>
      )}
      {isSure && (
        <Confirm
          title={words.revokeTitle(consumer)}
          sentence={words.revokeSentence}
          yes={words.revokeYes}
          busy={revoke.isBusy && words.revoking}
          onYes={async () => settle(await revoke.run({ keyId }))}
          onNo={() => setIsSure(false)}
        />
      )}
    </Card>
  )
}
