import type { Database } from 'lmdb'
import type { Persona } from '../seed'

export interface SentCall {
  at: number
  api: string
  functionName: string | null
  request: Record<string, unknown>
  errcode: number
}

const activeMs = 2 * 3_600_000
/** How exactly the disk knows when somebody was last here. */
const seenWithinMs = 10 * 60_000

/** The people whom WeChat knows, and every call of its apis. */
export class Ledger {
  private readonly lastSeen = new Map<string, number>()
  private sequence = 0

  constructor(
    private readonly kept: Database<unknown, string>,
    private readonly now: () => number,
  ) {}

  // People

  personas(): Persona[] {
    return (this.kept.get('personas') as Persona[] | undefined) ?? []
  }

  async keepPersonas(personas: Persona[]): Promise<void> {
    await this.kept.put('personas', personas)
    for (const { openid, phone } of personas) if (phone) await this.keepPhone(openid, phone)
  }

  async noteSeen(openid: string): Promise<void> {
    const now = this.now()
    this.lastSeen.set(openid, now)
    const onDisk = this.seenOnDisk(openid)
    const isFresh = onDisk !== undefined && Math.abs(now - onDisk) < seenWithinMs
    if (!isFresh) await this.kept.put(`seen:${openid}`, now)
  }

  /** Has this person used the mini-program within two hours? */
  isActive(openid: string): boolean {
    const seenAt = this.lastSeen.get(openid) ?? this.seenOnDisk(openid)
    return seenAt !== undefined && this.now() - seenAt <= activeMs
  }

  isKnown(openid: string): boolean {
    return this.seenOnDisk(openid) !== undefined || this.personas().some(person => person.openid === openid)
  }

  forgetSeen(): void {
    this.lastSeen.clear()
  }

  private seenOnDisk(openid: string): number | undefined {
    return isOpenid(openid) ? (this.kept.get(`seen:${openid}`) as number | undefined) : undefined
  }

  // Phones

  async keepPhone(openid: string, phone: string): Promise<void> {
    await this.kept.put(`phone:${openid}`, phone)
  }

  phoneOf(openid: string): string | undefined {
    return this.kept.get(`phone:${openid}`) as string | undefined
  }

  // Calls

  async noteSent(call: SentCall): Promise<void> {
    this.sequence += 1
    const key = `outbox:${String(call.at).padStart(15, '0')}:${String(this.sequence).padStart(8, '0')}`
    await this.kept.put(key, call)
  }

  /** Newest last. */
  sent(): SentCall[] {
    return [...this.kept.getRange({ start: 'outbox:', end: 'outbox;' })].map(({ value }) => value as SentCall)
  }

  async forgetSent(): Promise<void> {
    await this.kept.transaction(() => {
      for (const key of this.kept.getKeys({ start: 'outbox:', end: 'outbox;' })) void this.kept.remove(key)
    })
  }
}

/** Also keeps a key of the store within what the store takes. */
export const isOpenid = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value)
