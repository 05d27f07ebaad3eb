import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input } from '../../../types/api'
import type { ImportState, ImportView } from '../../../types/members'
import { call, type Refused } from '../../cloud/call'
import { remember } from '../../cloud/known'
import { isPassing } from '../../cloud/standing'
import { newTapId } from '../../contract/tap-id'

export type SliceName = 'members.applyImport' | 'members.undoImport'

const ends: Record<SliceName, ImportState> = {
  'members.applyImport': 'settled',
  'members.undoImport': 'undone',
}

export interface Slices<Name extends SliceName> {
  isRunning: boolean
  refused: Refused<Name> | null
  /** Asks slice after slice until the end, a refusal, or until the page is left. */
  run(): Promise<void>
}

/**
 * A long act in small safe steps, all of them one tap. A step without an answer is asked again under the
 * same tap's id; after a refusal the import is looked at anew, for it may have changed its state.
 */
export function useSlices<Name extends SliceName>(op: Name, importId: string): Slices<Name> {
  const [isRunning, setIsRunning] = useState(false)
  const [refused, setRefused] = useState<Refused<Name> | null>(null)
  const isLeft = useRef(false)
  const isUnderWay = useRef(false)
  const tap = useRef<string | null>(null)

  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])

  const run = useCallback(async () => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    tap.current ??= newTapId()
    setRefused(null)
    setIsRunning(true)

    const last = await askUntilEnd(op, { importId, tapId: tap.current }, () => isLeft.current)
    if (last && !isPassing(last.refusal)) {
      tap.current = null
      await lookAnew(importId)
    }
    isUnderWay.current = false
    setRefused(last)
    setIsRunning(false)
  }, [op, importId])

  return { isRunning, refused, run }
}

async function askUntilEnd<Name extends SliceName>(
  op: Name,
  input: Input<Name>,
  isLeft: () => boolean,
): Promise<Refused<Name> | null> {
  while (!isLeft()) {
    const answer = await call(op, input)
    if (!answer.ok) return answer
    const view: ImportView = answer.value
    remember('members.showImport', { importId: view.importId }, view)
    if (view.state === ends[op]) return null
  }
  return null
}

async function lookAnew(importId: string): Promise<void> {
  const answer = await call('members.showImport', { importId })
  if (answer.ok) remember('members.showImport', { importId }, answer.value)
}
