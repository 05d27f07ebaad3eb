import { useCallback, useState } from 'react'
import type { Value } from '../../../types/api'
import type { Refused } from '../../cloud/call'
import { type Draft, unsentOf } from './draft'
import { keepAndSend, type SendingName, type Sent, sendAll, useUnsent } from './unsent'

export interface Sending {
  sent: Value<'requests.submit'> | null
  /** It is kept on the phone and waits for a network. */
  isKept: boolean
  refused: Refused<SendingName> | null
  isBusy: boolean
  send(draft: Draft): Promise<void>
  retry(): Promise<void>
  forget(): void
}

/** One request from the tap to the answer; what nobody answered waits on the phone, and may be sent meanwhile. */
export function useSending(): Sending {
  const [tapId, setTapId] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Sent | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isOnShelf = useUnsent().some(request => request.tapId === tapId)

  const send = useCallback(async (draft: Draft) => {
    setIsBusy(true)
    setTapId(draft.tapId)
    setOutcome(await keepAndSend(unsentOf(draft, Date.now())))
    setIsBusy(false)
  }, [])
  const retry = useCallback(async () => {
    setIsBusy(true)
    await sendAll()
    setIsBusy(false)
  }, [])

  return {
    sent: outcome?.kind === 'sent' ? outcome.value : null,
    isKept: outcome?.kind === 'waits',
    refused: outcome?.kind === 'refused' && isOnShelf ? outcome.answer : null,
    isBusy,
    send,
    retry,
    forget: useCallback(() => setOutcome(null), []),
  }
}
