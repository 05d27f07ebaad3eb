import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Input, OperationName, Value } from '../../types/api'
import { type CallAnswer, call, type Refused } from './call'
import { type Known, placeOf, recall, remember, watch } from './known'
import { useSlowness } from './use-slowness'

/** How asking stands. `known` may be there while we ask again, and after the network went away. */
export interface Story<Name extends OperationName> {
  known: Known<Value<Name>> | null
  refused: Refused<Name> | null
  isWaiting: boolean
  isSlow: boolean
  /** Asks again, and tells what was answered. */
  reload(): Promise<CallAnswer<Name>>
}

/** Reads one operation: what is known is shown at once, then asked again. */
export function useOperation<Name extends OperationName>(op: Name, input: Input<Name>): Story<Name> {
  const place = placeOf(op, input)
  const known = useSyncExternalStore(
    useCallback(tell => watch(place, tell), [place]),
    () => recall<Name>(place),
  )
  const [asked, setAsked] = useState<{ place: string; refused: Refused<Name> | null } | null>(null)
  const [isAsking, setIsAsking] = useState(true)
  const latest = useRef(0)

  const asking = useRef({ op, input })
  asking.current = { op, input }

  const reload = useCallback(async () => {
    const turn = ++latest.current
    setIsAsking(true)
    const { op, input } = asking.current
    const answer = await call(op, input)
    if (answer.ok) remember(op, input, answer.value)
    if (turn === latest.current) {
      setAsked({ place, refused: answer.ok ? null : answer })
      setIsAsking(false)
    }
    return answer
  }, [place])

  useEffect(() => {
    reload()
  }, [reload])

  const isWaiting = isAsking || asked?.place !== place
  return {
    known,
    refused: isWaiting ? null : (asked?.refused ?? null),
    isWaiting,
    isSlow: useSlowness(isWaiting),
    reload,
  }
}
