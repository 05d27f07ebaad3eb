import { dayOf } from '../../../src/contract/calendar'
import type { BoardCode, BoardEntry, BoardNeighbour, BoardOperations, PaperNoted } from '../../../types/board'
import type { CalendarDay, Moment } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { type Telling, tell } from '../notices/telling'
import { type Board, mayKeepBoard } from './access'
import { boardCode } from './code'
import * as input from './input'
import { byName, decidedBy } from './page'
import { countStandings, isShownIn, paperOutcomeOf, standingOf } from './rules'
import * as store from './store'

const neighboursAPage = 50

interface Asked {
  communityId: string
  estateId: string
}

const placesOf = ({ tree }: Context, { communityId, estateId }: Asked) => ({
  community: tree.find(communityId),
  estate: tree.find(estateId),
})

const whereOf = ({ estate, communityId }: Board) => ({ communityId, estateId: estate._id })

const show = operation<'board.show'>()({
  input: input.boardInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run({ db, tree, now }, board) {
    const { estate, communityId } = board
    const [code, rows] = await Promise.all([
      store.findCode(db, estate._id),
      store.listNeighbours(db, whereOf(board)),
    ])
    return answer({
      estate: tree.brief(estate._id),
      code: code && { code: code.code, madeAt: code.madeAt },
      counts: countStandings(rows.map(row => standingOf(communityId, row.entries[0] ?? null))),
      isMore: store.areMore(rows),
      day: dayOf(now),
    })
  },
})

const listPeople = operation<'board.listPeople'>()({
  input: input.listPeopleInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run(context, board, { show, cursor }) {
    const last = readCursor(cursor)
    const after = last === null ? null : namedIn(last)
    const people = (await store.listNeighbours(context.db, whereOf(board)))
      .filter(row => after === null || byName(row, after) > 0)
      .sort(byName)
      .map(row => neighbourOf(row, board.communityId))
      .filter(({ standing }) => isShownIn(show, standing))
      .slice(0, neighboursAPage + 1)
    return answer(
      pageOf(
        people,
        neighboursAPage,
        ({ memberId, name }) => `${memberId} ${name}`,
        person => person,
      ),
      board.communityId,
    )
  },
})

/** The last one shown, by whom the list goes on. */
function namedIn(last: string): { _id: string; name: string } {
  const [_id = '', ...name] = last.split(' ')
  return { _id, name: name.join(' ') }
}

function neighbourOf(
  { _id, name, unitName, entries }: store.NeighbourRow,
  communityId: string,
): BoardNeighbour {
  const entry = entries[0] ?? null
  const standing = standingOf(communityId, entry)
  const hasAgreed = standing === 'app' || standing === 'paper'
  return { memberId: _id, name, unitName, standing, on: hasAgreed ? (entry?.consent?.on ?? null) : null }
}

const previewPaper = operation<'board.previewPaper'>()({
  input: input.previewPaperInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run(context, board, { memberIds, on }) {
    if (isLater(context, on)) return refuse('dayNotYet')
    const rows = await store.listNeighbours(context.db, whereOf(board), memberIds)
    audit(context, board.communityId, idsOf(rows))
    return answer({ items: memberIds.map(memberId => outcomeFor(memberId, rows, board.communityId)) })
  },
})

/** A66: who agreed on paper, as the community has it before it; the latest no of a person is not written over. */
const notePaper = operation<'board.notePaper'>()({
  input: input.notePaperInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run(context, board, { tapId, memberIds, on }) {
    if (isLater(context, on)) return refuse('dayNotYet')
    const { db, actor, now } = context
    const { communityId } = board
    const noteId = shortHash(`board ${actor.openid} ${tapId}`)
    const seen = await store.listNeighbours(db, whereOf(board), memberIds)
    audit(context, communityId, idsOf(seen))
    const wanted = seen.filter(
      row => paperOutcomeOf(standingOf(communityId, row.entries[0] ?? null)) === 'noted',
    )
    const consent = { way: 'paper' as const, on, at: now, by: actor.openid, noteId }
    if (wanted.length > 0) await store.noteConsent(db, wanted, communityId, consent)
    const rows = await store.listNeighbours(db, whereOf(board), memberIds)
    const items = memberIds.map((memberId): PaperNoted => {
      const item = outcomeFor(memberId, rows, communityId)
      const kept = rows.find(({ _id }) => _id === memberId)?.entries[0]?.consent
      return kept?.noteId === noteId ? { ...item, outcome: 'noted' } : item
    })
    return answer({ noteId, items })
  },
})

const undoPaper = operation<'board.undoPaper'>()({
  input: input.undoPaperInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run(context, board, { memberIds, noteId }) {
    const { db, actor, now } = context
    audit(context, board.communityId, memberIds)
    const by = { at: now, by: actor.openid }
    return answer({ undone: await store.undoConsent(db, memberIds, board.communityId, noteId, by) })
  },
})

const takeDown = operation<'board.takeDown'>()({
  input: input.takeDownInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run(context, board, { memberId }) {
    const { db, now } = context
    const { communityId } = board
    const [row] = await store.listNeighbours(db, whereOf(board), [memberId])
    if (!row) return refuse('notAllowed')
    audit(context, communityId, [memberId])
    const kept = await store.decide(db, memberId, communityId, decidedBy(context, 'takeDown'), before =>
      before.consent ? { consent: null, takenDownAt: now } : null,
    )
    const isDown = kept?.communityId === communityId && !kept.consent
    // By the moment: once for each time, also when the tap comes again.
    if (isDown && kept.takenDownAt) await tell(context, [takenDownTelling(context, kept, kept.takenDownAt)])
    return answer({ standing: standingOf(communityId, kept) })
  },
})

function takenDownTelling(
  { tree }: Context,
  { _id: memberId, communityId }: BoardEntry,
  at: Moment,
): Telling {
  return {
    kind: 'boardTakenDown',
    told: { community: tree.find(communityId)?.name ?? '' },
    to: { memberId },
    thing: `board_${memberId}`,
    stage: `takenDown ${at}`,
    link: { page: 'board', id: null },
  }
}

const changeCode = operation<'board.changeCode'>()({
  input: input.changeCodeInput,
  find: placesOf,
  allow: mayKeepBoard,
  async run(context, { estate }, { tapId }) {
    const { db, actor } = context
    const next = newCode(context, estate._id, tapId)
    const { code, madeAt } = await store.changeCode(db, next, actor.openid)
    return answer({ code, madeAt })
  },
})

export function newCode({ actor, now }: Context, estateId: string, tapId: string): BoardCode {
  const code = boardCode(estateId, actor.openid, tapId)
  return { _id: estateId, code, madeAt: now, history: [{ at: now, by: actor.openid }] }
}

const isLater = ({ now }: Context, on: CalendarDay): boolean => on > dayOf(now)

const idsOf = (rows: store.NeighbourRow[]): string[] => rows.map(({ _id }) => _id)

function outcomeFor(memberId: string, rows: store.NeighbourRow[], communityId: string): PaperNoted {
  const row = rows.find(({ _id }) => _id === memberId)
  const standing = row ? standingOf(communityId, row.entries[0] ?? null) : null
  return { memberId, name: row?.name ?? null, outcome: paperOutcomeOf(standing) }
}

export const keepingOperations = {
  'board.show': show,
  'board.listPeople': listPeople,
  'board.previewPaper': previewPaper,
  'board.notePaper': notePaper,
  'board.undoPaper': undoPaper,
  'board.takeDown': takeDown,
  'board.changeCode': changeCode,
} satisfies Partial<Pick<OperationTable, keyof BoardOperations>>
