import { join } from 'node:path'
import { buildFunctions } from '../../config/functions'
import { buildEmulator } from '../../emulator/build'
import { buildTaro } from './taro'

export const root = join(__dirname, '..', '..')

export interface Target {
  /** Files and folders, from the root, that decide what comes out. */
  inputs: string[]
  /** Environment variables that do so too. */
  variables?: string[]
  /** The file that shows that something came out. */
  output: string
  seconds: number
  build(): Promise<void>
}

const anything = ['package.json', 'package-lock.json', 'types', 'config/cloud.ts', 'scripts/build']
const screens = [...anything, 'src', 'config', 'babel.config.js', 'project.config.json', 'tsconfig.json']

const variables = ['TARO_APP_CLOUD_ENV']

export const targets = {
  functions: {
    inputs: [...anything, 'cloudfunctions', 'src/contract', 'config/functions.ts', 'config/notice.ts'],
    output: 'dist/cloudfunctions/api/index.js',
    seconds: 1,
    build: () => buildFunctions(join(root, 'dist/cloudfunctions'), join(root, 'dist/storage-rule.json')),
  },
  emulator: {
    inputs: [...anything, 'emulator'],
    output: 'dist/emulator/main.mjs',
    seconds: 1,
    build: () => buildEmulator(),
  },
  h5: {
    inputs: screens,
    variables,
    output: 'dist/h5/index.html',
    seconds: 20,
    build: () => buildTaro('h5'),
  },
  weapp: {
    inputs: screens,
    variables,
    output: 'dist/weapp/app.json',
    seconds: 20,
    build: () => buildTaro('weapp'),
  },
  gallery: {
    inputs: screens,
    variables,
    output: 'dist/gallery/index.html',
    seconds: 40,
    build: () => buildTaro('gallery'),
  },
} satisfies Record<string, Target>

export type TargetName = keyof typeof targets
