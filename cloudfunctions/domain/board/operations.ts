import { dayOf } from '../../../src/contract/calendar'
import type { BoardOperations } from '../../../types/board'
import { answer, refuse } from '../../kernel/answer'
import { readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { openly } from '../../kernel/told'
import { temporaryAddresses } from '../../platform/wechat'
import { mayAsMember } from '../accounts/access'
import { readCatalogue } from '../posts/catalogue'
import { mayKeepBoards, maySeeBoard } from './access'
import * as input from './input'
import { keepingOperations } from './keeping'
import { myBoard } from './mine'
import { isWithinDay, open } from './opening'
import { boardPage, decidedBy, fieldsOn, lineOf, wantedOn } from './page'
import { decidePhoto, givePhoto, listPhotos, takeBackPhoto } from './photos'
import { makeSheet } from './printing'
import { placelessOf, shownPhoto } from './rules'
import * as store from './store'

const peopleAPage = 200

const look = operation<'board.look'>()({
  input: input.lookInput,
  find: open,
  allow: maySeeBoard,
  async run(context, board, { cursor }) {
    if (!(await isWithinDay(context, board))) return refuse('tooManyBoards')
    const { estate, communityId } = board
    const wanted = wantedOn(context, communityId, estate._id)
    const rows = await store.listBoard(context.db, wanted, readCursor(cursor), peopleAPage + 1)
    return answer(openly(await boardPage(context, estate._id, rows, peopleAPage)))
  },
})

const person = operation<'board.person'>()({
  input: input.personInput,
  find: open,
  allow: maySeeBoard,
  async run(context, board, { memberId }) {
    if (!(await isWithinDay(context, board))) return refuse('tooManyBoards')
    const wanted = wantedOn(context, board.communityId, board.estate._id)
    const [row] = await store.findOnBoard(context.db, wanted, [memberId])
    if (!row) return refuse('notAllowed')
    return answer(lineOf(row, fieldsOn(context), await readCatalogue(context.db, context.now)))
  },
})

const photos = operation<'board.photos'>()({
  input: input.photosInput,
  find: open,
  allow: maySeeBoard,
  async run(context, board, { memberIds }) {
    if (!(await isWithinDay(context, board))) return refuse('tooManyBoards')
    const fields = fieldsOn(context)
    const wanted = wantedOn(context, board.communityId, board.estate._id)
    const rows = await store.findOnBoard(context.db, wanted, memberIds)
    const shown = rows.flatMap(row => {
      const photo = shownPhoto(row, row.entries[0] ?? null, fields)
      return photo ? [{ memberId: row._id, fileId: photo.fileId }] : []
    })
    const urls = await temporaryAddresses(shown.map(({ fileId }) => fileId))
    const items = shown.flatMap(({ memberId }, index) => {
      const url = urls[index]
      return url ? [{ memberId, url }] : []
    })
    return answer(openly({ items }))
  },
})

const mine = operation<'board.mine'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  run: async context => answer(await myBoard(context)),
})

const setShown = operation<'board.setShown'>()({
  input: input.setShownInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { isShown }) {
    const communityId = member?.registration?.communityId
    if (!member || !communityId || placelessOf(member) === 'notAccepted') return refuse('notOnBoard')
    const { now, actor } = context
    const way = 'app' as const
    const consent = isShown ? { way, on: dayOf(now), at: now, by: actor.openid, noteId: null } : null
    const act = decidedBy(context, isShown ? 'show' : 'hide')
    await store.decide(context.db, memberId, communityId, act, before => {
      const isSo = isShown ? Boolean(before.consent) : before.isHidden
      return isSo ? null : { consent, isHidden: !isShown, takenDownAt: null }
    })
    return answer(await myBoard(context))
  },
})

const estates = operation<'board.estates'>()({
  input: input.communityInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepBoards,
  async run({ db, tree }, { communityId }) {
    const open = tree.childrenOf(communityId).filter(({ kind }) => kind === 'estate')
    const photosWait = await store.doPhotosWait(db, communityId)
    return answer({ items: open.map(({ _id }) => tree.brief(_id)), photosWait })
  },
})

export const boardOperations = {
  'board.look': look,
  'board.person': person,
  'board.photos': photos,
  'board.mine': mine,
  'board.setShown': setShown,
  'board.givePhoto': givePhoto,
  'board.takeBackPhoto': takeBackPhoto,
  'board.listPhotos': listPhotos,
  'board.decidePhoto': decidePhoto,
  'board.estates': estates,
  'board.makeSheet': makeSheet,
  ...keepingOperations,
} satisfies Pick<OperationTable, keyof BoardOperations>
