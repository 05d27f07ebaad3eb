import { version } from '../../package.json'
import { findInstead } from '../domain/accounts/instead'
import { findKnown } from '../domain/accounts/store'
import { readTree } from '../domain/orgs/store'
import { readRuleBook } from '../domain/rules/store'
import { actorOf } from '../kernel/actor'
import { db } from '../kernel/db'
import { type Door, serve } from '../kernel/serve'
import { findOperation } from './operations'

const door: Door = {
  keys: ['PHONE_HASH_KEY', 'CODE_KEY', 'SEAL_KEYS'],
  find: findOperation,
  versions: { api: version },
  async enter(openid, operation, requestId, now) {
    const [known, tree, rules] = await Promise.all([
      findKnown(db, openid),
      readTree(db, now),
      readRuleBook(db, now),
    ])
    return { db, actor: actorOf(openid, known, tree, now), tree, rules, now, requestId, operation, acted: [] }
  },
  findInstead,
}

/** The door for people: `{ op: 'checkins.create', input: { … } }`. */
export function main(event: unknown): Promise<unknown> {
  return serve(door, event)
}
