import { useSyncExternalStore } from 'react'
import type { Scanned } from './scan'

interface Wanted {
  end(scanned: Scanned): void
}

const readers = new Set<() => void>()
let wanted: Wanted | null = null

/** Asks the shell to open its scanner; settles when it has closed again. */
export function wantScan(): Promise<Scanned> {
  return new Promise(resolve => {
    tell({
      end(scanned) {
        tell(null)
        resolve(scanned)
      },
    })
  })
}

export function useWantedScan(): Wanted | null {
  return useSyncExternalStore(watch, () => wanted)
}

function tell(next: Wanted | null): void {
  wanted = next
  for (const reader of readers) reader()
}

function watch(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}
