import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { shortHash } from '../../kernel/seal'
import { deleteFile } from '../../platform/wechat'
import { clearRows, findImport } from './import-store'

/** An uploaded roster that has not been deleted yet. It is written down before the file is read. */
interface Upload extends Stored {
  fileId: string
  importId: string
  since: Moment
}

const idOf = (fileId: string) => `f${shortHash(fileId)}`

export async function noteUpload(db: Db, fileId: string, importId: string, now: Moment): Promise<void> {
  const upload: Upload = { _id: idOf(fileId), fileId, importId, since: now }
  if ((await db.insert('memberImportFiles', upload)) === 'inserted') return
  await db.updateOne('memberImportFiles', upload._id, {}, { set: { importId, since: now } })
}

/** Deletes the file, then the note about it. */
export async function dropUpload(db: Db, fileId: string): Promise<void> {
  await deleteFile(fileId)
  await db.removeMany('memberImportFiles', { _id: idOf(fileId) })
}

/** Deletes files that were left behind, and the rows of plans that were never finished. */
export async function dropOldUploads(db: Db, before: Moment, limit: number): Promise<number> {
  const uploads = await db.find<Upload>('memberImportFiles', { where: { since: is.lessThan(before) }, limit })
  for (const { fileId, importId } of uploads) {
    if (!(await findImport(db, importId))) await clearRows(db, importId)
    await dropUpload(db, fileId)
  }
  return uploads.length
}
