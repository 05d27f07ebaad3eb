import * as fc from 'fast-check'
import {
  type Answers,
  type Ask,
  escapes,
  explain,
  type Request,
  type Row,
  toldRows,
  World,
} from './isolation-model'

/** A database as one process or one SDK sees it. */
export interface Client {
  /** Nothing but these rows. */
  begin(rows: Row[]): Promise<void>
  /** What to say in a transaction, from now on. */
  startTransaction(): Promise<unknown>
  /** The answer in the model's words. */
  ask(ask: Ask, transaction: unknown): Promise<string>
  /** Resolves when everything asked so far has been answered or waits for a lock. */
  settle(): Promise<void>
  rows(): Promise<Row[]>
  /** Thirty seconds pass. */
  expire?(): void
}

interface Wish {
  /** 0 asks outside transactions. */
  slot: number
  ask: Ask
}

const ids = ['a', 'b', 'c', 'd']
const anId = fc.constantFrom(...ids)
const aCode = fc.constantFrom('k', 'l', 'm', 'o', 'p')
const aRow = fc.record({ _id: anId, n: fc.nat(3), code: aCode })
const aThreshold = fc.nat(4)
const aStep = fc.constantFrom(1, 1, -1, 0)

const anAsk: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('get' as const), id: anId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('list' as const), least: aThreshold }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('count' as const), least: aThreshold }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), row: aRow }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      rows: fc.array(aRow, { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('bump' as const), id: anId, by: aStep }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('recode' as const), id: anId, code: aCode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('spoil' as const), id: anId }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: anId }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('bumpMany' as const), least: aThreshold, by: aStep }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('removeMany' as const), least: aThreshold }) },
  { weight: 4, arbitrary: fc.constant<Ask>({ kind: 'commit' }) },
  { weight: 2, arbitrary: fc.constant<Ask>({ kind: 'abort' }) },
)

const aMoment = (atOnce: number): fc.Arbitrary<Wish[] | 'expire'> =>
  fc.oneof(
    {
      weight: 40,
      arbitrary: fc.array(fc.record({ slot: fc.constantFrom(0, 0, 1, 1, 2, 2, 3), ask: anAsk }), {
        minLength: 1,
        maxLength: atOnce,
      }),
    },
    { weight: 1, arbitrary: fc.constant('expire' as const) },
  )

/** The rows at the beginning, and what happens moment by moment: up to `atOnce` requests together. */
export const anInterleaving = (atOnce: number) =>
  fc.record({
    start: fc
      .uniqueArray(aRow, { maxLength: 4, selector: ({ _id }) => _id })
      .map(rows => rows.map((row, at) => ({ ...row, code: ['k', 'l', 'm', 'o'][at] as string }))),
    moments: fc.array(aMoment(atOnce), { minLength: 4, maxLength: 24, size: 'max' }),
  })

const mostWaiting = 3
const mostLooks = 20

/** Plays an interleaving; throws, telling everything, as soon as no world of the model explains an answer. */
export async function play(
  client: Client,
  { start, moments }: { start: Row[]; moments: (Wish[] | 'expire')[] },
): Promise<void> {
  await client.begin(start)
  let worlds = [World.of(start)]
  const told: string[] = [`begins with ${toldRows(start)}`]
  const transactions = new Map<number, unknown>()
  const answers = new Map<number, string | undefined>()
  const open: Promise<void>[] = []
  let number = 0

  const issue = (slot: number | null, ask: Ask): Request => {
    const request = { number: ++number, slot, ask }
    answers.set(request.number, undefined)
    const answered = client.ask(ask, slot === null ? undefined : transactions.get(slot))
    open.push(answered.then(answer => void answers.set(request.number, answer)))
    return request
  }

  const moment = async (requests: Request[], what: string): Promise<void> => {
    const before = worlds
    let committed = ''
    // What is still under way on a busy machine looks as if it waited.
    for (let looks = 0; looks < mostLooks && (looks === 0 || worlds.length === 0); looks++) {
      await client.settle()
      committed = toldRows(await client.rows())
      worlds = explain(before, requests, answers as Answers, committed)
    }
    told.push(`${what} → ${requests.map(request => answers.get(request.number) ?? 'waits').join(' | ')}`)
    if (worlds.length > 0) return
    throw new Error(`no order explains this:\n${told.join('\n')}\nstored ${committed}`)
  }

  try {
    for (const wishes of moments) {
      if (wishes === 'expire') {
        if (!client.expire) continue
        client.expire()
        for (const world of worlds) world.expire()
        await moment([], 'thirty seconds pass')
        continue
      }
      const requests: Request[] = []
      const busy = new Set<number>()
      for (const { slot, ask } of wishes) {
        const isEnd = ask.kind === 'commit' || ask.kind === 'abort'
        const mayWait = slot === 0 || escapes(ask)
        const waiting = [...answers.values()].filter(answer => answer === undefined).length
        if (mayWait ? isEnd || waiting >= mostWaiting + requests.length : busy.has(slot)) continue
        if (slot !== 0 && !transactions.has(slot)) {
          if (isEnd || escapes(ask)) continue
          transactions.set(slot, await client.startTransaction())
          for (const world of worlds) world.begin(slot)
        }
        if (!mayWait) busy.add(slot)
        requests.push(issue(slot === 0 ? null : slot, ask))
      }
      await moment(requests, wishes.map(({ slot, ask }) => `${slot}: ${JSON.stringify(ask)}`).join(' & '))
      for (const { slot, ask } of requests) {
        if (slot !== null && (ask.kind === 'commit' || ask.kind === 'abort')) transactions.delete(slot)
      }
    }
  } finally {
    for (const transaction of transactions.values())
      await client.ask({ kind: 'abort' }, transaction).catch(() => {})
    await within(2000, Promise.all(open))
  }
  const unanswered = [...answers].filter(([, answer]) => answer === undefined)
  if (unanswered.length > 0)
    throw new Error(`never answered: ${JSON.stringify(unanswered)}\n${told.join('\n')}`)
}

/** Resolves after so many milliseconds at the latest. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
