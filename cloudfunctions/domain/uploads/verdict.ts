import * as v from 'valibot'
import { db } from '../../kernel/db'
import { keepVerdict, type MediaVerdict } from './store'

/** `wxa_media_check` as WeChat pushes it; of its many fields we need the id and the answer. */
const mediaCheck = v.looseObject({
  trace_id: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)),
  errcode: v.optional(v.number()),
  result: v.optional(v.looseObject({ suggest: v.string() })),
})

/** What WeChat thinks of a picture or a recording; it comes later, and may come twice. */
export async function hearMediaVerdict(event: unknown): Promise<void> {
  const { trace_id, errcode, result } = v.parse(mediaCheck, event)
  await keepVerdict(db, { _id: trace_id, verdict: verdictOf(errcode, result?.suggest), at: Date.now() })
}

/** Only a clear yes is one; a file that WeChat could not open was not looked at. */
function verdictOf(errcode = 0, suggest?: string): MediaVerdict['verdict'] {
  if (errcode !== 0 || suggest === undefined) return 'unread'
  return suggest === 'pass' ? 'pass' : 'doubt'
}
