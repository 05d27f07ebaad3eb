import { useState } from 'react'
import type { CareKind, CareView } from '../../../types/requests'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { dayInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { careKindWords, setCareRefusals, careWords as words } from './care-words'
import type { RequestPart } from './request-part'
import { readRefusals } from './words'

/** What kindness a home needs, for the secretary (A58 G188), and lasting help (G34). */
export function HostCare(part: RequestPart) {
  const { requestId, community, inTwos, can, spot } = part.request
  const [known, setKnown] = useState<{ care: CareView | null } | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<'requests.contact'> | null>(null)
  const look = async () => {
    const answer = await call('requests.contact', { requestId })
    setRefused(answer.ok ? null : answer)
    if (answer.ok) setKnown({ care: answer.value.care })
  }
  if (spot !== null) return null
  return (
    <Section title={words.title}>
      {inTwos && <Words>{words.inTwos}</Words>}
      {refused && <Refused answer={refused} sentences={readRefusals} onRetry={look} />}
      {can.setCare && (
        <Button kind="second" onTap={look}>
          {words.look}
        </Button>
      )}
      {known && <CareSheet {...part} care={known.care} onClose={() => setKnown(null)} />}
      <Button kind="quiet" onTap={() => goTo(routes.pairing(community.orgId, requestId))}>
        {words.pair}
      </Button>
    </Section>
  )
}

interface CareSheetProps extends RequestPart {
  care: CareView | null
  onClose: () => void
}

/** Each kind is a tap; the person's own word comes with it, and everything goes in one tap. */
function CareSheet({ request: { requestId }, care, onChanged, onClose }: CareSheetProps) {
  const act = useAction('requests.setCare')
  const [kinds, setKinds] = useState<CareKind[]>(care?.kinds ?? [])
  const [hasAgreed, setHasAgreed] = useState(false)
  const [wanted, setWanted] = useState<CareKind[]>([])
  const send = (kinds: CareKind[]) => {
    setWanted(kinds)
    return settle(act.run({ requestId, kinds, hasAgreed }), kinds)
  }
  const settle = async (asked: ReturnType<typeof act.run>, kinds: CareKind[]) => {
    const answer = await asked
    if (answer?.ok) {
      say(kinds.length > 0 ? words.saved : words.dropped)
      onClose()
      await onChanged(answer.value.request)
    } else if (answer?.refusal === 'movedOn') await onChanged()
  }
  return (
    <Sheet title={words.sheet} onClose={onClose}>
      <Words kind="soft">{words.sheetNote}</Words>
      {care && <Words kind="soft">{words.agreedOn(dayInWords(care.agreedOn))}</Words>}
      <Rows>
        {(Object.keys(careKindWords) as CareKind[]).map(kind => (
          <CheckRow
            key={kind}
            title={careKindWords[kind]}
            isChecked={kinds.includes(kind)}
            onCheck={isOn => setKinds(isOn ? [...kinds, kind] : kinds.filter(one => one !== kind))}
          />
        ))}
      </Rows>
      <Rows>
        <CheckRow title={words.agreed} note={words.agreedNote} isChecked={hasAgreed} onCheck={setHasAgreed} />
      </Rows>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={setCareRefusals}
          onRetry={() => settle(act.retry(), wanted)}
        />
      )}
      {kinds.length > 0 && (
        <Button busy={act.isBusy && words.saving} onTap={() => send(kinds)}>
          {words.save}
        </Button>
      )}
      {care && (
        <Button kind="second" onTap={() => send([])}>
          {words.drop}
        </Button>
      )}
    </Sheet>
  )
}

/** Whoever asked has it taken away in one tap. */
export function DropCare({ request: { requestId }, onChanged }: RequestPart) {
  const act = useAction('requests.setCare')
  const send = () => settle(act.run({ requestId, kinds: [], hasAgreed: false }))
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(words.dropped)
    await onChanged(answer.value.request)
  }
  return (
    <Card>
      {act.refused && (
        <Refused answer={act.refused} sentences={setCareRefusals} onRetry={() => settle(act.retry())} />
      )}
      <Words kind="soft">{words.dropOwnNote}</Words>
      <Button kind="second" busy={act.isBusy && words.saving} onTap={send}>
        {words.dropOwn}
      </Button>
    </Card>
  )
}
