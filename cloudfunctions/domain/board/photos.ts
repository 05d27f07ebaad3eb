import type { BoardPhoto, BoardPhotoToSee } from '../../../types/board'
import type { UploadStanding } from '../../../types/uploads'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { readCursor, writeCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { deleteFile, temporaryAddresses } from '../../platform/wechat'
import { mayAsMember } from '../accounts/access'
import { isSeen } from '../members/store'
import { type Telling, tell } from '../notices/telling'
import { standingOf } from '../uploads/rules'
import { bindUploads, findUpload, seeUploads } from '../uploads/store'
import { mayKeepBoards } from './access'
import * as input from './input'
import { myBoard } from './mine'
import { decidedBy } from './page'
import { placelessOf } from './rules'
import * as store from './store'

const photosAPage = 20

export const givePhoto = operation<'board.givePhoto'>()({
  input: input.givePhotoInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member, openid }, { tapId, uploadId }) {
    const { db, now } = context
    const communityId = member?.registration?.communityId
    if (!member || !communityId || placelessOf(member) !== null) return refuse('notOnBoard')
    const upload = await findUpload(db, uploadId)
    const along = { pictureIds: [uploadId], recording: null }
    const isOurs = upload?.kind === 'picture' && (await bindUploads(db, along, openid, `board_${memberId}`))
    if (!upload || !isOurs) return refuse('notYourFile')
    const { fileId } = upload
    const photo = { uploadId, fileId, consentAt: now, state: 'waiting' as const, reason: null, tapId }
    let before: string | null = null
    await store.decide(db, memberId, communityId, decidedBy(context, 'givePhoto'), entry => {
      before = entry.photo?.fileId ?? null
      return entry.photo?.tapId === tapId ? null : store.photoSet(memberId, photo)
    })
    if (before !== null && before !== fileId) await deleteFile(before)
    return answer(await myBoard(context))
  },
})

export const takeBackPhoto = operation<'board.takeBackPhoto'>()({
  input: input.takeBackInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId }) {
    const { db } = context
    const entry = await store.findEntry(db, memberId)
    if (entry?.photo) {
      await store.decide(db, memberId, entry.communityId, decidedBy(context, 'takeBackPhoto'), before =>
        before.photo ? store.photoSet(memberId, null) : null,
      )
      await deleteFile(entry.photo.fileId)
    }
    return answer(await myBoard(context))
  },
})

export const listPhotos = operation<'board.listPhotos'>()({
  input: input.listInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepBoards,
  async run(context, { communityId }, { cursor }) {
    const rows = await store.listWaiting(context.db, communityId, readCursor(cursor), photosAPage + 1)
    const shown = rows.slice(0, photosAPage)
    const seen = shown.map(row => ({ row, standing: standingIn(row, context.now) }))
    const fileIds = seen.flatMap(({ row, standing }) =>
      standing === 'checking' ? [] : (row.photo?.fileId ?? []),
    )
    const urls = await temporaryAddresses(fileIds)
    const addressOf = new Map(fileIds.map((fileId, index) => [fileId, urls[index] ?? null]))
    const last = rows.length > photosAPage ? shown.at(-1)?.waitingKey : null
    const items = seen.flatMap(({ row, standing }) =>
      toSee(context, row, standing, addressOf.get(row.photo?.fileId ?? '') ?? null),
    )
    return answer({ items, cursor: last ? writeCursor(last) : null }, communityId)
  },
})

export const decidePhoto = operation<'board.decidePhoto'>()({
  input: input.decideInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepBoards,
  judges: ({ communityId }, { memberId }) => inCommunity(communityId, { memberId }),
  async run(context, { communityId }, asked) {
    const { db } = context
    const { memberId, photoTapId } = asked
    const entry = await store.findEntry(db, memberId)
    if (entry?.communityId !== communityId) return refuse('notAllowed')
    audit(context, communityId, [memberId])
    if (asked.decision === 'show' && (await isBeingChecked(context, entry.photo)))
      return refuse('beingChecked')
    const [state, act, reason] =
      asked.decision === 'show'
        ? (['shown', 'showPhoto', null] as const)
        : (['sentBack', 'sendBackPhoto', asked.reason] as const)
    const after = await store.decide(db, memberId, communityId, decidedBy(context, act), before => {
      const { photo } = before
      const isIt = photo?.tapId === photoTapId && photo.state === 'waiting'
      return isIt ? store.photoSet(memberId, { ...photo, state, reason }) : null
    })
    const isDone = after?.photo?.tapId === photoTapId && after.photo.state === state
    if (!isDone) return refuse('movedOn')
    if (state === 'sentBack') await tell(context, [sentBackTelling(memberId, photoTapId, reason)])
    return answer({ state })
  },
})

/** G182: whoever decides has seen it, and it is seen once WeChat has answered or kept us waiting. */
async function isBeingChecked({ db, now }: Context, photo: BoardPhoto | null): Promise<boolean> {
  const [seen] = await seeUploads(db, photo ? [photo.uploadId] : [], now)
  return seen?.standing === 'checking'
}

function sentBackTelling(memberId: string, photoTapId: string, reason: string | null): Telling {
  return {
    kind: 'boardPhotoBack',
    told: { reason },
    to: { memberId },
    thing: `board_${memberId}`,
    stage: `sentBack ${photoTapId}`,
    link: { page: 'board', id: null },
  }
}

/** What WeChat's check says now; a file of which nothing is known was looked at by nobody. */
function standingIn({ uploads: [upload], verdicts: [verdict] }: store.PhotoRow, now: number): UploadStanding {
  return upload ? standingOf(upload, verdict?.verdict ?? null, now) : 'unread'
}

function toSee(
  { actor, tree }: Context,
  { photo, people }: store.PhotoRow,
  standing: UploadStanding,
  url: string | null,
): BoardPhotoToSee[] {
  const person = people.find(isSeen)
  if (!photo || !person || (url === null && standing !== 'checking')) return []
  return [
    {
      memberId: person._id,
      name: person.name,
      unitName: person.unitName,
      estate: person.estateId && tree.find(person.estateId) ? tree.brief(person.estateId) : null,
      consentAt: photo.consentAt,
      url,
      standing,
      photoTapId: photo.tapId,
      can: { decide: !isOwnAct(actor, { memberId: person._id }) },
    },
  ]
}
