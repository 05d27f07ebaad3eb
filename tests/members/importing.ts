import type { Input } from '../../types/api'
import type { ImportRowView, ImportView, Member, RowPlan } from '../../types/members'
import { bring } from '../incoming'
import type { Town } from '../open-town'
import { newTap, office } from '../town'

export const refusalOf = (answer: { ok: boolean; refusal?: string }) => (answer.ok ? 'ok' : answer.refusal)

function valueIn<Value>(answer: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`)
  return answer.value
}

/** The office uploads a file: its id. */
export function upload(town: Town, bytes: Uint8Array): Promise<string> {
  return bring(town, office, bytes, '.xlsx')
}

/** Uploads and plans; answers as the office hears it. */
export async function plan(town: Town, bytes: Uint8Array, more: Partial<Input<'members.planImport'>> = {}) {
  const fileId = more.fileId ?? (await upload(town, bytes))
  const input = {
    tapId: newTap(),
    fileId,
    fileName: '名册.xlsx',
    headerRow: null,
    mapping: null,
    covers: null,
    ...more,
  }
  return town.as(office).call('members.planImport', input)
}

export const planned = async (town: Town, bytes: Uint8Array): Promise<ImportView> =>
  valueIn(await plan(town, bytes))

/** A roster that names everybody of one place. */
export const plannedFor = async (town: Town, covers: string, bytes: Uint8Array): Promise<ImportView> =>
  valueIn(await plan(town, bytes, { covers }))

export const confirmMissing = (town: Town, importId: string, evenSoMany = true) =>
  town.as(office).call('members.confirmMissing', { tapId: newTap(), importId, evenSoMany })

/** One slice. */
export const apply = (town: Town, importId: string) =>
  town.as(office).call('members.applyImport', { tapId: newTap(), importId })

export const undo = (town: Town, importId: string, tapId = newTap()) =>
  town.as(office).call('members.undoImport', { tapId, importId })

export const show = async (town: Town, importId: string): Promise<ImportView> =>
  valueIn(await town.as(office).call('members.showImport', { importId }))

export const decide = (
  town: Town,
  importId: string,
  row: number,
  choice: Input<'members.decideImportRow'>['choice'],
) => town.as(office).call('members.decideImportRow', { tapId: newTap(), importId, row, choice })

/** Applies slice by slice until everybody sees it. */
export async function applied(town: Town, { importId }: { importId: string }): Promise<ImportView> {
  for (;;) {
    const view = valueIn(await apply(town, importId))
    if (view.state === 'settled') return view
  }
}

/** Plans and applies a file as it is. */
export const imported = async (town: Town, bytes: Uint8Array): Promise<ImportView> =>
  applied(town, await planned(town, bytes))

/** Undoes slice by slice: the last answer. */
export async function undone(town: Town, importId: string, tapId?: string) {
  for (;;) {
    const answer = await undo(town, importId, tapId)
    if (!answer.ok || answer.value.state === 'undone') return answer
  }
}

export async function rowsOf(town: Town, importId: string, kind: RowPlan): Promise<ImportRowView[]> {
  const rows: ImportRowView[] = []
  for (let cursor: string | null = null; ; ) {
    const page: { items: ImportRowView[]; cursor: string | null } = valueIn(
      await town.as(office).call('members.listImportRows', { importId, plan: kind, cursor }),
    )
    rows.push(...page.items)
    cursor = page.cursor
    if (cursor === null) return rows
  }
}

export const membersOf = async ({ cloud }: Town) => (await cloud.documents('members')) as unknown as Member[]

export async function memberNamed(town: Town, name: string): Promise<Member> {
  const member = (await membersOf(town)).find(candidate => candidate.name === name)
  if (!member) throw new Error(`nobody is called ${name}`)
  return member
}

/** Moves an import on until it is in one of its steps. */
export async function appliedUntil(town: Town, importId: string, step: string): Promise<void> {
  for (let slice = 0; slice < 100; slice++) {
    const kept = (await town.cloud.documents('memberImports')).find(({ _id }) => _id === importId)
    if (kept?.step === step) return
    await apply(town, importId)
  }
  throw new Error(`never came to ${step}`)
}
