import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Input, OperationName, Value } from '../../types/api'
import { type CallAnswer, call, type Refused } from './call'
import { type Known, placeOf, recall, remember, watch } from './known'
import { type Standing, standingOf } from './standing'
import { useSlowness } from './use-slowness'

/** One operation as a screen reads it: what is known and since when, why not, and how that stands. */
export interface Story<Name extends OperationName> {
  stands: Standing
  known: Known<Value<Name>> | null
  refused: Refused<Name> | null
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
  const refused = isWaiting ? null : (asked?.refused ?? null)
  return {
    stands: standingOf(isWaiting, known !== null, refused?.refusal),
    known,
    refused,
    isSlow: useSlowness(isWaiting),
    reload,
  }
}
