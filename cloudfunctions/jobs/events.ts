import * as v from 'valibot'
import type { Moment } from '../../types/time'
import { hearChange } from '../domain/reminders/hearing'
import { hearMediaVerdict } from '../domain/uploads/verdict'
import { refuse } from '../kernel/answer'
import type { Db } from '../kernel/db'
import { describeFault } from '../kernel/log'

/** What WeChat pushes. It adds fields as it likes, so what nobody here knows is let through. */
const pushedEvent = v.looseObject({
  MsgType: v.literal('event'),
  Event: v.pipe(v.string(), v.regex(/^\w{1,60}$/)),
})

/** Whom the event is about, and when it came. */
export interface EventAbout {
  db: Db
  openid: string | null
  now: Moment
}

type PushedEvent = v.InferOutput<typeof pushedEvent>

/** Which noun waits for which event. WeChat delivers at least once: a listener may run twice without harm. */
const listeners: Partial<Record<string, (event: PushedEvent, about: EventAbout) => Promise<void>>> = {
  subscribe_msg_change_event: hearChange,
  wxa_media_check: hearMediaVerdict,
}

/** Hands an event to whom it concerns, and answers as WeChat expects. A failure is thrown, to be delivered again. */
export async function hear(raw: unknown, about: EventAbout): Promise<unknown> {
  const parsed = v.safeParse(pushedEvent, raw)
  if (!parsed.success) {
    note('unknown', 'badInput')
    return refuse('badInput')
  }
  const event = parsed.output
  const listener = Object.hasOwn(listeners, event.Event) ? listeners[event.Event] : undefined
  try {
    await listener?.(event, about)
  } catch (error) {
    note(event.Event, 'failed', describeFault(error))
    throw error
  }
  note(event.Event, listener ? 'heard' : 'ignored')
  return 'success'
}

/** The name of the event and nothing that it says: it is about a person. */
function note(event: string, outcome: string, fault?: string): void {
  console.log(JSON.stringify({ operation: 'jobs.event', event, outcome, ...(fault && { fault }) }))
}
