import type { OrgRowPlan } from '../../../../types/orgs'
import type { Moment } from '../../../../types/time'
import { is } from '../../../kernel/condition'
import type { Db, Stored } from '../../../kernel/db'
import { shortHash } from '../../../kernel/seal'
import { deleteFile, keepFile } from '../../../platform/wechat'
import { insertMissing } from '../../members/import-store'
import type { OrgImport } from './import'
import type { PlannedPlace } from './plan'

const rowsAWrite = 500

export function findImport(db: Db, importId: string): Promise<OrgImport | null> {
  return db.get<OrgImport>('orgImports', importId)
}

/** The newest first. */
export function listImports(db: Db, before: Moment, limit: number): Promise<OrgImport[]> {
  const where = { madeAt: is.lessThan(before) }
  return db.find<OrgImport>('orgImports', { where, orderBy: ['madeAt', 'desc'], limit })
}

/** Keeps a plan; the import comes last, so that nobody finds a plan with rows missing. */
export async function keepPlan(db: Db, plan: OrgImport, rows: PlannedPlace[]): Promise<OrgImport> {
  for (let from = 0; from < rows.length; from += rowsAWrite) {
    await insertMissing(db, 'orgImportRows', rows.slice(from, from + rowsAWrite))
  }
  if ((await db.insert('orgImports', plan)) === 'inserted') return plan
  const first = await findImport(db, plan._id)
  if (!first) throw new Error('a plan that exists and cannot be read')
  return first
}

export function listRows(
  db: Db,
  importId: string,
  plan: OrgRowPlan,
  after: number,
  limit: number,
): Promise<PlannedPlace[]> {
  const where = { importId, plan, row: is.moreThan(after) }
  return db.find<PlannedPlace>('orgImportRows', { where, orderBy: ['row', 'asc'], limit })
}

/** The next rows to apply, parents before what stands in them. */
export function listToApply(db: Db, { _id, cursor }: OrgImport, limit: number): Promise<PlannedPlace[]> {
  const where = { importId: _id, order: is.moreThan(cursor) }
  return db.find<PlannedPlace>('orgImportRows', { where, orderBy: ['order', 'asc'], limit })
}

/** Rows whose place somebody else changed since the dry run: they are left, and listed as such. */
export async function doubtChanged(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const doubt = { doubt: 'changedSince', written: '', otherRow: null }
  await db.updateMany('orgImportRows', { _id: is.oneOf(ids) }, { set: { plan: 'doubtful', doubt } })
}

export async function countRows(db: Db, importId: string): Promise<OrgImport['counts']> {
  const count = (plan: OrgRowPlan) => db.count('orgImportRows', { importId, plan })
  const [add, rename, move, change, same, doubtful, missing] = await Promise.all([
    count('add'),
    count('rename'),
    count('move'),
    count('change'),
    count('same'),
    count('doubtful'),
    count('missing'),
  ])
  return { add, rename, move, change, same, doubtful, missing }
}

/** Moves an import on from where this call saw it; false when another call was faster. */
export function moveOn(
  db: Db,
  { _id, state, cursor }: OrgImport,
  now: Moment,
  change: Partial<OrgImport>,
): Promise<boolean> {
  return db.updateOne('orgImports', _id, { state, cursor }, { set: { ...change, touchedAt: now } })
}

/** Imports in a state that nobody moved on since. */
export function findUntouched(
  db: Db,
  state: OrgImport['state'],
  before: Moment,
  limit: number,
): Promise<OrgImport[]> {
  return db.find<OrgImport>('orgImports', { where: { state, touchedAt: is.lessThan(before) }, limit })
}

/** Rows first: a call that is cut off leaves a plan that is found again. */
export async function removePlan(db: Db, importId: string): Promise<void> {
  await db.removeMany('orgImportRows', { importId })
  await db.removeMany('orgImports', { _id: importId, state: 'planned' })
}

/** A file in storage that is to be deleted: an uploaded sheet, or an exported one. Noted before it is read or written. */
interface OrgFile extends Stored {
  fileId: string | null
  path: string | null
  since: Moment
}

const idOfUpload = (fileId: string) => `u${shortHash(fileId)}`

export async function noteUpload(db: Db, fileId: string, since: Moment): Promise<void> {
  await db.insert('orgFiles', { _id: idOfUpload(fileId), fileId, path: null, since } as OrgFile)
}

/** Deletes the file, then the note about it. */
export async function dropUpload(db: Db, fileId: string): Promise<void> {
  await deleteFile(fileId)
  await db.removeMany('orgFiles', { _id: idOfUpload(fileId) })
}

export function findFile(db: Db, id: string): Promise<OrgFile | null> {
  return db.get<OrgFile>('orgFiles', id)
}

export async function noteExport(db: Db, id: string, path: string, since: Moment): Promise<void> {
  await db.insert('orgFiles', { _id: id, fileId: null, path, since } as OrgFile)
}

export async function keepExport(db: Db, id: string, path: string, bytes: Buffer): Promise<string> {
  const fileId = await keepFile(path, bytes)
  await db.updateOne('orgFiles', id, {}, { set: { fileId } })
  return fileId
}

/** A file nobody wrote down is written anew to learn its id. */
export async function dropOldFiles(db: Db, before: Moment, limit: number): Promise<number> {
  const files = await db.find<OrgFile>('orgFiles', { where: { since: is.lessThan(before) }, limit })
  for (const { _id, fileId, path } of files) {
    await deleteFile(fileId ?? (await keepFile(path ?? `places/${_id}`, Buffer.from('-'))))
    await db.removeMany('orgFiles', { _id })
  }
  return files.length
}
