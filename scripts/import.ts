import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { newTapId } from '../src/contract/tap-id'
import type { Answer } from '../types/api'
import type { ImportRowView, ImportView } from '../types/members'
import { type Office, openOffice } from './import/office'
import { dryRun, refused, settled } from './import/report'
import { PlainError } from './plain-error'

const usage = 'npm run import -- <roster.xlsx> [--cloud http://127.0.0.1:8090] [--header-row 3] [--apply]'

/** `npm run import`: what the county office does on its screen, from the command line of the local cloud. */
export async function main(args: string[]): Promise<number> {
  const { file, cloud, headerRow, isToApply } = readOptions(args)
  const bytes = await read(file)
  const office = await openOffice(cloud)

  const started = Date.now()
  const own = await office.ask('uploads.folder', {})
  if (!own.ok) throw new PlainError(refused(own))
  const fileId = await office.upload(`${own.value.folder}/${newTapId()}.bin`, bytes)
  const planned = await office.ask('members.planImport', {
    ...{ tapId: newTapId(), fileId, fileName: basename(file).slice(0, 100) },
    ...{ headerRow, mapping: null, covers: null },
  })
  if (!planned.ok) throw new PlainError(refused(planned))

  const view = planned.value
  console.log(dryRun(view, await doubtfulRows(office, view), seconds(started)))
  if (!isToApply) {
    console.log('\n  这只是预览,名册没有变。Nothing was changed; add --apply to import it.')
    return 0
  }

  const applied = Date.now()
  console.log(settled(await applyAll(office, view), seconds(applied)))
  return 0
}

async function applyAll(office: Office, planned: ImportView): Promise<ImportView> {
  const tapId = newTapId()
  let view = planned
  while (view.state !== 'settled') {
    const answer = await office.ask('members.applyImport', { tapId, importId: view.importId })
    if (!answer.ok) throw new PlainError(refused(answer))
    view = answer.value
  }
  return view
}

async function doubtfulRows(office: Office, { importId }: ImportView): Promise<ImportRowView[]> {
  const rows: ImportRowView[] = []
  let cursor: string | null = null
  do {
    const page: Answer<'members.listImportRows'> = await office.ask('members.listImportRows', {
      importId,
      plan: 'doubtful',
      cursor,
    })
    if (!page.ok) throw new PlainError(refused(page))
    rows.push(...page.value.items)
    cursor = page.value.cursor
  } while (cursor !== null)
  return rows
}

function readOptions(args: string[]) {
  const { values, positionals } = parse(args)
  const [file, ...others] = positionals
  const headerRow = values['header-row'] === undefined ? null : Number(values['header-row'])
  if (!file || others.length > 0) throw new PlainError(`Which workbook? ${usage}`)
  if (headerRow !== null && !(Number.isInteger(headerRow) && headerRow > 0)) {
    throw new PlainError(
      `--header-row is the number of a row as Excel shows it, not ${values['header-row']}.`,
    )
  }
  return { file, cloud: values.cloud, headerRow, isToApply: values.apply }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        cloud: { type: 'string', default: 'http://127.0.0.1:8090' },
        'header-row': { type: 'string' },
        apply: { type: 'boolean', default: false },
      },
    })
  } catch {
    throw new PlainError(`That was not understood. ${usage}`)
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch {
    throw new PlainError(`There is no file ${file} that can be read. 找不到这个文件。`)
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
