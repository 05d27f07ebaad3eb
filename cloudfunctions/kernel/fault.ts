export type Fault = 'duplicate' | 'conflict' | 'other'

/**
 * What an SDK error means. Depending on the call the SDK fills `errCode`, `code` or only the text
 * (a conflict at an operation arrives as -501001 without `code`), so all three are read, here alone.
 */
export function readFault(error: unknown): Fault {
  const { code = '', errMsg = '', message = '' } = (error ?? {}) as Record<string, string>
  const text = `${code} ${errMsg} ${message}`
  if (/E11000|DUPLICATE_WRITE/.test(text)) return 'duplicate'
  if (/TRANSACTION_CONFLICT|TransactionConflict|TransactionBusy|WriteConflict/.test(text)) return 'conflict'
  return 'other'
}
