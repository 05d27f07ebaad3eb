import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(__dirname, '..', '..')
/** As deep as this folder, so that the texts find the project by the same paths. */
const folder = join(root, '.cache', 'structure')

/** What the compiler says about each text, under the project's own settings, as if it stood in this folder. */
export function compile<Name extends string>(texts: Record<Name, string>): Record<Name, string[]> {
  const names = Object.keys(texts) as Name[]
  const fileOf = (name: Name) => `${name.replace(/\W+/g, '-')}.ts`

  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of names) writeFileSync(join(folder, fileOf(name)), texts[name])
  const settings = { extends: '../../tsconfig.json', files: names.map(fileOf), include: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))

  const complaints = complaintsOfCompiler()
  return Object.fromEntries(
    names.map(name => [name, complaints.filter(({ file }) => file === fileOf(name)).map(({ said }) => said)]),
  ) as Record<Name, string[]>
}

/** Each begins with its place; what explains it further stands indented below. */
function complaintsOfCompiler(): { file: string; said: string }[] {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false', '-p', folder], {
    encoding: 'utf8',
  })
  return stdout.split(/\n(?=\S)/).flatMap(complaint => {
    const [, path, said] = /^(\S.*?)\(\d+,\d+\): error TS\d+: (.*)$/s.exec(complaint) ?? []
    return path && said ? [{ file: basename(path), said }] : []
  })
}
