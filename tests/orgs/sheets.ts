import type { OrgImportRowView, OrgImportView, OrgRowPlan } from '../../types/orgs'
import { bring } from '../incoming'
import { aWorkbook, type Value } from '../members/workbooks'
import type { Town } from '../open-town'
import { newTap, office } from '../town'

export const titles = ['类别', '名称', '上级', '别名', '所属单位', '片区']

function valueIn<Kind>(answer: { ok: true; value: Kind } | { ok: false; refusal: string }): Kind {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`)
  return answer.value
}

export const upload = (town: Town, bytes: Uint8Array): Promise<string> => bring(town, office, bytes, '.xlsx')

/** Brings a file and asks what it would do, as the office hears it. */
export async function plan(town: Town, bytes: Uint8Array, tapId = newTap(), told?: string) {
  const fileId = told ?? (await upload(town, bytes))
  return town.as(office).call('orgs.planImport', { tapId, fileId, fileName: '地方.xlsx' })
}

/** Under the usual header, unless the rows bring their own. */
export async function planned(town: Town, rows: Value[][], header = titles): Promise<OrgImportView> {
  return valueIn(await plan(town, aWorkbook([header, ...rows])))
}

export const apply = (town: Town, importId: string, tapId = newTap()) =>
  town.as(office).call('orgs.applyImport', { tapId, importId })

/** Slice after slice until it is done. */
export async function applied(town: Town, { importId }: { importId: string }): Promise<OrgImportView> {
  for (;;) {
    const view = valueIn(await apply(town, importId))
    if (view.state === 'settled') return view
  }
}

export async function rowsOf(town: Town, importId: string, kind: OrgRowPlan): Promise<OrgImportRowView[]> {
  const rows: OrgImportRowView[] = []
  for (let cursor: string | null = null; ; ) {
    const page: { items: OrgImportRowView[]; cursor: string | null } = valueIn(
      await town.as(office).call('orgs.listImportRows', { importId, plan: kind, cursor }),
    )
    rows.push(...page.items)
    cursor = page.cursor
    if (cursor === null) return rows
  }
}
