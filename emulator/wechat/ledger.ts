import { randomBytes } from 'node:crypto'
import type { Database } from 'lmdb'
import type { Persona } from '../seed'

export interface SentCall {
  at: number
  api: string
  functionName: string | null
  request: Record<string, unknown>
  errcode: number
}

interface PhoneCode {
  phone: string
  expiresAt: number
}

const codeLifetimeMs = 5 * 60_000
const activeMs = 2 * 3_600_000

/** What WeChat itself knows: people, their phones, what they agreed to receive, and what was sent. */
export class Ledger {
  private readonly codes = new Map<string, PhoneCode>()
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

  noteSeen(openid: string): void {
    this.lastSeen.set(openid, this.now())
  }

  /** Has this person used the mini-program within two hours? */
  isActive(openid: string): boolean {
    const seenAt = this.lastSeen.get(openid)
    return seenAt !== undefined && this.now() - seenAt <= activeMs
  }

  isKnown(openid: string): boolean {
    return this.lastSeen.has(openid) || this.personas().some(persona => persona.openid === openid)
  }

  // Phones

  async keepPhone(openid: string, phone: string): Promise<void> {
    await this.kept.put(`phone:${openid}`, phone)
  }

  phoneOf(openid: string): string | undefined {
    return this.kept.get(`phone:${openid}`) as string | undefined
  }

  /** What the getPhoneNumber button gives; works once, for five minutes. */
  makePhoneCode(phone: string): string {
    const code = randomBytes(32).toString('hex')
    this.codes.set(code, { phone, expiresAt: this.now() + codeLifetimeMs })
    return code
  }

  takePhone(code: unknown): string | undefined {
    const found = this.codes.get(String(code))
    this.codes.delete(String(code))
    return found && found.expiresAt >= this.now() ? found.phone : undefined
  }

  // Messages

  async grant(openid: string, templateId: string): Promise<void> {
    await this.kept.put(grantKey(openid, templateId), this.grantsLeft(openid, templateId) + 1)
  }

  grantsLeft(openid: string, templateId: string): number {
    return (this.kept.get(grantKey(openid, templateId)) as number | undefined) ?? 0
  }

  async useGrant(openid: string, templateId: string): Promise<boolean> {
    return this.kept.transaction(() => {
      const left = this.grantsLeft(openid, templateId)
      if (left === 0) return false
      void this.kept.put(grantKey(openid, templateId), left - 1)
      return true
    })
  }

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

  // Words

  riskyWords(): string[] {
    return (this.kept.get('riskyWords') as string[] | undefined) ?? ['赌博', '毒品', '枪支']
  }

  async keepRiskyWords(words: string[]): Promise<void> {
    await this.kept.put('riskyWords', words)
  }
}

const grantKey = (openid: string, templateId: string): string => `grant:${openid}:${templateId}`
