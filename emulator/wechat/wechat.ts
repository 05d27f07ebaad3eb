import type { Database } from 'lmdb'
import type { Clock } from '../clock'
import type { Files } from '../storage/files'
import { Consents } from './consents'
import type { Ledger } from './ledger'
import type { OpenDataTicket } from './open-data'
import { Pages } from './pages'
import { type Deliver, Pushes } from './pushes'
import { Rates } from './rates'
import { Templates } from './templates'
import { Tickets } from './tickets'
import { Verdicts } from './verdicts'

const ticketLifetimeMs = 5 * 60_000
const defaultMediaDelayMs = 60_000

export interface WeChatOptions {
  kept: Database<unknown, string>
  clock: Clock
  ledger: Ledger
  files: Files
  appId: string
  appJsonFile: string | undefined
  deliver: Deliver | undefined
}

/** What WeChat itself knows and does, as far as the mini-program and its functions can see. */
export class WeChat {
  readonly appId: string
  readonly ledger: Ledger
  readonly files: Files
  readonly consents: Consents
  readonly templates: Templates
  readonly verdicts: Verdicts
  readonly pages: Pages
  readonly rates: Rates
  readonly pushes: Pushes
  /** What the getPhoneNumber button gives. */
  readonly phoneCodes: Tickets<string>
  readonly openData: Tickets<OpenDataTicket>
  private readonly kept: Database<unknown, string>
  private readonly clock: Clock

  constructor({ kept, clock, ledger, files, appId, appJsonFile, deliver }: WeChatOptions) {
    const now = (): number => clock.now()
    this.kept = kept
    this.clock = clock
    this.appId = appId
    this.ledger = ledger
    this.files = files
    this.consents = new Consents(kept)
    this.templates = new Templates(kept)
    this.verdicts = new Verdicts(kept)
    this.pages = new Pages(appJsonFile)
    this.rates = new Rates(now)
    this.pushes = new Pushes(kept, clock, deliver)
    this.phoneCodes = new Tickets(now, ticketLifetimeMs)
    this.openData = new Tickets(now, ticketLifetimeMs)
  }

  now(): number {
    return this.clock.now()
  }

  /** How long a check of media takes until its verdict is pushed. */
  mediaDelayMs(): number {
    return (this.kept.get('mediaDelayMs') as number | undefined) ?? defaultMediaDelayMs
  }

  async keepMediaDelay(mediaDelayMs: number): Promise<void> {
    await this.kept.put('mediaDelayMs', mediaDelayMs)
  }

  /** What is kept in memory alone, when the cloud is emptied. */
  forget(): void {
    this.ledger.forgetSeen()
    this.rates.forget()
    this.pushes.forget()
    this.phoneCodes.forget()
    this.openData.forget()
  }
}
