import { parseArgs } from 'node:util'
import { isSeedName, type SeedName, seedNames } from './seeding'

export interface CloudOptions {
  /** 0 takes any free port. */
  port: number
  /** The one page that may ask from a browser; null = none. */
  appOrigin: string | null
  dataFolder: string
  functionsFolder: string
  seed: SeedName
  /** A JSON file that adds to config/cloud.ts. */
  declarationFile?: string
  /** The built mini-program's `app.json`, which says what pages there are; without it every path is a page. */
  appJsonFile?: string
  /** Where the clock starts; undefined = the machine's time. */
  now?: number
  isFrozen: boolean
  /** Refuse what no declared index serves. */
  isStrict: boolean
  /** Do timers fire by themselves? */
  runsTimers: boolean
  /** Warm instances keep the identity of the call before, as some say the service does. */
  isDirty: boolean
  maximumInstances: number
  /** Ends when whoever started it is gone: its standard input ends then. */
  endsWithInput: boolean
}

/** Something a person can put right; told in one sentence, exit code 2. */
export class StartError extends Error {}

/** The command line as options. Throws a StartError that names the wrong option. */
export function readOptions(commandLine: string[]): CloudOptions {
  const { values } = parse(commandLine)
  const { seed } = values
  if (!isSeedName(seed)) throw new StartError(`--seed is one of ${seedNames.join(', ')}, not ${seed}.`)
  return {
    port: whole(values['cloud-port'], '--cloud-port', 65_535),
    appOrigin: values['app-origin'],
    dataFolder: values.data,
    functionsFolder: values.functions,
    seed,
    declarationFile: values.declaration,
    appJsonFile: values['app-json'],
    now: values.now === undefined ? undefined : whole(values.now, '--now', 8.64e15),
    isFrozen: values.frozen,
    isStrict: !values.lenient,
    runsTimers: !values['no-timers'],
    isDirty: values.dirty,
    maximumInstances: whole(values.instances, '--instances', 1000),
    endsWithInput: values['end-with-input'],
  }
}

function parse(commandLine: string[]) {
  try {
    return parseArgs({
      args: commandLine,
      options: {
        'cloud-port': { type: 'string', default: '8090' },
        'app-origin': { type: 'string', default: 'http://127.0.0.1:8080' },
        data: { type: 'string', default: '.emulator' },
        functions: { type: 'string', default: 'dist/cloudfunctions' },
        seed: { type: 'string', default: 'county' },
        declaration: { type: 'string' },
        'app-json': { type: 'string' },
        now: { type: 'string' },
        frozen: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: true },
        lenient: { type: 'boolean', default: false },
        'no-timers': { type: 'boolean', default: false },
        dirty: { type: 'boolean', default: false },
        instances: { type: 'string', default: '8' },
        'end-with-input': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}.`)
  }
}

function whole(value: string, name: string, maximum: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > maximum)
    throw new StartError(`${name} is a whole number, not ${value}.`)
  return number
}
