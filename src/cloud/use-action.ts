import { useCallback, useRef, useState } from 'react'
import type { Input, OperationName, Operations, Tap, Value } from '../../types/api'
import { newTapId } from '../contract/tap-id'
import { type CallAnswer, call, type Refused } from './call'
import { useSlowness } from './use-slowness'

/** The operations that change something, and so carry a tap's id. */
export type ActName = {
  [Name in OperationName]: Operations[Name] extends { input: Tap } ? Name : never
}[OperationName]

type Without<Kind, Key extends PropertyKey> = Kind extends unknown ? Omit<Kind, Key> : never

/** What an act is told, beside its tap's id. */
export type Told<Name extends ActName> = Without<Input<Name>, 'tapId'>

export interface Action<Name extends ActName> {
  done: Value<Name> | null
  refused: Refused<Name> | null
  isBusy: boolean
  isSlow: boolean
  /** A new act. While one is under way, another tap does nothing and gets null. */
  run(told: Told<Name>, tapId?: string): Promise<CallAnswer<Name> | null>
  /** The same act once more, under the same tap's id: it cannot be done twice. */
  retry(): Promise<CallAnswer<Name> | null>
  forget(): void
}

/** One act of one person: one tap's id from the first try to the last. */
export function useAction<Name extends ActName>(op: Name): Action<Name> {
  const [answer, setAnswer] = useState<CallAnswer<Name> | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isUnderWay = useRef(false)
  const act = useRef<Input<Name> | null>(null)

  const retry = useCallback(async () => {
    if (isUnderWay.current || !act.current) return null
    isUnderWay.current = true
    setIsBusy(true)
    const answer = await call(op, act.current)
    isUnderWay.current = false
    setAnswer(answer)
    setIsBusy(false)
    return answer
  }, [op])

  const run = useCallback(
    async (told: Told<Name>, tapId = newTapId()) => {
      if (isUnderWay.current) return null
      act.current = { ...told, tapId } as Input<Name>
      return retry()
    },
    [retry],
  )

  return {
    done: answer?.ok ? answer.value : null,
    refused: answer?.ok === false ? answer : null,
    isBusy,
    isSlow: useSlowness(isBusy),
    run,
    retry,
    forget: useCallback(() => setAnswer(null), []),
  }
}
