import * as v from 'valibot'
import type { OrgImportRowView, OrgOperations } from '../../../../types/orgs'
import { answer, refuse } from '../../../kernel/answer'
import type { Context } from '../../../kernel/context'
import { pageOf, readCursor } from '../../../kernel/cursor'
import { isOwnIncoming } from '../../../kernel/incoming'
import * as input from '../../../kernel/input'
import { type OperationTable, operation } from '../../../kernel/operation'
import { shortHash } from '../../../kernel/seal'
import { mostWorkbookBytes } from '../../../kernel/workbook/read'
import { readFile, takenAwaySeconds, temporaryAddress } from '../../../platform/wechat'
import { mayImportPlaces, mayPlanPlaces, mayUsePlaceImport } from '../access'
import { currentTree } from '../store'
import { applySlice } from './apply'
import { rowsOf, workbookOf } from './export'
import { importIdOf, importView, newImport, type OrgImport, placeIdOf, rowView } from './import'
import { type PlannedPlace, planPlaces } from './plan'
import { readPlaceSheet } from './reading'
import * as store from './store'

const aPage = 20
const importId = input.id

const planImport = operation<'orgs.planImport'>()({
  input: v.strictObject({ tapId: input.tapId, fileId: input.text(500), fileName: input.text(200) }),
  find: ({ db, actor }, { tapId }) => store.findImport(db, importIdOf(actor.openid, tapId)),
  allow: mayPlanPlaces,
  async run(context, { repeated, held }, { tapId, fileId, fileName }) {
    if (repeated) return answer(importView(repeated))
    const { db, actor, now } = context
    if (!isOwnIncoming(fileId, actor.openid)) return refuse('fileGone')
    await store.noteUpload(db, fileId, now)
    const bytes = await readFile(fileId, mostWorkbookBytes)
    const read = bytes === null || bytes === 'tooLarge' ? null : await readPlaceSheet(bytes)
    if (!read?.ok) {
      await store.dropUpload(db, fileId)
      if (bytes === 'tooLarge') return refuse('workbookTooLarge')
      return refuse(read ? read.refusal : 'fileGone')
    }
    const _id = importIdOf(actor.openid, tapId)
    const tree = await currentTree(db, now)
    const rows = planPlaces(_id, read.rows, tree, row => placeIdOf(_id, row))
    const by = { role: held.role, orgId: held.orgId }
    const made = newImport({ _id, fileName, madeBy: actor.openid, by, madeAt: now }, rows)
    const plan = await store.keepPlan(db, made, rows)
    await store.dropUpload(db, fileId)
    return answer(importView(plan))
  },
})

const showImport = operation<'orgs.showImport'>()({
  input: v.strictObject({ importId }),
  find: ({ db }, asked) => store.findImport(db, asked.importId),
  allow: mayUsePlaceImport,
  run: async (_context, kept) => answer(importView(kept)),
})

const listImports = operation<'orgs.listImports'>()({
  input: v.strictObject({ cursor: input.cursor }),
  find: () => null,
  allow: mayImportPlaces,
  async run({ db }, _held, { cursor }) {
    const before = Number(readCursor(cursor) ?? Number.MAX_SAFE_INTEGER)
    const imports = await store.listImports(db, before, aPage + 1)
    return answer(pageOf(imports, aPage, ({ madeAt }) => String(madeAt), importView))
  },
})

const listImportRows = operation<'orgs.listImportRows'>()({
  input: v.strictObject({
    importId,
    plan: v.picklist(['add', 'rename', 'move', 'change', 'same', 'doubtful', 'missing']),
    cursor: input.cursor,
  }),
  find: ({ db }, asked) => store.findImport(db, asked.importId),
  allow: mayUsePlaceImport,
  async run({ db }, kept, { plan, cursor }) {
    const rows = await store.listRows(db, kept._id, plan, Number(readCursor(cursor) ?? 0), aPage + 1)
    return answer(pageOf<PlannedPlace, OrgImportRowView>(rows, aPage, ({ row }) => String(row), rowView))
  },
})

const applyImport = operation<'orgs.applyImport'>()({
  input: v.strictObject({ tapId: input.tapId, importId }),
  find: ({ db }, asked) => store.findImport(db, asked.importId),
  allow: mayUsePlaceImport,
  async run(context, found) {
    const { db, now } = context
    if (found.state === 'settled') return answer(importView(found))
    if (found.state === 'planned') await store.moveOn(db, found, now, { state: 'applying' })
    await applySlice(db, await again(context, found), now)
    return answer(importView(await again(context, found)))
  },
})

/** The import after what this call, or another one at the same time, has done to it. */
async function again({ db }: Context, { _id }: OrgImport): Promise<OrgImport> {
  const kept = await store.findImport(db, _id)
  if (!kept) throw new Error('an import that is gone')
  return kept
}

const exportTree = operation<'orgs.exportTree'>()({
  input: v.strictObject({ tapId: input.tapId }),
  find: () => null,
  allow: mayImportPlaces,
  async run({ db, actor, now }, _held, { tapId }) {
    const id = `e${shortHash(`${actor.openid}|${tapId}`)}`
    const path = `places/${id}.xlsx`
    const rows = rowsOf(await currentTree(db, now))
    const before = await store.findFile(db, id)
    if (!before) await store.noteExport(db, id, path, now)
    const fileId =
      before?.fileId ?? (await store.keepExport(db, id, path, await workbookOf(rows, '组织和地方')))
    const url = await temporaryAddress(fileId, takenAwaySeconds)
    return url ? answer({ url, places: rows.length - 1 }) : refuse('fileGone')
  },
})

export const orgSheetOperations = {
  'orgs.planImport': planImport,
  'orgs.showImport': showImport,
  'orgs.listImports': listImports,
  'orgs.listImportRows': listImportRows,
  'orgs.applyImport': applyImport,
  'orgs.exportTree': exportTree,
} satisfies Partial<Pick<OperationTable, keyof OrgOperations>>
