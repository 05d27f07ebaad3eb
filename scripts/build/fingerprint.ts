import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A hash of these files and folders, names and contents, and of these variables; what is missing counts as empty. */
export function fingerprint(root: string, inputs: string[], variables: string[] = []): string {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap(input => filesUnder(root, input)).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  for (const name of variables) hash.update(`${name}=${process.env[name] ?? ''}\0`)
  return hash.digest('hex')
}

function filesUnder(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return []
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path))
    .filter(name => name !== 'node_modules')
    .flatMap(name => filesUnder(root, `${path}/${name}`))
}

export function isStamped(stamp: string, print: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print
}

export function putStamp(stamp: string, print: string): void {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, print)
}
