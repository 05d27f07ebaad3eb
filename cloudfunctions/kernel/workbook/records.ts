/**
 * The records of an old xls that carry values. Everything else (formulas, drawings, names, links) is made
 * empty before the reader sees it: its code trusts lengths and counts there, and a spoiled byte can keep it
 * busy for ever.
 */
const record = {
  begin: 0x0809,
  end: 0x000a,
  protection: 0x002f,
  date1904: 0x0022,
  codePage: 0x0042,
  sheet: 0x0085,
  format: 0x041e,
  cellFormat: 0x00e0,
  dimensions: 0x0200,
  texts: 0x00fc,
  continued: 0x003c,
  sharedText: 0x00fd,
  label: 0x0204,
  richText: 0x00d6,
  number: 0x0203,
  shortNumber: 0x027e,
  shortNumbers: 0x00bd,
  truth: 0x0205,
  formula: 0x0006,
  formulaText: 0x0207,
  merged: 0x00e5,
  /** Says nothing, whatever it holds. */
  empty: 0x00e2,
}

const kept = new Set<number>(Object.values(record))
const excel97 = 0x0600

/** Where the length of a formula stands, and the length that means "no formula, only its value". */
const formulaLengthAt = 20
const noFormula = 0xffff

export type Records =
  | { ok: true; stream: Buffer }
  | { ok: false; refusal: 'notAWorkbook' | 'workbookEncrypted' }

/** The workbook stream with nothing left in it but values; places stay where they are. */
export function onlyValues(stream: Uint8Array): Records {
  const values = Buffer.from(stream)
  const refused = (refusal: 'notAWorkbook' | 'workbookEncrypted'): Records => ({ ok: false, refusal })
  let at = 0
  let depth = 0
  while (at + 4 <= values.length) {
    const type = values.readUInt16LE(at)
    const length = values.readUInt16LE(at + 2)
    const body = at + 4
    // After the last sheet the stream is padding.
    if (depth === 0 && type !== record.begin) break
    if (body + length > values.length) return refused('notAWorkbook')
    if (type === record.protection) return refused('workbookEncrypted')

    if (type === record.begin) {
      if (length < 2 || values.readUInt16LE(body) !== excel97) return refused('notAWorkbook')
      depth++
    } else if (type === record.end) depth--
    else if (type === record.formula) {
      if (length < formulaLengthAt + 2) return refused('notAWorkbook')
      values.writeUInt16LE(noFormula, body + formulaLengthAt)
    } else if (!kept.has(type)) values.writeUInt16LE(record.empty, at)
    at = body + length
  }
  return at === 0 ? refused('notAWorkbook') : { ok: true, stream: values.subarray(0, at) }
}
