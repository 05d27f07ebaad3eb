import type { ChildProcess } from 'node:child_process'
import type { Server } from 'node:http'
import type { Packed } from './weapp/stage/packed'

export interface RunningCloud {
  url: string
  dataFolder: string
  process: ChildProcess
}

/** What outlives a file of tests, held outside its sandbox by config/kept-environment.mjs. */
export interface Kept {
  running?: RunningCloud
  /** Answers as the file of journeys tells it, always at the same address. */
  app?: Server
  weapp?: Packed
  /** The script of the stage it runs on. */
  stage?: string
}

export const kept = (): Kept => (globalThis as unknown as { kept: Kept }).kept
