import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(__dirname, '..', '..')

export interface Ended {
  code: number
  said: string
}

/** Runs one of the project's tools from the root and keeps what it says. */
export function runTool(command: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [binary(command), ...args], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code: code ?? 1, said }))
  })
}

const binaries: Record<string, string> = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
  jest: 'node_modules/jest/bin/jest.js',
  run: 'scripts/run.mjs',
}

function binary(command: string): string {
  return join(root, binaries[command] ?? command)
}
