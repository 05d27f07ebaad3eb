import { mostColumns, type Row, type Sheet, textCell } from './cells'

/**
 * A text file as one sheet; null when it is no table of text. Offices save CSV in GBK as often as in UTF-8,
 * and Excel's "Unicode text" is UTF-16 with tabs.
 */
export function readCsv(bytes: Uint8Array): Sheet | null {
  const text = decode(bytes)
  if (text === null || !isPlain(text)) return null
  return { name: '', rows: readRows(text, separatorOf(text)), merges: [] }
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Web pages saved as tables, RTF and bytes that happen to decode are not what people mean by CSV. */
function isPlain(text: string): boolean {
  const control = /[^\P{Cc}\t\r\n]/u
  return !control.test(text) && !/^\s*(<|\{\\rtf|%PDF)/.test(text)
}

/** The first line with any separator decides. */
function separatorOf(text: string): string {
  const line = text.split('\n', 20).find(candidate => /[,\t;]/.test(candidate)) ?? ''
  const count = (separator: string) => line.split(separator).length
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/** RFC 4180, forgiving: a quote inside an unquoted cell is a character like any other. */
function readRows(text: string, separator: string): Row[] {
  const rows: Row[] = []
  let row: Row = []
  let cell = ''
  let isQuoted = false

  const endCell = () => {
    if (row.length < mostColumns) row.push(textCell(cell.trim()))
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }

  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[at++]
      else isQuoted = false
    } else if (character === '"' && cell === '') isQuoted = true
    else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}
