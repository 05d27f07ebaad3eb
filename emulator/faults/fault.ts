import * as v from 'valibot'
import { badParameter } from '../database/errors'

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(600_000))
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const at = v.picklist(['before', 'after'])

/** What is not named is not looked at. */
const place = {
  /** `database.insertDocument`, `subscribeMessage.send`; its first word stands for all that begin so. */
  action: v.optional(name),
  /** `event.op` of the run that asks. */
  operation: v.optional(name),
  collection: v.optional(name),
  function: v.optional(name),
  /** The n-th request of its run, from 1. */
  request: v.optional(count),
}

/** `chance` is drawn from a seed, so that a run can be repeated. */
const when = v.union([
  v.picklist(['once', 'always']),
  v.strictObject({ times: count }),
  v.strictObject({ every: count }),
  v.strictObject({
    chance: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    seed: v.optional(v.pipe(v.number(), v.integer())),
  }),
])

const latency = v.union([
  v.strictObject({ kind: v.literal('latency'), ms: milliseconds }),
  v.strictObject({ kind: v.literal('latency'), fromMs: milliseconds, toMs: milliseconds }),
  /** Log-normal: most are near the median, one in a hundred is beyond `p99Ms`. */
  v.strictObject({
    kind: v.literal('latency'),
    medianMs: v.pipe(milliseconds, v.minValue(0.001)),
    p99Ms: milliseconds,
  }),
  v.strictObject({ kind: v.literal('latency'), profile: v.literal('cloud') }),
])

const effect = v.union([
  latency,
  /** Silence lasts until the caller gives up; a cut ends the connection at once. */
  v.strictObject({ kind: v.literal('noAnswer'), at, how: v.picklist(['silence', 'cut']) }),
  v.strictObject({ kind: v.literal('conflict') }),
  v.strictObject({
    kind: v.literal('code'),
    code: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{1,60}$/)),
    message: v.optional(v.pipe(v.string(), v.maxLength(500))),
  }),
  v.strictObject({
    kind: v.literal('errcode'),
    errcode: v.pipe(v.number(), v.integer()),
    errmsg: v.optional(v.pipe(v.string(), v.maxLength(500))),
  }),
  v.strictObject({ kind: v.literal('diskFull') }),
  v.strictObject({ kind: v.literal('killInstance'), at }),
  v.strictObject({ kind: v.literal('killCloud'), at }),
])

const fault = v.strictObject({ ...place, when: v.optional(when, 'once'), effect })

export type Fault = v.InferOutput<typeof fault>
export type FaultWish = v.InferInput<typeof fault>
export type Effect = Fault['effect']
export type Latency = v.InferOutput<typeof latency>

/** A fault as a person or a test asks for it; throws INVALID_PARAM with the field that is wrong. */
export function readFaultWish(wish: unknown): Fault {
  const read = v.safeParse(fault, wish)
  if (read.success) return read.output
  const wrong = new Set(read.issues.map(issue => v.getDotPath(issue) ?? 'the fault'))
  throw badParameter(`no such fault: ${[...wrong].join(', ')} ${read.issues[0].message}`)
}
