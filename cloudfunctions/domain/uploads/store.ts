import type { Moment } from '../../../types/time'
import type { UploadKind, UploadStanding } from '../../../types/uploads'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { deleteFile, deleteFiles } from '../../platform/wechat'
import { secondsLike, standingOf } from './rules'

/** A file that was taken in. Where it lies is nobody's to know but ours. */
export interface Upload extends Stored {
  kind: UploadKind
  by: string
  fileId: string
  /** How long a recording is; null for a picture. */
  seconds: number | null
  /** Under which WeChat tells what it thinks of it; null when it could not be asked. */
  traceId: string | null
  takenAt: Moment
  /** What it was sent along with; null until then. */
  usedBy: string | null
}

/** What WeChat thought. It may come before the file is written down, so it stands by itself, under its trace id. */
export interface MediaVerdict extends Stored {
  verdict: 'pass' | 'doubt' | 'unread'
  at: Moment
}

export interface SeenUpload {
  upload: Upload
  standing: UploadStanding
}

export function findUpload(db: Db, uploadId: string): Promise<Upload | null> {
  return db.get<Upload>('uploads', uploadId)
}

/** The same tap keeps it once; answers the one that is kept. */
export async function keepUpload(db: Db, upload: Upload): Promise<Upload> {
  if ((await db.insert('uploads', upload)) === 'inserted') return upload
  return (await findUpload(db, upload._id)) ?? upload
}

export async function keepVerdict(db: Db, verdict: MediaVerdict): Promise<void> {
  await db.insert('mediaVerdicts', verdict)
}

/** What is sent along: pictures, and what was said with how long its sender says it is. */
export interface Along {
  pictureIds: string[]
  recording: { uploadId: string; seconds: number } | null
}

/**
 * Binds one's own files to what they are sent along with; false when one is not one's own, is not what it is sent as or
 * not about as long as is said, or was used for another thing. One call.
 */
export async function bindUploads(db: Db, along: Along, by: string, usedBy: string): Promise<boolean> {
  const { pictureIds, recording } = along
  const uploadIds = [...pictureIds, ...(recording ? [recording.uploadId] : [])]
  if (uploadIds.length === 0) return true
  const lengths = [
    ...(pictureIds.length > 0 ? [null] : []),
    ...(recording ? secondsLike(recording.seconds) : []),
  ]
  const where = {
    _id: is.oneOf(uploadIds),
    by,
    usedBy: is.oneOf([null, usedBy]),
    seconds: is.oneOf(lengths),
  }
  return (await db.updateMany('uploads', where, { set: { usedBy } })) === uploadIds.length
}

/** Files in the order asked, each with what WeChat thought of it; what is gone is left out. Two calls. */
export async function seeUploads(db: Db, uploadIds: string[], now: Moment): Promise<SeenUpload[]> {
  if (uploadIds.length === 0) return []
  const uploads = await db.find<Upload>('uploads', {
    where: { _id: is.oneOf(uploadIds) },
    limit: uploadIds.length,
  })
  const traceIds = uploads.flatMap(({ traceId }) => traceId ?? [])
  const verdicts =
    traceIds.length === 0
      ? []
      : await db.find<MediaVerdict>('mediaVerdicts', {
          where: { _id: is.oneOf(traceIds) },
          limit: traceIds.length,
        })
  return uploadIds.flatMap(uploadId => {
    const upload = uploads.find(({ _id }) => _id === uploadId)
    if (!upload) return []
    const verdict = verdicts.find(({ _id }) => _id === upload.traceId)?.verdict ?? null
    return [{ upload, standing: standingOf(upload, verdict, now) }]
  })
}

/** A request has three photos and a recording, and a few spoken remarks beside its grade. */
const filesAtOnce = 500

/** Deletes the files that were sent along with these things, then what is known of them. */
export async function dropUploadsOf(db: Db, things: string[]): Promise<void> {
  const where = { usedBy: is.oneOf(things) }
  const found = await db.find<Upload>('uploads', { where, limit: filesAtOnce })
  if (found.length === 0) return
  await deleteFiles(found.map(({ fileId }) => fileId))
  const traceIds = found.flatMap(({ traceId }) => traceId ?? [])
  if (traceIds.length > 0) await db.removeMany('mediaVerdicts', { _id: is.oneOf(traceIds) })
  await db.removeMany('uploads', { _id: is.oneOf(found.map(({ _id }) => _id)) })
  if (found.length === filesAtOnce) await dropUploadsOf(db, things)
}

/** Deletes what was taken in and never sent along with anything. */
export async function dropUnused(db: Db, before: Moment, atOnce: number): Promise<number> {
  const unused = await db.find<Upload>('uploads', {
    where: { usedBy: null, takenAt: is.lessThan(before) },
    limit: atOnce,
  })
  for (const { _id, fileId } of unused) {
    if ((await db.removeMany('uploads', { _id, usedBy: null })) === 1) await deleteFile(fileId)
  }
  return unused.length
}
