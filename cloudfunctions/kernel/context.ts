import type { Moment } from '../../types/time'
import type { Tree } from '../domain/orgs/tree'
import type { RuleBook } from '../domain/rules/book'
import type { Actor } from './actor'
import type { Acted } from './audit'
import type { Db } from './db'

/** What an operation works with. `now` was read once, at the door. */
export interface Context {
  db: Db
  actor: Actor
  tree: Tree
  rules: RuleBook
  now: Moment
  requestId: string
  operation: string
  /** The tap's id as the phone sent it, for what the phone sealed with it; it is kept nowhere. */
  tapSent?: string
  /** Who was acted on, for the row that the door leaves. */
  acted: Acted[]
}
