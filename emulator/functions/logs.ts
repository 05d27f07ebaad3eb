import { appendFile, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

export interface LogLine {
  at: number
  functionName: string
  level: string
  text: string
}

const kept = 1000

/** What functions print: the newest lines in memory, all of them in a file. */
export class Logs {
  private lines: LogLine[] = []
  private waiting = ''

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true })
  }

  add(line: LogLine): void {
    this.lines.push(line)
    if (this.lines.length > kept * 2) this.lines = this.lines.slice(-kept)
    if (this.waiting === '') setImmediate(() => this.flush())
    this.waiting += `${new Date(line.at).toISOString()} ${line.functionName} ${line.level} ${line.text}\n`
  }

  newest(): LogLine[] {
    return this.lines.slice(-kept)
  }

  /** A full or vanished disk must not take the functions down with it. */
  private flush(): void {
    const text = this.waiting
    this.waiting = ''
    appendFile(this.file, text, () => {})
  }
}
