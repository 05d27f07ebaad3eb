import type { Cell } from '../../../kernel/workbook/cells'

/** What a cell says: a value, nothing, or something nobody can read. */
export type Reading<Value> = { value: Value | null } | 'unreadable'

const nothing: { value: null } = { value: null }

const wordsForNothing = new Set([
  '',
  '无',
  '空',
  '不详',
  '未知',
  '暂无',
  '没有',
  '/',
  '\\',
  '、',
  '.',
  '-',
  'N/A',
  '#N/A',
  '(空白)',
])

/** Is the cell empty, or does it hold what people write when there is nothing to write? */
export function saysNothing(text: string): boolean {
  return wordsForNothing.has(
    plain(text)
      .toUpperCase()
      .replace(/^[-—–_]+$/, '-'),
  )
}

/** Width folded, spaces gone: how short values are compared. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

const longestText = 500

/** A free text: one line, no control characters, no longer than anybody reads. */
export function readText(cell: Cell | undefined): string | null {
  const text = (cell?.text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return saysNothing(text) ? null : text.slice(0, longestText)
}

const males = new Set(['男', '男性', 'M', 'MALE', '先生'])
const females = new Set(['女', '女性', 'F', 'FEMALE', '女士'])

export function readSex(cell: Cell | undefined): Reading<'male' | 'female'> {
  const text = plain(cell?.text ?? '').toUpperCase()
  if (saysNothing(text)) return nothing
  if (males.has(text)) return { value: 'male' }
  if (females.has(text)) return { value: 'female' }
  return 'unreadable'
}

const yes = new Set(['是', '√', '✓', '✔', '☑', '有', '对', 'Y', 'YES', 'TRUE', 'T', 'V', '1'])
const no = new Set(['否', '不是', '×', '✗', '✘', '☐', '□', 'X', 'N', 'NO', 'FALSE', 'F', '0'])

/** 副科级以上 (A77): a tick, a word, or the rank itself. In a column of ticks an empty cell means no. */
export function readRank(cell: Cell | undefined): Reading<boolean> {
  const text = plain(cell?.text ?? '').toUpperCase()
  if (saysNothing(text) || no.has(text)) return { value: false }
  if (yes.has(text) || /[正副](科|处|县|厅|局)/.test(text)) return { value: true }
  if (/科员|办事员|股级|工勤/.test(text)) return { value: false }
  return 'unreadable'
}

/** A mobile number of eleven digits, however it was typed. Digits that a spreadsheet rounded away do not come back. */
export function readPhone(cell: Cell | undefined): Reading<string> {
  if (!cell || saysNothing(cell.text)) return nothing
  const written = cell.number === null ? cell.text : String(cell.number)
  const digits = plain(written)
    .replace(/['’‘`()_·—–-]/g, '')
    .replace(/\.0+$/, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  const exact = /^\d\.\d{10}E\+?10$/i.test(digits) ? digits.replace('.', '').slice(0, 11) : digits
  return /^1\d{10}$/.test(exact) ? { value: exact } : 'unreadable'
}
