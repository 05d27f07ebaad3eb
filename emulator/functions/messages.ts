/** What the cloud and a worker say to each other. */
export interface WorkerStart {
  file: string
  /** The cloud's clock: [offset, frozen moment or NaN]. */
  clock: SharedArrayBuffer
}

export interface RunOrder {
  kind: 'run'
  /** The event as JSON. */
  event: string
  /** Environment variables that say who calls; gone when the run ends. */
  identity: Record<string, string>
  /** A warm instance that keeps the identity of the call before. */
  keepsIdentity: boolean
}

/** Be another instance: the code is evaluated anew, as on a cold start, or told by its time origin that it is new. */
export interface RenewOrder {
  kind: 'renew'
  keepsCode: boolean
}

export type Order = RunOrder | RenewOrder

export interface Printed {
  level: string
  text: string
}

export type News =
  | { kind: 'ready' }
  | { kind: 'unloadable'; message: string }
  | { kind: 'done'; text: string | undefined; depth: number }
  | { kind: 'failed'; message: string; depth: number }
  | { kind: 'printed' }

/** What was printed meanwhile comes along. */
export type WorkerNews = News & { printed: Printed[] }
