import { dayOf } from '../../../src/contract/calendar'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { readCursor, writeCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { tells } from '../../kernel/told'
import { miniProgramCode, readFile, takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { drawnFrom } from '../papers/code'
import { keepRunFile, noteRun } from '../papers/store'
import { readCatalogue } from '../posts/catalogue'
import { isAsTakenIn, mostBytesOf } from '../uploads/rules'
import { mayKeepBoard } from './access'
import * as input from './input'
import { newCode } from './keeping'
import { fieldsOn, lineOf, wantedOn } from './page'
import { shownPhoto, standingOf } from './rules'
import { drawBoard, peopleASheet, type SheetPerson, type SheetSize } from './sheet'
import { type BoardRow, keepCode, listBoard, listNeighbours } from './store'

const boardPage = 'pages/resident/board/index'

export const makeSheet = operation<'board.makeSheet'>()({
  input: input.makeSheetInput,
  find: ({ tree }, { communityId, estateId }) => ({
    community: tree.find(communityId),
    estate: tree.find(estateId),
  }),
  allow: mayKeepBoard,
  async run(context, { estate, communityId }, { tapId, size, cursor }) {
    const { db, tree, actor, now } = context
    const most = peopleASheet[size]
    const wanted = wantedOn(context, communityId, estate._id)
    const rows = await listBoard(db, wanted, readCursor(cursor), most + 1)
    const shown = rows.slice(0, most)
    const last = rows.length > most ? shown.at(-1) : undefined
    if (shown.length === 0) return refuse('nothingToPrint')

    const neighbours = await listNeighbours(db, wanted)
    const notAsked = neighbours.filter(
      ({ entries }) => standingOf(communityId, entries[0] ?? null) === 'notAsked',
    ).length
    const { code } = await keepCode(db, newCode(context, estate._id, tapId))
    const name = drawnFrom(`board ${actor.openid} ${tapId}`, 20)
    const run = {
      _id: `board_${name}`,
      kind: 'boardSheet' as const,
      path: `papers/${name}.html`,
      fileId: null,
      madeAt: now,
      items: [],
    }
    await noteRun(db, run)
    const html = drawBoard({
      size: size as SheetSize,
      community: tree.brief(communityId).name,
      estate: estate.name,
      day: dayOf(now),
      people: await peopleOf(context, shown),
      code: await miniProgramCode(boardPage, code),
      codeInLetters: code.replace(/(.{4})(?=.)/g, '$1-'),
    })
    const url = await temporaryAddress(await keepRunFile(db, run, html), takenAwaySeconds)
    if (!url) throw new Error('the sheet that was just kept is gone')
    const whom = { memberIds: shown.map(({ _id }) => _id), orgId: communityId }
    const told = { url, people: shown.length, notAsked, cursor: last ? writeCursor(last._id) : null }
    return answer(tells(whom, told))
  },
})

/** Photos are drawn into the sheet itself, so that paper and file need nothing else. */
async function peopleOf(context: Context, rows: BoardRow[]): Promise<SheetPerson[]> {
  const catalogue = await readCatalogue(context.db, context.now)
  const fields = fieldsOn(context)
  return Promise.all(
    rows.map(async row => {
      const photo = shownPhoto(row, row.entries[0] ?? null, fields)
      return { ...lineOf(row, fields, catalogue), photo: photo && (await bytesOf(photo.fileId)) }
    }),
  )
}

/** What was looked at when it was taken in, and nothing that lies in its place. */
async function bytesOf(fileId: string): Promise<Buffer | null> {
  const bytes = await readFile(fileId, mostBytesOf.picture)
  return bytes !== null && bytes !== 'tooLarge' && isAsTakenIn(fileId, bytes) ? bytes : null
}
