import { useState } from 'react'
import type { RequestView } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { acceptItemWords, boardRefusals, boardWords as words } from './board-words'
import { dueInWords, placeInWords, titleOf } from './card-words'
import { words as requestWords } from './words'

const mostAtOnce = 50

interface AcceptManyProps {
  communityId: string
  items: RequestView[]
  onDone: () => void
  onClose: () => void
}

/** Up to fifty accepted at once, for anybody to take or for the community to send somebody. */
export function AcceptMany({ communityId, items, onDone, onClose }: AcceptManyProps) {
  const accept = useAction('requests.accept')
  const [ticked, setTicked] = useState<string[]>([])
  const able = items.filter(({ can }) => can.accept).slice(0, mostAtOnce)
  const left = accept.done?.items.flatMap(item => (item.ok ? [] : [item])) ?? []

  const tick = (requestId: string, isTicked: boolean) => {
    if (!isTicked) return setTicked(ticked.filter(id => id !== requestId))
    if (ticked.length >= mostAtOnce) return say(words.mostAtOnce)
    setTicked([...ticked, requestId])
  }
  const settle = (answer: Awaited<ReturnType<typeof accept.run>>) => {
    if (!answer?.ok) return
    say(words.accepted(answer.value.items.filter(({ ok }) => ok).length))
    setTicked([])
    // What was not accepted is told before the list is read again.
    if (answer.value.items.every(({ ok }) => ok)) onDone()
  }
  const send = async (isOpenToClaims: boolean) => {
    if (ticked.length === 0) return say(words.chooseFirst)
    settle(await accept.run({ communityId, requestIds: ticked, isOpenToClaims }))
  }
  return (
    <>
      {accept.refused && (
        <Refused
          answer={accept.refused}
          sentences={boardRefusals}
          onRetry={async () => settle(await accept.retry())}
        />
      )}
      {left.length > 0 && (
        <Card tone="care">
          <Words kind="strong">{words.notAccepted}</Words>
          {left.map(({ requestId, refusal }) => (
            <Words key={requestId}>{`${nameOf(items, requestId)}：${acceptItemWords[refusal]}`}</Words>
          ))}
          <Button kind="second" onTap={onDone}>
            {words.oneByOne}
          </Button>
        </Card>
      )}
      <SelectBar
        chosen={ticked.length}
        total={able.length}
        onAll={isAll => setTicked(isAll ? able.map(({ requestId }) => requestId) : [])}
      />
      <Rows>
        {able.map(request => (
          <CheckRow
            key={request.requestId}
            title={request.text ? `${titleOf(request)}：${request.text}` : titleOf(request)}
            note={[placeInWords(request), dueInWords(request)].filter(Boolean).join(' · ')}
            {...(request.isUrgent && { mark: requestWords.urgent })}
            isChecked={ticked.includes(request.requestId)}
            onCheck={isTicked => tick(request.requestId, isTicked)}
          />
        ))}
      </Rows>
      <Button busy={accept.isBusy && words.accepting} onTap={() => send(true)}>
        {words.acceptForClaims}
      </Button>
      <Button kind="second" busy={accept.isBusy && words.accepting} onTap={() => send(false)}>
        {words.acceptToSend}
      </Button>
      <Button kind="quiet" onTap={onClose}>
        {words.oneByOne}
      </Button>
    </>
  )
}

function nameOf(items: RequestView[], requestId: string): string {
  const request = items.find(item => item.requestId === requestId)
  return request ? titleOf(request) : ''
}
