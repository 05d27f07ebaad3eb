import type { Database } from 'lmdb'
import type { Clock } from '../clock'
import type { Outcome } from '../functions/instance'

/** What a pushed event says beside its envelope; `Event` is its name. */
export interface EventFields {
  Event: string
  [field: string]: unknown
}

export interface WaitingPush {
  dueAt: number
  /** Deliveries that failed so far. */
  failures: number
  openid: string
  event: EventFields
}

export interface PushNote {
  at: number
  event: string
  outcome: 'delivered' | 'failed' | 'given up'
}

/**
 * SOURCE in the run of a pushed event. WeChat's page lists none for it, so this is the one it has for the rest;
 * OPENID is the person whom the event is about, as in the page's own example.
 */
export const pushSource = 'wx_unknown'

/** Delivers to the function that receives events. */
export type Deliver = (event: EventFields, openid: string) => Promise<Outcome>

const mostRedeliveries = 2
const redeliveryMs = 5000
const keptNotes = 100
const longestWaitMs = 2 ** 31 - 1
const account = 'gh_local0000000'

/**
 * WeChat's pushed events: due at a moment of the cloud's clock, delivered one after another, kept on disk until
 * the run has succeeded. So an event is delivered at least once, and again at most twice when the run fails.
 */
export class Pushes {
  private isRunning = false
  private isDelivering = false
  private timer: NodeJS.Timeout | undefined
  private sequence = 0
  private notes: PushNote[] = []

  constructor(
    private readonly kept: Database<unknown, string>,
    private readonly clock: Clock,
    /** Undefined when no function receives events: then WeChat has nowhere to send them. */
    private readonly deliver: Deliver | undefined,
  ) {
    clock.onChange(() => this.plan())
  }

  start(): void {
    this.isRunning = true
    this.plan()
  }

  stop(): void {
    this.isRunning = false
    clearTimeout(this.timer)
  }

  /** `openid` is the person whom the event is about. */
  async add(openid: string, fields: EventFields, delayMs = 0): Promise<void> {
    if (!this.deliver) return
    await this.put({ dueAt: this.clock.now() + delayMs, failures: 0, openid, event: fields })
    this.plan()
  }

  waiting(): WaitingPush[] {
    return [...this.kept.getRange(range)].map(({ value }) => value as WaitingPush)
  }

  /** Newest last. */
  delivered(): PushNote[] {
    return this.notes
  }

  forget(): void {
    this.notes = []
  }

  private plan(): void {
    clearTimeout(this.timer)
    if (!this.isRunning || this.isDelivering) return
    const first = this.first()
    if (!first) return
    const wait = first.push.dueAt - this.clock.now()
    if (wait > 0 && this.clock.isFrozen) return
    this.timer = setTimeout(() => void this.deliverDue(), Math.min(Math.max(wait, 0), longestWaitMs))
    this.timer.unref()
  }

  private async deliverDue(): Promise<void> {
    this.isDelivering = true
    try {
      for (let next = this.first(); this.isDue(next); next = this.first()) await this.deliverOne(next)
    } catch (error) {
      console.error(error)
    } finally {
      this.isDelivering = false
      this.plan()
    }
  }

  private isDue(next: Keyed | undefined): next is Keyed {
    return this.isRunning && next !== undefined && next.push.dueAt <= this.clock.now()
  }

  private async deliverOne({ key, push }: Keyed): Promise<void> {
    const { deliver } = this
    if (!deliver) return
    const outcome = await deliver(envelope(push, this.clock.now()), push.openid)
    // The cloud is closing or emptied: what was under way is delivered again, or is no longer there.
    if (!this.isRunning || this.kept.get(key) === undefined) return
    if (outcome.kind === 'done') {
      await this.kept.remove(key)
      this.note(push, 'delivered')
      return
    }
    const failures = push.failures + 1
    const isLast = failures > mostRedeliveries
    if (!isLast) await this.put({ ...push, failures, dueAt: this.clock.now() + redeliveryMs })
    await this.kept.remove(key)
    this.note(push, isLast ? 'given up' : 'failed')
  }

  private note({ event }: WaitingPush, outcome: PushNote['outcome']): void {
    const note = { at: this.clock.now(), event: event.Event, outcome }
    this.notes = [...this.notes.slice(1 - keptNotes), note]
  }

  private first(): Keyed | undefined {
    const [entry] = this.kept.getRange({ ...range, limit: 1 })
    return entry && { key: entry.key, push: entry.value as WaitingPush }
  }

  private async put(push: WaitingPush): Promise<void> {
    this.sequence += 1
    const order = [push.dueAt, Date.now(), this.sequence].map(part => String(part).padStart(15, '0'))
    await this.kept.put(`push:${order.join(':')}`, push)
  }
}

interface Keyed {
  key: string
  push: WaitingPush
}

const range = { start: 'push:', end: 'push;' }

/** The JSON that the function gets as its event. `CreateTime` is a number of seconds, whatever WeChat's page says. */
const envelope = ({ openid, event }: WaitingPush, now: number): EventFields => ({
  ToUserName: account,
  FromUserName: openid,
  CreateTime: Math.floor(now / 1000),
  MsgType: 'event',
  ...event,
})

/** One thing stands alone, several stand in a list. */
export const oneOrList = <Thing>(things: Thing[]): Thing | Thing[] =>
  things.length === 1 ? (things[0] as Thing) : things
