import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStamped, putStamp } from './build/fingerprint'
import { root, type Target, type TargetName, targets } from './build/targets'
import { PlainError } from './plain-error'
import { alone } from './setup.mjs'

/** `npm run build:…`: builds what is named, or everything. */
export async function main(names: string[]): Promise<void> {
  const unknown = names.find(name => !isTarget(name))
  if (unknown) {
    throw new PlainError(
      `Nothing called "${unknown}" can be built; known: ${Object.keys(targets).join(', ')}.`,
    )
  }
  await build(names.length > 0 ? names.filter(isTarget) : (Object.keys(targets) as TargetName[]))
}

const isTarget = (name: string): name is TargetName => name in targets

/** Builds those of the targets whose inputs changed since they were last built, side by side. */
export async function build(names: TargetName[], say = console.log): Promise<void> {
  await Promise.all(names.map(name => buildIfStale(name, say)))
}

async function buildIfStale(name: TargetName, say: (line: string) => void): Promise<void> {
  const target: Target = targets[name]
  const stamp = join(root, 'dist', '.stamps', name)

  await alone(join(root, '.cache', `build-${name}.lock`), async () => {
    const print = fingerprint(root, target.inputs, target.variables)
    if (isStamped(stamp, print) && existsSync(join(root, target.output))) return

    say(`Building ${name} (about ${target.seconds} s) · 正在构建`)
    const started = Date.now()
    await target.build()
    putStamp(stamp, print)
    say(`Built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  })
}
