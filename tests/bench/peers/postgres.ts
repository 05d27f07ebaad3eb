import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const installed = '/usr/lib/postgresql'
const port = 18432
const user = 'peer'

export interface Postgres {
  uri: string
  stop(): void
}

/** A PostgreSQL of its own with Debian's defaults, so that a commit is on disk before it is told. */
export function startPostgres(): Postgres {
  const version = existsSync(installed) ? readdirSync(installed).sort().at(-1) : undefined
  if (!version) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  const binary = (name: string) => join(installed, version, 'bin', name)
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const data = join(folder, 'data')

  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'))
  const run = (name: string, ...args: string[]) => {
    const [command, ...rest] = isRoot
      ? ['runuser', '-u', 'postgres', '--', binary(name), ...args]
      : [binary(name), ...args]
    execFileSync(command as string, rest, { stdio: 'ignore' })
  }

  run('initdb', '-D', data, '-A', 'trust', '-U', user)
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`
  run('pg_ctl', '-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start')
  run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', user, user)
  return {
    uri: `postgres://${user}@127.0.0.1:${port}/${user}`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))
