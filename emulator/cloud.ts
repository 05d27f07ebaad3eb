import type { Clock } from './clock'
import type { Counts } from './counts'
import type { Database } from './database/database'
import type { Functions } from './functions/functions'
import type { Logs } from './functions/logs'
import type { SeedName } from './seeding'
import type { Files } from './storage/files'
import type { Timers } from './timers'
import type { Ledger } from './wechat/ledger'
import type { OpenApi } from './wechat/openapi'

/** Everything the cloud is made of, as its doors see it. */
export interface Cloud {
  clock: Clock
  counts: Counts
  database: Database
  files: Files
  functions: Functions
  ledger: Ledger
  logs: Logs
  openApi: OpenApi
  timers: Timers
  /** Forgets everything and seeds anew. */
  reset(seed: SeedName): Promise<void>
}
