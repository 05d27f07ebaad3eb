import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'

export interface LogLine {
  at: number
  functionName: string
  level: string
  text: string
}

const kept = 1000
/** Lines wait this long for others: one write of many is nearly as cheap as one of one. */
const gatheredMs = 20

/** What functions print: the newest lines in memory, all of them in a file. */
export class Logs {
  private lines: LogLine[] = []
  private readonly file: WriteStream

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true })
    this.file = createWriteStream(path, { flags: 'a' })
    // A full or vanished disk must not take the functions down with it.
    this.file.on('error', () => {})
  }

  add(line: LogLine): void {
    this.lines.push(line)
    if (this.lines.length > kept * 2) this.lines = this.lines.slice(-kept)
    if (this.file.writableCorked === 0) {
      this.file.cork()
      setTimeout(() => this.file.uncork(), gatheredMs)
    }
    this.file.write(`${new Date(line.at).toISOString()} ${line.functionName} ${line.level} ${line.text}\n`)
  }

  /** The file keeps them all. */
  forget(): void {
    this.lines = []
  }

  newest(): LogLine[] {
    return this.lines.slice(-kept)
  }
}
