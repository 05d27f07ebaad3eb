import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundling } from '../../config/functions'
import { sdkEnvironment } from '../../emulator/functions/environment'

const root = join(__dirname, '..', '..')
const runs = 11

export interface LoadTime {
  apiMs: number
  bareSdkMs: number
  ratio: number
}

/** How long a cold instance loads the function, beside a bundle that holds the SDK and nothing else. */
export async function measureLoadTime(): Promise<LoadTime> {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'))
  try {
    const entry = join(folder, 'bare.ts')
    const bare = join(folder, 'bare.js')
    writeFileSync(entry, "export { default } from 'wx-server-sdk'\n")
    await build({
      ...bundling,
      entryPoints: [entry],
      outfile: bare,
      nodePaths: [join(root, 'node_modules')],
    })
    const api = join(root, 'dist/cloudfunctions/api/index.js')
    // In turns, so that whatever else the machine does falls on both.
    const times = Array.from({ length: runs }, () => ({ api: timeOf(api), bare: timeOf(bare) }))
    const apiMs = medianOf(times.map(time => time.api))
    const bareSdkMs = medianOf(times.map(time => time.bare))
    return { apiMs, bareSdkMs, ratio: apiMs / bareSdkMs }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** In a process of its own, as the first thing it does. */
function timeOf(file: string): number {
  const code = `const t=performance.now();require(${JSON.stringify(file)});process.stdout.write(String(performance.now()-t))`
  const environment = { ...process.env, ...sdkEnvironment('http://127.0.0.1:9/admin', 'local-env') }
  return Number(execFileSync(process.execPath, ['-e', code], { env: environment, encoding: 'utf8' }))
}

function medianOf(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
