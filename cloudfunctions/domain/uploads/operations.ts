import * as v from 'valibot'
import type { UploadKind, UploadOperations } from '../../../types/uploads'
import { answer, refuse } from '../../kernel/answer'
import type { Db } from '../../kernel/db'
import { incomingFolder, isOwnIncoming } from '../../kernel/incoming'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { isWithinRate } from '../../kernel/tries'
import { checkMedia, deleteFile, keepFile, readFile, temporaryAddress } from '../../platform/wechat'
import { mayWithConsent, mayWithCurrentConsent } from '../accounts/access'
import { cleanFile, mostBytesOf, pathOf } from './rules'
import { findUpload, keepUpload, type Upload } from './store'

const folder = operation<'uploads.folder'>()({
  input: v.strictObject({}),
  find: () => null,
  allow: mayWithConsent,
  run: async ({ actor }) => answer({ folder: incomingFolder(actor.openid) }),
})

/** One person, one tap, one file; the letter says of which kind it is. */
function uploadIdOf(kind: UploadKind, openid: string, tapId: string): string {
  return `${kind === 'picture' ? 'p' : 'v'}${shortHash(`upload ${openid} ${tapId}`)}`
}

/** WeChat looks at a file within half an hour. */
const lookedAtWithinSeconds = 60 * 60

const take = operation<'uploads.take'>()({
  input: v.strictObject({
    tapId: input.tapId,
    kind: v.picklist(['picture', 'recording']),
    fileId: input.text(300),
  }),
  find: () => null,
  allow: mayWithCurrentConsent,
  async run(context, _actor, { tapId, kind, fileId }) {
    const { db, actor, now } = context
    const _id = uploadIdOf(kind, actor.openid, tapId)
    const isOwn = isOwnIncoming(fileId, actor.openid)
    const before = await findUpload(db, _id)
    if (before) {
      // A phone that did not hear the first answer has brought the file once more.
      if (isOwn) await deleteFile(fileId)
      return answer(taken(before))
    }
    if (!isOwn) return refuse('fileGone')
    if (!(await isWithinRate(context, 'uploads', _id))) {
      await deleteFile(fileId)
      return refuse('tooManyToday')
    }

    const bytes = await readFile(fileId, mostBytesOf[kind])
    if (bytes === null) {
      const other = await findUpload(db, _id)
      return other ? answer(taken(other)) : refuse('fileGone')
    }
    const clean = bytes === 'tooLarge' ? bytes : cleanFile(kind, bytes)
    if (typeof clean === 'string') {
      await deleteFile(fileId)
      return refuse(clean === 'tooLarge' ? 'fileTooLarge' : clean)
    }
    // In a place of our own, so that nobody can lay another file there after it was looked at.
    const kept = await keepFile(pathOf(_id, clean), clean.bytes)
    const address = await temporaryAddress(kept, lookedAtWithinSeconds)
    const traceId = address && (await checkMedia(actor.openid, kind, address))
    const { seconds } = clean
    const upload: Upload = {
      _id,
      kind,
      by: actor.openid,
      fileId: kept,
      seconds,
      traceId,
      takenAt: now,
      usedBy: null,
    }
    const first = await keepFirst(db, upload)
    await deleteFile(fileId)
    return answer(taken(first))
  },
})

/** The same tap at the same moment may have brought other bytes: one file is kept, and the other deleted. */
async function keepFirst(db: Db, upload: Upload): Promise<Upload> {
  const first = await keepUpload(db, upload)
  if (first.fileId !== upload.fileId) await deleteFile(upload.fileId)
  return first
}

const taken = ({ _id, seconds }: Upload) => ({ uploadId: _id, seconds })

export const uploadOperations = {
  'uploads.folder': folder,
  'uploads.take': take,
} satisfies Pick<OperationTable, keyof UploadOperations>
