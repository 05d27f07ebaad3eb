import type { Org } from '../../../../types/orgs'
import type { Tree } from '../tree'
import { type Column, columnTitles, kindWord } from './words'

const columns: Column[] = ['id', 'kind', 'name', 'parent', 'aliases', 'unitName', 'centre']

/** The open places from the county down, each above what stands in it, as rows that may be brought back. */
export function rowsOf(tree: Tree): string[][] {
  const rows = [columns.map(column => columnTitles[column])]
  const write = (org: Org): void => {
    rows.push(columns.map(column => cellOf(tree, org, column)))
    for (const child of tree.childrenOf(org._id)) write(child)
  }
  for (const root of tree.all) if (root.parentId === null && root.state === 'open') write(root)
  return rows
}

function cellOf(tree: Tree, org: Org, column: Column): string {
  switch (column) {
    case 'id':
      return org._id
    case 'kind':
      return kindWord(org.kind)
    case 'name':
      return org.name
    case 'parent':
      return parentPath(tree, org)
    case 'aliases':
      return org.aliases.join('、')
    case 'unitName':
      return org.unitName ?? ''
    case 'centre':
      return (org.centreId && tree.find(org.centreId)?.name) || ''
  }
}

/** The parent with whatever stands above it, but for the county: so no two parents are written alike. */
function parentPath(tree: Tree, { _id }: Org): string {
  const above = tree
    .upwards(_id)
    .slice(1)
    .map(({ name }) => name)
  return (above.length > 1 ? above.slice(0, -1) : above).reverse().join('/')
}

/** The writer stands in the file of the reader, which is loaded when the first workbook comes. */
export async function workbookOf(rows: string[][], name: string): Promise<Buffer> {
  const { utils, write } = await import('@e965/xlsx')
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!cols'] = [20, 10, 30, 30, 30, 24, 16].map(wch => ({ wch }))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array)
}
