import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '../plain-error'

const root = join(__dirname, '..', '..')
const appJson = join(root, 'dist/weapp/app.json')

interface CloudWish {
  cloudPort: number
  cloudUrl: string
  appUrl: string
  data: string
  seed: string
}

export interface Persona {
  id: string
  openid: string
  name: string
  note: string
  phone: string | null
}

/** Starts the local cloud as a process of its own; throws its one sentence when it cannot start. */
export async function startCloud(wish: CloudWish) {
  const child = spawn(
    process.execPath,
    [
      join(root, 'dist/emulator/main.mjs'),
      ...['--cloud-port', String(wish.cloudPort)],
      ...['--app-origin', wish.appUrl],
      ...['--data', wish.data],
      ...['--seed', wish.seed],
      ...(existsSync(appJson) ? ['--app-json', appJson] : []),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  await untilReady(child)
  child.stdout?.pipe(process.stdout)
  child.stderr?.pipe(process.stderr)

  return {
    personas: () => ask<Persona[]>(`${wish.cloudUrl}/console/api/personas`),
    reset: (seed: string) => ask(`${wish.cloudUrl}/console/api/reset`, { seed }),
    untilStopped: () => untilStopped(child),
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => {
      child.stderr?.removeAllListeners('data')
      resolve()
    })
    child.once('exit', code => {
      reject(code === 2 ? new PlainError(said.trim()) : new Error(`The local cloud ended at once:\n${said}`))
    })
  })
}

/** The exit code: 0 after Ctrl-C, 1 when the cloud ended by itself. */
function untilStopped(child: ChildProcess): Promise<number> {
  let isAsked = false
  const stop = () => {
    isAsked = true
    child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  return new Promise(resolve => {
    child.once('exit', code => {
      if (!isAsked) console.error(`The local cloud ended by itself (exit code ${code}). 本地云意外退出。`)
      resolve(isAsked ? 0 : 1)
    })
  })
}

async function ask<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new PlainError(`The local cloud refused ${url}: ${await response.text()}`)
  return response.json() as Promise<T>
}
