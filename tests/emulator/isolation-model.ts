/** What the model knows of a document: a number to count with and a value of a unique index. */
export interface Row {
  _id: string
  n: number
  code: string
}

/** One request of one client, as it would be made through the SDK. */
export type Ask =
  | { kind: 'get'; id: string }
  | { kind: 'list'; least: number }
  | { kind: 'count'; least: number }
  | { kind: 'set'; row: Row }
  | { kind: 'add'; rows: Row[] }
  | { kind: 'bump'; id: string; by: number }
  | { kind: 'recode'; id: string; code: string }
  | { kind: 'spoil'; id: string }
  | { kind: 'remove'; id: string }
  | { kind: 'bumpMany'; least: number; by: number }
  | { kind: 'removeMany'; least: number }
  | { kind: 'commit' }
  | { kind: 'abort' }

/** Outside transactions, or inside the one that its slot holds open. */
export interface Request {
  number: number
  slot: number | null
  ask: Ask
}

/** `undefined` while a write waits for a lock. */
export type Answers = ReadonlyMap<number, string | undefined>

interface Transaction {
  /** Null until the first operation. */
  snapshot: Map<string, Row> | null
  own: Map<string, Row | null>
  /** Documents that somebody else has written since the snapshot. */
  stale: Set<string>
  isOver: boolean
}

interface Waiting {
  request: Request
  /** How many of a list's documents are in. */
  done: number
  /** Why it waited when it last looked. */
  blockedBy: string[]
}

const refusal = (why: 'conflict' | 'duplicate' | 'failed'): Error => new Error(why)

/**
 * Snapshot isolation in its simplest words: a map of rows, a map of locks, and for each transaction a copy
 * of the map at its first operation. The first writer wins at the write, the loser is over, and what is
 * written outside transactions waits for locks and then looks again.
 */
export class World {
  private readonly rows = new Map<string, Row>()
  private readonly transactions = new Map<number, Transaction>()
  private readonly locks = new Map<string, number>()
  private waiting: Waiting[] = []

  static of(rows: Row[]): World {
    const world = new World()
    for (const row of rows) world.rows.set(row._id, row)
    return world
  }

  copy(): World {
    const world = new World()
    for (const [id, row] of this.rows) world.rows.set(id, row)
    for (const [slot, { snapshot, own, stale, isOver }] of this.transactions)
      world.transactions.set(slot, {
        snapshot: snapshot && new Map(snapshot),
        own: new Map(own),
        stale: new Set(stale),
        isOver,
      })
    for (const [name, slot] of this.locks) world.locks.set(name, slot)
    world.waiting = this.waiting.map(one => ({ ...one }))
    return world
  }

