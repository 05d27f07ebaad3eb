import type { Clock } from './clock'
import type { Counts } from './counts'
import type { Database } from './database/database'
import type { Faults } from './faults/faults'
import type { Functions } from './functions/functions'
import type { Logs } from './functions/logs'
import type { Journal } from './journal'
import type { SeedName } from './seeding'
import type { Files } from './storage/files'
import type { PhoneRule } from './storage/rule'
import type { Timers } from './timers'
import type { Ledger } from './wechat/ledger'
import type { OpenApi } from './wechat/openapi'
import type { WeChat } from './wechat/wechat'

/** Everything the cloud is made of, as its doors see it. */
export interface Cloud {
  clock: Clock
  counts: Counts
  database: Database
  faults: Faults
  files: Files
  functions: Functions
  /** Which function answers under which HTTP access entry. */
  httpEntries: Map<string, string>
  journal: Journal
  ledger: Ledger
  logs: Logs
  openApi: OpenApi
  /** What phones may do with files. */
  phoneRule: PhoneRule
  timers: Timers
  wechat: WeChat
  /** Forgets everything and seeds anew. */
  reset(seed: SeedName, keepsCode?: boolean): Promise<void>
}
