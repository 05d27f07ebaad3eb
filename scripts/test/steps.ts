import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from '../build'
import type { TargetName } from '../build/targets'
import { type Ended, root, runTool } from './command'

export interface Result {
  passed: number
  failed: number
  /** What a person needs to read to put it right. */
  failures: string[]
  /** The tests that failed, each with its file; nothing where a step is no list of tests. */
  names?: string[]
}

export interface Step {
  name: string
  /** Steps that have to be over, and well, before. */
  needs: string[]
  /** Of the two processors. */
  cores: 1 | 2
  run(): Promise<Result>
}

export const lint: Step = {
  name: 'format and lint',
  needs: [],
  cores: 1,
  run: async () => oneCase(await runTool('biome', ['check', '--error-on-warnings', '--max-diagnostics=50'])),
}

export const types: Step = {
  name: 'types',
  needs: [],
  cores: 1,
  run: async () =>
    oneCase(
      await runTool('tsc', ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo']),
    ),
}

export const unused: Step = {
  name: 'unused code',
  needs: [],
  cores: 1,
  run: async () => oneCase(await runTool('knip', ['--no-progress', '--no-config-hints'])),
}

export function building(target: TargetName): Step {
  return {
    name: `build ${target}`,
    needs: [],
    cores: 1,
    run: async () => {
      await build([target], () => {})
      return { passed: 1, failed: 0, failures: [] }
    },
  }
}

/** `projects` are those of config/jest.config.mjs; of their tests only those under `paths`, where some are named. */
export function testing(
  name: string,
  projects: string[],
  needs: string[],
  env: Record<string, string> = {},
  paths: string[] = [],
): Step {
  return { name, needs, cores: 2, run: () => runJest(name, projects, env, paths) }
}

export const wechatCheck: Step = {
  name: "WeChat's schema check and compilers",
  needs: ['build weapp'],
  cores: 1,
  run: async () => {
    const { said } = await runTool('run', ['tests/weapp/wechat-check/check.ts'])
    const last = said
      .trim()
      .split('\n')
      .findLast(line => line.startsWith('[{"name"'))
    if (!last) return { passed: 0, failed: 1, failures: [said] }

    const cases: { name: string; failure: string | null }[] = JSON.parse(last)
    const failures = cases.flatMap(({ name, failure }) => (failure === null ? [] : [`${name}\n${failure}`]))
    return { passed: cases.length - failures.length, failed: failures.length, failures }
  },
}

function oneCase({ code, said }: Ended): Result {
  return code === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [said] }
}

interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numRuntimeErrorTestSuites: number
  testResults: {
    /** The file. */
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

async function runJest(
  name: string,
  projects: string[],
  env: Record<string, string>,
  paths: string[],
): Promise<Result> {
  const reportFile = join(root, '.cache', `jest-${name.replace(/\W+/g, '-')}.json`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(reportFile, { force: true })

  // A test waits for its cloud a third of the time; a browser is never idle.
  const workers = projects.includes('browsers') ? 2 : 3
  const args = [
    '--config',
    'config/jest.config.mjs',
    '-w',
    String(workers),
    '--json',
    '--outputFile',
    reportFile,
  ]
  const { said } = await runTool('jest', [...args, '--selectProjects', ...projects, '--', ...paths], env)

  const report = readReport(reportFile)
  if (!report) return { passed: 0, failed: 1, failures: [said] }
  return {
    passed: report.numPassedTests,
    // A file that does not even load counts as one.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    failures: report.testResults.filter(({ status }) => status === 'failed').map(({ message }) => message),
    names: report.testResults.flatMap(namesOfFailed),
  }
}

function namesOfFailed({ name, status, assertionResults }: JestReport['testResults'][number]): string[] {
  const file = relative(root, name).replaceAll('\\', '/')
  const failed = assertionResults.filter(each => each.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${file}: does not load`]
  return failed.map(({ fullName }) => `${file}: ${fullName}`)
}

function readReport(path: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
