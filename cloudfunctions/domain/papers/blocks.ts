import type { PaperBlock } from '../../../types/papers'
import { type AnyValues, filled } from './template'

/** A template with its values filled in, line by line; rows of a table that follow one another are one table. */
export function blocksOf(template: string, values: AnyValues): PaperBlock[] {
  const blocks: PaperBlock[] = []
  for (const line of template.split('\n').map(written => filled(written, values))) {
    const block = blockOf(line)
    const last = blocks.at(-1)
    if (block.kind === 'table' && last?.kind === 'table') last.rows.push(...block.rows)
    else blocks.push(block)
  }
  return blocks
}

function blockOf(line: string): PaperBlock {
  if (line.startsWith('|')) return { kind: 'table', rows: [cellsOf(line)] }
  const stamp = /^\[盖章\s*(.*)\]$/.exec(line)
  if (stamp) return { kind: 'stamp', text: stamp[1] ?? '' }
  if (line.startsWith('# ')) return { kind: 'title', text: line.slice(2) }
  return { kind: line.startsWith('✂') ? 'cut' : 'text', text: line }
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map(cell => cell.trim())
}
