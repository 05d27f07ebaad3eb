import type { ChildProcess } from 'node:child_process'
import type { Server } from 'node:http'

export interface RunningCloud {
  url: string
  dataFolder: string
  process: ChildProcess
}

/** What outlives a file of tests, held outside its sandbox by config/kept-environment.mjs. */
export interface Kept {
  running?: RunningCloud
  /** Answers as the file of journeys tells it, always at the same address. */
  site?: Server
  /** The built mini program, packed, and the script of the stage it runs on. */
  weapp?: string
  stage?: string
}

export const kept = (): Kept => (globalThis as unknown as { kept: Kept }).kept
