import type { Moment } from '../../types/time'
import { is } from './condition'
import type { Db, Stored } from './db'
import { isOutdated, newestSealVersion, seal, unseal } from './seal'

const documentsASlice = 100
const slicesARun = 4
const changesAtOnce = 10

/** An instance may go on sealing under the key before for so long. */
const settlesAfterMs = 60 * 60_000

/** How far one collection is with one key: `_id` is both. */
interface SealRun extends Stored {
  /** The last document looked at in this pass. */
  after: string
  firstAt: Moment
  passFrom: Moment
  /** What this pass has renewed so far, and what no key opens. */
  renewed: number
  stuck: number
  /** From then on no document needs an older key. */
  doneAt: Moment | null
}

/**
 * Renews what an older key has sealed, in slices with a cursor; may be cut off anywhere and run twice. It passes
 * until a pass that began when the key was settled finds nothing. Answers how many values it renewed.
 */
export async function renewSeals(db: Db, collections: string[], now: Moment): Promise<number> {
  let renewed = 0
  for (const collection of collections) {
    for (let slice = 0; slice < slicesARun; slice++) {
      const run = await findRun(db, collection, now)
      if (run.doneAt !== null) break
      const outcome = await renewSlice(db, collection, run, now)
      renewed += outcome.renewed
      if (outcome.isPassOver) break
    }
  }
  return renewed
}

async function findRun(db: Db, collection: string, now: Moment): Promise<SealRun> {
  const _id = `${collection}_${newestSealVersion()}`
  const kept = await db.get<SealRun>('sealRuns', _id)
  if (kept) return kept
  const run: SealRun = { _id, after: '', firstAt: now, passFrom: now, renewed: 0, stuck: 0, doneAt: null }
  await db.insert('sealRuns', run)
  return run
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
  await moveOn(db, run, isPassOver ? afterPass(far, now) : far)
  return { renewed, isPassOver }
}

type Outcome = 'renewed' | 'changedSince' | 'stuck'

/** Only while it is still what was read: whoever changes it now seals under the newest key anyway. */
async function renewOne(db: Db, collection: string, { _id, path, sealed }: Place & Stored): Promise<Outcome> {
  const text = opened(sealed)
  if (text === null) return 'stuck'
  const isRenewed = await db.updateOne(collection, _id, { [path]: sealed }, { set: { [path]: seal(text) } })
  return isRenewed ? 'renewed' : 'changedSince'
}

/** What no key opens must not stop the rest. */
function opened(sealed: string): string | null {
  try {
    return unseal(sealed)
  } catch {
    return null
  }
}

function afterPass(run: SealRun, now: Moment): SealRun {
  const isClean = run.renewed === 0 && run.passFrom >= run.firstAt + settlesAfterMs
  if (isClean) return { ...run, doneAt: now }
  return { ...run, after: '', passFrom: now, renewed: 0, stuck: 0 }
}

/** Only from where this call saw it. */
async function moveOn(db: Db, { _id, after, passFrom }: SealRun, to: SealRun): Promise<void> {
  const { _id: _same, ...fields } = to
  await db.updateOne('sealRuns', _id, { after, passFrom, doneAt: null }, { set: fields })
}

interface Place {
  /** With dots, as the database names it. */
  path: string
  sealed: string
}

/** Every field whose name ends with `Sealed`, however deep, that an older key sealed. */
function outdatedIn(value: unknown, path = ''): Place[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, field]) => {
    const here = path ? `${path}.${name}` : name
    if (typeof field !== 'string') return outdatedIn(field, here)
    return name.endsWith('Sealed') && isOutdated(field) ? [{ path: here, sealed: field }] : []
  })
}
