import { useState } from 'react'
import type { PledgeToRead } from '../../../types/pledges'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { PersonLine } from '../../ui/person-line'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { Said } from './pledge-told'
import { SendBack } from './send-back'
import { decideRefusals, readRefusals, whyItWaits, words } from './words'

interface PledgesToReadProps {
  communityId: string
  onChanged: () => unknown
}

/** Pledges that wait for a person to read them (G182). */
export function PledgesToRead({ communityId, onChanged }: PledgesToReadProps) {
  const pages = usePages('pledges.listWaiting', { communityId })
  return (
    <Listed
      pages={pages}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.toRead} next={words.toReadNext} />}
    >
      {items =>
        items.map(pledge => (
          <ToRead
            key={pledge.pledgeId}
            pledge={pledge}
            communityId={communityId}
            onDone={() => {
              pages.change(({ pledgeId }) => pledgeId === pledge.pledgeId, null)
              void onChanged()
            }}
            onMovedOn={pages.reload}
          />
        ))
      }
    </Listed>
  )
}

interface ToReadProps {
  pledge: PledgeToRead
  communityId: string
  onDone: () => void
  onMovedOn: () => unknown
}

function ToRead({ pledge, communityId, onDone, onMovedOn }: ToReadProps) {
  const release = useAction('pledges.release')
  const [isReasoning, setIsReasoning] = useState(false)
  const { pledgeId, revision, name, unitName, text, can } = pledge

  const settle = (answer: Awaited<ReturnType<typeof release.run>>) => {
    if (!answer?.ok) return
    say(words.released)
    onDone()
  }
  return (
    <Card>
      <PersonLine name={name || words.nameless} note={unitName} />
      <Said text={text} />
      <Words kind="soft">{whyItWaits(pledge)}</Words>
      {release.refused && (
        <Refused
          answer={release.refused}
          sentences={decideRefusals}
          onRetry={async () => settle(await release.retry())}
        >
          {release.refused.refusal === 'movedOn' && <Reload onReload={onMovedOn} />}
        </Refused>
      )}
      {can.decide ? (
        <>
          <Button
            busy={release.isBusy && words.releasing}
            label={`${words.release} ${name}`}
            onTap={async () => settle(await release.run({ communityId, pledgeId, revision }))}
          >
            {words.release}
          </Button>
          <Button kind="second" label={`${words.sendBack} ${name}`} onTap={() => setIsReasoning(true)}>
            {words.sendBack}
          </Button>
        </>
      ) : (
        <Words kind="soft">{ownActItem}</Words>
      )}
      {isReasoning && (
        <SendingBack
          told={{ communityId, pledgeId, revision }}
          onClose={() => setIsReasoning(false)}
          onDone={onDone}
        />
      )}
    </Card>
  )
}

function Reload({ onReload }: { onReload: () => unknown }) {
  return (
    <Button kind="second" onTap={onReload}>
      {words.lookAgain}
    </Button>
  )
}

interface SendingBackProps {
  told: { communityId: string; pledgeId: string; revision: number }
  onClose: () => void
  onDone: () => void
}

function SendingBack({ told, onClose, onDone }: SendingBackProps) {
  const sendBack = useAction('pledges.sendBack')
  const refusal = sendBack.refused && decideRefusals[sendBack.refused.refusal].title

  const send = async (reason: string) => {
    const answer = await sendBack.run({ ...told, reason })
    if (!answer?.ok) return
    say(words.sentBack)
    onDone()
  }
  return <SendBack isBusy={sendBack.isBusy} refusal={refusal} onSend={send} onClose={onClose} />
}
