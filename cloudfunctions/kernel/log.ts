/** One line for machines. It says what happened and never to whom: no names, numbers, texts or openids. */
export interface LogLine {
  requestId: string
  operation: string
  outcome: string
  ms: number
  /** A short keyed hash, to follow one identity through the lines. */
  who?: string
  fault?: string
}

export function writeLog(line: LogLine): void {
  console.log(JSON.stringify(line))
}

/** What a surprise may leave in the log: where it happened, not what it was about. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error'
  const { errCode, code } = error as { errCode?: number; code?: string }
  const place = error.stack?.split('\n').find(line => line.trimStart().startsWith('at '))
  return [error.name, errCode ?? code, place?.trim().replace(/\(?(file:\/\/)?\/.*\//, '(')]
    .filter(Boolean)
    .join(' ')
}
