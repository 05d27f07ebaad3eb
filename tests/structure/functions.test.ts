import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloud } from '../../config/cloud'
import { root } from './biome'

const built = join(root, 'dist/cloudfunctions')
const readJson = (path: string) => JSON.parse(readFileSync(join(built, path), 'utf8'))

it('builds the functions that config/cloud.ts declares, and no others', () => {
  expect(readdirSync(built).sort()).toEqual(Object.keys(cloud.functions).sort())
})

describe.each(Object.entries(cloud.functions))('the function %s', (name, { openapi, timer }) => {
  it('says what it may call and when it runs, as declared', () => {
    const triggers = timer ? [{ name: timer.name, type: 'timer', config: timer.cron }] : []
    expect(readJson(`${name}/config.json`)).toEqual({ permissions: { openapi }, triggers })
  })

  it('leaves nothing for the platform to install', () => {
    expect(readJson(`${name}/package.json`)).toMatchObject({ main: 'index.js' })
    expect(readJson(`${name}/package.json`)).not.toHaveProperty('dependencies')
  })

  it('loads by itself, far from node_modules', () => {
    const folder = mkdtempSync(join(tmpdir(), 'function-'))
    try {
      cpSync(join(built, name), folder, { recursive: true })
      const script = "process.stdout.write(typeof require('./index.js').main); process.exit()"
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(`${stdout}${stderr}`).toBe('function')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('requires nothing but Node and the files beside it', () => {
    const files = readdirSync(join(built, name))
    const text = readFileSync(join(built, name, 'index.js'), 'utf8')
    const required = new Set([...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module = '']) => module))
    const foreign = [...required].filter(
      module =>
        !builtinModules.includes(module.replace(/^node:/, '')) && !files.includes(module.replace('./', '')),
    )
    expect(foreign).toEqual([])
  })
})