  /** Two worlds with one name behave alike. */
  get name(): string {
    const sorted = (map: Map<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
    return JSON.stringify([
      sorted(this.rows),
      [...this.transactions]
        .sort(([a], [b]) => a - b)
        .map(([slot, { snapshot, own, stale, isOver }]) => [
          slot,
          snapshot && sorted(snapshot),
          sorted(own),
          [...stale].sort(),
          isOver,
        ]),
      sorted(this.locks),
      this.waiting
        .map(({ request, done, blockedBy }) => [request.number, done, blockedBy] as const)
        .sort(([a], [b]) => a - b),
    ])
  }

  get committed(): Row[] {
    return sortedRows(this.rows)
  }

  get waitingNumbers(): number[] {
    return this.waiting.map(({ request }) => request.number)
  }

  /** Some of what it waited for is still held: it need not have noticed anything else. */
  mayStillWait(number: number): boolean {
    const waiting = this.waiting.find(({ request }) => request.number === number)
    return waiting?.blockedBy.some(name => this.locks.has(name)) ?? false
  }

  begin(slot: number): void {
    this.transactions.set(slot, { snapshot: null, own: new Map(), stale: new Set(), isOver: false })
  }

  wantsSnapshot(slot: number): boolean {
    const transaction = this.transactions.get(slot)
    return transaction !== undefined && !transaction.isOver && transaction.snapshot === null
  }

  takeSnapshot(slot: number): void {
    const transaction = this.transactions.get(slot)
    if (transaction) transaction.snapshot = new Map(this.rows)
  }

  /** Thirty seconds have passed for everybody. */
  expire(): void {
    for (const slot of this.transactions.keys()) this.end(slot)
  }

  /** The answer; undefined when the request has to wait. */
  perform(request: Request): string | undefined {
    const { slot, ask } = request
    if (slot !== null && !escapes(ask)) return this.performInside(slot, ask)
    const outcome = this.attempt({ request, done: 0, blockedBy: [] })
    return outcome
  }

  /** Lets a waiting write look again: its answer, or undefined when it still waits. */
  wake(number: number): string | undefined {
    const found = this.waiting.find(({ request }) => request.number === number)
    if (!found) throw new Error(`${number} does not wait`)
    this.waiting = this.waiting.filter(one => one !== found)
    return this.attempt(found)
  }

  // Inside a transaction

  private performInside(slot: number, ask: Ask): string {
    const transaction = this.transactions.get(slot)
    if (!transaction || transaction.isOver) return 'gone'
    if (ask.kind === 'abort') {
      this.end(slot)
      return 'done'
    }
    if (ask.kind === 'commit') {
      for (const [id, row] of transaction.own) this.write(id, row, slot)
      this.end(slot)
      return 'done'
    }
    try {
      return this.change(slot, transaction, ask)
    } catch (error) {
      this.end(slot)
      return (error as Error).message
    }
  }

  private end(slot: number): void {
    const transaction = this.transactions.get(slot)
    if (transaction) transaction.isOver = true
    for (const [name, holder] of this.locks) if (holder === slot) this.locks.delete(name)
  }

  private change(slot: number, transaction: Transaction, ask: Ask): string {
    const seen = this.seenBy(transaction)
    switch (ask.kind) {
      case 'get':
        return told(rowsOf(seen.get(ask.id)))
      case 'list':
        return told(sortedRows(seen).filter(({ n }) => n >= ask.least))
      case 'add':
        for (const row of ask.rows) {
          if (this.seenBy(transaction).has(row._id)) throw refusal('duplicate')
          this.put(slot, transaction, row)
        }
        return 'added'
      case 'set':
        this.put(slot, transaction, ask.row)
        return 'set'
      case 'remove': {
        const before = seen.get(ask.id)
        if (!before) return '0'
        this.claim(slot, transaction, ask.id)
        this.lock(slot, `code ${before.code}`)
        transaction.own.set(ask.id, null)
        return '1'
      }
      case 'bump':
      case 'recode':
      case 'spoil': {
        const before = seen.get(ask.id)
        if (!before) return '0'
        this.claim(slot, transaction, ask.id)
        const after = changed(before, ask)
        if (told([after]) === told([before])) return '0'
        this.put(slot, transaction, after)
        return '1'
      }
      default:
        throw new Error(`${ask.kind} escapes transactions`)
    }
  }

  private seenBy({ snapshot, own }: Transaction): Map<string, Row> {
    const seen = new Map(snapshot ?? [])
    for (const [id, row] of own) row ? seen.set(id, row) : seen.delete(id)
    return seen
  }

  private put(slot: number, transaction: Transaction, row: Row): void {
    this.claim(slot, transaction, row._id)
    const seen = this.seenBy(transaction)
    const before = seen.get(row._id)
    if (before?.code !== row.code) {
      if (holderOf(seen, row)) throw refusal('duplicate')
      const newcomer = holderOf(this.rows, row)
      if (newcomer && !transaction.own.has(newcomer._id)) throw refusal('conflict')
      this.lock(slot, `code ${row.code}`)
      if (before) this.lock(slot, `code ${before.code}`)
    }
    transaction.own.set(row._id, row)
  }

  private claim(slot: number, transaction: Transaction, id: string): void {
    if (transaction.stale.has(id)) throw refusal('conflict')
    this.lock(slot, `row ${id}`)
  }

  private lock(slot: number, name: string): void {
    const holder = this.locks.get(name)
    if (holder !== undefined && holder !== slot) throw refusal('conflict')
    this.locks.set(name, slot)
  }

  // Outside transactions

  private attempt(waiting: Waiting): string | undefined {
    try {
      const answer = this.look(waiting)
      if (answer === undefined) this.waiting.push(waiting)
      return answer
    } catch (error) {
      return (error as Error).message
    }
  }

  private look(waiting: Waiting): string | undefined {
    const { ask } = waiting.request
    switch (ask.kind) {
      case 'get':
        return told(rowsOf(this.rows.get(ask.id)))
      case 'list':
        return told(this.atLeast(ask.least))
      case 'count':
        return String(this.atLeast(ask.least).length)
      case 'add':
        for (const row of ask.rows.slice(waiting.done)) {
          if (this.isBlocked(waiting, [row])) return undefined
          if (this.rows.has(row._id) || holderOf(this.rows, row)) throw refusal('duplicate')
          this.write(row._id, row)
          waiting.done += 1
        }
        return 'added'
      case 'set':
        if (this.isBlocked(waiting, [ask.row])) return undefined
        if (holderOf(this.rows, ask.row)) throw refusal('duplicate')
        if (told(rowsOf(this.rows.get(ask.row._id))) !== told([ask.row])) this.write(ask.row._id, ask.row)
        return 'set'
      case 'bumpMany':
      case 'removeMany':
        return this.rewrite(waiting, this.atLeast(ask.least))
      case 'bump':
      case 'recode':
      case 'spoil':
      case 'remove':
        return this.rewrite(waiting, rowsOf(this.rows.get(ask.id)))
      default:
        throw new Error(`${ask.kind} needs a transaction`)
    }
  }

  private rewrite(waiting: Waiting, chosen: Row[]): string | undefined {
    const { ask } = waiting.request
    if (this.isBlocked(waiting, chosen)) return undefined
    if (ask.kind === 'remove' || ask.kind === 'removeMany') {
      for (const { _id } of chosen) this.write(_id, null)
      return String(chosen.length)
    }
    const pairs = chosen.map(before => ({ before, after: changed(before, ask) }))
    if (
      this.isBlocked(
        waiting,
        pairs.map(({ after }) => after),
      )
    )
      return undefined
    const real = pairs.filter(({ before, after }) => told([before]) !== told([after]))
    for (const { after } of real) {
      if (holderOf(this.rows, after)) throw refusal('duplicate')
      this.write(after._id, after)
    }
    return String(real.length)
  }

  private atLeast(least: number): Row[] {
    return this.committed.filter(({ n }) => n >= least)
  }

  private isBlocked(waiting: Waiting, rows: Row[]): boolean {
    waiting.blockedBy = rows
      .flatMap(({ _id, code }) => [`row ${_id}`, `code ${code}`])
      .filter(name => this.locks.has(name))
    return waiting.blockedBy.length > 0
  }

  private write(id: string, row: Row | null, by?: number): void {
    if (row) this.rows.set(id, row)
    else this.rows.delete(id)
    for (const [slot, { snapshot, stale }] of this.transactions) {
      if (!snapshot || slot === by) continue
      // A row that came and went again is as missing as before.
      if (!row && !snapshot.has(id)) stale.delete(id)
      else stale.add(id)
    }
  }
}

/** `where().update`, `where().remove` and `count` leave the transaction in which they are asked. */
export const escapes = ({ kind }: Ask): boolean =>
  kind === 'bumpMany' || kind === 'removeMany' || kind === 'count'

const told = (rows: Row[]): string => JSON.stringify(rows.map(({ _id, n, code }) => [_id, n, code]))
/** The answer to a read, by whatever way the rows came. */
export const toldRows = (rows: Row[]): string => told([...rows].sort((a, b) => (a._id < b._id ? -1 : 1)))

const rowsOf = (row: Row | undefined): Row[] => (row ? [row] : [])
const sortedRows = (rows: Map<string, Row>): Row[] =>
  [...rows.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
const holderOf = (rows: Map<string, Row>, { _id, code }: Row): Row | undefined =>
  [...rows.values()].find(row => row.code === code && row._id !== _id)

function changed(row: Row, ask: Ask): Row {
  switch (ask.kind) {
    case 'bump':
    case 'bumpMany':
      return { ...row, n: row.n + ask.by }
    case 'recode':
      return { ...row, code: ask.code }
    default:
      throw refusal('failed')
  }
}

/**
 * The worlds that explain what was seen: the requests of one moment in any order, waiting writes waking
 * whenever they can, and a snapshot somewhere before its first operation. None when the model disagrees.
 */
export function explain(worlds: World[], requests: Request[], answers: Answers, committed: string): World[] {
  interface Path {
    world: World
    left: Request[]
  }
  let paths: Path[] = worlds.map(world => ({ world, left: requests }))
  const finished = new Map<string, World>()
  while (paths.length > 0) {
    const next = new Map<string, Path>()
    const keep = (world: World, left: Request[]) =>
      next.set(`${world.name}${left.map(({ number }) => number).join()}`, { world, left })
    for (const { world, left } of paths) {
      if (left.length === 0 && isSettled(world, answers, committed)) finished.set(world.name, world)
      for (const request of left) {
        const after = world.copy()
        if (request.slot !== null && !escapes(request.ask) && after.wantsSnapshot(request.slot)) {
          if (request.ask.kind !== 'commit' && request.ask.kind !== 'abort') {
            after.takeSnapshot(request.slot)
            keep(after, left)
            continue
          }
        }
        if (after.perform(request) === answers.get(request.number) || waits(after, request)) {
          keep(
            after,
            left.filter(other => other !== request),
          )
        }
      }
      for (const number of world.waitingNumbers) {
        const after = world.copy()
        const answer = after.wake(number)
        if (answer === undefined ? after.name !== world.name : answer === answers.get(number))
          keep(after, left)
      }
    }
    paths = [...next.values()]
  }
  return [...finished.values()]
}

/** An answer that came in the same moment may still have waited first. */
const waits = (world: World, { number }: Request): boolean => world.waitingNumbers.includes(number)

/** Nothing more can happen: who got no answer is rightly waiting, and what is stored is what was seen. */
function isSettled(world: World, answers: Answers, committed: string): boolean {
  if (toldRows(world.committed) !== committed) return false
  return world.waitingNumbers.every(number => answers.get(number) === undefined && world.mayStillWait(number))
}
