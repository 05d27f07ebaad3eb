import type { Moment } from '../../types/time'
import { is } from './condition'
import type { Db, Stored } from './db'
import { isOutdated, isSealedField, newestSealMark, type SealedField, seal, unsealIfPossible } from './seal'

const documentsASlice = 100
const slicesARun = 4
const changesAtOnce = 10

/** An instance may go on sealing under the key before for so long. */
const settlesAfterMs = 60 * 60_000

/** How far one collection is with one form of seal and one key: `_id` is all of them. */
interface SealRun extends Stored {
  /** The last document looked at in this pass. */
  after: string
  firstAt: Moment
  passFrom: Moment
  /** What this pass has renewed so far, and what no key opens. */
  renewed: number
  stuck: number
  /** From then on no document needs an older key, and none is without its place. */
  doneAt: Moment | null
}

/**
 * Renews what an older key has sealed, or what was sealed without its place, in slices with a cursor; may be cut off anywhere and run twice. It passes
 * until a pass that began when the key was settled finds nothing. Answers how many values it renewed.
 */
export async function renewSeals(db: Db, collections: string[], now: Moment): Promise<number> {
  let renewed = 0
  const runs = await findRuns(db, collections, now)
  for (const collection of collections) {
    let run = runs.get(idOf(collection)) ?? null
    for (let slice = 0; slice < slicesARun && run && isToGoOn(run, now); slice++) {
      const outcome = await renewSlice(db, collection, run, now)
      renewed += outcome.renewed
      run = outcome.next
    }
  }
  return renewed
}

const idOf = (collection: string): string => `${collection}_${newestSealMark()}`

const isToGoOn = ({ doneAt, passFrom }: SealRun, now: Moment): boolean => doneAt === null && passFrom <= now

/** One call, once each has begun. */
async function findRuns(db: Db, collections: string[], now: Moment): Promise<Map<string, SealRun>> {
  const ids = collections.map(idOf)
  const kept = await db.find<SealRun>('sealRuns', { where: { _id: is.oneOf(ids) }, limit: ids.length })
  const runs = new Map(kept.map(run => [run._id, run]))
  for (const _id of ids.filter(id => !runs.has(id))) {
    const run: SealRun = { _id, after: '', firstAt: now, passFrom: now, renewed: 0, stuck: 0, doneAt: null }
    if ((await db.insert('sealRuns', run)) === 'inserted') runs.set(_id, run)
  }
  return runs
}

async function renewSlice(db: Db, collection: string, run: SealRun, now: Moment) {
  const documents = await db.find<Stored>(collection, {
    where: run.after === '' ? {} : { _id: is.moreThan(run.after) },
    orderBy: ['_id', 'asc'],
    limit: documentsASlice,
  })
  const old = documents.flatMap(document =>
    outdatedIn(document).map(place => ({ _id: document._id, ...place })),
  )
  const outcomes: Outcome[] = []
  for (let from = 0; from < old.length; from += changesAtOnce) {
    const part = old.slice(from, from + changesAtOnce)
    outcomes.push(...(await Promise.all(part.map(place => renewOne(db, collection, place)))))
  }
  const renewed = outcomes.filter(outcome => outcome === 'renewed').length
  const stuck = outcomes.filter(outcome => outcome === 'stuck').length
  const isPassOver = documents.length < documentsASlice
  const far = {
    ...run,
    renewed: run.renewed + renewed,
    stuck: run.stuck + stuck,
    after: documents.at(-1)?._id ?? '',
  }
  const next = isPassOver ? afterPass(far, now) : far
  const isMoved = await moveOn(db, run, next)
  return { renewed, next: isMoved && !isPassOver ? next : null }
}

type Outcome = 'renewed' | 'changedSince' | 'stuck'

/** Only while it is still what was read: whoever changes it now seals under the newest key anyway. */
async function renewOne(
  db: Db,
  collection: string,
  { _id, path, field, sealed }: Place & Stored,
): Promise<Outcome> {
  const keeper = { collection, _id }
  const text = unsealIfPossible(sealed, keeper, field)
  if (text === null) return 'stuck'
  const set = { [path]: seal(text, keeper, field) }
  const isRenewed = await db.updateOne(collection, _id, { [path]: sealed }, { set })
  return isRenewed ? 'renewed' : 'changedSince'
}

/** A further pass before the key is settled would have to be made again. */
function afterPass(run: SealRun, now: Moment): SealRun {
  const settledAt = run.firstAt + settlesAfterMs
  if (run.renewed === 0 && run.passFrom >= settledAt) return { ...run, doneAt: now }
  return { ...run, after: '', passFrom: Math.max(now, settledAt), renewed: 0, stuck: 0 }
}

/** Only from where this call saw it. */
function moveOn(db: Db, { _id, after, passFrom }: SealRun, to: SealRun): Promise<boolean> {
  const { _id: _same, ...fields } = to
  return db.updateOne('sealRuns', _id, { after, passFrom, doneAt: null }, { set: fields })
}

interface Place {
  /** With dots, as the database names it. */
  path: string
  field: SealedField
  sealed: string
}

/** Every field whose name ends with `Sealed`, however deep, that is not sealed as it would be now. */
function outdatedIn(value: unknown, path = ''): Place[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, field]) => {
    const here = path ? `${path}.${name}` : name
    if (typeof field !== 'string') return outdatedIn(field, here)
    return isSealedField(name) && isOutdated(field) ? [{ path: here, field: name, sealed: field }] : []
  })
}
