import { useCallback, useEffect, useRef, useState } from 'react'
import type { Value } from '../../../types/api'
import type { CheckinWay } from '../../../types/checkins'
import type { CallAnswer, Refused } from '../../cloud/call'
import {
  putInQueue,
  sendAtOnce,
  takeBack,
  upload,
  useOutcome,
  type Waiting,
  watchTap,
} from '../../cloud/queue'
import { isPassing } from '../../cloud/standing'
import { newTapId } from '../../contract/tap-id'
import { positionToTell } from './position'

/** After so long a person is told that the check-in is kept on the phone (U1). */
const patienceMs = 5_000

export interface CheckinAct {
  done: Value<'checkins.create'> | null
  refused: Refused<'checkins.create'> | null
  /** It waits on the phone for a network. */
  queued: Waiting | null
  isBusy: boolean
  run(siteCode: string, way: CheckinWay, tapId?: string): Promise<void>
  retry(): Promise<void>
  forget(): void
}

/** One check-in of one person: on the phone's shelf first, then sent; whatever comes later is shown as well. */
export function useCheckin(): CheckinAct {
  const [item, setItem] = useState<Waiting | null>(null)
  const [answer, setAnswer] = useState<CallAnswer<'checkins.create'> | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isUnderWay = useRef(false)
  const outcome = useOutcome(item?.tapId ?? null) ?? answer

  useEffect(() => (item ? watchTap(item.tapId) : undefined), [item])

  const run = useCallback(async (siteCode: string, way: CheckinWay, tapId = newTapId()) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setIsBusy(true)
    const kept = putInQueue(siteCode, way, tapId)
    setItem(kept)
    const said = await Promise.race([sendAtOnce(kept, await positionToTell()), impatience()])
    const isAnswered = said !== null && (said.ok || !isPassing(said.refusal))
    if (isAnswered && !said.ok) takeBack(tapId)
    setAnswer(isAnswered ? said : null)
    setIsBusy(false)
    isUnderWay.current = false
    if (!isAnswered) void upload()
  }, [])

  const retry = useCallback(async () => {
    setIsBusy(true)
    await Promise.race([upload(), impatience()])
    setIsBusy(false)
  }, [])

  const forget = useCallback(() => {
    setItem(null)
    setAnswer(null)
  }, [])

  return {
    done: outcome?.ok ? outcome.value : null,
    refused: outcome?.ok === false ? outcome : null,
    queued: item && !outcome ? item : null,
    isBusy,
    run,
    retry,
    forget,
  }
}

function impatience(): Promise<null> {
  return new Promise(resolve => setTimeout(() => resolve(null), patienceMs))
}
