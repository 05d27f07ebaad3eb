import type { KeptFile } from './files'

/** What was said, still on the phone. */
export interface Recording {
  file: KeptFile
  seconds: number
  /** In words, where WeChat writes them down; to be corrected before it is sent. */
  text: string | null
}

/** Begins to record, and answers how to end it; null when the person does not allow it or the phone cannot. */
export type Record = (told: {
  /** Null when nothing was understood: too short, or cut off. */
  onEnd: (recording: Recording | null) => void
}) => Promise<{ stop(): void } | null>

export const record: Record

export const canRecord: boolean

/** Plays what is stored; answers how to end it. */
export type Play = (address: string, onEnd: () => void) => { stop(): void }

export const play: Play
