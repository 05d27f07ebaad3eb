import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(__dirname, '..', '..')

export interface Found {
  path: string
  line: number
  category: string
  message: string
}

interface Report {
  diagnostics: { category: string; message: string; location: { path: string; start: { line: number } } }[]
}

/** What Biome says about a folder that holds a `biome.json` of its own. */
export function lintFolder(folder: string): Found[] {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' })

  const report: Report = JSON.parse(stdout)
  return report.diagnostics.map(({ category, message, location }) => ({
    category,
    message,
    path: location.path,
    line: location.start.line,
  }))
}
