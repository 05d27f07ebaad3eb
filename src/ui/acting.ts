import { useEffect, useRef, useSyncExternalStore } from 'react'

/** The buttons whose act is under way, each while it stands on the screen. */
const acting = new Set<object>()
const readers = new Set<() => void>()

export interface Acting {
  begin(): void
  end(): void
  /** Is the act of another button under way? */
  isAnother: boolean
}

/** So that of several buttons of one act the one that was tapped speaks; only who asks is told of the others. */
export function useActing(asks: boolean): Acting {
  const own = useRef({}).current
  useEffect(() => () => leave(own), [own])
  return {
    begin: () => {
      acting.add(own)
      tell()
    },
    end: () => leave(own),
    isAnother: useSyncExternalStore(watch, () => asks && [...acting].some(one => one !== own)),
  }
}

function leave(own: object): void {
  if (acting.delete(own)) tell()
}

function tell(): void {
  for (const reader of readers) reader()
}

function watch(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}
