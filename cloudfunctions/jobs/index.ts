import { refuse } from '../kernel/answer'
import { db } from '../kernel/db'
import { faultOfKeys } from '../kernel/keys'
import { caller, pushSource } from '../platform/wechat'
import { hear } from './events'
import { schedule } from './schedule'
import { tick } from './tick'

/** The door for the clock and for WeChat's pushed events. People have no business here. */
export async function main(event: unknown): Promise<unknown> {
  const fault = faultOfKeys(['PHONE_HASH_KEY', 'SEAL_KEYS'])
  if (fault) {
    console.log(JSON.stringify({ operation: 'jobs', outcome: 'unavailable', fault }))
    return refuse('unavailable')
  }
  const { openid, source } = caller()
  // A timer carries no OPENID; an event carries that of the person whom it is about.
  if (source === 'wx_trigger' && !openid) return runDueJobs()
  if (source === pushSource) return hear(event, { db, openid, now: Date.now() })
  return refuse('notAllowed')
}

async function runDueJobs(): Promise<unknown> {
  const outcomes = await tick(db, schedule, Date.now())
  console.log(JSON.stringify({ operation: 'jobs.tick', outcomes }))
  return { ok: true, value: outcomes }
}
