import { Script } from 'node:vm'
import type { StorageRule } from '../../config/cloud'

/** Whose a file is: a phone's owner, or null for what a function put there. */
export interface RuledFile {
  path: string
  owner: string | null
}

/** The declared rule of the storage, for phones; functions are not asked. Throws where an expression cannot be read. */
export class PhoneRule {
  private readonly read: Script
  private readonly write: Script

  constructor({ read, write }: StorageRule) {
    this.read = new Script(`(${read})`)
    this.write = new Script(`(${write})`)
  }

  mayRead(openid: string, file: RuledFile): boolean {
    return holds(this.read, openid, file)
  }

  /** A file that is not there yet will be of whoever brings it. */
  mayWrite(openid: string, file: RuledFile): boolean {
    return holds(this.write, openid, file)
  }
}

/** What cannot be computed does not hold. The expressions are ours; a person's words are only compared in them. */
function holds(expression: Script, openid: string, { path, owner }: RuledFile): boolean {
  const resource = { path, ...(owner !== null && { openid: owner }) }
  try {
    return expression.runInNewContext({ auth: { openid }, resource }) === true
  } catch {
    return false
  }
}
