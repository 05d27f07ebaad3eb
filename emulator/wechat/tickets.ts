import { randomBytes } from 'node:crypto'

const mostKept = 10_000

/** Ids that WeChat hands to a phone and a function brings back: random, short-lived, kept in memory alone. */
export class Tickets<Value> {
  private readonly issued = new Map<string, { value: Value; expiresAt: number }>()

  constructor(
    private readonly now: () => number,
    private readonly lifetimeMs: number,
  ) {}

  issue(value: Value): string {
    const [oldest] = this.issued.keys()
    if (oldest !== undefined && this.issued.size >= mostKept) this.issued.delete(oldest)
    const id = randomBytes(32).toString('hex')
    this.issued.set(id, { value, expiresAt: this.now() + this.lifetimeMs })
    return id
  }

  find(id: string): { value: Value; isExpired: boolean } | undefined {
    const found = this.issued.get(id)
    return found && { value: found.value, isExpired: found.expiresAt < this.now() }
  }

  /** The value, once; undefined when it is used up, expired or was never issued. */
  take(id: string): Value | undefined {
    const found = this.find(id)
    this.issued.delete(id)
    return found && !found.isExpired ? found.value : undefined
  }

  forget(): void {
    this.issued.clear()
  }
}
