import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Found, lintFolder, root } from './biome'

const forbidden: [who: string, path: string, module: string, where: string][] = [
  ['rules.ts the store', 'cloudfunctions/domain/sites/rules.ts', './store', 'gather in operations.ts'],
  [
    'rules.ts another store',
    'cloudfunctions/domain/sites/rules.ts',
    '../orgs/store',
    'gather in operations.ts',
  ],
  ['rules.ts the SDK', 'cloudfunctions/domain/sites/rules.ts', 'wx-server-sdk', 'platform/wechat.ts'],
  [
    'rules.ts WeChat',
    'cloudfunctions/domain/sites/rules.ts',
    '../../platform/wechat',
    'gather in operations.ts',
  ],
  ['a store the SDK', 'cloudfunctions/domain/sites/store.ts', 'wx-server-sdk', 'platform/wechat.ts'],
  [
    'a function a screen',
    'cloudfunctions/domain/sites/operations.ts',
    '../../../src/ui/card',
    'src/contract',
  ],
  ['a function dayjs', 'cloudfunctions/domain/sites/operations.ts', 'dayjs', 'src/contract/calendar.ts'],
  [
    'a function a plugin of dayjs',
    'cloudfunctions/kernel/serve.ts',
    'dayjs/plugin/utc',
    'src/contract/calendar.ts',
  ],
  ['a function the local cloud', 'cloudfunctions/kernel/db.ts', '../../emulator/clock', 'beside the product'],
  ['WeChat a screen', 'cloudfunctions/platform/wechat.ts', '../../src/ui/card', 'src/contract'],
  [
    'a screen a function',
    'src/features/sites/sites.tsx',
    '../../../cloudfunctions/domain/sites/rules',
    'src/cloud/call.ts',
  ],
  ['a screen dayjs', 'src/features/sites/sites.tsx', 'dayjs', 'src/contract/calendar.ts'],
  ['a screen the SDK', 'src/features/sites/sites.tsx', 'wx-server-sdk', 'platform/wechat.ts'],
  ['a screen the local cloud', 'src/pages/home/index.tsx', '../../../emulator/clock', 'beside the product'],
  ['the kit a feature', 'src/ui/card.tsx', '../features/sites/words', 'src/ui knows no noun'],
  ['the kit a function', 'src/ui/card.tsx', '../../cloudfunctions/kernel/db', 'src/cloud/call.ts'],
  ['the contract a screen', 'src/contract/calendar.ts', '../ui/card', 'imports nothing of ours'],
  [
    'the contract a function',
    'src/contract/calendar.ts',
    '../../cloudfunctions/kernel/db',
    'imports nothing of ours',
  ],
  [
    'the local cloud a function',
    'emulator/server/http.ts',
    '../../cloudfunctions/kernel/db',
    'speaks for WeChat',
  ],
  ['the local cloud a screen', 'emulator/server/http.ts', '../../src/contract/calendar', 'speaks for WeChat'],
  ['the local cloud the SDK', 'emulator/server/http.ts', 'wx-server-sdk', 'platform/wechat.ts'],
  ['a type a function', 'types/sites.ts', '../cloudfunctions/kernel/db', 'imports only types/'],
  ['a type a package', 'types/sites.ts', 'valibot', 'imports only types/'],
]

const allowed: [who: string, path: string, module: string][] = [
  ['rules.ts the calendar', 'cloudfunctions/domain/sites/rules.ts', '../../../src/contract/calendar'],
  ['rules.ts a type', 'cloudfunctions/domain/sites/rules.ts', '../../../types/sites'],
  ['WeChat the SDK', 'cloudfunctions/platform/wechat.ts', 'wx-server-sdk'],
  ['the contract dayjs', 'src/contract/calendar.ts', 'dayjs'],
  ['the contract a type', 'src/contract/calendar.ts', '../../types/time'],
  ['a screen the contract', 'src/features/sites/sites.tsx', '../../contract/calendar'],
  ['the local cloud the declaration', 'emulator/start.ts', '../config/cloud'],
  ['a type another type', 'types/sites.ts', './orgs'],
]

/** One text for each path, with one import on each line. */
function texts(): Record<string, string> {
  const lines: Record<string, string[]> = {}
  for (const [, path, module] of [...forbidden, ...allowed]) {
    lines[path] = [...(lines[path] ?? []), `import '${module}'`]
  }
  return Object.fromEntries(Object.entries(lines).map(([path, imports]) => [path, imports.join('\n')]))
}

function complaintAbout(path: string, module: string): string | undefined {
  const line = (texts()[path] ?? '').split('\n').indexOf(`import '${module}'`) + 1
  return found.find(each => each.path === path && each.line === line)?.message
}

let found: Found[]
beforeAll(() => {
  found = lint(texts()).filter(({ category }) => category === 'lint/style/noRestrictedImports')
})

describe('what may not be imported, and where it belongs instead', () => {
  it.each(forbidden)('%s', (_, path, module, where) => {
    expect(complaintAbout(path, module)).toContain(where)
  })
})

describe('what may be imported', () => {
  it.each(allowed)('%s', (_, path, module) => {
    expect(complaintAbout(path, module)).toBeUndefined()
  })
})

it('two files that import each other are refused', () => {
  const circle = lint({
    'src/here.ts': "import { there } from './there'\n\nexport const here = () => there\n",
    'src/there.ts': "import { here } from './here'\n\nexport const there = () => here\n",
  })
  expect(circle.map(({ category }) => category)).toContain('lint/suspicious/noImportCycles')
})

/** Each text stands at its path in a folder of its own, under the project's rules. */
function lint(texts: Record<string, string>): Found[] {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
  try {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return lintFolder(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
