import type { BoardOperations } from '../../../types/board'
import { answer, refuse } from '../../kernel/answer'
import { readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { temporaryAddresses } from '../../platform/wechat'
import { mayAsMember } from '../accounts/access'
import { readCatalogue } from '../posts/catalogue'
import { mayKeepBoards, maySeeBoard } from './access'
import * as input from './input'
import { myBoard } from './mine'
import { boardPage, decidedBy, fieldsOn, lineOf, wantedOn } from './page'
import { decidePhoto, givePhoto, listPhotos, takeBackPhoto } from './photos'
import { makeSheet } from './printing'
import { absenceOf, shownPhoto } from './rules'
import * as store from './store'

const peopleAPage = 200

const look = operation<'board.look'>()({
  input: input.lookInput,
  find: ({ tree }, { estateId }) => tree.find(estateId),
  allow: maySeeBoard,
  async run(context, { estate, communityId }, { cursor }) {
    const wanted = wantedOn(context, communityId, estate._id)
    const rows = await store.listBoard(context.db, wanted, readCursor(cursor), peopleAPage + 1)
    return answer(await boardPage(context, estate._id, rows, peopleAPage))
  },
})

const person = operation<'board.person'>()({
  input: input.personInput,
  find: ({ tree }, { estateId }) => tree.find(estateId),
  allow: maySeeBoard,
  async run(context, { estate, communityId }, { memberId }) {
    const wanted = wantedOn(context, communityId, estate._id)
    const [row] = await store.findOnBoard(context.db, wanted, [memberId])
    if (!row || absenceOf(row, row.entries[0] ?? null) !== null) return refuse('notAllowed')
    return answer(lineOf(row, fieldsOn(context), await readCatalogue(context.db, context.now)))
  },
})

const photos = operation<'board.photos'>()({
  input: input.photosInput,
  find: ({ tree }, { estateId }) => tree.find(estateId),
  allow: maySeeBoard,
  async run(context, { estate, communityId }, { memberIds }) {
    const fields = fieldsOn(context)
    const wanted = wantedOn(context, communityId, estate._id)
    const rows = await store.findOnBoard(context.db, wanted, memberIds)
    const shown = rows.flatMap(row => {
      const entry = row.entries[0] ?? null
      const photo = absenceOf(row, entry) === null ? shownPhoto(row, entry, fields) : null
      return photo ? [{ memberId: row._id, fileId: photo.fileId }] : []
    })
    const urls = await temporaryAddresses(shown.map(({ fileId }) => fileId))
    const items = shown.flatMap(({ memberId }, index) => {
      const url = urls[index]
      return url ? [{ memberId, url }] : []
    })
    return answer({ items })
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
    if (!member || !communityId || absenceOf(member, null) === 'notAccepted') return refuse('notOnBoard')
    const act = isShown ? 'show' : 'hide'
    await store.decide(context.db, memberId, communityId, decidedBy(context, act), before =>
      before.isHidden === isShown ? { isHidden: !isShown } : null,
    )
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
} satisfies Pick<OperationTable, keyof BoardOperations>
