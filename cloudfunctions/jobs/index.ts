import { db } from '../kernel/db'
import { caller } from '../platform/wechat'
import { schedule } from './schedule'
import { tick } from './tick'

/** The door for the clock. Timers carry no OPENID; whoever does is a person and has no business here. */
export async function main(): Promise<unknown> {
  const { openid, source } = caller()
  if (openid || source !== 'wx_trigger') return { ok: false, refusal: 'notAllowed' }
  const outcomes = await tick(db, schedule, Date.now())
  console.log(JSON.stringify({ operation: 'jobs.tick', outcomes }))
  return { ok: true, value: outcomes }
}
