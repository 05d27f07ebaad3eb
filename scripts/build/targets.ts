import { join } from 'node:path'
import { buildFunctions } from '../../config/functions'
import { buildEmulator } from '../../emulator/build'
import { buildTaro } from './taro'

export const root = join(__dirname, '..', '..')

interface Target {
  /** Files and folders, from the root, that decide what comes out. */
  inputs: string[]
  /** The file that shows that something came out. */
  output: string
  seconds: number
  build(): Promise<void>
}

const anything = ['package.json', 'package-lock.json', 'types', 'config/cloud.ts', 'scripts/build']
const screens = [
  ...anything,
  'src',
  'config/index.ts',
  'config/dev.ts',
  'config/prod.ts',
  'babel.config.js',
  'project.config.json',
  'tsconfig.json',
]

export const targets = {
  functions: {
    inputs: [...anything, 'cloudfunctions', 'src/contract', 'config/functions.ts'],
    output: 'dist/cloudfunctions/api/index.js',
    seconds: 1,
    build: () => buildFunctions(join(root, 'dist/cloudfunctions')),
  },
  emulator: {
    inputs: [...anything, 'emulator'],
    output: 'dist/emulator/main.mjs',
    seconds: 1,
    build: () => buildEmulator(),
  },
  h5: { inputs: screens, output: 'dist/h5/index.html', seconds: 20, build: () => buildTaro('h5') },
  weapp: { inputs: screens, output: 'dist/weapp/app.json', seconds: 20, build: () => buildTaro('weapp') },
} satisfies Record<string, Target>

export type TargetName = keyof typeof targets
