import * as v from 'valibot'
import { mostPictureBytes } from '../../../src/contract/pictures/clean'
import type { UploadKind, UploadOperations } from '../../../types/uploads'
import { answer, refuse } from '../../kernel/answer'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { isWithinRate } from '../../kernel/tries'
import { checkMedia, deleteFile, keepFile, readFile, temporaryAddress } from '../../platform/wechat'
import { mayWithCurrentConsent } from '../accounts/access'
import { cleanFile } from './rules'
import { findUpload, keepUpload } from './store'

const isIncoming = (fileId: string): boolean => /^cloud:\/\/[\w-]+\.[\w-]+\/incoming\/[\w.-]+$/.test(fileId)

/** One person, one tap, one file; the letter says of which kind it is. */
function uploadIdOf(kind: UploadKind, openid: string, tapId: string): string {
  return `${kind === 'picture' ? 'p' : 'v'}${shortHash(`upload ${openid} ${tapId}`)}`
}

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
    if (await findUpload(db, _id)) return answer({ uploadId: _id })
    if (!isIncoming(fileId)) return refuse('fileGone')
    if (!(await isWithinRate(context, 'uploads', _id))) return refuse('tooManyToday')

    const bytes = await readFile(fileId)
    if (!bytes) return (await findUpload(db, _id)) ? answer({ uploadId: _id }) : refuse('fileGone')
    const clean = bytes.length > mostPictureBytes ? null : cleanFile(kind, bytes)
    if (!clean) {
      await deleteFile(fileId)
      if (bytes.length > mostPictureBytes) return refuse('fileTooLarge')
      return refuse(kind === 'picture' ? 'notAPicture' : 'notARecording')
    }
    // In a place of our own, so that nobody can lay another file there after it was looked at.
    const kept = await keepFile(`uploads/${_id}${clean.extension}`, Buffer.from(clean.bytes))
    const address = await temporaryAddress(kept)
    const traceId = address && (await checkMedia(actor.openid, kind, address))
    await keepUpload(db, { _id, kind, by: actor.openid, fileId: kept, traceId, takenAt: now, usedBy: null })
    await deleteFile(fileId)
    return answer({ uploadId: _id })
  },
})

export const uploadOperations = {
  'uploads.take': take,
} satisfies Pick<OperationTable, keyof UploadOperations>
